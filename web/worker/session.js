import { abilities, MlpError } from '../engine/index.js';
import { nextTask } from '../engine/next-task.js';
import { PlainRun } from '../engine/run/plain-run.js';
import { TrainingCurve } from '../engine/run/curve.js';
import { Pacer } from '../engine/run/pacer.js';
import { preparedRun } from './prepared.js';
import { SessionCore } from './session-core.js';
import { SessionData } from './session-data.js';

/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/core/network.js').Network} Network */
/** @typedef {import('../engine/samples.js').Samples} Samples */
/** @typedef {import('./protocol.js').SessionEvent} SessionEvent */
/** @typedef {import('./protocol.js').Prepared} Prepared */

/** At most 10 progress events a second: each has the page drawn anew, with time that training wants. */
const EVENT_MS = 100;

/**
 * Owns the core, the data and one training run, and is the authority on its state. It runs in a
 * worker, but knows nothing of workers: events go to the function that it is given.
 */
export class Session {
  /** Another one ends the run before it, which lives in the core before it. */
  #core = new SessionCore(() => this.#clear());
  #preparation = 0;
  /** @type {PlainRun | null} */
  #run = null;
  #runId = 0;
  /** A saved network to look at, as long as there is no run. @type {Network | null} */
  #model = null;
  /** @type {import('../engine/core/network.js').Network | null} */
  #reader = null;
  #emit;
  #startHelper;
  #data;
  /** @type {import('./rate-search.js').RateSearch | null} */
  #rateSearch = null;
  /** Counts the calls that end a range test; a test that starts later than its call is dropped. */
  #searchTurn = 0;
  #pacer = new Pacer();
  /** Batches left to do, or Infinity; 0 holds the run. */
  #budget = 0;
  #untilEpoch = false;
  /** Counts the starts and stops of training; a loop whose number is old ends without an event. */
  #turn = 0;
  #lastEvent = 0;
  /** The module that keeps checkpoints and epochs; null when none are wanted. @type {typeof import('./kept-epochs.js') | null} */
  #checkpoints = null;
  /** Of the run. @type {TrainingCurve | null} */
  #curve = null;

  /**
   * @param {(event: SessionEvent, transfer?: Transferable[]) => void} emit
   * @param {import('../engine/core/start-helper.js').StartHelper} [startHelper]  for helper threads of the core
   */
  constructor(emit, startHelper) {
    this.#emit = emit;
    this.#startHelper = startHelper;
    this.#data = new SessionData(emit);
  }

  /**
   * Loads the core: in exact arithmetic until a run asks for another.
   * @param {import('./session-core.js').CoreOptions} [options]  for every core of this session
   * @param {boolean} [checkpoints]  whether runs make checkpoints and can resume from one
   * @returns {Promise<import('../engine/core/variants.js').Abilities>}
   */
  async open(options = {}, checkpoints = true) {
    if (checkpoints) this.#checkpoints = await import('./kept-epochs.js');
    await this.#core.open({ startHelper: this.#startHelper, ...options });
    return abilities();
  }

  /** See SessionData.load(). @param {string} name @param {string} baseUrl  folder of the packs */
  loadDataset(name, baseUrl) {
    return this.#data.load(name, baseUrl);
  }

  /** A data set that the person brought. @param {string} name @param {{train: Samples, test: Samples}} dataset */
  addDataset(name, dataset) {
    this.#data.add(name, dataset);
  }

