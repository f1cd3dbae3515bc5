/** The programs of others that read exported models, each as a function from a model and images to outputs. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installTools } from '../package/tools.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const workshop = path.resolve(here, '../../build/runtimes');
/** Why they are not there, to skip with, or false. */
export const noRuntimes = await installTools(path.join(here, 'npm'), workshop, [
  '--ignore-scripts',
]);

const require = createRequire(path.join(workshop, 'package.json'));
/** @param {string} name @returns {Promise<any>} */
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

/**
 * @typedef {object} Read  what a program makes of images
 * @property {Float32Array} outputs  [images][classes]
 * @property {Float32Array} logits  the same
 */

/** Images that are read at a time. */
const BATCH = 1000;

/**
 * @param {any} runtime  of ONNX
 * @param {Uint8Array} file
 * @param {Uint8Array} pixels
 * @param {number} inputs
 * @returns {Promise<Read>}
 */
async function readOnnx(runtime, file, pixels, inputs) {
  const session = await runtime.InferenceSession.create(file);
  const names = session.outputNames;
  const count = pixels.length / inputs;
  /** @type {{outputs: number[][], logits: number[][]}} */
  const all = { outputs: [], logits: [] };
  for (let at = 0; at < count; at += BATCH) {
    const part = pixels.slice(at * inputs, (at + BATCH) * inputs);
    const shape = [part.length / inputs, inputs];
    const results = await session.run({ pixels: new runtime.Tensor('uint8', part, shape) });
    all.outputs.push(results[names[0]].data);
    all.logits.push(results[names[1]].data);
  }
  await session.release();
  return { outputs: joined(all.outputs), logits: joined(all.logits) };
}

/** @param {ArrayLike<number>[]} parts */
const joined = (parts) => Float32Array.from(parts.flatMap((part) => Array.from(part)));

/** @returns {Promise<(file: Uint8Array, pixels: Uint8Array, inputs: number) => Promise<Read>>} */
export async function onnxNode() {
  const { default: runtime } = await load('onnxruntime-node');
  return (file, pixels, inputs) => readOnnx(runtime, file, pixels, inputs);
}

/** @returns {Promise<(file: Uint8Array, pixels: Uint8Array, inputs: number) => Promise<Read>>} */
export async function onnxWeb() {
  const { default: runtime } = await load('onnxruntime-web/wasm');
  runtime.env.wasm.numThreads = 1;
  return (file, pixels, inputs) => readOnnx(runtime, file, pixels, inputs);
}

/** @returns {Promise<(files: {name: string, bytes: Uint8Array}[], pixels: Uint8Array, inputs: number) => Promise<Read>>} */
export async function tensorflow() {
  const tf = await load('@tensorflow/tfjs-core');
  const { loadLayersModel, model: makeModel } = await load('@tensorflow/tfjs-layers');
  const { setWasmPaths } = await load('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${path.join(workshop, 'node_modules/@tensorflow/tfjs-backend-wasm/dist')}/`);
  await tf.setBackend('wasm');
  await tf.ready();
  return async (files, pixels, inputs) => {
    const [json, weights] = files.map(({ bytes }) => bytes);
    const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(json));
    const [{ weights: weightSpecs }] = weightsManifest;
    const network = await loadLayersModel(
      tf.io.fromMemory({ modelTopology, weightSpecs, weightData: weights.buffer }),
    );
    const logits = network.getLayer('logits').output;
    const both = makeModel({ inputs: network.inputs, outputs: [network.outputs[0], logits] });
    const count = pixels.length / inputs;
    /** @type {Float32Array[][]} */
    const all = [[], []];
    for (let at = 0; at < count; at += BATCH) {
      const part = Float32Array.from(pixels.subarray(at * inputs, (at + BATCH) * inputs));
      tf.tidy(() => {
        const results = both.predict(tf.tensor2d(part, [part.length / inputs, inputs]));
        results.forEach((/** @type {any} */ each, /** @type {number} */ i) =>
          all[i].push(each.dataSync()),
        );
      });
    }
    network.dispose();
    return { outputs: joined(all[0]), logits: joined(all[1]) };
  };
}

