import { define } from '../elements/base/define.js';
import { releaseLanguage, setLanguage } from '../i18n/translate.js';
import {
  addBooleans,
  newLabAttributes,
  readEarly,
  runAttributes,
  settingsOf,
  showAttributes,
} from './attributes.js';
import { addFrameStyle, facade } from './facade.js';
import { keepKeys } from './keys.js';
import './languages.js';
import { followLanguage, languageOf } from './page-language.js';
import { ThemeFollower } from './theme.js';

/** @typedef {import('./loaded-lab.js').Live} Live */
/** @typedef {import('./events.js').Reading} Reading */

/** A lab that is no farther than this from the visible part of the page loads its code. */
const NEAR = '400px';

/** Whether the browser asks sites to load little data. */
const savesData = () =>
  matchMedia('(prefers-reduced-data: reduce)').matches ||
  Boolean(/** @type {any} */ (navigator).connection?.saveData);

/**
 * What a lab is doing. Rates are from 0 to 1, null while there is none.
 * @typedef {object} LabSummary
 * @property {'idle' | 'loading' | 'ready' | 'running' | 'paused' | 'done' | 'diverged' | 'failed'} status
 *   "idle" before the lab is loaded
 * @property {string} message  what went wrong, or empty
 * @property {number} epoch  from 1; 0 before training
 * @property {number} epochs  of the whole run
 * @property {number | null} trainCost
 * @property {number | null} validationErrorRate
 * @property {number | null} validationCost
 * @property {number | null} testErrorRate
 * @property {string | null} weightsSha256
 */

/** What a server renders a page with, which has no elements. */
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? Object);

/**
 * A multilayer perceptron to train and to try, in any page. Its children are shown where JavaScript
 * does not run.
 *
 * It loads its code when it comes near the visible part of the page, or when its button is pressed.
 * In browsers that save data it waits for the button. It trains only while a part of it is visible.
 * If a page has several labs, one trains at a time.
 *
 * @element mlp-lab
 *
 * @attr {'full' | 'train' | 'curve' | 'draw'} [view=full] - the whole lab; training, curve and pad; training and curve; the pad
 * @attr {'full' | 'simple' | 'none'} [controls=full] - all buttons and figures; Train and Pause; nothing to press
 * @attr {string} hide - parts to leave out: data, network, train, curve, try, details
 * @attr {string} preset - mnist-seed, mnist-relu, cifar-seed, cifar-relu, digits or shapes
 * @attr {string} [dataset=digits] - digits, shapes, mnist or cifar10; the last two need data-src
 * @attr {string} layers - units of each hidden layer, e.g. "128 64"; empty for none
 * @attr {number} epochs - 1 to 100000
 * @attr {number} seed - 0 to 2^53 - 1
 * @attr {'exact' | 'fast'} [mode=exact] - arithmetic: the same bits on every machine, or quicker
 * @attr {string} config - settings as the lab's links carry them, e.g. "preset=digits&seed=3"
 * @attr {boolean} autostart - trains as soon as it is visible and no other lab is training; "false" is off, as in all attributes of this kind
 * @attr {boolean} compact - less height: a lower chart, answers in two columns; not in the full view
 * @attr {'auto' | 'light' | 'dark'} [theme=auto] - auto follows what is behind the element
 * @attr {string} data-src - folder of data packs
 * @attr {string} model-src - a saved network (.safetensors) to show until somebody trains
 * @attr {string} lang - language of the lab, a tag as "de" or "de-AT"; without one, that of the page around it; there are English, German, Spanish and Simplified Chinese, and English stands for all other languages
 * @attr {'lazy' | 'eager'} [loading=lazy] - eager loads at once
 *
 * @prop {boolean} autostart - the attribute of this name
 * @prop {boolean} compact - the attribute of this name
 *
 * @fires {CustomEvent<{recipe: object, layers: number[], classNames: string[]}>} mlp-ready - a run is ready to train, or a saved network to read
 * @fires {CustomEvent<{epoch: number, epochs: number, batch: number, batches: number, position: number, trainCost: number, trainErrorRate: number, samplesPerSecond: number, gflops: number}>} mlp-progress - at most 20 a second
 * @fires {CustomEvent<{epoch: number, trainCost: number, validationErrorRate: number, validationCost: number | null, seconds: number}>} mlp-epoch - an epoch is done
 * @fires {CustomEvent<{testErrorRate: number, confusionMatrix: number[][], weightsSha256: string, seconds: number}>} mlp-done - the run is done or was stopped
 * @fires {CustomEvent<Reading>} mlp-predict - the network read what is drawn
 * @fires {CustomEvent<{message: string}>} mlp-error - what went wrong, in a sentence
 *
 * @csspart frame - the box around everything
 * @csspart facade - what is shown before the lab is loaded
 * @csspart start - the facade's button
 *
 * @cssprop --mlp-paper - background
 * @cssprop --mlp-surface - background of buttons and fields
 * @cssprop --mlp-ink - text
 * @cssprop --mlp-ink-soft - less important text
 * @cssprop --mlp-line - lines and borders
 * @cssprop --mlp-accent - Train, bars, the focus
 * @cssprop --mlp-on-accent - text on the accent
 * @cssprop --mlp-good - what went well
 * @cssprop --mlp-bad - what went wrong
 * @cssprop --mlp-font - font of text
 * @cssprop --mlp-mono - font of hashes
 * @cssprop --mlp-picture-paper - background of grey pictures
 */
