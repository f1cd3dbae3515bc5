// What compares runs: repeats with other seeds, and whether two runs differ by more than chance. It is loaded
// with the whole lab; what trains and computes loads when it is asked for.
import { html, nothing } from 'lit';
import '../../elements/results/repeats.js';
import { argmaxClass } from '../../engine/argmax-class.js';
import { spreadOf } from '../../engine/spread.js';
import { strings } from '../../i18n/en/compare.js';
import { bandOf, canRepeat, listed, SEEDS, seedsLeft, testErrors } from '../compare/repeated.js';
import { curveRuns, isOtherData } from './run-view.js';
import { classNamesOf } from './try-view.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** @typedef {import('../control/controller.js').Controller} Controller */
/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../../elements/base/types.js').CurveRun} CurveRun */

export class CompareView {
  #host;
  /** What is being repeated. @type {{name: string, number: number, share: number} | null} */
  #progress = null;
  /** @type {AbortController | null} */
  #repeating = null;
  /** What became of the last repeating, where it says more than its results. */
  #message = '';
  /** @type {typeof import('../../elements/train/band.js').drawBand | null} */
  #drawBand = null;
  /** The run that the one on show is compared with. */
  #compared = '';
  /** @type {typeof import('../compare/comparison.js').comparisonOf | null} */
  #comparisonOf = null;

  /** Its network. @type {import('../compare/other-network.js').OtherNetwork | null} */
  #other = null;
  /** @type {import('../compare/other-network.js').Answer} */
  #answer = { outputs: null, message: '' };
  /** @type {Promise<import('../compare/kept-weights.js').KeptWeights> | null} */
  #kept = null;
  /** Of the weights that were kept last. */
  #lastHash = '';

  /** @param {import('lit').ReactiveControllerHost & HTMLElement & {controller: Controller | null}} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected() {
    this.#repeating?.abort();
    this.#endOther();
  }

  /** The button that repeats the run on show, and what came of it. @param {LabState} state @param {Controller} controller */
  repeats(state, controller) {
    const run = listed(state, state.current?.id);
    const usable =
      run && canRepeat(run) && state.prepared?.partial === false && !isOther(run, state);
    const left = run ? seedsLeft(run).length : SEEDS - 1;
    return html`<mlp-repeats
      .label=${run?.repeats && left > 0 ? strings.goOn(left) : strings.repeat}
      .usable=${Boolean(usable && left > 0)}
      .share=${this.#progress?.share ?? null}
      .message=${this.#words(run, state)}
      @repeat=${() => run && this.#repeat(run, controller)}
      @repeat-cancel=${() => this.#repeating?.abort()}
    ></mlp-repeats>`;
  }

