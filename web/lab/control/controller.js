import { resolveRecipe } from '../../engine/index.js';
import { DataSupply } from '../data/data-supply.js';
import { InspectionOnDemand } from './inspection-on-demand.js';
import { LabWorker } from './lab-worker.js';
import { watchLostParts } from './lost-parts.js';
import { RunEvents } from './run-events.js';
import { Preparer } from './preparer.js';
import { RunList } from '../runs/run-list.js';
import { recipeFromHash } from '../../engine/recipe/read-link.js';
import { initialState, isLocked } from '../state/state.js';
import { Store } from '../state/store.js';
import { texts } from '../../i18n/en/page.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../../engine/errors.js').MlpError} MlpError */
/** @typedef {import('../../worker/protocol.js').SessionEvent} SessionEvent */
/** @typedef {import('../state/state.js').KeptRun} KeptRun */
/** @typedef {import('../data/datasets.js').Datasets} Datasets */
/** @typedef {import('../state/state.js').LabState} LabState */

/**
 * Turns what people do into calls to the worker, and the worker's events into state. The worker
 * decides everything about the run, this class everything else.
 */
export class Controller {
  /** @type {Store<LabState>} */
  store;
  runs;
  inspection;
  /** @type {import('./parts.js').Parts} */
  parts;
  #datasets;
  #supply;
  /** Null while runs are not kept. @type {import('../runs/checkpoints.js').Checkpoints | null} */
  #checkpoints = null;
  #worker;
  #disposed = false;
  #endWatch = () => {};
  /** Whether runs are kept between visits, and examples, mistakes and weights are shown. */
  #details;
  #events;
  #preparer;