export class MlpLab extends Base {
  static {
    addBooleans(this.prototype);
  }

  static observedAttributes = [...newLabAttributes, 'theme', ...runAttributes, ...showAttributes];

  /** @type {HTMLDivElement} */
  #frame;
  /** @type {ReturnType<typeof facade> | null} */
  #facade = null;
  /** @type {Live | null} */
  #live = null;
  /** @type {Promise<Live | null> | null} */
  #loading = null;
  /** Resolves when the texts are in the lab's language. @type {Promise<void>} */
  #textsReady = Promise.resolve();
  /** @type {ThemeFollower | null} */
  #theme = null;
  /** The language that the lab asked for. */
  #language = '';
  /** @type {MutationObserver | null} */
  #languageObserver = null;
  /** @type {IntersectionObserver | null} */
  #nearObserver = null;
  /** @type {IntersectionObserver | null} */
  #visibleObserver = null;
  #visible = false;
  /** Counts labs of this element, so that code that loads too late for one is ignored. */
  #generation = 0;
  /** Attributes that changed and were not read yet. @type {Set<string>} */
  #changed = new Set();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    addFrameStyle(shadow);
    keepKeys(shadow);
    this.#frame = document.createElement('div');
    this.#frame.setAttribute('part', 'frame');
    shadow.append(this.#frame);
  }

