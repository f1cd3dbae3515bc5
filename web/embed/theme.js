/**
 * Follows the page's own light or dark theme. The background behind the element decides: that of the
 * nearest ancestor with a background colour, also outside of shadow roots. It counts as dark when its
 * luminance is below a half. Where no ancestor has a background, `color-scheme` of the root decides,
 * or of a meta element where the root has none. This works on every site, whatever it calls its themes.
 */
export class ThemeFollower {
  #element;
  #apply;
  #last = '';
  #frame = 0;
  #system = matchMedia('(prefers-color-scheme: dark)');
  #observer = new MutationObserver(() => this.#soon());
  #check = () => this.#soon();

  /**
   * @param {Element} element
   * @param {(scheme: 'light' | 'dark') => void} apply  called at once, and on every change
   */
  constructor(element, apply) {
    this.#element = element;
    this.#apply = apply;
    for (let each = parentOf(element); each; each = parentOf(each)) {
      this.#observer.observe(each, { attributes: true });
    }
    const meta = metaScheme(element);
    if (meta) this.#observer.observe(meta, { attributes: true });
    this.#system.addEventListener('change', this.#check);
    // A site may fade from one theme to the other: the final colour is known when the fade has ended.
    element.ownerDocument.addEventListener('transitionend', this.#check);
    // A style sheet may load after the element: WebKit does not make modules wait for one. The event
    // does not bubble, so the listener captures it.
    element.ownerDocument.addEventListener('load', this.#check, true);
    this.#look();
  }

  stop() {
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
    this.#system.removeEventListener('change', this.#check);
    this.#element.ownerDocument.removeEventListener('transitionend', this.#check);
    this.#element.ownerDocument.removeEventListener('load', this.#check, true);
  }

  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#look();
    });
  }

  #look() {
    const scheme = schemeBehind(this.#element);
    if (scheme === this.#last) return;
    this.#last = scheme;
    this.#apply(scheme);
  }
}

/**
 * @param {Element} element
 * @returns {Element | null} its parent as rendered: across slots and out of shadow roots
 */
export function parentOf(element) {
  const root = element.getRootNode();
  return (
    element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
  );
}

/**
 * What sets the colour scheme where no style does. The root's computed style does not show it.
 * @param {Element} element
 * @returns {HTMLMetaElement | null}
 */
const metaScheme = ({ ownerDocument }) => ownerDocument.querySelector('meta[name=color-scheme]');

/** @param {Element} element @returns {'light' | 'dark'} */
function schemeBehind(element) {
  for (let each = parentOf(element); each; each = parentOf(each)) {
    const { lightness, alpha } = parsed(getComputedStyle(each).backgroundColor);
    if (alpha > 0.5) return lightness < 0.5 ? 'dark' : 'light';
  }
  const { colorScheme } = getComputedStyle(element.ownerDocument.documentElement);
  const schemes = colorScheme === 'normal' ? (metaScheme(element)?.content ?? '') : colorScheme;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return /dark/.test(schemes) && (dark || !/light/.test(schemes)) ? 'dark' : 'light';
}

/**
 * How light and how opaque a colour is, both from 0 to 1. Browsers write computed colours as numbers:
 * "rgb()" and "color()" have red, green and blue; all others begin with lightness.
 * @param {string} colour
 */
function parsed(colour) {
  const [first = 0, second = 0, third = 0, alpha = 1] = (
    colour.replace(/\w+\(|display-p3|a98-/g, '').match(/-?[\d.]+(e-?\d+)?/g) ?? []
  ).map(Number);
  if (/^l(ab|ch)/.test(colour)) return { lightness: first / 100, alpha };
  if (colour.startsWith('okl')) return { lightness: first, alpha };
  const luma = 0.299 * first + 0.587 * second + 0.114 * third;
  return { lightness: colour.startsWith('rgb') ? luma / 255 : luma, alpha };
}
