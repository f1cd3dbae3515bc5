import { presetOfDataset, presets, resolveRecipe } from '../engine/index.js';
import { DataSupply } from './data/data-supply.js';
import { Inspection } from './views/inspection.js';
import { LabWorker } from './lab-worker.js';
import { lowerRate, RunEvents } from './run-events.js';
import { RunList } from './runs/run-list.js';
import { recipeFromHash } from './share/read-link.js';
import { initialState } from './state.js';
import { Store } from './store.js';
import { texts } from '../i18n/en/page.js';

/** @typedef {import('../engine/recipe/presets.js').Recipe} Recipe */
/** @typedef {import('../engine/errors.js').MlpError} MlpError */
/** @typedef {import('../worker/protocol.js').SessionEvent} SessionEvent */
/** @typedef {import('./runs/checkpoints.js').KeptRun} KeptRun */
/** @typedef {import('./data/datasets.js').Datasets} Datasets */
/** @typedef {import('./state.js').LabState} LabState */

/** How long settings rest before the network is made anew: typing a number is several changes. */
const SETTLE_MS = 150;

/** Whether a run holds the settings: they can change again once it is done or reset. */
/** @param {LabState} state */
export const isLocked = ({ status, progress }) =>
  status === 'running' || status === 'loading' || (status === 'paused' && progress !== null);

/** What shows while a run is being prepared. @type {Partial<LabState>} */
const unprepared = { status: 'loading', message: '', remedy: null, progress: null, queued: false };

/**
 * Turns what people do into calls to the worker, and the worker's events into state. The worker is
 * the authority on the run; this class on everything else.
 */
export class Controller {
  /** @type {Store<LabState>} */
  store;
  runs;
  inspection;
  #datasets;
  #supply;
  /** Where a lab keeps runs that does. @type {import('./runs/checkpoints.js').Checkpoints | null} */
  #checkpoints = null;
  #worker;
  #disposed = false;
  /** The preparation under way, or the last one. @type {Promise<void>} */
  #preparing = Promise.resolve();
  /** Counts preparations, so that a slow one that was overtaken is dropped. */
  #preparation = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #settling;
  /** Whether runs are kept between visits, and examples, mistakes and weights are on show. */
  #details;
  #events;

