import { texts } from '../../i18n/en/page.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../../worker/protocol.js').SessionEvent} SessionEvent */
/** @typedef {import('../state/state.js').LabState} LabState */

/** A test error below which a network has learned: of two classes, guessing gets half wrong. */
const SUSPICIOUS = 0.3;

/** The learning rate to try after a run that diverged. @param {Recipe} recipe */
const lowerRate = ({ learningRate }) => Number((learningRate / 10).toPrecision(3));

/** Updates the state from the worker's events. */
export class RunEvents {
  #lab;
  #checkpoints;
  #onEvent;

  /**
   * @param {object} lab
   * @param {import('../state/store.js').Store<LabState>} lab.store
   * @param {import('../runs/run-list.js').RunList} lab.runs
   * @param {import('./inspection-on-demand.js').InspectionOnDemand} lab.inspection
   * @param {import('../data/data-supply.js').DataSupply} lab.supply
   * @param {import('./lab-worker.js').LabWorker} lab.worker
   * @param {() => import('../runs/checkpoints.js').Checkpoints | null} checkpoints  null while runs are
   *   not kept
   * @param {(event: SessionEvent) => void} onEvent  called after each event of the present run
   */
  constructor(lab, checkpoints, onEvent) {
    this.#lab = lab;
    this.#checkpoints = checkpoints;
    this.#onEvent = onEvent;
  }

  /** @param {SessionEvent} event */
  async take(event) {
    const message = event.type === 'failed' ? await sentenceOf(event) : '';
    const { store, runs, inspection, supply } = this.#lab;
    const { prepared, current, recipe } = store.state;
    if (event.type === 'loading') {
      if (event.name === recipe.dataset) supply.arrived(event);
      return;
    }
    if (event.type === 'rates') {
      const { rateSearch } = store.state;
      if (rateSearch) store.update({ rateSearch: { ...rateSearch, curve: event.curve } });
      return;
    }
    if (!prepared || !current || event.runId !== prepared.runId) return; // an earlier run's
    switch (event.type) {
      case 'progress':
        store.update({ progress: event, current: runs.withProgress(current, event) });
        break;
      case 'epoch':
        store.update({
          current: runs.withEpoch(current, event),
          announcement: texts.epochDone(
            event.epoch,
            current.recipe.epochs,
            event.validationErrorRate,
          ),
        });
        void inspection.update('afterEpoch');
        break;
      case 'checkpoint':
        this.#checkpoints()?.keep({ epoch: event.epoch, bytes: event.bytes, run: current, recipe });
        break;
      case 'paused':
        store.update({ status: 'paused' });
        void inspection.update('afterEpoch');
        break;
      case 'done':
        this.#finish(event.outcome);
        break;
      case 'failed':
        this.#checkpoints()?.drop();
        store.update({
          status: event.code === 'diverged' ? 'diverged' : 'failed',
          message,
          remedy: event.code === 'diverged' ? texts.tryRate(lowerRate(recipe)) : texts.startAgain,
          offeredRate: event.code === 'diverged' ? lowerRate(recipe) : null,
        });
    }
    this.#onEvent(event);
  }

  /** Says what went wrong where a run may have ended without having learned anything. */
  async #judge() {
    const { store, worker } = this.#lab;
    const rate = store.state.current?.outcome?.testErrorRate ?? 0;
    if (rate < SUSPICIOUS) return;
    const { judge } = await import('./judge.js');
    await judge(store, worker);
  }

  /**
   * The run has ended, after its last epoch or by Stop.
   * @param {import('../../worker/protocol.js').RunOutcome} outcome
   */
  #finish(outcome) {
    const { store, runs, inspection } = this.#lab;
    const { current, prepared, progress, ownData } = store.state;
    if (!current) return;
    const { recipe, altered } = current;
    const data = recipe.dataset === 'custom' ? ownData : undefined;
    const whole = outcome.epochs.length === recipe.epochs && !prepared?.partial;
    const repeatable = whole && !altered && recipe.mode === 'exact';
    // Stopped in an epoch: the curve ends with the error of these weights, as the list has it.
    const { position = 0 } = progress ?? {};
    const { validationErrorRate: rate, validationCost } = outcome;
    const validationErrorRate = rate ?? Number.NaN;
    const ended = Number.isInteger(position)
      ? current
      : runs.withEpoch(current, { epoch: position, validationErrorRate, validationCost });
    store.update({
      status: 'done',
      current: runs.keep({ ...ended, outcome, repeatable, data }),
      announcement: texts.runDone(outcome.testErrorRate),
    });
    this.#checkpoints()?.finish(store.state.current, Number.isInteger(position));
    void this.#judge();
    void inspection.update('afterRun');
  }
}