  /** @param {StoredRun | undefined} run @param {LabState} state */
  #words(run, state) {
    if (this.#progress) {
      const { name, number } = this.#progress;
      return strings.repeating(name, number, SEEDS);
    }
    const said = this.#message ? `${this.#message} ` : '';
    if (!run) return said || strings.why;
    const errors = testErrors(run);
    if (errors.length > 1) {
      const ends = /** @type {const} */ ([Math.min(...errors), Math.max(...errors)]);
      return said + strings.result(run.name, spreadOf(errors), ...ends, errors.length);
    }
    if (run.outcome && !canRepeat(run)) return said + strings.notWhole;
    return said + (isOther(run, state) ? strings.otherImages : strings.why);
  }

  /** @param {StoredRun} run @param {Controller} controller */
  async #repeat(run, { parts, store }) {
    if (this.#repeating) return; // pressed twice before it was drawn
    const repeating = new AbortController();
    this.#repeating = repeating;
    this.#message = '';
    this.#show({ name: run.name, number: 1, share: 0 });
    try {
      const { repeatRun } = await import('../compare/repeat-run.js');
      await repeatRun(parts, run, repeating.signal, ({ number, share }) => {
        const done = number - 2 + share;
        this.#show({
          name: listed(store.state, run.id)?.name ?? '',
          number,
          share: done / (SEEDS - 1),
        });
      });
    } catch (error) {
      this.#message = repeating.signal.aborted ? strings.cancelled : await sentenceOf(error);
    }
    this.#repeating = null;
    this.#show(null);
  }

  /** @param {{name: string, number: number, share: number} | null} progress */
  #show(progress) {
    this.#progress = progress;
    this.#host.requestUpdate();
  }

  /** The curves, with the bands of those that were repeated. @param {LabState} state */
  curves(state) {
    const curves = curveRuns(state);
    const repeated = curves.filter(({ id }) => listed(state, id)?.repeats);
    if (repeated.length > 0 && !this.#drawBand) {
      void import('../../elements/train/band.js').then(({ drawBand }) => {
        this.#drawBand = drawBand;
        this.#host.requestUpdate();
      });
    }
    const draw = this.#drawBand;
    if (!draw) return curves;
    return curves.map((curve) => {
      const run = listed(state, curve.id);
      if (!run?.repeats) return curve;
      /** @type {CurveRun['behind']} */
      const behind = (chart, measure) => draw(chart, curve.colour, bandOf(run, measure));
      return { ...curve, behind };
    });
  }

  /** The id of the run that the one on show is compared with, or ''. @param {LabState} state */
  compared(state) {
    return this.#pair(state) ? this.#compared : '';
  }

  /** What that comparison says. @param {LabState} state */
  comparison(state) {
    const pair = this.#pair(state);
    if (!pair || !this.#comparisonOf) return nothing;
    return html`<mlp-comparison
      .comparison=${this.#comparisonOf(...pair)}
      @compare-stop=${() => this.compare(null)}
    ></mlp-comparison>`;
  }

  /**
   * What both networks make of the drawing or the picture; null while none is compared.
   * @param {LabState} state
   */
  answers(state) {
    const pair = this.#pair(state);
    if (!pair || this.#other?.run.id !== pair[1].id) return null;
    const [{ outputs }, other] = [state, this.#answer];
    const { layers, classNames } = pair[1];
    const own = state.prepared;
    const alike = own?.layers[0] === layers[0] && own.shape.classNames.join() === classNames.join();
    const answers = [outputs, alike ? other.outputs : null].map((values, i) => ({
      name: pair[i].name,
      outputs: values,
      best: values ? argmaxClass(values) : -1,
      probabilities: pair[i].recipe.cost === 'cross-entropy',
    }));
    const missing = other.message || (outputs ? '' : strings.draw);
    return html`<mlp-two-answers
        .classNames=${classNamesOf(state)}
        .answers=${answers}
        .message=${alike ? missing : strings.readsOthers(pair[1].name)}
      ></mlp-two-answers>
      ${state.unlike && html`<p role="status">${state.unlike}</p>`}`;
  }

  /**
   * Keeps the weights of a run that has ended: the worker has those of one run only.
   * @param {LabState} state
   */
  follow({ status, current, prepared }) {
    const hash = current?.outcome?.weightsSha256;
    if (!hash || status !== 'done' || hash === this.#lastHash || !prepared?.plan) return;
    this.#lastHash = hash;
    void this.#keep(current, prepared);
  }

  /** @param {StoredRun} run @param {LabState['prepared']} prepared */
  async #keep(run, prepared) {
    const { controller } = this.#host;
    // Without them the run is trained again.
    const [kept, model] = await Promise.all([
      this.#keptWeights(),
      controller?.model().catch(() => null),
    ]);
    const { state } = controller?.store ?? {};
    const same = state?.prepared === prepared && state?.status === 'done';
    if (model && same) kept.keep(run, model);
  }

  /** For all runs of this page. */
  #keptWeights() {
    this.#kept ??= import('../compare/kept-weights.js').then(
      ({ KeptWeights }) => new KeptWeights(),
    );
    return this.#kept;
  }

  /** @param {StoredRun} run  that is compared with the one on show */
  async #openOther(run) {
    const [{ OtherNetwork }, kept] = await Promise.all([
      import('../compare/other-network.js'),
      this.#keptWeights(),
      import('../../elements/try/two-answers.js'),
    ]);
    const { controller } = this.#host;
    if (!controller || !this.#host.isConnected || this.#compared !== run.id) return;
    this.#other?.end();
    this.#answer = { outputs: null, message: '' };
    this.#other = new OtherNetwork(controller.parts, run, kept, (answer) => {
      this.#answer = answer;
      this.#host.requestUpdate();
    });
  }

  #endOther() {
    this.#other?.end();
    this.#other = null;
  }

  /** @param {string | null} id  null: no more */
  async compare(id) {
    this.#compared = id ?? '';
    const run = this.#host.controller && listed(this.#host.controller.store.state, this.#compared);
    if (run) void this.#openOther(run);
    else this.#endOther();
    if (id) {
      const [{ comparisonOf }] = await Promise.all([
        import('../compare/comparison.js'),
        import('../../elements/results/comparison.js'),
      ]);
      this.#comparisonOf = comparisonOf;
    }
    this.#host.requestUpdate();
  }

  /** @param {LabState} state @returns {[StoredRun, StoredRun] | null} the run on show and the other one */
  #pair(state) {
    const [shown, other] = [listed(state, state.current?.id), listed(state, this.#compared)];
    return shown?.outcome && other?.outcome && shown !== other ? [shown, other] : null;
  }
}

/** Whether a run is of images of the person's own that are not loaded now. @param {StoredRun} run @param {LabState} state */
const isOther = (run, state) =>
  run.recipe.dataset === 'custom' &&
  (run.data?.sha256 !== state.ownData?.sha256 || isOtherData(state));
