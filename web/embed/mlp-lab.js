import { fallSilent, speak } from '../i18n/translate.js';
import { newLabAttributes, runAttributes, settingsOf, showAttributes } from './attributes.js';
import { dress, facade } from './facade.js';
import { followLanguage, languageOf } from './language.js';
import { ThemeFollower } from './theme.js';

/** @typedef {import('./live.js').Live} Live */
/** @typedef {import('./events.js').Reading} Reading */

/** How far below the window's edge a lab begins to load. */
const NEAR = '400px';

/** Whether the person asked for little to be loaded. */
const savesData = () =>
  matchMedia('(prefers-reduced-data: reduce)').matches ||
  Boolean(/** @type {any} */ (navigator).connection?.saveData);

/**
 * What a lab is doing. Rates are from 0 to 1, null while there is none.
 * @typedef {object} LabSummary
 * @property {'idle' | 'loading' | 'ready' | 'running' | 'paused' | 'done' | 'diverged' | 'failed'} status
 *   "idle" before the lab has come to life
 * @property {string} message  what went wrong, or empty
 * @property {number} epoch  from 1; 0 before training
 * @property {number} epochs  of the whole run
 * @property {number | null} trainCost
 * @property {number | null} validationErrorRate
 * @property {number | null} testErrorRate
 * @property {string | null} weightsSha256
 */