  /**
   * Makes a run ready: data, network, initial weights. Any run before it is dropped.
   * @param {Recipe} recipe
   * @param {Uint8Array} [checkpoint]  of an interrupted run with this recipe, to go on with
   * @returns {Promise<Prepared>}
   */
  async prepare(recipe, checkpoint) {
    void this.#core.present; // refuses before anything is begun
    const preparation = ++this.#preparation;
    const core = await this.#core.of(recipe);
    // Most runs of the page do without what Run has beyond PlainRun, and need not load it.
    const isPlain = recipe.testViews < 2 && recipe.dataset !== 'custom';
    const RunOfRecipe = isPlain ? PlainRun : (await import('./whole-run.js')).Run;
    if (preparation !== this.#preparation) {
      throw new MlpError('overtaken', 'Another run was prepared meanwhile.');
    }
    this.#clear();
    const data = this.#data.of(recipe, core);
    const run = new RunOfRecipe(core, recipe, data);
    try {
      if (checkpoint && this.#checkpoints) {
        run.resume(this.#checkpoints.decodeCheckpoint(checkpoint));
      }
    } catch (error) {
      run.dispose();
      throw error;
    }
    this.#run = run;
    this.#curve = new TrainingCurve(run);
    this.#pacer.reset();
    const partial = this.#data.isPartial(recipe.dataset);
    return preparedRun(this.#runId, run, core, data, partial);
  }

  /** Drops the run, or the network that was looked at. */
  #clear() {
    this.#turn++;
    this.endFindingRate();
    this.#run?.dispose();
    this.#run = null;
    this.#model?.dispose();
    this.#model = null;
    this.#runId++;
    this.#told = 0;
    this.#progressState = null;
  }

  /**
   * Opens a saved network to look at; any run before it is dropped.
   * @param {Uint8Array} bytes  a safetensors file
   * @returns {Promise<Prepared>} with nothing to train on
   * @throws {MlpError} "model-..." for a file that is no model of ours
   */
  async openModel(bytes) {
    const { openModel } = await import('./open-model.js');
    this.#preparation++;
    const { network, prepared } = await openModel(bytes, this.#core);
    this.#clear();
    this.#model = network;
    return { ...prepared, runId: this.#runId };
  }

  /**
   * Takes a network that reads in place of those that have not learned anything yet.
   * @param {Uint8Array} bytes  a safetensors file
   * @throws {MlpError} "model-..." for a file that is no model of ours
   */
  async openReader(bytes) {
    const { openModel } = await import('./open-model.js');
    const { network } = await openModel(bytes, this.#core);
    this.#reader?.dispose();
    this.#reader = network;
  }

  /** What the network makes of an image: see look.js. @param {Uint8Array} pixels  [inputs], 0 to 255 */
  async look(pixels) {
    const { look } = await import('./look.js');
    return look(pixels, ...this.#readers());
  }

  /** @returns {import('./look.js').Candidates} */
  #readers() {
    if (this.#model) return [this.#model];
    const run = this.#requireRun();
    const begun = run.epochs.length > 0 || this.#progressState !== null;
    return [run.resultNetwork, begun, this.#reader];
  }

  /**
   * What the network that answers on the pad can learn from drawings: see hand.js.
   * @template {keyof ReturnType<typeof import('./hand.js').handOf>} What
   * @param {What} what
   * @param {...any} args
   * @returns {Promise<any>}
   */
  async hand(what, ...args) {
    const { handOf } = await import('./hand.js');
    const core = this.#core.present;
    const { recipe } = this.#requireRun();
    const hand = handOf(core, this.#data.of(recipe, core), recipe.dataset, this.#readers());
    return /** @type {any} */ (hand[what])(...args);
  }

  /**
   * Trains on until the run is finished, paused or stopped.
   * @param {'run' | 'epoch' | 'batch'} [until]  to the end, to the end of this epoch, or one batch
   */
  start(until = 'run') {
    this.#requireRun();
    this.endFindingRate();
    this.#budget = until === 'batch' ? 1 : Infinity;
    this.#untilEpoch = until === 'epoch';
    void this.#loop(++this.#turn);
  }

  /** @param {string[]} classNames  of the run's data set, for the saved model */
  renameClasses(classNames) {
    this.#requireRun().renameClasses(classNames);
  }

  /**
   * The learning rate range test with the run's recipe, beside the run, which stays as it is. Its
   * curve comes out in events. It ends early when the run is trained or dropped.
   * @param {Recipe} [wanted]  in place of the run's recipe, on data that is loaded
   * @returns {Promise<import('../engine/run/lr-range-test.js').LrRangeTest | null>} null when it was ended
   */
  async findRate(wanted) {
    this.endFindingRate();
    const turn = this.#searchTurn;
    const { RateSearch } = await import('./rate-search.js');
    if (turn !== this.#searchTurn) return null;
    const recipe = wanted ?? this.#requireRun().recipe;
    const core = this.#core.present;
    this.#rateSearch = new RateSearch(core, recipe, this.#data.of(recipe, core));
    return this.#rateSearch.run((curve) => this.#emit({ type: 'rates', curve }));
  }

  /** Ends the range test, if there is one. */
  endFindingRate() {
    this.#searchTurn++;
    this.#rateSearch?.end();
    this.#rateSearch = null;
  }

  /** Holds the run where it is. */
  pause() {
    this.#budget = 0;
  }

  /**
   * Ends the run where it is, unless it is at its end. Told as an event, as that is: an answer to
   * the call comes another way, and might overtake what the run told before.
   */
  stop() {
    const run = this.#requireRun();
    if (run.finished) return;
    this.#turn++;
    this.#progress(run, true);
    this.#done();
  }

  /**
   * Lets a run go on that is done, stopped or paused: start() then trains, and what it tells is of the
   * same run. See Run.extend().
   * @param {Recipe} recipe  that of the run with more epochs, and maybe another learning rate or, past
   *   the end of a schedule, a constant one
   * @throws {MlpError} "bad-epochs", "bad-learning-rate", "out-of-memory"; the run is unchanged then
   */
  async extend(recipe) {
    const run = this.#requireRun();
    const { extended } = await import('./extend.js');
    const core = this.#core.present;
    const next = extended(run, recipe, core, this.#data.of(run.recipe, core));
    if (next === run) return;
    this.#run = next;
    this.#curve = new TrainingCurve(next);
  }

  /** @param {number} rate  from the next batch on, whether the run is paused, under way or done */
  setLearningRate(rate) {
    this.#requireRun().setLearningRate(rate);
  }

  /** @param {number} turn */
  async #loop(turn) {
    const run = this.#requireRun();
    const runId = this.#runId;
    try {
      while (this.#budget > 0 && !run.finished) {
        this.#slice(run);
        await nextTask();
        if (turn !== this.#turn) return;
      }
      this.#progress(run, true);
      // A run that is held can wait long, and the page may be left.
      if (this.#budget <= 0 && this.#progressState?.epochDone) this.#checkpoint(run);
      if (run.finished) this.#done();
      else this.#emit({ type: 'paused', runId });
    } catch (error) {
      const { code, message } = /** @type {MlpError} */ (error);
      this.#emit({ type: 'failed', runId, code: code ?? 'internal', message });
    }
  }

  /** @param {PlainRun} run */
  #slice(run) {
    const batches = Math.min(this.#budget, this.#pacer.batches);
    const start = performance.now();
    const { progress, done } = /** @type {TrainingCurve} */ (this.#curve).advance(batches);
    this.#pacer.took(done, performance.now() - start);
    this.#progressState = progress;
    this.#budget -= done;
    this.#progress(run, progress.epochDone);
    if (!progress.epochDone) return;
    const epoch = run.epochs[run.epochs.length - 1];
    this.#emit({ type: 'epoch', runId: this.#runId, ...epoch });
    if (this.#untilEpoch) this.#budget = 0;
    this.#checkpoints?.keepEpoch(run, this.#untilEpoch);
    if (this.#budget > 0) this.#checkpoint(run);
  }

  /** Hands over all that it takes to go on from here. @param {PlainRun} run */
  #checkpoint(run) {
    const made = this.#checkpoints?.checkpointOf(run, this.#budget <= 0);
    if (made) this.#emit({ type: 'checkpoint', runId: this.#runId, ...made }, [made.bytes.buffer]);
  }

  /** Where the run stood when an event told of it. */
  #told = 0;
  /** @type {import('../engine/core/network.js').Progress | null} */
  #progressState = null;

  /**
   * Reports where training stands, with the points of the curve since the last report.
   * @param {PlainRun} run
   * @param {boolean} force  even if the last report is only just out
   */
  #progress(run, force) {
    const now = performance.now();
    const state = this.#progressState;
    if (!state || (!force && now - this.#lastEvent < EVENT_MS)) return;
    const { epoch, batch, batches, meanCost, errors, samplesDone } = state;
    const position = epoch - 1 + batch / batches;
    if (position === this.#told) return;
    [this.#told, this.#lastEvent] = [position, now];
    this.#emit({
      type: 'progress',
      runId: this.#runId,
      epoch,
      epochs: run.recipe.epochs,
      batch,
      batches,
      position,
      trainCost: meanCost,
      trainErrorRate: errors / samplesDone,
      points: this.#curve?.takePoints() ?? [],
      samplesPerSecond: run.samplesPerSecond,
      gflops: (run.samplesPerSecond * run.flopsPerSample) / 1e9,
    });
  }

  /** Tells what the run has come to: evaluates the test set. */
  #done() {
    const run = this.#requireRun();
    const runId = this.#runId;
    try {
      const outcome = { ...run.evaluate(), epochs: run.epochs, seconds: run.seconds };
      this.#emit({ type: 'done', runId, outcome });
    } catch (error) {
      const { message: why } = /** @type {Error} */ (error);
      const message = `The network is trained and can be saved, but not tested. ${why}`;
      this.#emit({ type: 'failed', runId, code: 'test-failed', message });
    }
  }

  /** @returns {Promise<Uint8Array>} the model as a safetensors file */
  async model() {
    const { encodeModel } = await import('../engine/files/model.js');
    return encodeModel(this.#requireRun().model());
  }

  /**
   * A view into the run that costs nothing while nobody looks: see inspect.js.
   * @template {keyof ReturnType<typeof import('./inspect.js').inspectRun>} What
   * @param {What} what
   * @param {...any} args
   * @returns {Promise<any>}
   */
  async inspect(what, ...args) {
    const { inspectRun } = await import('./inspect.js');
    return /** @type {any} */ (inspectRun(this.#requireRun())[what])(...args);
  }

  /**
   * A view of settings that no run has yet, on data that is loaded: see preview.js.
   * @template {keyof ReturnType<typeof import('./preview.js').previewOf>} What
   * @param {What} what
   * @param {Recipe} recipe
   * @param {...any} args
   * @returns {Promise<any>}
   */
  async preview(what, recipe, ...args) {
    const { previewOf } = await import('./preview.js');
    const core = this.#core.present;
    return /** @type {any} */ (previewOf(recipe, this.#data.of(recipe, core), core)[what])(...args);
  }

  /**
   * The image that a drawing becomes; needs no run.
   * @param {Float32Array[]} strokes
   * @returns {Uint8Array | null}
   */
  rasterise(strokes) {
    return this.#core.present.rasterise(strokes);
  }

  /** Ends the session; it must not be used afterwards. */
  dispose() {
    this.#turn++;
    this.endFindingRate();
    this.#core.dispose();
  }

  #requireRun() {
    if (this.#run) return this.#run;
    throw new MlpError('no-run', 'There is no run yet; prepare one first.');
  }
}
