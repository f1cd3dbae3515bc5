import { sentenceOf } from '../i18n/en/sentence-of.js';
import { findAnswer } from './answer.js';
import { lessonOf } from './course.js';
import { KeptLesson } from './kept-lesson.js';
import { configOf, situationOf } from './situation.js';

/** @typedef {import('./course.js').LessonName} LessonName */
/** @typedef {import('./course.js').Step} Step */
/** @typedef {import('./answer.js').Found} Found */
/** @typedef {import('./situation.js').LabState} LabState */
/** @typedef {import('./situation.js').Situation} Situation */
/** @typedef {NonNullable<import('../embed/loaded-lab.js').LabElement['controller']>} Controller */

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
  /** Whether that was found before the step was opened: the lab may show another network. */
  isEarlier = false;

  #lab;
  /** @type {Controller | null} */
  #controller = null;
  /** @type {LessonName | null} */
  #lesson = null;
  /** @type {KeptLesson | null} */
  #kept = null;
  /** Of its lesson, from 0. */
  #index = 0;
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

  /** Whether a step of the present lesson has its answer. @param {number} index */
  isDone(index) {
    if (!this.#lesson) return false;
    const config = configOf(lessonOf(this.#lesson).steps[index].recipe);
    return this.#kept?.hasAnswer(index, config) ?? false;
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
    this.#index = index;
    this.#enter(step, config);
    this.found = this.#kept?.answer(index, config, step.claims) ?? null;
    this.isEarlier = this.found !== null;
    this.#tell();
    this.#lab.setAttribute('hide', lesson.hide.join(' '));
    if (!isSame) this.#configure();
    else if (this.#controller) this.#follow(this.#controller.store.state);
  }

  /** The list and the chart have the runs of this lesson only. @param {LessonName} name */
  #begin(name) {
    this.#lesson = name;
    this.#kept = new KeptLesson(name);
    this.#showRuns();
  }

  /** The lab's next run is named after those of the lesson alone. */
  #showRuns() {
    const { runs } = this.#controller ?? {};
    if (!runs) return;
    runs.count = this.#kept?.runs.length ?? 0;
    runs.show(this.#kept?.runs ?? []);
  }

  /** Back to the untrained network. */
  reset() {
    if (!this.#step) return;
    this.#kept?.forgetAnswer(this.#index);
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
    this.isEarlier = false;
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
    this.#showRuns();
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
    const situation = situationOf(state, this.#config);
    // What was found before stays while the lab prepares, and goes with the next training.
    const isPast = this.isEarlier
      ? situation === 'training' || situation === 'paused'
      : outcome !== this.#answered;
    if ((this.found || this.#isReading) && isPast) this.#forget();
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
    if (this.#kept && runs !== this.#kept.runs) this.#kept.keepRuns(runs);
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
      this.#kept?.keepAnswer(this.#index, this.#config, step.claims, found);
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

  /** @param {Step['press']} press @param {AbortSignal} signal */
  #find(press, signal) {
    const controller = /** @type {Controller} */ (this.#controller);
    const part = (/** @type {string} */ selector) => this.#part(selector);
    const tellDistance = (/** @type {number} */ distance) => {
      this.distance = distance;
      this.#tell();
    };
    return findAnswer(press, { lab: this.#lab, controller, part, tellDistance }, signal);
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
