/** @typedef {import('../core/network.js').Progress} Progress */

/** A stretch of training, for a curve. @typedef {object} CurvePoint
 * @property {number} position  epochs done at its end, fractions included
 * @property {number} trainCost  mean over its samples, each as its batch found it
 * @property {number} trainErrorRate  of the same samples, 0 to 1
 */

/** Points of a whole run, and of an epoch, at most; every epoch has one. */
const OF_RUN = 1000;
const OF_EPOCH = 50;
/** Samples that a point averages, at least: of fewer, its error would be mostly noise. */
const SAMPLES = 250;

/**
 * Trains a run and collects the points of its curve. Epochs are divided into windows of batches, the
 * same for one recipe and data on every machine, whatever the time: two runs with the same seed have
 * the same curve.
 */
export class TrainingCurve {
  #run;
  #batches;
  #windows;
  /** In this epoch: batches and windows done, and the sums at the end of the last window. */
  #batch = 0;
  #window = 0;
  #before = { samples: 0, cost: 0, errors: 0 };
  /** @type {CurvePoint[]} */
  #points = [];

  /** @param {import('./run.js').Run} run  between two epochs; trained by advance() of this alone */
  constructor(run) {
    const { batchesPerEpoch, trainCount } = run.plan;
    const ofRun = OF_RUN / run.scheduleEpochs;
    const most = Math.min(OF_EPOCH, ofRun, trainCount / SAMPLES, batchesPerEpoch);
    this.#run = run;
    this.#batches = batchesPerEpoch;
    this.#windows = Math.max(1, Math.floor(most));
  }

  /**
   * As Run.advance(), window by window.
   * @param {number} maxBatches  1 or more
   * @returns {{progress: Progress, done: number}} done: batches trained
   * @throws {import('../errors.js').MlpError} "diverged"
   */
  advance(maxBatches) {
    for (let done = 0; ;) {
      const end = Math.ceil(((this.#window + 1) * this.#batches) / this.#windows);
      const count = Math.min(maxBatches - done, end - this.#batch);
      const progress = this.#advance(count);
      done += count;
      this.#batch = progress.batch;
      if (this.#batch === end) this.#endWindow(progress);
      if (progress.epochDone) this.#restart();
      if (progress.epochDone || done === maxBatches) return { progress, done };
    }
  }

  /** @param {number} count */
  #advance(count) {
    try {
      return this.#run.advance(count);
    } catch (error) {
      this.#restart(); // the run is back at the end of an epoch
      throw error;
    }
  }

  /** @param {Progress} progress */
  #endWindow({ epoch, batch, samplesDone, errors, meanCost }) {
    const { samples, cost, errors: wrong } = this.#before;
    const total = meanCost * samplesDone;
    const count = samplesDone - samples;
    this.#points.push({
      position: epoch - 1 + batch / this.#batches,
      trainCost: (total - cost) / count,
      trainErrorRate: (errors - wrong) / count,
    });
    this.#window++;
    this.#before = { samples: samplesDone, cost: total, errors };
  }

  #restart() {
    this.#window = this.#batch = 0;
    this.#before = { samples: 0, cost: 0, errors: 0 };
  }

  /** The points since the last call. @returns {CurvePoint[]} */
  takePoints() {
    return this.#points.splice(0);
  }
}
