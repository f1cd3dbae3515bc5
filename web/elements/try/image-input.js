/** Input of an image of the person's own for networks of colour images. */
import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { context2d } from '../base/canvas.js';
import { guardDrops } from '../base/guard-drops.js';
import { send } from '../base/send.js';
import { strings } from '../../i18n/en/watch.js';
import { controls, tokens } from '../base/styles.js';

const text = strings.imageInput;

/** Of the networks' images, until one is there. */
const SHAPE = { height: 32, width: 32 };

/** Larger squares are drawn smaller, because browsers refuse very large canvases. */
const MAX_CANVAS = 4096;

/** @typedef {import('../base/types.js').Picture} Picture */

/**
 * The mean colour of each of as many equal areas of an opaque image as a network's image has pixels; a source
 * pixel that lies in two areas counts in each by its part.
 *
 * @param {Uint8ClampedArray} rgba  height x width x 4; alpha is ignored
 * @param {number} width
 * @param {number} height
 * @param {{width: number, height: number}} to
 * @returns {Uint8Array} [3][to.height][to.width]
 */
export function areaAverage(rgba, width, height, to) {
  const columns = pieces(width, to.width);
  const area = to.width * to.height;
  const pixels = new Uint8Array(3 * area);
  const share = area / (width * height);
  pieces(height, to.height).forEach((rows, y) => {
    const sums = new Float64Array(3 * to.width);
    for (let row = rows.first; row <= rows.last; row++) {
      const weight =
        1 - (row === rows.first ? rows.before : 0) - (row === rows.last ? rows.after : 0);
      for (let x = 0; x < to.width; x++) {
        const { first, last, before, after } = columns[x];
        const from = 4 * (row * width + first);
        const end = 4 * (row * width + last);
        for (let c = 0; c < 3; c++) {
          // First whole pixels, then minus the parts that lie outside.
          let sum = 0;
          for (let at = from + c; at <= end + c; at += 4) sum += rgba[at];
          sum -= before * rgba[from + c] + after * rgba[end + c];
          sums[c * to.width + x] += weight * sum;
        }
      }
    }
    sums.forEach((sum, i) => {
      const [channel, x] = [Math.floor(i / to.width), i % to.width];
      pixels[channel * area + y * to.width + x] = Math.round(sum * share);
    });
  });
  return pixels;
}

/**
 * A line of pixels in equal pieces: the first and the last pixel that each touches, and how much of
 * the first lies before it and of the last after it.
 *
 * @param {number} length  pixels
 * @param {number} count  pieces
 */
function pieces(length, count) {
  return Array.from({ length: count }, (_, i) => {
    const from = (i * length) / count;
    const to = ((i + 1) * length) / count;
    const first = Math.floor(from);
    const last = Math.ceil(to) - 1;
    return { first, last, before: from - first, after: last + 1 - to };
  });
}

/**
 * The middle of an image file, of the form of the network's images, averaged to what the network sees.
 *
 * @param {Blob} file
 * @param {{height: number, width: number}} shape
 * @returns {Promise<Picture>}
 */
async function pictureOf(file, { height, width }) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(bitmap.width / width, bitmap.height / height);
  const [wide, high] = [width, height].map((side) => Math.max(1, Math.round(side * scale)));
  const smaller = Math.min(1, MAX_CANVAS / Math.max(wide, high));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(wide * smaller);
  canvas.height = Math.round(high * smaller);
  const context = context2d(canvas, { willReadFrequently: true });
  // Transparent parts become white.
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const left = Math.floor((bitmap.width - wide) / 2);
  const top = Math.floor((bitmap.height - high) / 2);
  context.drawImage(bitmap, left, top, wide, high, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const pixels = areaAverage(data, canvas.width, canvas.height, { width, height });
  return { pixels, height, width, channels: 3 };
}

/** Why a file cannot be read. @param {string} type  of its content, as the browser names it */
function problemOf(type) {
  if (type === 'image/svg+xml') return text.lines;
  return type.startsWith('image/') ? text.unreadable : text.notAnImage;
}

