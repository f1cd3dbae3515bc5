import { enumValue, writeConfig } from './config.js';
import { MlpError } from '../errors.js';
import { weightsSha256 } from './hash.js';
import { divergedError, statusError } from './status.js';

/** @typedef {import('./shared-instance.js').SharedInstance} SharedInstance */
/** @typedef {import('./config.js').NetworkConfig} NetworkConfig */
/** @typedef {import('./sample-set.js').Selection} Selection */

/**
 * @typedef {object} Progress  where training stands
 * @property {number} epoch  epochs begun, from 1
 * @property {number} batch  batches done in this epoch
 * @property {number} batches  batches of this epoch
 * @property {boolean} epochDone
 * @property {number} samplesDone  samples seen in this epoch
 * @property {number} errors  how many of those the network got wrong when their batch came
 * @property {number} meanCost  over those samples, each as its batch found it
 */

/**
 * @typedef {object} Evaluation
 * @property {number[][]} confusion  confusion[true class][predicted class]
 * @property {number} errors  samples whose predicted class is wrong
 * @property {number} errorRate  errors / samples, 0 to 1
 * @property {number} meanCost
 * @property {Uint16Array<ArrayBuffer>} predicted  the winning class of each sample
 * @property {Float32Array<ArrayBuffer>} confidence  the winning output of each sample
 * @property {Float64Array} [outputs]  [samples][classes]: the means, if each was read in several views
 */

/** A network in a core's memory. Results are copies: nothing that it returns is a live view. */
export class Network {
  /** Weights and biases, as parameters() counts them. */
  parameterCount = 0;
  #core;
  #memory = 0;
  #pointer = 0;
  #order = { pointer: 0, count: 0 };
  /** @type {import('./sharing.js').Sharing | null} */
  #sharing;
  /** Batches done in this epoch. */
  #position = 0;