  /**
   * @param {Datasets} datasets
   * @param {object} [options]
   * @param {boolean} [options.details]  false for a view without examples, mistakes, weights and
   *   list of runs: then the worker does not compute them and nothing is stored
   * @param {boolean} [options.pad]  false for a view without a pad
   * @param {Promise<unknown>} [options.drawn]  what the worker waits for before it starts
   * @param {(event: SessionEvent) => void} [options.onEvent]  called with every event of the present
   *   run, after the state was updated
   */
  constructor(datasets, { details = true, pad = true, drawn, onEvent = () => {} } = {}) {
    this.store = new Store(initialState());
    this.runs = new RunList(this.store, (notice) => this.store.update({ notice }));
    this.#worker = new LabWorker(details, drawn, {
      onEvent: (event) => void this.#events.take(event),
      onDeath: (error) => void this.#onDeath(error),
      onOpen: (abilities) => {
        this.#supply.renew();
        this.store.update({ abilities, waits: '' });
      },
    });
    this.inspection = new InspectionOnDemand(details || pad, [
      this.store,
      () => this.#worker.client,
      details,
      datasets.baseUrl,
    ]);
    this.#datasets = datasets;
    this.#supply = new DataSupply(datasets, this.store);
    this.#details = details;
    const { store, runs, inspection } = this;
    const lab = { store, runs, inspection, supply: this.#supply, worker: this.#worker };
    this.#events = new RunEvents(lab, () => this.#checkpoints, onEvent);
    this.#preparer = new Preparer(lab, () => void this.#begin('run'));
    this.parts = { ...lab, datasets, preparer: this.#preparer };
  }

  get #state() {
    return this.store.state;
  }

  /**
   * Loads everything: the list of the site's data sets, and the run that the link describes.
   * @param {string} hash  of the page's address
   * @param {string} [modelUrl]  of a saved network to show instead of a run
   */
  async start(hash, modelUrl) {
    this.#endWatch = watchLostParts(this.store);
    // Meanwhile: whatever needs it waits for it, and says why it did not start.
    this.#worker.open().catch(() => {});
    if (this.#details) {
      void this.runs.load();
      void this.#openCheckpoints();
      this.#datasets.takesFiles = true;
    }
    void this.#datasets.list().then((datasets) => this.store.update({ datasets }));
    await this.#open(hash, modelUrl, this.#details);
  }

  /**
   * Prepares the run that a link describes. A run under way is dropped.
   * @param {string} hash  as engine/recipe/write-link.js writes it
   * @param {string} [modelUrl]  of a saved network to show until somebody trains
   */
  configure(hash, modelUrl) {
    this.store.update({ queued: false });
    return this.#open(hash, modelUrl);
  }

  /**
   * @param {string} hash
   * @param {string} [modelUrl]
   * @param {boolean} [again]  whether the last finished run is shown, if the link is to it
   */
  async #open(hash, modelUrl, again = false) {
    let message = '';
    try {
      const linked = recipeFromHash(hash);
      if (linked) {
        const { recipe, weightsSha256, data } = linked;
        this.store.update({ recipe, expectedSha256: weightsSha256, wantedData: data });
      }
    } catch (error) {
      message = await sentenceOf(error);
    }
    if (modelUrl) return this.#preparer.openModel(modelUrl);
    if (again) {
      const { showLast } = await import('./show-last.js');
      if (this.#disposed || (await showLast(this.parts))) return undefined;
    }
    const prepared = this.#preparer.prepare();
    // Beside Train, since other settings than the link's are trained; a preparation begins without a message.
    this.store.update({ message });
    return prepared;
  }

  /** Ends the worker and everything that waits. The controller cannot be used afterwards. */
  dispose() {
    this.#preparer.cancel();
    this.#disposed = true;
    this.#endWatch();
    this.#checkpoints?.close();
    this.runs.close();
    this.#worker.end();
  }

  /** Keeps runs from now on, and offers the unfinished run of an earlier visit. */
  async #openCheckpoints() {
    const { Checkpoints } = await import('../runs/checkpoints.js');
    if (this.#disposed) return;
    this.#checkpoints = new Checkpoints((notice) => this.store.update({ notice }));
    this.#offer(await this.#checkpoints.open(() => this.#isBusy));
  }

  /** Whether a run is under way, or begins as soon as it can. */
  get #isBusy() {
    const { status, queued } = this.#state;
    return queued || status === 'running' || status === 'paused';
  }

  /** Offers to resume an interrupted run. @param {KeptRun | null} kept */
  #offer(kept) {
    if (!kept || this.#isBusy) return;
    const { name, layers, recipe } = kept.run;
    const { epoch } = kept;
    this.store.update({ resumable: { name, layers, epoch, epochs: recipe.epochs } });
  }

  /** @param {MlpError} error */
  async #onDeath(error) {
    this.#preparer.cancel();
    const message = await sentenceOf(error);
    this.store.update({ status: 'failed', queued: false, message, remedy: texts.startAgain });
    this.#offer(this.#checkpoints?.latest ?? null);
  }

  /** What the button beside a message does: a new worker, or the data set that needs no files. */
  async remedy() {
    const { remedy, offeredRate } = this.#state;
    if (this.#supply.beginEarly()) return undefined;
    if (offeredRate) return this.setRecipe({ learningRate: offeredRate });
    if (remedy === texts.backToDigits) {
      this.store.update({ recipe: resolveRecipe({ dataset: 'digits' }) });
    }
    return this.#preparer.prepare();
  }

  // --- training ---------------------------------------------------------------------------------

  /**
   * Trains with the settings as they are now, also when the last one was only just typed. While a run
   * is being prepared, training starts as soon as it can, unless another setting is chosen before.
   * @param {'run' | 'epoch' | 'batch'} [until]
   */
  async train(until = 'run') {
    const wait = async (/** @type {Promise<unknown>} */ ready) => {
      this.store.update({ queued: true });
      await ready;
      return this.#state.queued;
    };
    const over = () => ['done', 'diverged', 'failed'].includes(this.#state.status);
    if (!over() && !(await wait(this.#preparer.settled()))) return;
    // A saved network cannot be trained either: the run of the recipe takes its place.
    const ended = over() || this.#state.prepared?.plan === null;
    if (ended && !(await wait(this.#preparer.prepare()))) return;
    this.store.update({ queued: false });
    await this.#begin(until);
  }

  /**
   * Waits until the present settings apply.
   * @returns {Promise<import('../../worker/client.js').TrainerClient['session'] | null>} the worker's
   *   session with them; null when the worker could not be started
   */
  async settled() {
    await this.#preparer.settled();
    return this.#worker.client?.session ?? null;
  }

  /** @param {'run' | 'epoch' | 'batch'} until */
  async #begin(until) {
    const { status } = this.#state;
    if (!this.#worker.client || !['ready', 'paused', 'done'].includes(status)) return;
    this.store.update({ status: 'running', message: '', remedy: null, resumable: null });
    await this.#worker.client.session.start(until);
  }

  /** Trains a finished run on, with the learning rate of the settings. */
  async trainOn() {
    const { trainOn } = await import('./train-on.js');
    const { client } = this.#worker;
    if (!client || this.#state.status !== 'done') return;
    this.#preparer.cancel();
    if (await trainOn(this.store, client.session)) await this.#begin('run');
  }

  async pause() {
    await this.#worker.client?.session.pause();
  }

  /** Ends the run now. Its present weights are evaluated and kept. */
  async stop() {
    if (this.#state.progress) await this.#worker.client?.session.stop();
  }

  /** Back to the initial weights of the same recipe. */
  reset() {
    this.discard();
    this.store.update({ queued: false });
    return this.#preparer.prepare();
  }

  /** Resumes the interrupted run from its last checkpoint. */
  async resume() {
    const kept = this.#checkpoints?.latest;
    if (!kept) return;
    const { resume } = await import('./resume.js');
    await resume(kept, this.parts);
    await this.#begin('run');
  }

  /** Deletes the interrupted run. */
  discard() {
    this.#checkpoints?.drop();
    this.store.update({ resumable: null });
  }

  /** @param {number} learningRate */
  async setLearningRate(learningRate) {
    const recipe = resolveRecipe({ ...this.#state.recipe, preset: undefined, learningRate });
    const { current } = this.#state;
    this.store.update({ recipe });
    if (!isLocked(this.#state)) return this.#preparer.settle();
    if (current) this.store.update({ current: { ...current, altered: true } });
    return this.#worker.client?.session.setLearningRate(learningRate);
  }

  // --- settings ---------------------------------------------------------------------------------

  /** @param {import('../../elements/base/types.js').RecipeChanges} changes */
  async setRecipe(changes) {
    const present = this.#state.recipe;
    try {
      const changed = typeof changes === 'function' ? changes(present) : changes;
      if (['running', 'paused'].includes(this.#state.status) && isLocked(this.#state)) {
        // A run under way keeps its settings but for this one.
        return changed.learningRate === undefined
          ? undefined
          : this.setLearningRate(changed.learningRate);
      }
      const recipe = resolveRecipe({ ...present, preset: undefined, ...changed });
      this.store.update({
        recipe,
        message: '',
        remedy: null,
        expectedSha256: null,
        queued: false,
        offeredRate: null,
      });
      return this.#preparer.settle();
    } catch (error) {
      const message = await sentenceOf(error);
      return this.#state.recipe === present ? this.store.update({ message }) : undefined;
    }
  }

  /** @param {Recipe} recipe */
  setRecipeWhole(recipe) {
    this.store.update({
      recipe,
      expectedSha256: null,
      wantedData: null,
      dataMessage: '',
      queued: false,
    });
    void this.#preparer.apply();
  }

  /** @returns {Promise<Uint8Array>} the model as a safetensors file */
  async model() {
    if (!this.#worker.client) throw new Error(texts.nothingToDownload);
    return this.#worker.client.session.model();
  }
}