  /**
   * @param {Datasets} datasets
   * @param {object} [options]
   * @param {boolean} [options.details]  false for a view without examples, mistakes, weights and
   *   list of runs: nothing is then asked of the worker or stored for them
   * @param {(event: SessionEvent) => void} [options.onEvent]  hears all that the present run tells,
   *   after the state took it in
   */
  constructor(datasets, { details = true, onEvent = () => {} } = {}) {
    this.store = new Store(initialState());
    const tell = (/** @type {string} */ notice) => this.store.update({ notice });
    this.runs = new RunList(this.store, tell);
    this.#worker = new LabWorker(details, {
      onEvent: (event) => this.#events.take(event),
      onDeath: (error) => this.#onDeath(error),
      onOpen: (abilities) => {
        this.#supply.renew();
        this.store.update({ abilities });
      },
    });
    this.inspection = new Inspection(
      this.store,
      () => this.#worker.client,
      details,
      datasets.baseUrl,
    );
    this.#datasets = datasets;
    this.#supply = new DataSupply(datasets, this.store);
    this.#details = details;
    this.#events = new RunEvents(this, () => this.#checkpoints, this.#supply, onEvent);
  }

  get #state() {
    return this.store.state;
  }

  /**
   * Brings everything up: the data sets that the site has, the run that the link describes.
   * @param {string} hash  of the page's address
   * @param {string} [modelUrl]  of a saved network to show instead of a run
   */
  async start(hash, modelUrl) {
    if (this.#details) {
      void this.runs.load();
      void this.#openCheckpoints();
    }
    void this.#datasets.list().then((datasets) => this.store.update({ datasets }));
    await this.configure(hash, modelUrl);
  }

  /**
   * Takes up the run that a link describes; a run under way is dropped.
   * @param {string} hash  as share/write-link.js writes it
   * @param {string} [modelUrl]  of a saved network to show until somebody trains
   */
  async configure(hash, modelUrl) {
    try {
      const linked = recipeFromHash(hash);
      if (linked) {
        this.store.update({ recipe: linked.recipe, expectedSha256: linked.weightsSha256 });
      }
    } catch (error) {
      this.store.update({ dataMessage: /** @type {Error} */ (error).message });
    }
    this.#preparing = modelUrl ? this.#openModel(modelUrl) : this.prepare();
    await this.#preparing;
  }

  /** Ends the worker; the controller is of no more use. */
  dispose() {
    clearTimeout(this.#settling);
    this.#preparation++;
    this.#disposed = true;
    this.#checkpoints?.close();
    this.#worker.end();
  }

  /** Runs are kept from now on, and one that an earlier visit left unfinished is offered. */
  async #openCheckpoints() {
    const { Checkpoints } = await import('./runs/checkpoints.js');
    if (this.#disposed) return;
    this.#checkpoints = new Checkpoints((notice) => this.store.update({ notice }));
    this.#offer(await this.#checkpoints.open());
  }

  /** @param {KeptRun | null} kept  an interrupted run, to go on with if the person likes */
  #offer(kept) {
    const { status } = this.#state;
    if (!kept || status === 'running' || status === 'paused') return;
    const { name, layers, recipe } = kept.run;
    const { epoch } = kept;
    this.store.update({ resumable: { name, layers, epoch, epochs: recipe.epochs } });
  }

  /**
   * Makes the run of the present recipe ready: loads its data, draws its initial weights.
   * @param {KeptRun} [kept]  an interrupted run to go on with
   */
  prepare(kept) {
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.#preparing = this.#prepare(kept);
    return this.#preparing;
  }

  /** @param {KeptRun} [kept] */
  async #prepare(kept) {
    const turn = ++this.#preparation;
    const overtaken = () => turn !== this.#preparation;
    this.store.update(unprepared);
    try {
      const client = await this.#worker.open();
      const { recipe } = this.#state;
      await this.#supply.provide(client.session, recipe.dataset, overtaken);
      if (overtaken()) return;
      const prepared = kept
        ? await client.session.prepare(kept.run.recipe, kept.bytes)
        : await client.session.prepare(recipe);
      if (overtaken()) return;
      this.store.update({
        status: 'ready',
        message: '',
        remedy: null,
        peakGflops: this.#peak(prepared),
        loading: prepared.partial ? this.#state.loading : null,
        prepared,
        current: kept?.run ?? this.runs.fresh(recipe, prepared),
        mistakes: { total: 0, pictures: [] },
        cell: null,
      });
      await this.inspection.afterPrepare();
      if (prepared.partial) void this.#begin('run');
    } catch (error) {
      if (!overtaken()) this.#failed(/** @type {MlpError} */ (error));
    }
  }

  /**
   * The best that was measured of the kernels in use: now and then, something else held them up.
   * @param {import('../worker/protocol.js').Prepared} prepared
   */
  #peak({ variant, peakGflops }) {
    const before = this.#state.prepared?.variant === variant ? this.#state.peakGflops : 0;
    return Math.max(before, peakGflops);
  }

  /**
   * Shows a saved network instead of a run; training makes the run of the present recipe after all.
   * @param {string} url  of a safetensors file as the lab saves it
   */
  async #openModel(url) {
    const turn = ++this.#preparation;
    const overtaken = () => turn !== this.#preparation;
    this.store.update(unprepared);
    try {
      const { fetchModel } = await import('./views/model-file.js');
      const [client, bytes] = await Promise.all([this.#worker.open(), fetchModel(url)]);
      if (overtaken()) return;
      const prepared = await client.session.openModel(bytes);
      if (overtaken()) return;
      this.store.update({ status: 'ready', loading: null, prepared, current: null });
      await this.inspection.afterOpen();
    } catch (error) {
      if (!overtaken()) this.#failed(/** @type {MlpError} */ (error));
    }
  }

  /** @param {MlpError} error */
  #failed(error) {
    const ofData = /^(data|pack|samples)-/.test(error.code);
    const remedy = ofData ? texts.backToDigits : texts.startAgain;
    this.store.update({ status: 'failed', loading: null, message: error.message, remedy });
  }

  /** @param {MlpError} error */
  #onDeath(error) {
    this.#preparation++;
    this.store.update({ status: 'failed', message: error.message, remedy: texts.startAgain });
    this.#offer(this.#checkpoints?.latest ?? null);
  }

  /** The way on after a failure: a new worker, or the data set that is always there. */
  async remedy() {
    const { status, remedy, recipe } = this.#state;
    if (this.#supply.beginEarly()) return undefined;
    if (status === 'diverged') return this.setRecipe({ learningRate: lowerRate(recipe) });
    if (remedy === texts.backToDigits) {
      this.store.update({ recipe: resolveRecipe({ dataset: 'digits' }) });
    }
    return this.prepare();
  }

  // --- training ---------------------------------------------------------------------------------

  /**
   * A setting typed just now counts, and so does a press that comes while a run is being prepared:
   * unless something else is chosen meanwhile, training starts as soon as it can.
   * @param {'run' | 'epoch' | 'batch'} [until]
   */
  async train(until = 'run') {
    const wait = async (/** @type {Promise<unknown>} */ ready) => {
      this.store.update({ queued: true });
      await ready;
      return this.#state.queued;
    };
    const over = ['done', 'diverged', 'failed'].includes(this.#state.status);
    if (!(await wait(over ? this.prepare() : this.settled()))) return;
    // A saved network has nothing to train.
    if (this.#state.prepared?.plan === null && !(await wait(this.prepare()))) return;
    this.store.update({ queued: false });
    await this.#begin(until);
  }

  /**
   * Waits until the settings are in force.
   * @returns {Promise<import('../worker/client.js').TrainerClient['session'] | null>} what answers
   *   then; null when the worker could not be started
   */
  async settled() {
    await (this.#settling ? this.prepare() : this.#preparing);
    return this.#worker.client?.session ?? null;
  }

  /** @param {'run' | 'epoch' | 'batch'} until */
  async #begin(until) {
    const { status } = this.#state;
    if (!this.#worker.client || (status !== 'ready' && status !== 'paused')) return;
    this.store.update({ status: 'running', message: '', remedy: null, resumable: null });
    await this.#worker.client.session.start(until);
  }

  async pause() {
    await this.#worker.client?.session.pause();
  }

  /** Ends the run here: what was reached is evaluated and kept. */
  async stop() {
    if (this.#state.progress) await this.#worker.client?.session.stop();
  }

  /** Back to the initial weights of the same recipe. */
  reset() {
    this.discard();
    return this.prepare();
  }

  /** Goes on with the run that was interrupted, from the end of its last epoch that was kept. */
  async resume() {
    const kept = this.#checkpoints?.latest;
    if (!kept) return;
    this.store.update({ recipe: kept.recipe, expectedSha256: null });
    // In a copy that was stored, the two are no longer one object even if they were.
    const same = JSON.stringify(kept.run.recipe) === JSON.stringify(kept.recipe);
    await this.prepare(same ? { ...kept, run: { ...kept.run, recipe: kept.recipe } } : kept);
    await this.#begin('run');
  }

  /** Forgets the run that was interrupted. */
  discard() {
    this.#checkpoints?.drop();
    this.store.update({ resumable: null });
  }

  /** @param {number} learningRate */
  async setLearningRate(learningRate) {
    const recipe = resolveRecipe({ ...this.#state.recipe, preset: undefined, learningRate });
    this.store.update({ recipe });
    if (isLocked(this.#state)) await this.#worker.client?.session.setLearningRate(learningRate);
    else this.#settle();
  }

  // --- settings ---------------------------------------------------------------------------------

  /** @param {import('../elements/base/types.js').RecipeChanges} changes */
  setRecipe(changes) {
    if (this.#state.status === 'running') return;
    try {
      const present = this.#state.recipe;
      const changed = typeof changes === 'function' ? changes(present) : changes;
      const recipe = resolveRecipe({ ...present, preset: undefined, ...changed });
      this.store.update({ recipe, message: '', remedy: null, expectedSha256: null, queued: false });
      this.#settle();
    } catch (error) {
      this.store.update({ message: /** @type {Error} */ (error).message });
    }
  }

  /** @param {string} name */
  choosePreset(name) {
    const { seed } = this.#state.recipe;
    this.setRecipeWhole(resolveRecipe({ preset: name, seed }));
  }

  /** A data set comes with the preset that suits it. @param {string} name */
  chooseDataset(name) {
    const { seed } = this.#state.recipe;
    const preset = presetOfDataset[name];
    const start = preset ? { preset } : { ...presets.digits, dataset: name };
    this.setRecipeWhole(resolveRecipe({ ...start, seed }));
  }

  /** @param {Recipe} recipe */
  setRecipeWhole(recipe) {
    this.store.update({ recipe, expectedSha256: null, dataMessage: '' });
    void this.prepare();
  }

  #settle() {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.prepare(), SETTLE_MS);
  }

  /**
   * The person's own data set.
   * @param {File[]} files
   */
  async useFiles(files) {
    try {
      const name = await this.#datasets.fromFiles(files);
      this.#supply.renew();
      this.store.update({ dataMessage: '', datasets: await this.#datasets.list() });
      this.chooseDataset(name);
    } catch (error) {
      this.store.update({ dataMessage: /** @type {Error} */ (error).message });
    }
  }

  /** @param {string[]} classNames  of the person's own data set */
  renameClasses(classNames) {
    const { prepared, current, recipe } = this.#state;
    if (!prepared || !current || recipe.dataset !== 'custom') return;
    this.#datasets.renameClasses(classNames);
    this.#supply.renew();
    void this.#worker.client?.session.renameClasses(classNames);
    this.store.update({
      prepared: { ...prepared, shape: { ...prepared.shape, classNames } },
      current: { ...current, classNames },
    });
  }

  /**
   * Takes a kept run's settings up again; training them gives the same weights.
   * @param {string} id
   */
  openRun(id) {
    const run = this.#state.runs.find((candidate) => candidate.id === id);
    if (!run || this.#state.status === 'running') return;
    this.setRecipeWhole(run.recipe);
    const expectedSha256 = run.repeatable ? (run.outcome?.weightsSha256 ?? null) : null;
    this.store.update({ expectedSha256 });
  }

  /** @returns {Promise<Uint8Array>} the model as a safetensors file */
  async model() {
    if (!this.#worker.client) throw new Error(texts.nothingToDownload);
    return this.#worker.client.session.model();
  }
}
