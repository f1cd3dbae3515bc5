import { dataFingerprint } from './fingerprint.js';
import { MlpError } from '../errors.js';
import { KeptWeights } from './selected-weights.js';
import { recipeNetwork } from '../recipe/network-config.js';
import { splitSamples } from './split.js';
import { evaluateViews } from './test-time-augmentation.js';

/** @typedef {import('../files/checkpoint.js').Checkpoint} Checkpoint */
/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../files/model.js').Model} Model */
/** @typedef {import('../core/network.js').Network} Network */
/** @typedef {import('../core/network.js').Progress} Progress */
/** @typedef {import('../recipe/presets.js').Recipe} Recipe */
/** @typedef {import('../samples.js').Samples} Samples */

/**
 * @typedef {object} EpochResult
 * @property {number} epoch  from 1
 * @property {number} trainCost  mean over the epoch's samples, each as its batch found it
 * @property {number} validationErrorRate  0 to 1
 * @property {number} seconds  of training, without the validation
 */

/**
 * @typedef {object} RunResult
 * @property {number | null} finalTrainingErrorRate  the held-out error of the weights that the run
 *   stands for: the last ones, or the best when these are kept; null before the first batch
 * @property {number} testErrorRate  0 to 1
 * @property {number[][]} confusionMatrix  of the test set; rows are true classes
 * @property {number} samplesPerSecond  see Run.samplesPerSecond
 * @property {string} weightsSha256
 */

/**
 * One training run: a recipe, its data in the core, the network, and how far it has come. The caller
 * paces it: every advance() trains a slice, so that a worker or a command line stays responsive.
 */
export class Run {
  /** @type {EpochResult[]} */
  epochs = [];
  #core;
  #data;
  #split;
  /** @type {KeptWeights} */
  #kept;
  /** The arithmetic that it was trained in: "fast" as soon as some of it was. */
  mode;
  /** Of the data, once it was asked for. */
  #dataSha256 = '';
  #samplesTrained = 0;
  #seconds = 0;
  #epochSeconds = 0;
  #shape;
  /** Samples of an epoch that is not done yet. */
  #unfinished = 0;

  /**
   * @param {Core} core
   * @param {Recipe} recipe  as resolveRecipe() gives it
   * @param {{train: Samples, test: Samples}} data  both of one shape
   * @throws {import('../errors.js').MlpError} for a network that the core refuses, samples that do
   *   not fit, or too little memory; nothing is left allocated then
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
      this.#kept = new KeptWeights(core, this.network, recipe);
      this.network.fitScaling(recipe.scaling, this.#split.training);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /** What lies ahead: sample counts, batches an epoch, parameters. */
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

