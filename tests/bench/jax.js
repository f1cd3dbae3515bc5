/**
 * jax-js on its WebAssembly backend as a contestant: a step that jit() has compiled, of grad() of the cost.
 * An array is used up by what takes it, unless `.ref` keeps it.
 */
import {
  blockUntilReady,
  defaultDevice,
  grad,
  init,
  jit,
  nn,
  numpy as np,
  tree,
} from '@jax-js/jax';
import { gather } from './gather.js';

/** @typedef {import('./task.js').Task} Task */
/** @typedef {import('./task.js').TaskData} TaskData */
/** @typedef {{w: any, b: any}[]} Layers  w: [in][out] */

export class Jax {
  /** @type {Task} */
  #task = /** @type {any} */ (null);
  /** @type {TaskData} */
  #data = /** @type {any} */ (null);
  /** @type {Layers} */
  #layers = [];
  /** @type {(layers: Layers, x: any, y: any) => Layers} */
  #train = () => [];
  /** Batches begun, to find the next one's rows. */
  #batches = 0;

  static async start() {
    if (!(await init('wasm')).includes('wasm')) throw new Error('the wasm backend did not start');
    defaultDevice('wasm');
    return new Jax();
  }

  /** @param {Task} task @param {TaskData} data */
  load(task, data) {
    this.#task = task;
    this.#data = data;
    const { cost, batch, rate } = task;
    const loss = (/** @type {Layers} */ layers, /** @type {any} */ x, /** @type {any} */ y) => {
      let a = x;
      layers.forEach(({ w, b }, i) => {
        const z = np.dot(a, w).add(b);
        if (cost === 'quadratic') a = nn.sigmoid(z);
        else a = i === layers.length - 1 ? nn.logSoftmax(z) : nn.relu(z);
      });
      if (cost === 'quadratic')
        return np
          .square(a.sub(y))
          .sum()
          .mul(0.5 / batch);
      return a
        .mul(y)
        .sum()
        .mul(-1 / batch);
    };
    this.#train = /** @type {any} */ (
      jit((/** @type {any} */ layers, /** @type {any} */ x, /** @type {any} */ y) => {
        const slopes = grad(/** @type {any} */ (loss))(tree.ref(layers), x, y);
        return tree.map(
          (/** @type {any} */ value, /** @type {any} */ slope) => value.sub(slope.mul(rate)),
          layers,
          slopes,
        );
      })
    );
    this.#reset();
  }

  /** Back to the first weights and the first batch. */
  #reset() {
    for (const each of this.#layers) tree.dispose(each);
    const { layers } = this.#task;
    const { weights } = this.#data;
    this.#batches = 0;
    let at = 0;
    this.#layers = layers.slice(1).map((n, i) => {
      const k = layers[i];
      const w = np.array(weights.slice(at, at + n * k), { shape: [n, k] }).transpose();
      const b = np.array(weights.slice(at + n * k, at + n * k + n));
      at += n * k + n;
      return { w, b };
    });
  }

  #step() {
    const { layers, batch } = this.#task;
    const { pixels, labels } = gather(this.#task, this.#data, this.#batches++);
    const x = np.array(
      Float32Array.from(pixels, (pixel) => pixel * (1 / 255)),
      {
        shape: [batch, layers[0]],
      },
    );
    const classes = Number(layers.at(-1));
    const hot = new Float32Array(batch * classes);
    labels.forEach((label, i) => (hot[i * classes + label] = 1));
    this.#layers = this.#train(this.#layers, x, np.array(hot, { shape: [batch, classes] }));
  }

  /** @param {number} steps */
  async verify(steps) {
    this.#reset();
    for (let i = 0; i < steps; i++) this.#step();
    const weights = new Float32Array(this.#data.weights.length);
    let at = 0;
    for (const { w, b } of this.#layers) {
      for (const part of [w.ref.transpose(), b.ref]) {
        const values = await part.data();
        weights.set(values, at);
        at += values.length;
      }
    }
    return weights;
  }

  /** @param {number} steps @returns {Promise<number>} seconds */
  async run(steps) {
    this.#reset();
    const start = performance.now();
    for (let i = 0; i < steps; i++) this.#step();
    await blockUntilReady(/** @type {any} */ (this.#layers));
    return (performance.now() - start) / 1000;
  }
}