/** Properties: `seen` (Picture or null), `shape` (of the network's images). Event: `image-chosen` {picture}. */
export class MlpImageInput extends Panel {
  static properties = {
    seen: { attribute: false },
    shape: { attribute: false },
    _problem: { state: true },
    _over: { state: true },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .field {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--gap);
        padding: 14px;
        border: 1px dashed var(--ink-soft);
        border-radius: var(--radius);
        background: var(--surface);
      }
      .field.over {
        border-style: solid;
        border-color: var(--accent);
        outline: 2px solid var(--accent);
      }
      .words {
        display: grid;
        gap: 5px;
        flex: 1 1 150px;
      }
      .words button {
        justify-self: start;
      }
      figure {
        margin: 0;
      }
      .seen {
        width: 98px;
        height: 98px;
        border: 1px solid var(--line);
        background: var(--paper);
      }
      figcaption {
        margin-top: 3px;
      }
      .problem {
        margin-top: 6px;
        min-height: 1.45em;
        color: var(--bad);
      }
    `,
  ];

  /** Counts choices, so that the later of two quick ones is used. */
  #choice = 0;

  constructor() {
    super();
    guardDrops(this);
    /** @type {Picture | null} */
    this.seen = null;
    this.shape = SHAPE;
    this._problem = '';
    this._over = false;
  }

  render() {
    const label = this.seen ? text.seenLabel : text.nothingSeen;
    return html`
      <div
        tabindex="-1"
        class="field ${this._over ? 'over' : ''}"
        @dragenter=${this.#onDrag}
        @dragover=${this.#onDrag}
        @dragleave=${() => (this._over = false)}
        @drop=${this.#onDrop}
        @paste=${this.#onPaste}
      >
        <div class="words">
          <button @click=${this.#onPick}>${text.pick}</button>
          <span class="small">${text.hint}</span>
          <span class="small soft">${text.crop}</span>
          <input
            type="file"
            accept="image/*"
            hidden
            aria-label=${text.pick}
            @change=${this.#onFile}
          />
        </div>
        <figure>
          <div class="seen" data-testid="pad-input">
            ${
              this.seen
                ? html`<mlp-picture .picture=${this.seen} size="96" label=${label}></mlp-picture>`
                : nothing
            }
          </div>
          <figcaption class="small soft">${text.seen}</figcaption>
        </figure>
      </div>
      <p class="problem small" role="status">${this._problem}</p>
    `;
  }

  /** @param {Blob | null | undefined} file */
  async #take(file) {
    const choice = ++this.#choice;
    if (!file) {
      this._problem = text.notAnImage;
      return;
    }
    try {
      const picture = await pictureOf(file, this.shape ?? SHAPE);
      if (choice !== this.#choice) return;
      this._problem = '';
      this.seen = picture;
      send(this, 'image-chosen', { picture });
    } catch {
      if (choice !== this.#choice) return;
      this._problem = problemOf(file.type);
    }
  }

  #onPick() {
    /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector('input'))?.click();
  }

  /** @param {Event & {target: HTMLInputElement}} event */
  #onFile({ target }) {
    const [file] = target.files ?? [];
    if (file) this.#take(file);
    target.value = ''; // so that the same file can be chosen again
  }

  /** @param {DragEvent} event */
  #onDrag(event) {
    event.preventDefault();
    this._over = true;
  }

  /** @param {DragEvent} event */
  #onDrop(event) {
    event.preventDefault();
    this._over = false;
    this.#take(event.dataTransfer?.files[0]);
  }

  /** @param {ClipboardEvent} event */
  #onPaste(event) {
    const file = [...(event.clipboardData?.files ?? [])].find(({ type }) =>
      type.startsWith('image/'),
    );
    event.preventDefault();
    if (file) this.#take(file);
    else this._problem = text.noImagePasted;
  }
}

define('mlp-image-input', MlpImageInput);
