import { sentenceOf } from '../i18n/en/sentence-of.js';
import { lessonOf } from './course.js';
import { drawings } from './drawings.js';
import { keepRuns, keptRuns } from './kept-runs.js';
import { commonestMistake } from './measures.js';
import { movedImages } from './move-image.js';
import { configOf, situationOf } from './situation.js';

/** @typedef {import('./course.js').LessonName} LessonName */
/** @typedef {import('./course.js').Step} Step */
/** @typedef {import('./measures.js').Shown} Shown */
/** @typedef {import('./situation.js').LabState} LabState */
/** @typedef {import('./situation.js').Situation} Situation */
/** @typedef {NonNullable<import('../embed/loaded-lab.js').LabElement['controller']>} Controller */
/** @typedef {{pixels: Uint8Array, distance: number, name: string}} MovedExample  and what the network reads */
/** @typedef {{shown: Shown, examples: MovedExample[]}} Found  what came of a step */

/** Samples of each class that are moved: enough for a rate, and read in a moment. */
const PER_CLASS = 2;

/** Where the lesson covers the lower half of the page, as web/site/page.css has it. */
const NARROW = '(max-width: 899px)';

/**
 * The first element that a selector finds, in shadow roots too.
 * @param {Element | ShadowRoot} root
 * @param {string} selector
 * @returns {any}
 */
function find(root, selector) {
  const found = root.querySelector(selector);
  if (found) return found;
  for (const element of root.querySelectorAll('*')) {
    const inside = element.shadowRoot && find(element.shadowRoot, selector);
    if (inside) return inside;
  }
  return null;
}

/**
 * Does with a lab what a lesson asks for, and follows its state: whoever trains, pauses, stops or resets it.
 * Event: `change`, when `situation`, `isBusy`, `distance`, `fault` or `found` may be others.
 */
export class LabDriver extends EventTarget {
  /** @type {Situation} */
  situation = 'ready';
  /** By how many pixels the images are moved that are being read. @type {number | null} */
  distance = null;
  /** What went wrong, in a sentence. */
  fault = '';
  /** @type {Found | null} */
  found = null;

  #lab;
  /** @type {Controller | null} */
  #controller = null;
  /** @type {LessonName | null} */
  #lesson = null;
  /** Its runs, newest first, as the lab lists them. @type {LabState['runs']} */
  #runs = [];
  /** @type {Step | null} */
  #step = null;
  /** The link of the step's run. */
  #config = '';
  /**
   * How far the run is that a press waits for: its settings are being applied, it is told to start, it is
   * under way. Empty when none waits.
   * @type {'' | 'preparing' | 'starting' | 'begun'}
   */
  #phase = '';
  /** When the step was opened: ms since 1970. What ended before is not its own. */
  #since = 0;
  /** The outcome that the step has answered to, or that was there before it. @type {object | null} */
  #answered = null;
  #isReading = false;
  /** Ends what is being done for a press when another one follows, or the run is gone. */
  #turn = new AbortController();
  /** @type {HTMLElement | null} */
  #marked = null;

  /** @param {import('../embed/mlp-lab.js').MlpLab} lab */
  constructor(lab) {
    super();
    this.#lab = lab;
    for (const name of ['mlp-ready', 'mlp-error']) lab.addEventListener(name, () => this.#meet());
    this.#meet();
  }

  get isBusy() {
    return this.#isReading || this.situation === 'training' || this.#waits;
  }

  /** Whether a press waits for a run that is not paused. */
  get #waits() {
    return this.#phase !== '' && this.situation !== 'paused';
  }

