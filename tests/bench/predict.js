/**
 * Contestants that only read images: ours, and ONNX Runtime with the network that we export. Each gets the
 * next batch of uint8 rows and gives its probabilities.
 */
import { loadCore } from '../../web/engine/index.js';
import { encodeOnnx } from '../../web/models/export/onnx.js';
import { gather } from './gather.js';

/** @typedef {import('./task.js').Task} Task */
/** @typedef {import('./task.js').TaskData} TaskData */
/** @typedef {(pixels: Uint8Array) => Float32Array | Promise<Float32Array>} Read  [batch][inputs] to [batch][classes] */

/** @param {Task} task */
const configOf = ({ layers, cost }) => ({
  inputs: layers[0],
  classes: Number(layers.at(-1)),
  hidden: layers.slice(1, -1),
  activations: layers.slice(1, -1).map(() => (cost === 'quadratic' ? 'sigmoid' : 'relu')),
  cost,
});

class Reader {
  #make;
  /** @type {Task} */
  #task = /** @type {any} */ (null);
  /** @type {TaskData} */
  #data = /** @type {any} */ (null);
  /** @type {Read} */
  #read = () => new Float32Array(0);

  /** @param {(task: Task, data: TaskData) => Read | Promise<Read>} make  the network of a task */
  constructor(make) {
    this.#make = make;
  }

  /** @param {Task} task @param {TaskData} data */
  async load(task, data) {
    this.#task = task;
    this.#data = data;
    this.#read = await this.#make(task, data);
  }

  /** @param {number} steps @returns {Promise<Float32Array>} the outputs of that many batches */
  async verify(steps) {
    const { batch, layers } = this.#task;
    const size = batch * Number(layers.at(-1));
    const all = new Float32Array(steps * size);
    for (let i = 0; i < steps; i++) {
      all.set(await this.#read(gather(this.#task, this.#data, i).pixels), i * size);
    }
    return all;
  }

  /** @param {number} steps @returns {Promise<number>} seconds */
  async run(steps) {
    const start = performance.now();
    for (let i = 0; i < steps; i++) await this.#read(gather(this.#task, this.#data, i).pixels);
    return (performance.now() - start) / 1000;
  }
}

/** @param {{mode: 'exact' | 'fast', threads: number, wide?: boolean}} options */
export async function startOurReader(options) {
  const core = await loadCore(options);
  if (core.mode !== options.mode) throw new Error(`this engine has no ${options.mode} mode`);
  /** @type {import('../../web/engine/core/network.js').Network | undefined} */
  let network;
  return new Reader((task, data) => {
    network?.dispose();
    network = core.network({ ...configOf(task), batchSize: task.batch, seed: 1 });
    network.setParameters(data.weights);
    network.scaling = scalingOf(task);
    const made = network;
    return (pixels) => made.predict(pixels);
  });
}

/** @param {'node' | 'web'} kind */
export async function startOnnxReader(kind) {
  /** @type {any} */
  const runtime =
    kind === 'node'
      ? (await import('onnxruntime-node')).default
      : (await import('onnxruntime-web/wasm')).default;
  if (kind === 'web') runtime.env.wasm.numThreads = 1;
  return new Reader(async (task, data) => {
    const file = encodeOnnx(
      {
        config: /** @type {any} */ (configOf(task)),
        parameters: data.weights,
        scaling: scalingOf(task),
        samples: { height: 1, width: task.layers[0], channels: 1, classNames: [] },
        recipe: {},
      },
      { name: 'bench' },
    );
    const session = await runtime.InferenceSession.create(file, {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
    const shape = [task.batch, task.layers[0]];
    const [output] = session.outputNames;
    return async (pixels) => {
      const result = await session.run({ pixels: new runtime.Tensor('uint8', pixels, shape) }, [
        output,
      ]);
      return result[output].data;
    };
  });
}

/** @param {Task} task */
const scalingOf = ({ layers: [inputs] }) => ({
  offset: new Float32Array(inputs),
  gain: new Float32Array(inputs).fill(1 / 255),
});
