import { Controller } from '../lab/controller.js';
import { Datasets } from '../lab/data/datasets.js';
import { recipeFromHash } from '../lab/share/read-link.js';
import { Reporter, readingOf } from './events.js';
import { texts } from '../i18n/en/embed.js';
import { hasTurn, leave, queue, take } from './turns.js';

/** @typedef {import('./attributes.js').Settings} Settings */
/** @typedef {import('./events.js').Tell} Tell */
/** @typedef {import('../lab/state.js').LabState} LabState */

/** A lab that has come to life: its controller, what shows it, and when it may train. */
export class Live {
  #controller;
  #reporter;
  #tell;
  #element;
  #unsubscribe;
  #inSight = true;
  /** Whether it stopped for another's turn or because nobody sees it, and is to go on. */
  #held = false;
  /** @type {LabState['status'] | null} */
  #status = null;
  /** @type {import('./turns.js').Trainer} */
  #trainer;

  /**
   * @param {import('./compact.js').MlpCompact | import('../lab/workbench.js').MlpWorkbench} element  that
   *   shows the lab
   * @param {Settings} settings
   * @param {Tell} tell
   */
  constructor(element, settings, tell) {
    this.#tell = tell;
    this.#reporter = new Reporter(tell);
    this.#controller = new Controller(new Datasets(settings.dataSrc), {
      details: settings.view === 'full',
      onEvent: (event) => this.#reporter.onEvent(event),
    });
    this.#trainer = {
      hold: () => this.#hold(),
      go: () => void this.#go(),
    };
    this.#unsubscribe = this.#controller.store.subscribe((state) => this.#onState(state));
    this.#element = element;
    element.controller = this.#controller;
    this.show(settings);
    void this.#start(settings);
  }

  /** @param {Settings} settings */
  async #start(settings) {
    this.#check(settings.hash);
    await this.#controller.start(settings.hash, settings.modelSrc);
    if (settings.autostart && this.#controller.store.state.status === 'ready') {
      this.#held = true;
      if (this.#inSight) queue(this.#trainer);
    }
  }

  /** Says aloud what is wrong with the run's settings; the controller shows it. @param {string} hash */
  #check(hash) {
    try {
      recipeFromHash(hash);
    } catch (error) {
      this.#tell('mlp-error', { message: /** @type {Error} */ (error).message });
    }
  }

  /** @returns {LabState} */
  get state() {
    return this.#controller.store.state;
  }

  /** Takes up what can change without another run. @param {Settings} settings */
  show({ hide, controls }) {
    this.#element.hide = hide;
    this.#element.controls = controls;
  }

  /** Another run. @param {Settings} settings */
  configure({ hash, modelSrc }) {
    this.#check(hash);
    return this.#controller.configure(hash, modelSrc);
  }

  train() {
    return this.#controller.train();
  }

  pause() {
    return this.#controller.pause();
  }

  reset() {
    return this.#controller.reset();
  }

  /**
   * @param {Uint8Array | undefined} pixels  [channels][height][width]; left out: what is drawn
   * @returns {Promise<import('./events.js').Reading | null>} null when nothing is drawn
   * @throws {Error} when there is no network yet, or one for other pictures
   */
  async predict(pixels) {
    const { prepared, outputs } = this.state;
    if (!prepared) throw new Error(texts.notReady);
    if (!pixels) return outputs && readingOf(outputs, prepared.shape.classNames);
    const { height, width, channels, classNames } = prepared.shape;
    const expected = height * width * channels;
    if (pixels.length !== expected) throw new Error(texts.badPixels(expected, pixels.length));
    return readingOf(await this.#controller.inspection.outputsFor(pixels), classNames);
  }

  /** @param {boolean} inSight  whether a part of the element is on screen */
  setInSight(inSight) {
    if (inSight === this.#inSight) return;
    this.#inSight = inSight;
    if (inSight && this.#held) {
      queue(this.#trainer);
    } else if (!inSight) {
      this.#putOff();
    }
  }

  dispose() {
    leave(this.#trainer);
    this.#unsubscribe();
    this.#controller.dispose();
    this.#element.remove();
  }

  /** Until it is seen. */
  #putOff() {
    if (this.state.status === 'running') this.#hold();
    leave(this.#trainer);
  }

  #hold() {
    this.#held = true;
    void this.#controller.pause();
  }

  async #go() {
    await this.#atRest();
    if (!hasTurn(this.#trainer)) return;
    this.#held = false;
    await this.#controller.train();
    // It may have turned out that there is nothing to train.
    if (this.state.status !== 'running') leave(this.#trainer);
  }

  /**
   * A pause that was asked for comes to pass first: a run that is told to go on before it has paused
   * would stay paused.
   * @returns {Promise<void>}
   */
  #atRest() {
    const { store } = this.#controller;
    return new Promise((resolve) => {
      if (store.state.status !== 'running') return resolve();
      const stop = store.subscribe(({ status }) => {
        if (status === 'running') return;
        stop();
        resolve();
      });
    });
  }

  /** @param {LabState} state */
  #onState(state) {
    this.#reporter.onState(state);
    const { status } = state;
    if (status === this.#status) return;
    this.#status = status;
    if (status === 'running') {
      this.#held = false;
      take(this.#trainer);
      if (!this.#inSight) this.#putOff();
    } else if (status !== 'ready' && !(status === 'paused' && this.#held)) {
      this.#held = false;
      leave(this.#trainer);
    }
  }
}
