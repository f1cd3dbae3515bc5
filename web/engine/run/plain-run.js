import { extendedEpochs, lastChange, scheduleEpochs } from './changes.js';
import { dataFingerprint } from './fingerprint.js';
import { MlpError } from '../errors.js';
import { readingConfig } from '../core/config.js';
import { SelectedWeights } from './selected-weights.js';
import { recipeNetwork } from '../recipe/network-config.js';
import { splitSamples } from './split.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../core/network.js').Network} Network */
/** @typedef {import('../core/network.js').Progress} Progress */
/** @typedef {import('../recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../samples.js').Samples} Samples */
/** @typedef {import('./values.js').Checkpoint} Checkpoint */
/** @typedef {import('./values.js').EpochResult} EpochResult */
/** @typedef {import('./values.js').RunChange} RunChange */
/** @typedef {import('./values.js').RunResult} RunResult */
/** @typedef {import('./values.js').SavedModel} SavedModel */

/**
 * A training run without test-time augmentation, of data that is known to fit: what the page needs for
 * its own data sets. Run, in run.js, is the whole.
 */
export class PlainRun {
  /** @type {EpochResult[]} */
  epochs = [];
  /** What was changed since the run began; without any, its recipe is all that it takes to repeat it. @type {RunChange[]} */
  changes = [];
  #core;
  #data;
  #split;
  /** @type {SelectedWeights} */
  #selected;
  /** The arithmetic of the training so far: "fast" as soon as any of it was. */
  mode;
  /** Of the data; "" until somebody asks for it. */
  #dataSha256 = '';
  #samplesTrained = 0;
  #seconds = 0;
  #epochSeconds = 0;
  #shape;
  /** Samples trained in the current epoch, which is not done yet. */
  #unfinished = 0;
  /** Share of the current epoch that is done, below 1. */
  #share = 0;

