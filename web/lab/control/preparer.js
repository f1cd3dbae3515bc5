import { texts } from '../../i18n/en/page.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** @typedef {import('../../engine/errors.js').MlpError} MlpError */
/** @typedef {import('../../worker/protocol.js').Prepared} Prepared */
/** @typedef {import('../state/state.js').KeptRun} KeptRun */
/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('comlink').Remote<import('../../worker/session.js').Session>} Session */

/** Settings apply after this time without a change: typing a number changes them several times. */
const SETTLE_MS = 150;

/** The state while a run is being prepared. @type {Partial<LabState>} */
const unprepared = {
  status: 'loading',
  message: '',
  remedy: null,
  progress: null,
  ahead: null,
  blocked: false,
  offeredRate: null,
};

/** Prepares runs: one at a time, the newest one only. */
export class Preparer {
  /** Called when the first preparation begins. */
  #open = () => {};
  /** Resolves when the newest preparation has ended; until there is one, when it begins. @type {Promise<void>} */
  #preparing = new Promise((resolve) => (this.#open = resolve));
  /** Counts preparations: one that is no longer the newest is dropped. */
  #count = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  #store;
  #worker;
  #supply;
  #runs;
  #inspection;
  #begin;
  /**
   * Gives a run that was just prepared the weights of a network that was opened, and what its record says
   * of that.
   * @type {((session: Session, recipe: LabState['recipe']) => Promise<Partial<StoredRun>>) | undefined}
   */
  initialise;

  /**
   * @param {object} lab
   * @param {import('../state/store.js').Store<LabState>} lab.store
   * @param {import('./lab-worker.js').LabWorker} lab.worker
   * @param {import('../data/data-supply.js').DataSupply} lab.supply
   * @param {import('../runs/run-list.js').RunList} lab.runs
   * @param {import('./inspection-on-demand.js').InspectionOnDemand} lab.inspection
   * @param {() => void} begin  starts the run, which the person chose before all its data was there
   */
  constructor({ store, worker, supply, runs, inspection }, begin) {
    this.#store = store;
    this.#worker = worker;
    this.#supply = supply;
    this.#runs = runs;
    this.#inspection = inspection;
    this.#begin = begin;
  }

  /**
   * Prepares the run of the present recipe: loads its data, draws its initial weights.
   * @param {KeptRun} [kept]  an interrupted run to resume, or a finished one to show
   */
  prepare(kept) {
    this.#stopSettling();
    this.#preparing = this.#attempt(async (overtaken) => this.#prepare(overtaken, kept));
    return this.#preparing;
  }

  /**
   * Applies the present settings: prepares their run, or while a finished run is shown, whose network
   * stays until the next one is trained, only looks at what they come to.
   */
  apply() {
    if (this.#store.state.status !== 'done') return this.prepare();
    this.#stopSettling();
    const number = ++this.#count;
    const lab = { store: this.#store, worker: this.#worker, supply: this.#supply };
    this.#preparing = import('./ahead.js').then(({ lookAhead }) =>
      lookAhead(lab, () => number !== this.#count),
    );
    return this.#preparing;
  }

  /**
   * Shows a saved network in place of a run. Training prepares the run of the present recipe.
   * @param {string | Uint8Array} source  a safetensors file as the lab saves it, or its address
   */
  openModel(source) {
    this.#preparing = this.#attempt(async (overtaken) => this.#openModel(overtaken, source));
    return this.#preparing;
  }

  /** Prepares the run a moment after the last change of the settings. */
  settle() {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.apply(), SETTLE_MS);
  }

  /** Resolves when the present settings apply. */
  async settled() {
    /** @type {Promise<void> | undefined} */
    let last;
    while (last !== this.#preparing) {
      if (this.#settling) void this.apply();
      last = this.#preparing;
      await last;
    }
  }

  /** Drops the preparation under way. */
  cancel() {
    this.#stopSettling();
    this.#count++;
  }

  #stopSettling() {
    clearTimeout(this.#settling);
    this.#settling = undefined;
  }

  /** @param {(overtaken: () => boolean) => Promise<void>} work  stops when it is overtaken */
  async #attempt(work) {
    const number = ++this.#count;
    const overtaken = () => number !== this.#count;
    this.#open();
    const waits = this.#worker.client ? '' : texts.starting;
    this.#store.update({ ...unprepared, waits });
    try {
      await work(overtaken);
    } catch (error) {
      const message = await sentenceOf(error);
      if (!overtaken()) this.#failed(/** @type {MlpError} */ (error), message);
    }
  }

  /** @param {() => boolean} overtaken @param {KeptRun} [kept] */
  async #prepare(overtaken, kept) {
    const { session } = await this.#worker.open();
    const recipe = kept?.run.recipe ?? this.#store.state.recipe;
    await this.#supply.provide(session, recipe.dataset, overtaken);
    if (overtaken()) return;
    const prepared = await session.prepare(recipe, kept?.bytes);
    const initial = kept ? {} : await this.initialise?.(session, recipe);
    if (overtaken()) return;
    const finished = Boolean(kept?.run.outcome);
    this.#store.update({
      status: finished ? 'done' : 'ready',
      remedy: null,
      peakGflops: this.#peak(prepared),
      loading: prepared.partial ? this.#store.state.loading : null,
      prepared,
      current: { ...(kept?.run ?? this.#runs.fresh(recipe, prepared)), ...initial },
      mistakes: { total: 0, pictures: [] },
      cell: null,
    });
    await this.#inspection.update('afterPrepare');
    if (finished) await this.#inspection.update('afterRun');
    if (prepared.partial) this.#begin();
  }

  /**
   * The highest measured peak of the kernels in use: other work can slow a measurement down.
   * @param {Prepared} prepared
   */
  #peak({ variant, peakGflops }) {
    const { state } = this.#store;
    const before = state.prepared?.variant === variant ? state.peakGflops : 0;
    return Math.max(before, peakGflops);
  }

  /** @param {() => boolean} overtaken @param {string | Uint8Array} source */
  async #openModel(overtaken, source) {
    const { fetchModel } = await import('./model-file.js');
    const [{ session }, bytes] = await Promise.all([this.#worker.open(), fetchModel(source)]);
    if (overtaken()) return;
    const prepared = await session.openModel(bytes);
    if (overtaken()) return;
    this.#store.update({ status: 'ready', loading: null, prepared, current: null });
    await this.#inspection.update('afterOpen');
  }

  /** @param {MlpError} error @param {string} message  in the language of the page */
  #failed(error, message) {
    const ofData = /^(data|pack|samples)-/.test(error.code);
    const remedy = ofData ? texts.backToDigits : texts.startAgain;
    this.#store.update({
      status: 'failed',
      loading: null,
      queued: false,
      message,
      remedy,
      blocked: error.code === 'data-missing',
    });
  }
}
