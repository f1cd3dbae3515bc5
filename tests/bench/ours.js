/** Our engine as a contestant, in Node and in browsers alike. */
import { loadCore } from '../../web/engine/index.js';

/** @typedef {import('./task.js').Task} Task */
/** @typedef {import('./task.js').TaskData} TaskData */

export class Ours {
  /** @type {Task | undefined} */
  #task;
  /** @type {TaskData | undefined} */
  #data;
  #core;
  /** @type {import('../../web/engine/core/sample-set.js').SampleSet | undefined} */
  #samples;

  #options;

  /**
   * @param {import('../../web/engine/core/core.js').Core} core
   * @param {object} options  as it was loaded
   */
  constructor(core, options) {
    this.#core = core;
    this.#options = options;
  }

  /** @param {{mode: 'exact' | 'fast', threads: number, wide?: boolean}} options */
  static async start(options) {
    const { mode, threads } = options;
    const core = await loadCore(options);
    if (core.mode !== mode) throw new Error(`this engine has no ${mode} mode`);
    if (options.wide && !core.wide) throw new Error('this engine joins no vectors');
    if (core.threads !== threads) throw new Error(`this engine has ${core.threads} threads`);
    return new Ours(core, options);
  }

  /** @param {Task} task @param {TaskData} data */
  load(task, data) {
    this.#samples?.dispose();
    this.#task = task;
    this.#data = data;
    const { rows: count } = task;
    this.#samples = this.#core.samples({
      pixels: data.pixels,
      labels: data.labels,
      count,
      inputs: task.layers[0],
      height: 1,
      width: task.layers[0],
      channels: 1,
      classNames: [],
    });
  }

  /** A network with the task's first weights. */
  #network() {
    const { layers, batch, cost, rate } = this.#task;
    const hidden = layers.slice(1, -1);
    const activation = cost === 'quadratic' ? 'sigmoid' : 'relu';
    const network = this.#core.network({
      inputs: layers[0],
      classes: layers.at(-1),
      hidden,
      activations: hidden.map(() => activation),
      cost,
      batchSize: batch,
      learningRate: rate,
      seed: 1,
    });
    network.setParameters(this.#data.weights);
    return network;
  }

  /**
   * The weights after some steps over the data's order. The engine shuffles by itself, so each batch
   * is handed to it as a set of its own; that many batches in one call do the same as one at a time
   * is checked besides, to the bit.
   * @param {number} steps
   */
  verify(steps) {
    const { batch } = this.#task;
    const [given, single, together] = [this.#network(), this.#network(), this.#network()];
    for (let i = 0; i < steps; i++) {
      const rows = this.#data.order.slice(i * batch, (i + 1) * batch);
      given.train(this.#samples.select(rows), 1);
      single.train(this.#samples, 1);
    }
    together.train(this.#samples, steps);
    const weights = given.parameters();
    const same = single.weightsSha256() === together.weightsSha256();
    for (const network of [given, single, together]) network.dispose();
    if (!same) throw new Error(`${steps} batches in one call differ from ${steps} calls`);
    return weights;
  }

  /** @param {number} steps @returns {number} seconds */
  run(steps) {
    const network = this.#network();
    const start = performance.now();
    for (let done = 0; done < steps;) {
      // One call trains to the end of an epoch at most.
      const { batch } = this.#task;
      const epoch = Math.ceil(this.#task.rows / batch);
      const now = Math.min(steps - done, epoch - (done % epoch));
      network.train(this.#samples, now);
      done += now;
    }
    const seconds = (performance.now() - start) / 1000;
    network.dispose();
    return seconds;
  }

  /** @returns {Promise<number>} milliseconds that another core takes to be fetched and started */
  async loadCore() {
    const start = performance.now();
    const core = await loadCore(this.#options);
    const ms = performance.now() - start;
    core.dispose();
    return ms;
  }

  /** @returns {number} milliseconds to evaluate the first 10,000 images of the task */
  evaluate() {
    const network = this.#network();
    const selection = this.#samples.select(Uint32Array.from({ length: 10_000 }, (_, i) => i));
    const start = performance.now();
    network.evaluate(selection);
    const ms = performance.now() - start;
    network.dispose();
    return ms;
  }

  /** @returns {number} GFLOP/s of one thread in registers, in this mode: the best of some 20 ms */
  peak() {
    return this.#core.measurePeak();
  }

  /**
   * The same over a whole stretch of time: what is left of the peak when others compute too.
   * @param {number} seconds
   * @returns {number} GFLOP/s
   */
  spin(seconds) {
    const ROUNDS = 100_000;
    return this.#core.withScratch([32], (values) => {
      let flops = 0;
      const start = performance.now();
      let ms = 0;
      for (; ms < seconds * 1000; ms = performance.now() - start) {
        new Float32Array(this.#core.memory.buffer, values, 8).fill(1);
        flops += this.#core.exports.mlpw_peak(values, ROUNDS) * ROUNDS;
      }
      return flops / ms / 1e6;
    });
  }
}