/**
 * A multilayer perceptron to train and to try, in any page. Its children are shown where JavaScript
 * does not run.
 *
 * It loads its code when it comes near the window or is touched; where data is to be saved, only
 * when it is touched. It trains only while a part of it is on screen, and of several on a page one
 * trains at a time.
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
 * @attr {boolean} autostart - trains as soon as it is on screen and its turn comes
 * @attr {'auto' | 'light' | 'dark'} [theme=auto] - auto follows what is behind the element
 * @attr {string} data-src - folder of data packs
 * @attr {string} model-src - a saved network (.safetensors) to show until somebody trains
 * @attr {string} lang - language of the lab, a tag as "de" or "de-AT"; without one, that of the page around it; there are English and German, and English stands for all others
 * @attr {'lazy' | 'eager'} [loading=lazy] - eager loads at once
 *
 * @fires {CustomEvent<{recipe: object, layers: number[], classNames: string[]}>} mlp-ready - a run is ready to train, or a saved network to read
 * @fires {CustomEvent<{epoch: number, epochs: number, batch: number, batches: number, position: number, trainCost: number, trainErrorRate: number, samplesPerSecond: number, gflops: number}>} mlp-progress - at most 20 a second
 * @fires {CustomEvent<{epoch: number, trainCost: number, validationErrorRate: number, seconds: number}>} mlp-epoch - an epoch is done
 * @fires {CustomEvent<{testErrorRate: number, confusionMatrix: number[][], weightsSha256: string, seconds: number}>} mlp-done - the run is done or was stopped
 * @fires {CustomEvent<Reading>} mlp-predict - the network read what is drawn
 * @fires {CustomEvent<{message: string}>} mlp-error - what went wrong, in a sentence
 *
 * @csspart frame - the box around everything
 * @csspart facade - what stands there before the lab is loaded
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
export class MlpLab extends HTMLElement {
  static observedAttributes = [...newLabAttributes, 'theme', ...runAttributes, ...showAttributes];

  #frame;
  /** @type {ReturnType<typeof facade> | null} */
  #facade = null;
  /** @type {Live | null} */
  #live = null;
  /** @type {Promise<Live | null> | null} */
  #coming = null;
  /** What it speaks, once that is there. @type {Promise<void>} */
  #spoken = Promise.resolve();
  /** @type {ThemeFollower | null} */
  #theme = null;
  #language = '';
  /** @type {MutationObserver | null} */
  #tongue = null;
  /** @type {IntersectionObserver | null} */
  #near = null;
  /** @type {IntersectionObserver | null} */
  #sight = null;
  #inSight = false;
  /** Counts lives, so that code that comes too late for one is dropped. */
  #life = 0;
  /** What has changed since the last look at the attributes. @type {Set<string>} */
  #changed = new Set();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    dress(shadow);
    this.#frame = document.createElement('div');
    this.#frame.setAttribute('part', 'frame');
    shadow.append(this.#frame);
  }

  connectedCallback() {
    if (this.#sight) return; // only moved
    this.#sight = new IntersectionObserver(([...entries]) => {
      this.#inSight = /** @type {IntersectionObserverEntry} */ (entries.at(-1)).isIntersecting;
      this.#live?.setInSight(this.#inSight);
    });
    this.#sight.observe(this);
    this.#wait();
    this.#follow();
    this.#tongue = followLanguage(
      this,
      () => this.#language,
      () => this.attributeChangedCallback('lang', '', null),
    );
  }

  disconnectedCallback() {
    // An element that is only moved is connected again before this comes to pass.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#sight?.disconnect();
      this.#sight = null;
      this.#near?.disconnect();
      this.#near = null;
      this.#theme?.stop();
      this.#theme = null;
      this.#tongue?.disconnect();
      this.#end();
    });
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.#sight) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#take());
    this.#changed.add(name);
  }

  /** @returns {LabSummary} what the lab is doing, as a copy */
  get state() {
    const state = this.#live?.state;
    const outcome = state?.current?.outcome;
    const points = state?.current?.points ?? [];
    return {
      status: state?.status ?? 'idle',
      message: state?.message ?? '',
      epoch: state?.progress?.epoch ?? 0,
      epochs: state?.recipe.epochs ?? 0,
      trainCost: state?.progress?.trainCost ?? null,
      validationErrorRate:
        points.findLast(({ validationErrorRate }) => validationErrorRate !== undefined)
          ?.validationErrorRate ?? null,
      testErrorRate: outcome?.testErrorRate ?? null,
      weightsSha256: outcome?.weightsSha256 ?? null,
    };
  }

  /**
   * Trains, or goes on after a pause; brings the lab to life if need be. While the element is off
   * screen it only begins when it is seen.
   * @returns {Promise<void>} training is under way
   */
  async train() {
    await (await this.#come())?.train();
  }

  /** Holds the training. @returns {Promise<void>} */
  async pause() {
    await this.#live?.pause();
  }

  /** Back to the initial weights. @returns {Promise<void>} */
  async reset() {
    await this.#live?.reset();
  }

  /**
   * What the network makes of a picture.
   * @param {Uint8Array} [pixels]  0 to 255; 784 of them for grey pictures of 28 x 28, ink high, 3072 for
   *   RGB planes of 32 x 32; left out: what is drawn on the pad
   * @returns {Promise<Reading | null>} null when nothing is drawn
   * @throws {Error} before mlp-ready, or when the picture has another size
   */
  async predict(pixels) {
    const live = await this.#come();
    return live ? live.predict(pixels) : null;
  }

  /** Shows the facade until the lab is wanted. */
  #wait() {
    const settings = settingsOf(this);
    this.#frame.className = `frame ${settings.view}`;
    this.#language = languageOf(this);
    this.#spoken = speak(this, this.#language).then((language) => {
      this.#frame.lang = language;
    });
    this.#facade = facade(settings.view, this.#spoken, () => void this.#come());
    this.#frame.replaceChildren(this.#facade.box);
    for (const message of settings.faults) this.#tell('mlp-error', { message });
    if (this.getAttribute('loading') === 'eager') void this.#come();
    else if (!savesData()) {
      this.#near = new IntersectionObserver(
        (entries) => {
          if (entries.some(({ isIntersecting }) => isIntersecting)) void this.#come();
        },
        { rootMargin: NEAR },
      );
      this.#near.observe(this);
    }
  }

  /** Brings the lab to life, once however often it is asked for. */
  #come() {
    this.#coming ??= this.#bringToLife();
    return this.#coming;
  }

  /** @returns {Promise<Live | null>} null when the element is gone meanwhile, or nothing came */
  async #bringToLife() {
    this.#near?.disconnect();
    this.#near = null;
    this.#facade?.loading();
    const life = this.#life;
    const settings = settingsOf(this);
    try {
      const [{ Live, inner }] = await Promise.all([
        settings.view === 'full' ? workbench() : compact(settings.view),
        this.#spoken,
      ]);
      if (life !== this.#life) return null;
      this.#live = new Live(inner, settings, (name, detail) => this.#tell(name, detail));
      this.#live.setInSight(this.#inSight);
      this.#frame.replaceChildren(inner);
      this.#facade = null;
    } catch (error) {
      if (life !== this.#life) return null;
      this.#coming = null;
      this.#facade?.failed();
      this.#tell('mlp-error', { message: String(error) });
    }
    return this.#live;
  }

  /** Ends the lab, if there is one. */
  #end() {
    this.#life++;
    fallSilent(this);
    this.#live?.dispose();
    this.#live = null;
    this.#coming = null;
    this.#facade = null;
    this.#frame.replaceChildren();
  }

  /** Looks at the attributes again. */
  #take() {
    const changed = [...this.#changed];
    this.#changed.clear();
    if (!this.#sight) return;
    if (changed.includes('theme')) this.#follow();
    const others = changed.filter((name) => name !== 'theme');
    if (others.length === 0) return;
    if (!this.#live || others.some((name) => newLabAttributes.includes(name))) {
      const wanted = this.#coming !== null;
      this.#end();
      this.#wait();
      if (wanted) void this.#come();
      return;
    }
    const settings = settingsOf(this);
    for (const message of settings.faults) this.#tell('mlp-error', { message });
    this.#live.show(settings);
    if (others.some((name) => runAttributes.includes(name))) void this.#live.configure(settings);
  }

  /** Puts the theme on: a fixed one, or the page's. */
  #follow() {
    this.#theme?.stop();
    this.#theme = null;
    const theme = this.getAttribute('theme');
    const put = (/** @type {string} */ scheme) => (this.#frame.style.colorScheme = scheme);
    if (theme === 'light' || theme === 'dark') put(theme);
    else this.#theme = new ThemeFollower(this, put);
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    // Made apart from its sending: what analyses this file takes one made there for an event "name".
    const event = new CustomEvent(name, { detail, bubbles: true, composed: true });
    this.dispatchEvent(event);
  }
}

async function workbench() {
  const { Live, MlpWorkbench } = await import('./workbench.js');
  return { Live, inner: new MlpWorkbench() };
}

/** @param {'train' | 'curve' | 'draw'} view */
async function compact(view) {
  const [{ Live, MlpCompact }, pad] = await Promise.all([
    import('./compact.js'),
    view === 'curve' ? null : import('../lab/views/try-parts.js'),
  ]);
  const element = new MlpCompact();
  element.view = view;
  element.pad = pad;
  return { Live, inner: element };
}

customElements.define('mlp-lab', MlpLab);