  /**
   * @param {SharedInstance} core
   * @param {NetworkConfig} config
   * @throws {MlpError} naming the first field that is out of range, or "out-of-memory"
   */
  constructor(core, config) {
    this.#core = core;
    const { inputs, hidden, batchSize, optimizer, cost } = config;
    this.#sharing = core.sharing(`${[inputs, hidden, batchSize, optimizer, cost]}`);
    this.config = { ...config };
    this.learningRate = config.learningRate ?? 0.1;
    core.withScratch([core.abi.get('size.mlp_config'), 4], (struct, out) => {
      writeConfig(core, struct, config);
      core.call('mlpw_bytes', struct, out);
      const bytes = this.#u32(out);
      this.#memory = core.heap.allocate(bytes);
      const { mlpw_kernels, mlpw_augmenter, mlpw_optional } = core.exports;
      const tables = [mlpw_kernels(), mlpw_augmenter(), mlpw_optional()];
      core.call('mlpw_init', struct, ...tables, this.#memory, bytes, out);
      this.#pointer = this.#u32(out);
      if (core.team) core.call('mlpw_use_team', this.#pointer, core.team);
      core.call('mlpw_parameter_count', this.#pointer, out);
      this.parameterCount = this.#u32(out);
    });
  }

  /** Where it lies in the core's memory, for calls of the optional module. */
  get pointer() {
    return this.#pointer;
  }

  /** @param {number} pointer */
  #u32(pointer) {
    return new DataView(this.#core.memory.buffer).getUint32(pointer, true);
  }

  /** @param {number} pointer @param {number} count */
  #floats(pointer, count) {
    return new Float32Array(this.#core.memory.buffer, pointer, count).slice();
  }

  /**
   * Fits the input scaling to samples. Before training, and on the training samples only.
   * @param {string} kind  "none"; "unit": pixels / 255; "standard": per pixel, minus its mean and
   *   divided by its standard deviation (at least 16 of 255); "channel": the same per colour, from the
   *   means and deviations of its pixels
   * @param {Selection} selection
   */
  fitScaling(kind, selection) {
    const value = enumValue(this.#core, 'scaling', kind);
    this.#core.call('mlpw_fit_scaling', this.#pointer, value, selection.pointer);
  }

  /**
   * The network sees (pixel - offset) * gain of each pixel 0 to 255.
   * @returns {{offset: Float32Array<ArrayBuffer>, gain: Float32Array<ArrayBuffer>}} [inputs] each
   */
  get scaling() {
    const { inputs } = this.config;
    return this.#core.withScratch([4 * inputs, 4 * inputs], (offset, gain) => {
      this.#core.call('mlpw_read_scaling', this.#pointer, offset, gain, inputs);
      return { offset: this.#floats(offset, inputs), gain: this.#floats(gain, inputs) };
    });
  }

  /** @param {{offset: Float32Array, gain: Float32Array}} scaling */
  set scaling({ offset, gain }) {
    const { inputs } = this.config;
    if (offset.length !== inputs || gain.length !== inputs) throw statusError('bad-count');
    this.#core.withScratch([4 * inputs, 4 * inputs], (offsets, gains) => {
      new Float32Array(this.#core.memory.buffer, offsets, inputs).set(offset);
      new Float32Array(this.#core.memory.buffer, gains, inputs).set(gain);
      this.#core.call('mlpw_write_scaling', this.#pointer, offsets, gains, inputs);
    });
  }

  /**
   * @param {number} rate  finite, 0 or more; effective from the next batch on; of a schedule, the highest
   */
  setLearningRate(rate) {
    // To the core, null were 0, and so were a rate too small for its numbers.
    if (typeof rate !== 'number' || (rate > 0 && Math.fround(rate) === 0)) {
      throw statusError('bad-learning-rate');
    }
    this.#core.call('mlpw_set_learning_rate', this.#pointer, rate);
    this.learningRate = rate;
  }

  /**
   * Exchanges the parameters with their running average; once more to train on.
   * @throws {MlpError} "bad-averaging" for a network without
   */
  swapAverage() {
    this.#core.call('mlpw_swap_average', this.#pointer);
  }

  /**
   * Trains up to maxBatches batches, never past the end of an epoch.
   * @param {Selection} selection  the same one until the epoch is done
   * @param {number} maxBatches
   * @returns {Progress}
   * @throws {MlpError} "diverged" with {epoch, batch, learningRate}; the parameters are then those of
   *   the last finite epoch's end. Others for samples that do not fit the network.
   */
  train(selection, maxBatches) {
    this.#requireInputs(selection);
    const core = this.#core;
    if (this.#order.count !== selection.count) {
      if (this.#order.pointer) core.heap.free(this.#order.pointer);
      this.#order = { pointer: core.heap.allocate(4 * selection.count), count: selection.count };
    }
    return core.withScratch([core.abi.get('size.mlp_progress')], (out) => {
      /** @param {number} most */
      const train = (most) => {
        const args = [selection.pointer, this.#order.pointer, most, out];
        const name = this.#shared('mlpw_train', ...args);
        if (name === 'cost-not-finite' || name === 'weight-not-finite') {
          this.#position = 0; // where the core is again
          throw divergedError(name, this.#readProgress(out), this.learningRate);
        }
        if (name) throw statusError(name);
        return this.#readProgress(out);
      };
      const progress = this.#sharing
        ? this.#sharing.train(maxBatches, this.#position, train)
        : train(maxBatches);
      this.#position = progress.epochDone ? 0 : progress.batch;
      return progress;
    });
  }

  /**
   * Calls a function of the core that shares its work. When a helper thread dies at it, the core is
   * back where it can begin again, and does so alone.
   * @param {string} name
   * @param {...number} args  after the network
   * @returns {string | undefined} the status, undefined when all is well
   */
  #shared(name, ...args) {
    const core = this.#core;
    const call = () => core.abi.nameOf('status', core.exports[name](this.#pointer, ...args));
    this.#useThreads(this.#sharing?.threads);
    const status = call();
    if (status !== 'thread-lost') return status;
    core.loseTeam();
    this.#sharing = null;
    core.call('mlpw_use_team', this.#pointer, 0);
    return call();
  }

  /** @param {number} [count]  that share what is done next */
  #useThreads(count) {
    if (count) this.#core.exports.mlpw_team_use(this.#core.team, count);
  }

  /**
   * The most threads that may share its largest piece of work in training: small networks, and images
   * that are mostly black, use fewer than there are. Of them it keeps those that help: see Sharing.
   * @param {Selection} selection  of the training samples
   */
  threadsFor(selection) {
    const { threads, exports } = this.#core;
    if (threads === 1) return 1;
    this.#useThreads(this.#sharing?.most);
    return Math.min(exports.mlpw_threads(this.#pointer, selection.pointer), threads);
  }

  /**
   * @param {number} pointer
   * @returns {Progress}
   */
  #readProgress(pointer) {
    const view = new DataView(this.#core.memory.buffer, pointer);
    /** @param {string} field */
    const at = (field) => this.#core.abi.get(`mlp_progress.${field}`);
    const samplesDone = view.getUint32(at('samples_done'), true);
    return {
      epoch: view.getUint32(at('epoch'), true),
      batch: view.getUint32(at('batch'), true),
      batches: view.getUint32(at('batches'), true),
      epochDone: view.getUint32(at('epoch_done'), true) === 1,
      samplesDone,
      errors: view.getUint32(at('errors'), true),
      meanCost: samplesDone ? view.getFloat64(at('cost_sum'), true) / samplesDone : 0,
    };
  }

  /**
   * The mean gradient over a selection, in the layout of parameters(), without weight decay.
   * @param {Selection} selection  at most a batch of samples
   * @returns {{gradient: Float32Array<ArrayBuffer>, meanCost: number}}
   */
  gradient(selection) {
    this.#requireInputs(selection);
    const count = this.parameterCount;
    return this.#core.withScratch([4 * count, 8], (values, cost) => {
      const args = [this.#pointer, selection.pointer, values, count, cost];
      this.#core.call('mlpw_gradient', ...args);
      const meanCost = new DataView(this.#core.memory.buffer).getFloat64(cost, true);
      return { gradient: this.#floats(values, count), meanCost };
    });
  }

  /**
   * @param {Selection} selection
   * @returns {Evaluation}
   */
  evaluate(selection) {
    this.#requireInputs(selection);
    const { classes } = this.config;
    const { count } = selection;
    const sizes = [4 * classes * classes, 8, 2 * count, 4 * count];
    return this.#core.withScratch(sizes, (matrix, cost, predicted, confidence) => {
      const args = [matrix, cost, predicted, confidence];
      const status = this.#shared('mlpw_evaluate', selection.pointer, ...args);
      if (status) throw statusError(status);
      const buffer = this.#core.memory.buffer;
      const counts = new Uint32Array(buffer, matrix, classes * classes);
      const confusion = Array.from({ length: classes }, (_, row) =>
        Array.from(counts.subarray(row * classes, (row + 1) * classes)),
      );
      const errors = count - confusion.reduce((sum, row, i) => sum + row[i], 0);
      return {
        confusion,
        errors,
        errorRate: errors / count,
        meanCost: new DataView(buffer).getFloat64(cost, true) / count,
        predicted: new Uint16Array(buffer, predicted, count).slice(),
        confidence: this.#floats(confidence, count),
      };
    });
  }

  /**
   * @param {Uint8Array} pixels  [count][inputs], grey levels or planar colours 0 to 255
   * @param {number} [count]  default: as many as the pixels hold
   * @returns {Float32Array<ArrayBuffer>} [count][classes]: softmax probabilities, or sigmoid outputs
   */
  predict(pixels, count = pixels?.length / this.config.inputs) {
    const { inputs, classes } = this.config;
    // Bytes only: fractions, NaN and values above 255 would be cut to some byte without a word.
    const fits = pixels instanceof Uint8Array && pixels.length === count * inputs;
    if (!fits || !Number.isInteger(count) || count < 1) {
      throw new MlpError(
        'samples-shape',
        `This network reads a Uint8Array of images of ${inputs} values, one or more of them.`,
      );
    }
    return this.#core.withScratch([pixels.length, 4 * count * classes], (input, outputs) => {
      new Uint8Array(this.#core.memory.buffer, input, pixels.length).set(pixels);
      const status = this.#shared('mlpw_predict', input, count, outputs);
      if (status) throw statusError(status);
      return this.#floats(outputs, count * classes);
    });
  }

  /**
   * What every layer makes of one image.
   * @param {Uint8Array} pixels  [inputs]
   * @returns {Float32Array<ArrayBuffer>[]} the outputs of each hidden layer, then of the output layer
   */
  layerOutputs(pixels) {
    const { inputs, hidden, classes } = this.config;
    if (pixels.length !== inputs) throw statusError('bad-count');
    const sizes = [...hidden, classes];
    const count = sizes.reduce((sum, units) => sum + units, 0);
    return this.#core.withScratch([inputs, 4 * count], (input, outputs) => {
      new Uint8Array(this.#core.memory.buffer, input, inputs).set(pixels);
      this.#core.call('mlpw_layer_outputs', this.#pointer, input, outputs, count);
      let start = outputs;
      return sizes.map((units) => {
        const values = this.#floats(start, units);
        start += 4 * units;
        return values;
      });
    });
  }

  /**
   * @returns {Float32Array<ArrayBuffer>} layer by layer: weights [out][in], then biases [out]
   */
  parameters() {
    const count = this.parameterCount;
    return this.#core.withScratch([4 * count], (values) => {
      this.#core.call('mlpw_read_parameters', this.#pointer, values, count);
      return this.#floats(values, count);
    });
  }

  /**
   * @param {Float32Array} parameters  in the layout of parameters(), all finite
   */
  setParameters(parameters) {
    this.#core.withScratch([parameters.byteLength], (values) => {
      new Float32Array(this.#core.memory.buffer, values, parameters.length).set(parameters);
      this.#core.call('mlpw_write_parameters', this.#pointer, values, parameters.length);
    });
  }

  /**
   * The whole state of a run between two epochs; see mlp_save_state.
   * @returns {Uint8Array<ArrayBuffer>}
   * @throws {MlpError} "mid-epoch"
   */
  saveState() {
    const core = this.#core;
    return core.withScratch([4], (out) => {
      core.call('mlpw_state_bytes', this.#pointer, out);
      const bytes = this.#u32(out);
      return core.withScratch([bytes], (state) => {
        core.call('mlpw_save_state', this.#pointer, state, bytes);
        return new Uint8Array(core.memory.buffer, state, bytes).slice();
      });
    });
  }

  /**
   * Takes up a state that a network of the same config saved; training goes on with the next epoch.
   * @param {Uint8Array} state
   * @throws {MlpError} "bad-state" for a damaged one, "other-state" for that of another network;
   *   nothing is changed then
   */
  loadState(state) {
    this.#core.withScratch([state.length], (copy) => {
      new Uint8Array(this.#core.memory.buffer, copy, state.length).set(state);
      this.#core.call('mlpw_load_state', this.#pointer, copy, state.length);
      this.#position = 0;
    });
  }

  /** @returns {string} SHA-256 of parameters() as little-endian float32, hexadecimal */
  weightsSha256() {
    return weightsSha256(this.parameters());
  }

  /** @param {Selection} selection */
  #requireInputs({ inputs }) {
    if (inputs === this.config.inputs) return;
    throw new MlpError(
      'samples-shape',
      `This network reads images of ${this.config.inputs} values, but the samples have ${inputs}.`,
    );
  }

  /** Frees the memory; the network must not be used afterwards. */
  dispose() {
    if (this.#order.pointer) this.#core.heap.free(this.#order.pointer);
    if (this.#memory) this.#core.heap.free(this.#memory);
    this.#order = { pointer: 0, count: 0 };
    this.#memory = this.#pointer = 0;
  }
}