  /** Threads that training is shared by at most; see Network.threadsFor(). */
  get threads() {
    return this.network.threadsFor(this.#split.training);
  }

  /** Seconds spent training, validation not counted. */
  get seconds() {
    return this.#seconds;
  }

  /** Samples trained a second, over the whole loop: shuffle, gather, step. 0 before the first. */
  get samplesPerSecond() {
    return this.#seconds ? (this.#samplesTrained + this.#unfinished) / this.#seconds : 0;
  }

  /**
   * Floating-point operations of one training step for one sample: the products forward, those of
   * the weights' gradient and, above the first layer, those of the delta below.
   */
  get flopsPerSample() {
    const sizes = this.layers;
    return sizes
      .slice(1)
      .reduce((sum, units, i) => sum + 2 * sizes[i] * units * (i === 0 ? 2 : 3), 0);
  }

  /**
   * The network that the run stands for: as trained so far, or, when the recipe averages weights or
   * keeps the best, with those, as of the last epoch's end.
   */
  get resultNetwork() {
    return this.#kept.network;
  }

  /** Evaluates the test samples, in several views if the recipe says so. */
  evaluateTest() {
    const { test, testSet, testRows } = this.#split;
    const views = this.recipe.testViews;
    if (views < 2) return this.resultNetwork.evaluate(test);
    const config = recipeNetwork(this.recipe, this.#data.train);
    return evaluateViews(this.#core, this.resultNetwork, testSet, testRows, config, views);
  }

  /**
   * @param {number} i  below plan.testCount; the order is evaluateTest()'s
   * @returns {{pixels: Uint8Array<ArrayBuffer>, label: number}} a copy
   */
  testSample(i) {
    return this.#split.testSample(i);
  }

  /** The epoch, from 1, with the least held-out error, the first of equals; 0 before any. */
  get bestEpoch() {
    const rates = this.epochs.map((epoch) => epoch.validationErrorRate);
    return rates.indexOf(Math.min(...rates)) + 1;
  }

  /** Whether the held-out error has not improved for as many epochs as the recipe has patience. */
  get stoppedEarly() {
    const { patience, epochs } = this.recipe;
    const done = this.epochs.length;
    return patience > 0 && done < epochs && done - this.bestEpoch >= patience;
  }

  /** Whether all epochs are done, or patience is over. */
  get finished() {
    return this.epochs.length >= this.recipe.epochs || this.stoppedEarly;
  }

  /**
   * Trains one batch and no more: nothing is evaluated or counted at the end of an epoch.
   * @returns {Progress}
   * @throws {import('../errors.js').MlpError} "diverged"
   */
  advanceBatch() {
    return this.network.train(this.#split.training, 1);
  }

  /**
   * Trains up to maxBatches batches, never past the end of an epoch. At the end of one it evaluates
   * the validation samples and adds to `epochs`.
   * @param {number} maxBatches
   * @returns {Progress}
   * @throws {import('../errors.js').MlpError} "diverged"; the parameters are then those of the last
   *   finite epoch's end
   */
  advance(maxBatches) {
    const { training, validation } = this.#split;
    const start = performance.now();
    const progress = this.network.train(training, maxBatches);
    const seconds = (performance.now() - start) / 1000;
    this.#seconds += seconds;
    this.#epochSeconds += seconds;
    if (progress.epochDone) {
      this.#samplesTrained += progress.samplesDone;
      this.epochs.push({
        epoch: progress.epoch,
        trainCost: progress.meanCost,
        validationErrorRate: this.#kept.judge((network) => network.evaluate(validation).errorRate),
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
   * Where the run stands, for takeUp(). Between two epochs only.
   * @returns {Checkpoint}
   * @throws {MlpError} "mid-epoch"
   */
  checkpoint() {
    return {
      recipe: this.recipe,
      mode: this.mode,
      epochs: [...this.epochs],
      samplesTrained: this.#samplesTrained,
      seconds: this.#seconds,
      dataSha256: this.#fingerprint(),
      state: this.network.saveState(),
      kept: this.#kept.parameters,
    };
  }

  #fingerprint() {
    this.#dataSha256 ||= dataFingerprint(this.#data);
    return this.#dataSha256;
  }

  /**
   * Goes on where another run with the same recipe and data was: the weights in the end are the
   * same as if it had never been interrupted.
   * @param {Checkpoint} checkpoint
   * @throws {MlpError} "other-data", "bad-state", "other-state"; the run is then as it was
   */
  takeUp({ mode, epochs, samplesTrained, seconds, dataSha256, state, kept }) {
    if (dataSha256 !== this.#fingerprint()) {
      throw new MlpError(
        'other-data',
        'The run was trained on other images than these; bring those back, or train anew.',
      );
    }
    const keeping = new KeptWeights(this.#core, this.network, this.recipe);
    try {
      keeping.restore(kept, Math.min(...epochs.map((epoch) => epoch.validationErrorRate)));
      this.network.loadState(state);
    } catch (error) {
      keeping.dispose();
      throw error;
    }
    this.#kept.dispose();
    this.#kept = keeping;
    this.epochs = [...epochs];
    if (epochs.length && mode === 'fast') this.mode = mode;
    this.#samplesTrained = samplesTrained;
    this.#seconds = seconds;
    this.#epochSeconds = this.#unfinished = 0;
  }

  /** The held-out error of resultNetwork, null before the first batch. */
  get heldOutErrorRate() {
    if (this.#unfinished && this.resultNetwork === this.network) {
      return this.network.evaluate(this.#split.validation).errorRate; // in the middle of an epoch
    }
    const epoch = this.recipe.keepBest ? this.bestEpoch : this.epochs.length;
    return this.epochs[epoch - 1]?.validationErrorRate ?? null;
  }

  /**
   * Evaluates the test samples with what was reached so far; the run may go on afterwards.
   * @returns {RunResult}
   */
  finish() {
    const { confusion, errorRate } = this.evaluateTest();
    return {
      finalTrainingErrorRate: this.heldOutErrorRate,
      testErrorRate: errorRate,
      confusionMatrix: confusion,
      samplesPerSecond: this.samplesPerSecond,
      weightsSha256: this.resultNetwork.weightsSha256(),
    };
  }

  /**
   * The network as it can be saved.
   * @returns {Model}
   */
  model() {
    const network = this.resultNetwork;
    const { inputs, classes, hidden, activations, cost } = network.config;
    return {
      config: { inputs, classes, hidden, activations, cost },
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
    this.#kept?.dispose();
    this.network?.dispose();
    this.#split.dispose();
  }
}