  /**
   * Sets the lab to the network of a step, untrained unless it has just that one.
   * @param {LessonName} name
   * @param {number} index  of the step
   */
  show(name, index) {
    const lesson = lessonOf(name);
    if (name !== this.#lesson) this.#begin(name);
    const step = lesson.steps[index];
    const config = configOf(step.recipe);
    const isSame = config === this.#config;
    this.#enter(step, config);
    this.#lab.setAttribute('hide', lesson.hide.join(' '));
    if (!isSame) this.#configure();
    else if (this.#controller) this.#follow(this.#controller.store.state);
  }

  /** The list and the chart have the runs of this lesson only. @param {LessonName} name */
  #begin(name) {
    this.#lesson = name;
    this.#runs = keptRuns(name);
    this.#controller?.runs.show(this.#runs);
  }

  /** Back to the untrained network. */
  reset() {
    if (!this.#step) return;
    this.#enter(this.#step, this.#config);
    this.#configure();
  }

  /** The whole lab again, with its own settings. */
  leave() {
    this.#enter(null, '');
    this.#lesson = null;
    this.#lab.removeAttribute('hide');
  }

  /** Does what the button of the step says. */
  press() {
    const step = this.#step;
    if (!step) return;
    const state = this.#controller?.store.state;
    const situation = state ? situationOf(state, this.#config) : 'ready';
    this.#forget();
    this.#mark(this.#part(step.at));
    if (situation === 'done' && step.press.kind !== 'train') void this.#answer(step, true);
    else {
      this.#answered = state?.current?.outcome ?? null;
      this.#phase = situation === 'other' ? 'preparing' : 'starting';
      if (situation === 'other') this.#configure();
      else void this.#train();
    }
    this.#tell();
  }

  /** @param {Step | null} step @param {string} config */
  #enter(step, config) {
    this.#forget();
    this.#step = step;
    this.#config = config;
    this.#since = Date.now();
    this.#answered = this.#controller?.store.state.current?.outcome ?? null;
    this.situation = 'ready';
    this.#mark(null);
    this.#tell();
  }

  /** Ends what is being done, and what was found is shown no longer. */
  #forget() {
    this.#turn.abort();
    this.#phase = '';
    this.#isReading = false;
    this.distance = null;
    this.fault = '';
    this.found = null;
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }

  /** Follows the lab once it is loaded. */
  #meet() {
    const { controller } = /** @type {{controller?: Controller}} */ (
      this.#part('mlp-workbench') ?? {}
    );
    if (!controller || controller === this.#controller) return;
    this.#controller = controller;
    // The lab was made anew, in another language for one: what a press waits for went with the one before.
    if (this.#phase) this.#phase = 'preparing';
    controller.runs.show(this.#runs);
    controller.store.subscribe((state) => {
      if (controller === this.#controller) this.#follow(state);
    });
    this.#follow(controller.store.state);
  }

  /** @param {LabState} state */
  #follow(state) {
    const step = this.#step;
    if (!step) return;
    this.#keep(state);
    const { current, message } = state;
    const outcome = current?.outcome ?? null;
    if ((this.found || this.#isReading) && outcome !== this.#answered) this.#forget();
    const situation = situationOf(state, this.#config);
    this.situation = situation;
    const isNew = outcome !== this.#answered && Number(current?.ended) >= this.#since;
    if (situation === 'done' && isNew) {
      const isPressed = this.#phase !== '';
      if (isPressed || step.press.kind === 'train') void this.#answer(step, isPressed);
    } else if (situation === 'failed') {
      this.#forget();
      this.fault = message;
    } else if (situation === 'training' || situation === 'paused') {
      if (this.#phase) this.#phase = 'begun';
    } else if (this.#phase === 'begun') {
      this.#phase = ''; // reset, stopped, or with other settings
    } else if (this.#phase === 'preparing' && situation === 'ready') {
      this.#phase = 'starting';
      void this.#train();
    }
    this.#tell();
  }

  /** The runs are there again when the page is loaded anew. @param {LabState} state */
  #keep({ runs }) {
    if (runs === this.#runs || !this.#lesson) return;
    this.#runs = runs;
    keepRuns(this.#lesson, runs);
  }

  #configure() {
    // A change, even where the settings were changed by hand since.
    this.#lab.setAttribute('config', '');
    this.#lab.setAttribute('config', this.#config);
  }

  async #train() {
    await this.#lab.train();
    // Somebody may have reset it before it began.
    if (this.#phase !== 'starting' || this.#controller?.store.state.status !== 'ready') return;
    this.#phase = '';
    this.#tell();
  }

  /** @param {Step} step @param {boolean} isPressed  whether by the lesson's button */
  async #answer(step, isPressed) {
    const { store } = /** @type {Controller} */ (this.#controller);
    this.#forget();
    this.#turn = new AbortController();
    const { signal } = this.#turn;
    this.#answered = store.state.current?.outcome ?? null;
    this.#isReading = true;
    try {
      const found = await this.#find(step.press, signal);
      if (signal.aborted) return;
      this.found = found;
    } catch (error) {
      const sentence = await sentenceOf(error);
      if (signal.aborted) return;
      this.fault = sentence;
    }
    this.#isReading = false;
    this.distance = null;
    if (isPressed) this.#mark(this.#part(step.at)); // parts are made anew with a run
    this.#tell();
  }

  /**
   * @param {Step['press']} press
   * @param {AbortSignal} signal
   * @returns {Promise<Found>}
   */
  async #find(press, signal) {
    const { store } = /** @type {Controller} */ (this.#controller);
    // What the lab shows of a run comes after its end, and would replace what is opened before.
    if (press.kind !== 'train') await this.#until(({ mistakes }) => mistakes.total > 0, signal);
    const { current, progress, weights } = store.state;
    const { epochs, testErrorRate, confusionMatrix } = /** @type {any} */ (current).outcome;
    /** @type {Shown} */
    const shown = { epochs, testErrorRate, confusionMatrix };
    shown.trainErrorRate = progress?.trainErrorRate;
    if (current?.layers.length === 2) shown.weights = weights;
    /** @type {MovedExample[]} */
    let examples = [];
    if (press.kind === 'draw') shown.outputs = await this.#draw(press.drawing);
    if (press.kind === 'move')
      ({ moved: shown.moved, examples } = await this.#move(press.pixels, signal));
    if (press.kind === 'mistake') await this.#openMistake(confusionMatrix, signal);
    return { shown, examples };
  }

  /** @param {keyof typeof drawings} name @returns {Promise<number[]>} what the network says of it */
  async #draw(name) {
    this.#part('mlp-pad').load(drawings[name]);
    // Asked for this very drawing: the lab's next answer may still be to the one before.
    const session = await this.#controller?.settled();
    const strokes = drawings[name].map((stroke) => Float32Array.from(stroke));
    const pixels = await session?.rasterise(strokes);
    const reading = pixels && (await this.#lab.predict(pixels));
    return reading?.outputs ?? [];
  }

  /**
   * Lets the network read samples that are moved.
   * @param {number[]} distances  pixels
   * @param {AbortSignal} signal
   */
  async #move(distances, signal) {
    /** @type {{name: string, pictures: {pixels: Uint8Array}[]}[]} */
    const groups = this.#part('mlp-data-panel').groups;
    const samples = groups.flatMap(({ name, pictures }) =>
      pictures.slice(0, PER_CLASS).map(({ pixels }) => ({ name, pixels })),
    );
    /** @type {Record<number, number>} */
    const moved = {};
    /** @type {MovedExample[]} */
    const examples = [];
    for (const distance of distances) {
      if (signal.aborted) break;
      this.distance = distance;
      this.#tell();
      const readings = await Promise.all(
        samples.flatMap(({ name, pixels }) =>
          movedImages(pixels, distance).map(async (image) => {
            const reading = await this.#lab.predict(image);
            return { name, pixels: image, read: reading?.name ?? '' };
          }),
        ),
      );
      moved[distance] = readings.filter(({ name, read }) => read !== name).length / readings.length;
      const example = readings.find(({ name }) => name === groups[3].name);
      if (example) examples.push({ pixels: example.pixels, distance, name: example.read });
    }
    return { moved, examples };
  }

  /**
   * Shows the images of the commonest mistake, as a press on its cell does.
   * @param {number[][]} matrix
   * @param {AbortSignal} signal
   */
  async #openMistake(matrix, signal) {
    const { actual, predicted } = commonestMistake(matrix);
    const event = new CustomEvent('cell-open', { detail: { actual, predicted }, bubbles: true });
    this.#part('mlp-confusion').dispatchEvent(event);
    await this.#until(
      ({ cell }) => cell?.actual === actual && cell.predicted === predicted,
      signal,
    );
  }

  /**
   * Waits for a state of the lab; for ever, once another press has followed.
   * @param {(state: LabState) => boolean} test
   * @param {AbortSignal} signal
   * @returns {Promise<void>}
   */
  #until(test, signal) {
    const { store } = /** @type {Controller} */ (this.#controller);
    return new Promise((resolve) => {
      if (test(store.state)) return resolve();
      const stop = store.subscribe((state) => {
        if (!signal.aborted && !test(state)) return;
        stop();
        if (!signal.aborted) resolve();
      });
    });
  }

  /** @param {string} selector */
  #part(selector) {
    return this.#lab.shadowRoot && find(this.#lab.shadowRoot, selector);
  }

  /** Brings a part of the lab into sight and draws a line around it. @param {HTMLElement | null} part */
  #mark(part) {
    if (this.#marked) this.#marked.style.outline = '';
    this.#marked = part;
    if (!part) return;
    Object.assign(part.style, {
      outline: '3px solid light-dark(#0a5fb4, #6db3f8)',
      outlineOffset: '4px',
      scrollMarginTop: '8px',
    });
    // At once: a slow movement ends where the part was before the run had drawn it.
    part.scrollIntoView({ block: matchMedia(NARROW).matches ? 'start' : 'center' });
  }
}
