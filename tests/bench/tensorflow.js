/**
 * TensorFlow.js on its WebAssembly backend as a contestant. The step is written out in its
 * operations, which is faster than its optimizers, with their tape and variables.
 */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-wasm';

/** @typedef {import('./task.js').Task} Task */
/** @typedef {import('./task.js').TaskData} TaskData */
/** @typedef {{w: tf.Tensor2D, b: tf.Tensor1D}} Layer  w: [in][out] */

export class TensorFlow {
  /** @type {Task | undefined} */
  #task;
  /** @type {TaskData | undefined} */
  #data;
  /** @type {Layer[]} */
  #layers = [];
  /** Batches begun, to find the next one's rows. */
  #batches = 0;

  static async start() {
    await tf.setBackend('wasm');
    await tf.ready();
    if (tf.getBackend() !== 'wasm') throw new Error('the wasm backend did not start');
    return new TensorFlow();
  }

  /** @param {Task} task @param {TaskData} data */
  load(task, data) {
    this.#task = task;
    this.#data = data;
    this.#reset();
  }

  /** Back to the first weights and the first batch. */
  #reset() {
    for (const { w, b } of this.#layers) tf.dispose([w, b]);
    this.#batches = 0;
    this.#layers = [];
    const { layers } = this.#task;
    let at = 0;
    layers.slice(1).forEach((n, i) => {
      const k = layers[i];
      const { weights } = this.#data;
      const w = tf.tidy(() => tf.transpose(tf.tensor2d(weights.slice(at, at + n * k), [n, k])));
      const b = tf.tensor1d(weights.slice(at + n * k, at + n * k + n));
      this.#layers.push({ w, b });
      at += n * k + n;
    });
  }

  /** The next batch's scaled pixels [batch][inputs] and one-hot labels [batch][classes]. */
  #gather() {
    const { layers, batch, rows } = this.#task;
    const { pixels, labels, order } = this.#data;
    const inputs = layers[0];
    const x = new Float32Array(batch * inputs);
    const y = new Float32Array(batch * layers.at(-1));
    for (let i = 0; i < batch; i++) {
      const row = order[(this.#batches * batch + i) % rows];
      for (let j = 0, from = row * inputs, to = i * inputs; j < inputs; j++)
        x[to + j] = pixels[from + j] * (1 / 255);
      y[i * layers.at(-1) + labels[row]] = 1;
    }
    this.#batches++;
    return { x: tf.tensor2d(x, [batch, inputs]), y: tf.tensor2d(y, [batch, layers.at(-1)]) };
  }

  #step() {
    const { cost, batch, rate } = this.#task;
    const quadratic = cost === 'quadratic';
    const updated = tf.tidy(() => {
      const { x, y } = this.#gather();
      /** @type {tf.Tensor2D[]} */
      const activations = [x];
      this.#layers.forEach(({ w, b }, i) => {
        const last = i === this.#layers.length - 1;
        const activation = quadratic ? 'sigmoid' : last ? 'linear' : 'relu';
        const a = activations[i];
        const z = tf.fused.matMul({ a, b: w, bias: b, activation });
        activations.push(last && !quadratic ? tf.softmax(z) : z);
      });
      /** @param {tf.Tensor2D} a */
      const slope = (a) => (quadratic ? tf.mul(a, tf.sub(1, a)) : tf.step(a));
      const outputs = activations.at(-1);
      const error = tf.sub(outputs, y);
      // Scaled once, here: all that follows is linear in it.
      let delta = tf.mul(quadratic ? tf.mul(error, slope(outputs)) : error, rate / batch);
      /** @type {Layer[]} */
      const result = [];
      for (let i = this.#layers.length - 1; i >= 0; i--) {
        const { w, b } = this.#layers[i];
        const gradient = tf.matMul(tf.transpose(activations[i]), delta);
        result[i] = {
          w: tf.sub(w, gradient),
          b: tf.sub(b, tf.sum(delta, 0)),
        };
        if (i > 0) delta = tf.mul(tf.matMul(delta, tf.transpose(w)), slope(activations[i]));
      }
      return result;
    });
    for (const { w, b } of this.#layers) tf.dispose([w, b]);
    this.#layers = updated;
  }

  /** @param {number} steps */
  verify(steps) {
    this.#reset();
    for (let i = 0; i < steps; i++) this.#step();
    const weights = new Float32Array(this.#data.weights.length);
    let at = 0;
    for (const { w, b } of this.#layers) {
      weights.set(
        tf.tidy(() => tf.transpose(w).dataSync()),
        at,
      );
      weights.set(b.dataSync(), at + w.size);
      at += w.size + b.size;
    }
    return weights;
  }

  /** @param {number} steps @returns {number} seconds */
  run(steps) {
    this.#reset();
    const start = performance.now();
    for (let i = 0; i < steps; i++) this.#step();
    this.#layers[0].b.dataSync(); // the backend is synchronous, but let nothing be left to do
    return (performance.now() - start) / 1000;
  }
}