/**
 * Models that TensorFlow.js makes and saves, and what it computes with them.
 * @param {Uint8Array} pixels  [images][12]
 */
export async function tensorflowModels(pixels) {
  const tf = await load('@tensorflow/tfjs-core');
  const { sequential, layers, model: makeModel, input } = await load('@tensorflow/tfjs-layers');
  await load('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  const units = (/** @type {number} */ n, /** @type {object} */ more = {}) =>
    layers.dense({ units: n, biasInitializer: 'randomNormal', ...more });
  const relu = sequential({
    layers: [
      units(9, { activation: 'relu', inputShape: [12] }),
      layers.dropout({ rate: 0.3 }),
      units(5, { activation: 'softmax' }),
    ],
  });
  const image = sequential({
    layers: [
      layers.flatten({ inputShape: [2, 2, 3] }),
      units(6, { useBias: false }),
      layers.leakyReLU({ alpha: 0.01 }),
      units(7, { activation: 'tanh' }),
      units(3, { activation: 'sigmoid' }),
    ],
  });
  // Its Flatten moves the channels behind the rest, so that weights are as of the other order.
  const channelsFirst = sequential({
    layers: [
      layers.flatten({ inputShape: [3, 2, 2], dataFormat: 'channelsFirst' }),
      units(5, { activation: 'softmax' }),
    ],
  });
  const reshaped = sequential({
    layers: [
      layers.reshape({ targetShape: [2, 2, 3], inputShape: [12] }),
      layers.flatten(),
      units(8, { activation: 'gelu_new' }),
      units(4, { activation: 'softmax' }),
    ],
  });
  const flat = sequential({ layers: [units(4, { activation: 'softmax', inputShape: [12] })] });
  const begin = input({ shape: [12], name: 'anything' });
  const middle = layers.activation({ activation: 'sigmoid' }).apply(units(4).apply(begin));
  const functional = makeModel({
    inputs: begin,
    outputs: layers.softmax().apply(units(2).apply(middle)),
  });
  const all = [];
  // 12 numbers could be an image in colours.
  const inRow = { channels: 'first' };
  const inColours = { image: { width: 2, height: 2, channels: 3 } };
  for (const [name, net, isLast, more] of /** @type {[string, any, boolean, object?][]} */ ([
    ['relu', relu, false, inRow],
    ['functional', functional, false, inRow],
    ['colours', image, true],
    ['channels first', channelsFirst, false],
    ['reshaped, gelu_new', reshaped, true],
    ['colours in a row, as last', flat, true, { ...inColours, channels: 'last' }],
    ['colours in a row, as first', flat, false, { ...inColours, channels: 'first' }],
  ])) {
    /** @type {any} */
    let saved;
    await net.save(
      tf.io.withSaveHandler(async (/** @type {any} */ artifacts) => (saved = artifacts)),
    );
    const { modelTopology, weightSpecs, weightData } = saved;
    const json = {
      modelTopology,
      weightsManifest: [{ paths: ['weights.bin'], weights: weightSpecs }],
    };
    // Ours have one colour after the other, 3 of 4 pixels each.
    const inputs = Float32Array.from(pixels, (pixel, i) => {
      const at = i % 12;
      return (isLast ? pixels[i - at + (at % 3) * 4 + Math.floor(at / 3)] : pixel) / 255;
    });
    const [, ...shape] = net.inputs[0].shape;
    const outputs = net.predict(tf.tensor(inputs, [pixels.length / 12, ...shape]));
    all.push({
      name,
      json: new TextEncoder().encode(JSON.stringify(json)),
      weights: new Uint8Array(weightData),
      outputs: await outputs.array(),
      hints: { pixels: /** @type {const} */ ('unit'), ...more },
    });
  }
  return all;
}