  /**
   * @param {Core} core
   * @param {Recipe} recipe  as resolveRecipe() gives it
   * @param {{train: Samples, test: Samples}} data  both of one shape
   * @throws {import('../errors.js').MlpError} for a network that the core refuses, samples that do
   *   not fit, or too little memory; everything allocated is freed first
   */
  constructor(core, recipe, data) {
    this.recipe = recipe;
    this.mode = core.mode;
    this.#core = core;
    this.#data = data;
    const { height, width, channels, classNames } = data.train;
    this.#shape = { height, width, channels, classNames };
    this.#split = splitSamples(core, recipe, data);
    try {
      /** @type {Network} */
      this.network = core.network(recipeNetwork(recipe, data.train));
      this.#selected = new SelectedWeights(core, this.network, recipe);
      this.network.fitScaling(recipe.scaling, this.#split.training);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /** Sample counts, batches per epoch, number of parameters. */
  get plan() {
    const { training, validation, test } = this.#split;
    return {
      trainCount: training.count,
      validationCount: validation.count,
      testCount: test.count,
      batchesPerEpoch: Math.ceil(training.count / this.recipe.batchSize),
      parameterCount: this.network.parameterCount,
    };
  }

  /** Units of all layers, input and output included, e.g. [784, 30, 10]. */
  get layers() {
    const { inputs, classes } = this.network.config;
    return [inputs, ...this.recipe.layers, classes];
  }

  /** The most threads that training uses; see Network.threadsFor(). */
  get threads() {
    return this.network.threadsFor(this.#split.training);
  }

  /** Seconds spent training, validation not counted. */
  get seconds() {
    return this.#seconds;
  }

  /** Samples trained per second, with shuffling and gathering; 0 before the first batch. */
  get samplesPerSecond() {
    return this.#seconds ? (this.#samplesTrained + this.#unfinished) / this.#seconds : 0;
  }

  /**
   * Floating-point operations of one training step for one sample: the forward products, the
   * products for the weights' gradient and, for all layers but the first, those that pass the error
   * back to the layer before.
   */
  get flopsPerSample() {
    const sizes = this.layers;
    return sizes
      .slice(1)
      .reduce((sum, units, i) => sum + 2 * sizes[i] * units * (i === 0 ? 2 : 3), 0);
  }

  /**
   * The network to evaluate, predict with and save: the trained one or, when the recipe averages
   * weights or keeps the best ones, a network with those weights as of the last epoch's end.
   */
  get resultNetwork() {
    return this.#selected.network;
  }

  /** Evaluates the test samples. @param {Network} [network]  of this run's core, with other weights */
  evaluateTest(network = this.resultNetwork) {
    return network.evaluate(this.#split.test);
  }

  /** What test-time augmentation evaluates. */
  get testParts() {
    const { testSet, testRows } = this.#split;
    const config = recipeNetwork(this.recipe, this.#data.train);
    return { core: this.#core, testSet, testRows, config };
  }

  /**
   * @param {number} i  below plan.testCount; the order is evaluateTest()'s
   * @returns {{pixels: Uint8Array<ArrayBuffer>, label: number}} a copy
   */
  testSample(i) {
    return this.#split.testSample(i);
  }

  /** The epoch, from 1, with the lowest validation error, the first of equals; 0 before any. */
  get bestEpoch() {
    const rates = this.epochs.map((epoch) => epoch.validationErrorRate);
    return rates.indexOf(Math.min(...rates)) + 1;
  }

  /** Whether the validation error has not improved for `recipe.patience` epochs, since extend() if that was later. */
  get stoppedEarly() {
    const { patience, epochs } = this.recipe;
    const done = this.epochs.length;
    const from = Math.max(this.bestEpoch, lastChange(this.changes, 'epochs')?.position ?? 0);
    return patience > 0 && done < epochs && done - from >= patience;
  }

  /** Whether all epochs are done or the run stopped early. */
  get finished() {
    return this.epochs.length >= this.recipe.epochs || this.stoppedEarly;
  }

  /** The epochs that cosine and one-cycle schedules are spread over; extend() does not change them. */
  get scheduleEpochs() {
    return scheduleEpochs(this.recipe, this.changes);
  }

  /**
   * Lets the run go on, finished or not, until so many epochs after the last whole one are done. With
   * a constant learning rate, or one that falls in steps, it ends with the same weights as a run that
   * was begun with that many epochs. Cosine and one-cycle schedules are not spread anew: after their
   * last epoch the final rate stays. Patience counts from here.
   * @param {number} more  epochs, a whole number from 1; `recipe.epochs` is the new sum
   * @throws {MlpError} "bad-epochs"
   */
  extend(more) {
    const done = this.epochs.length;
    const to = extendedEpochs(more, done);
    this.changes.push({ position: done, field: 'epochs', from: this.recipe.epochs, to });
    this.recipe = { ...this.recipe, epochs: to };
  }

  /** The learning rate; of a schedule, the highest. */
  get learningRate() {
    return this.network.learningRate;
  }

  /**
   * Trains on with another learning rate; a schedule has it as its highest.
   * @param {number} rate  0 or more, from the next batch on
   * @throws {MlpError} "bad-learning-rate"
   */
  setLearningRate(rate) {
    const from = this.learningRate;
    this.network.setLearningRate(rate);
    const position = this.epochs.length + this.#share;
    this.changes.push({ position, field: 'learningRate', from, to: rate });
  }

  /**
   * Trains one batch only. At the end of an epoch nothing is evaluated and `epochs` stays as it is.
   * @returns {Progress}
   * @throws {import('../errors.js').MlpError} "diverged"
   */
  advanceBatch() {
    return this.network.train(this.#split.training, 1);
  }

  /**
   * Trains up to maxBatches batches and stops at the end of an epoch. There it evaluates the
   * validation samples and adds an entry to `epochs`.
   * @param {number} maxBatches
   * @returns {Progress}
   * @throws {import('../errors.js').MlpError} "diverged"; the parameters are then those from the
   *   end of the last epoch whose parameters were all finite
   */
  advance(maxBatches) {
    const { training } = this.#split;
    const start = performance.now();
    const progress = this.network.train(training, maxBatches);
    const seconds = (performance.now() - start) / 1000;
    this.#seconds += seconds;
    this.#epochSeconds += seconds;
    this.#share = progress.epochDone ? 0 : progress.batch / progress.batches;
    if (progress.epochDone) {
      this.#samplesTrained += progress.samplesDone;
      this.epochs.push({
        epoch: progress.epoch,
        trainCost: progress.meanCost,
        ...this.#selected.evaluateEpoch((network) => this.#validate(network)),
        seconds: this.#epochSeconds,
      });
      this.#epochSeconds = 0;
      this.#unfinished = 0;
    } else {
      this.#unfinished = progress.samplesDone;
    }
    return progress;
  }

  /**
   * All that resume() needs to go on from here. Possible between two epochs only.
   * @returns {Checkpoint}
   * @throws {MlpError} "mid-epoch"
   */
  checkpoint() {
    return {
      recipe: this.recipe,
      mode: this.mode,
      epochs: [...this.epochs],
      changes: [...this.changes],
      samplesTrained: this.#samplesTrained,
      seconds: this.#seconds,
      dataSha256: this.#fingerprint(),
      state: this.network.saveState(),
      selected: this.#selected.parameters,
    };
  }

  #fingerprint() {
    this.#dataSha256 ||= dataFingerprint(this.#data);
    return this.#dataSha256;
  }

  /**
   * Continues another run with the same recipe and data: the final weights are the same as if that
   * run had never been interrupted.
   * @param {Checkpoint} checkpoint
   * @throws {MlpError} "other-data", "bad-state", "other-state"; the run is unchanged then
   */
  resume({ mode, epochs, changes = [], samplesTrained, seconds, dataSha256, state, selected }) {
    if (dataSha256 !== this.#fingerprint()) {
      throw new MlpError(
        'other-data',
        'The checkpoint belongs to a run on other images than these; use those images, or start a new run.',
      );
    }
    const resumed = new SelectedWeights(this.#core, this.network, this.recipe);
    try {
      resumed.restore(selected, Math.min(...epochs.map((epoch) => epoch.validationErrorRate)));
      this.network.loadState(state);
    } catch (error) {
      resumed.dispose();
      throw error;
    }
    this.#selected.dispose();
    this.#selected = resumed;
    this.epochs = [...epochs];
    this.changes = [...changes];
    // The state has brought its rate along; this is what the sentence on divergence names.
    this.network.learningRate = lastChange(changes, 'learningRate')?.to ?? this.recipe.learningRate;
    if (epochs.length && mode === 'fast') this.mode = mode;
    this.#samplesTrained = samplesTrained;
    this.#seconds = seconds;
    this.#epochSeconds = this.#unfinished = this.#share = 0;
  }

  /** @param {Network} network */
  #validate(network) {
    const { errorRate, meanCost } = network.evaluate(this.#split.validation);
    // JSON, which checkpoints and results are kept in, has no infinity.
    const validationCost = Number.isFinite(meanCost) ? meanCost : null;
    return { validationErrorRate: errorRate, validationCost };
  }

  /** Of resultNetwork; null before the first batch. */
  get #validation() {
    if (this.#unfinished && this.resultNetwork === this.network) {
      return this.#validate(this.network); // in the middle of an epoch
    }
    const epoch = this.recipe.keepBest ? this.bestEpoch : this.epochs.length;
    const { validationErrorRate = null, validationCost = null } = this.epochs[epoch - 1] ?? {};
    return { validationErrorRate, validationCost };
  }

  /**
   * Evaluates the test samples with the weights reached so far. The run can go on afterwards.
   * @returns {RunResult}
   */
  evaluate() {
    const { confusion, errorRate } = this.evaluateTest();
    return {
      ...this.#validation,
      testErrorRate: errorRate,
      confusionMatrix: confusion,
      samplesPerSecond: this.samplesPerSecond,
      weightsSha256: this.resultNetwork.weightsSha256(),
    };
  }

  /**
   * The network as a value, for encodeModel().
   * @returns {SavedModel}
   */
  model() {
    const network = this.resultNetwork;
    return {
      config: readingConfig(network.config),
      parameters: network.parameters(),
      scaling: network.scaling,
      samples: this.#shape,
      recipe: this.recipe,
    };
  }

  /** @param {string[]} classNames  as many as before; they go into the saved model */
  renameClasses(classNames) {
    this.#shape = { ...this.#shape, classNames };
  }

  /** Frees the network and its data. */
  dispose() {
    this.#selected?.dispose();
    this.network?.dispose();
    this.#split.dispose();
  }
}