  connectedCallback() {
    if (this.#visibleObserver) return; // only moved
    readEarly(this);
    this.#visibleObserver = new IntersectionObserver(([...entries]) => {
      this.#visible = /** @type {IntersectionObserverEntry} */ (entries.at(-1)).isIntersecting;
      this.#live?.setVisible(this.#visible);
    });
    this.#visibleObserver.observe(this);
    this.#showFacade();
    this.#applyTheme();
    this.#languageObserver = followLanguage(
      this,
      () => this.#language,
      () => this.attributeChangedCallback('lang', '', null),
    );
  }

  disconnectedCallback() {
    // An element that is only moved is connected again before this runs.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#visibleObserver?.disconnect();
      this.#visibleObserver = null;
      this.#nearObserver?.disconnect();
      this.#nearObserver = null;
      this.#theme?.stop();
      this.#theme = null;
      this.#languageObserver?.disconnect();
      this.#end();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#visibleObserver) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#readAttributes());
    this.#changed.add(name);
  }

  /** @returns {LabSummary} what the lab is doing, as a copy */
  get state() {
    const state = this.#live?.state;
    const outcome = state?.current?.outcome;
    const validated = state?.current?.points.findLast(
      ({ validationErrorRate }) => validationErrorRate !== undefined,
    );
    return {
      status: state?.status ?? 'idle',
      message: state?.message ?? '',
      epoch: state?.progress?.epoch ?? 0,
      epochs: state?.recipe.epochs ?? 0,
      trainCost: state?.progress?.trainCost ?? null,
      validationErrorRate: validated?.validationErrorRate ?? null,
      validationCost: validated?.validationCost ?? null,
      testErrorRate: outcome?.testErrorRate ?? null,
      weightsSha256: outcome?.weightsSha256 ?? null,
    };
  }

  /**
   * Trains, or continues after a pause. Loads the lab if necessary. Training waits until the element
   * is visible.
   * @returns {Promise<void>} resolves when training has started, or the element is gone from its page
   */
  async train() {
    await (await this.#load())?.train();
  }

  /** Pauses the training. @returns {Promise<void>} */
  async pause() {
    await this.#live?.pause();
  }

  /** Back to the initial weights. @returns {Promise<void>} */
  async reset() {
    await this.#live?.reset();
  }

  /**
   * The network's answer to a picture.
   * @param {Uint8Array} [pixels]  0 to 255. Grey images of 28 x 28 have 784 values, with high values for
   *   ink; colour images of 32 x 32 have 3072: the red, green and blue planes. Default: the drawing on
   *   the pad
   * @returns {Promise<Reading | null>} null when nothing is drawn
   * @throws {Error} before mlp-ready, or when the picture has another size
   */
  async predict(pixels) {
    const live = await this.#load();
    return live ? live.predict(pixels) : null;
  }

  /** Shows the facade until the lab is loaded. */
  #showFacade() {
    const settings = settingsOf(this);
    this.#reserve(settings);
    this.#language = languageOf(this);
    this.#textsReady = setLanguage(this, this.#language).then((language) => {
      this.#frame.lang = language;
    });
    this.#facade = facade(settings.view, this.#textsReady, () => void this.#load());
    this.#frame.replaceChildren(this.#facade.box);
    for (const message of settings.faults) this.#tell('mlp-error', { message });
    if (this.getAttribute('loading') === 'eager') void this.#load();
    else if (!savesData()) {
      this.#nearObserver = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#load();
        },
        { rootMargin: NEAR },
      );
      this.#nearObserver.observe(this);
    }
  }

  /**
   * Reserves the height of the lab, if it has all the parts of its view.
   * @param {import('./attributes.js').Settings} settings
   */
  #reserve({ view, compact, hide, modelSrc }) {
    const room = hide.size > 0 || modelSrc ? '' : view;
    this.#frame.className = `frame ${room} ${compact ? 'compact' : ''}`;
  }

  /** Loads the lab. Several calls load it once. */
  #load() {
    this.#loading ??= this.#loadNow();
    return this.#loading;
  }

  /** @returns {Promise<Live | null>} null if the element was removed meanwhile, or the code did not load */
  async #loadNow() {
    this.#nearObserver?.disconnect();
    this.#nearObserver = null;
    this.#facade?.loading();
    const generation = this.#generation;
    const settings = settingsOf(this);
    try {
      const [{ Live, inner }] = await Promise.all([
        settings.view === 'full' ? workbench() : compact(settings),
        this.#textsReady,
      ]);
      // What ran until here was the code of its files: the rest is a task of its own.
      await new Promise((resolve) => setTimeout(resolve));
      if (generation !== this.#generation) return null;
      this.#live = new Live(inner, settings, (name, detail) => this.#tell(name, detail));
      this.#live.setVisible(this.#visible);
      // Not shown before what is in sight is there, whose parts would push each other about.
      inner.style.display = 'none';
      this.#frame.append(inner);
      await this.#live.drawn;
      if (generation !== this.#generation) return null;
      inner.style.display = '';
      this.#facade?.box.remove();
      this.#facade = null;
    } catch (error) {
      if (generation !== this.#generation) return null;
      this.#loading = null;
      this.#facade?.failed();
      this.#tell('mlp-error', { message: String(error) });
    }
    return this.#live;
  }

  /** Ends the lab, if there is one. */
  #end() {
    this.#generation++;
    releaseLanguage(this);
    this.#live?.dispose();
    this.#live = null;
    this.#loading = null;
    this.#facade = null;
    this.#frame.replaceChildren();
  }

  /** Reads the attributes again after a change. */
  #readAttributes() {
    const changed = [...this.#changed];
    this.#changed.clear();
    if (!this.#visibleObserver) return;
    if (changed.includes('theme')) this.#applyTheme();
    const others = changed.filter((name) => name !== 'theme');
    if (others.length === 0) return;
    if (!this.#live || others.some((name) => newLabAttributes.includes(name))) {
      const loaded = this.#loading !== null;
      this.#end();
      this.#showFacade();
      if (loaded) void this.#load();
      return;
    }
    const settings = settingsOf(this);
    for (const message of settings.faults) this.#tell('mlp-error', { message });
    this.#reserve(settings);
    this.#live.show(settings);
    if (others.some((name) => runAttributes.includes(name))) void this.#live.configure(settings);
  }

  /** Applies the theme: a fixed one, or the page's. */
  #applyTheme() {
    this.#theme?.stop();
    this.#theme = null;
    const theme = this.getAttribute('theme');
    const apply = (/** @type {string} */ scheme) => (this.#frame.style.colorScheme = scheme);
    if (theme === 'light' || theme === 'dark') apply(theme);
    else this.#theme = new ThemeFollower(this, apply);
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    // In a statement of its own: inside dispatchEvent(), the analyzer of this file would list an event "name".
    const event = new CustomEvent(name, { detail, bubbles: true, composed: true });
    this.dispatchEvent(event);
  }
}

async function workbench() {
  const [{ Live }, { MlpWorkbench }] = await Promise.all([
    import('./loaded-lab.js'),
    import('../lab/workbench.js'),
  ]);
  return { Live, inner: new MlpWorkbench() };
}

/** @param {import('./attributes.js').Settings} settings */
async function compact({ view, compact }) {
  const [{ Live }, { MlpCompact }, pad] = await Promise.all([
    import('./loaded-lab.js'),
    import('./compact.js'),
    view === 'curve' ? null : import('../lab/views/try-parts.js'),
  ]);
  const element = new MlpCompact();
  element.view = /** @type {any} */ (view);
  element.compact = compact;
  element.pad = pad;
  return { Live, inner: element };
}

// A second copy of this script steps back.
define('mlp-lab', MlpLab);
