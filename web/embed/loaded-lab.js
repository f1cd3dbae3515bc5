import { Controller } from '../lab/control/controller.js';
import { Datasets } from '../lab/data/datasets.js';
import { recipeFromHash } from '../engine/recipe/read-link.js';
import { Reporter, readingOf } from './events.js';
import { texts } from '../i18n/en/embed.js';
import { sentenceOf } from '../i18n/en/sentence-of.js';
import { hasTurn, leave, queue, take } from './turns.js';

/** @typedef {import('./attributes.js').Settings} Settings */
/** @typedef {import('./events.js').Tell} Tell */
/** @typedef {import('../lab/state/state.js').LabState} LabState */

/**
 * What shows a lab.
 * @typedef {HTMLElement & {controller: Controller | null, hide: Set<string>, controls: Settings['controls'],
 *   inSight?: Promise<void>, updateComplete: Promise<unknown>}} LabElement
 */

/** A loaded lab: its controller, the element that shows it, and when it may train. */
export class Live {
  /** Resolves when what is in sight at first is drawn. @type {Promise<unknown>} */
  drawn;
  #controller;
  #reporter;
  #tell;
  #element;
  #unsubscribe;
  #visible = true;
  /** Whether it paused for another lab or because it is not visible, and must continue later. */
  #held = false;
  /** @type {LabState['status'] | null} */
  #status = null;
  /** @type {import('./turns.js').Trainer} */
  #trainer;
  #end = () => {};
  /** Resolves when the lab is gone: its worker answers no more, and whoever waits for it would for ever. */
  #gone = /** @type {Promise<null>} */ (
    new Promise((resolve) => {
      this.#end = () => resolve(null);
    })
  );

  /**
   * @param {LabElement} element  that shows the lab
   * @param {Settings} settings
   * @param {Tell} tell
   */
  constructor(element, settings, tell) {
    this.#tell = tell;
    this.drawn = element.inSight ?? element.updateComplete;
    this.#reporter = new Reporter(tell);
    this.#controller = new Controller(new Datasets(settings.dataSrc), {
      details: settings.view === 'full',
      pad: settings.view !== 'curve',
      drawn: this.drawn,
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
    void this.#check(settings.hash);
    await this.#controller.start(settings.hash, settings.modelSrc);
    if (settings.autostart && this.#controller.store.state.status === 'ready') {
      this.#held = true;
      if (this.#visible) queue(this.#trainer);
    }
  }

  /** Sends mlp-error for bad settings of the run; the controller shows them. @param {string} hash */
  async #check(hash) {
    try {
      recipeFromHash(hash);
    } catch (error) {
      this.#tell('mlp-error', { message: await sentenceOf(error) });
    }
  }

  /** @returns {LabState} */
  get state() {
    return this.#controller.store.state;
  }

  /** Applies the settings that need no other run. @param {Settings} settings */
  show({ hide, controls }) {
    this.#element.hide = hide;
    this.#element.controls = controls;
  }

  /** Replaces the run. @param {Settings} settings */
  configure({ hash, modelSrc }) {
    void this.#check(hash);
    return this.#controller.configure(hash, modelSrc);
  }

  train() {
    return this.#orGone(this.#controller.train());
  }

  pause() {
    return this.#orGone(this.#controller.pause());
  }

  reset() {
    return this.#orGone(this.#controller.reset());
  }

  /** @template T @param {Promise<T>} answer @returns {Promise<T | null>} null: the lab is gone */
  #orGone(answer) {
    return Promise.race([answer, this.#gone]);
  }

  /**
   * @param {Uint8Array | undefined} pixels  [channels][height][width]; undefined: the drawing
   * @returns {Promise<import('./events.js').Reading | null>} null when nothing is drawn, or the lab is gone
   * @throws {Error} when there is no network yet, or the picture is not of bytes or does not have its size
   */
  async predict(pixels) {
    const { prepared, outputs: ofDrawing } = this.state;
    if (!prepared) throw new Error(texts.notReady);
    if (!pixels) return ofDrawing && readingOf(ofDrawing, prepared.shape.classNames);
    const [inputs] = prepared.layers;
    if (pixels.length !== inputs || Array.from(pixels).some((pixel) => pixel !== (pixel & 255))) {
      throw new Error(texts.badPixels(inputs));
    }
    const outputs = await this.#orGone(this.#controller.inspection.call('outputsFor', pixels));
    return outputs && readingOf(outputs, prepared.shape.classNames);
  }

  /** @param {boolean} visible  whether a part of the element is visible */
  setVisible(visible) {
    if (visible === this.#visible) return;
    this.#visible = visible;
    if (visible && this.#held) {
      queue(this.#trainer);
    } else if (!visible) {
      this.#postpone();
    }
  }

  dispose() {
    this.#end();
    leave(this.#trainer);
    this.#unsubscribe();
    this.#controller.dispose();
    this.#element.remove();
  }

  /** Does not train until the element is visible. */
  #postpone() {
    if (this.state.status === 'running') this.#hold();
    leave(this.#trainer);
  }

  #hold() {
    this.#held = true;
    void this.#controller.pause();
  }

  async #go() {
    await this.#notRunning();
    if (!hasTurn(this.#trainer)) return;
    this.#held = false;
    await this.#controller.train();
    // Preparing the run may have failed.
    if (this.state.status !== 'running') leave(this.#trainer);
  }

  /**
   * Waits until a requested pause has happened: a run that is told to continue before that would
   * stay paused.
   * @returns {Promise<void>}
   */
  #notRunning() {
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
      if (!this.#visible) this.#postpone();
    } else if (status !== 'ready' && !(status === 'paused' && this.#held)) {
      this.#held = false;
      leave(this.#trainer);
    }
  }
}
