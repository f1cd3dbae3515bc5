/**
 * What every contestant of a table gets alike: pixels, labels, an order of rows and first weights, as
 * files in a folder.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadDataset } from '../../web/data/load.js';
import { directoryReader } from '../../web/data/node/directory-reader.js';
import { loadCore } from '../../web/engine/index.js';
import { FILES } from './files.js';
import { parameterCount } from './nets.js';

/** @typedef {import('./nets.js').Net} Net */

/**
 * @typedef {Net & {rows: number}} Task
 *
 * @typedef {object} TaskData
 * @property {Uint8Array} pixels  [rows][inputs]
 * @property {Uint16Array} labels  [rows], 0 to 9
 * @property {Uint32Array} order  a permutation of the rows: batches are taken from it in turn
 * @property {Float32Array} weights  layer by layer: weights [out][in], then biases [out]
 */

/** Rows of noise by inputs: as many as leave every cache, as the real data sets do. */
const NOISE_ROWS = /** @type {Record<number, number>} */ ({ 784: 50_000, 3072: 20_000 });
const DIGITS_ROWS = 60_000;
const CLASSES = 10;

/** @param {number} seed @returns {() => number} uniform in 0 .. 2^32 - 1 (mulberry32) */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}

/**
 * Pixels of which none is 0, and labels that follow from nothing.
 * @param {number} inputs
 */
function noise(inputs) {
  const rows = NOISE_ROWS[inputs];
  const next = generator(1);
  const words = new Uint32Array((rows * inputs) / 4);
  for (let i = 0; i < words.length; i++) words[i] = next() | 0x01010101;
  const labels = Uint16Array.from({ length: rows }, () => next() % CLASSES);
  return { pixels: new Uint8Array(words.buffer), labels };
}

/** MNIST from a folder, or generated digits where there is none. @param {string | undefined} folder */
async function digits(folder) {
  if (folder) {
    const { pixels, labels } = (await loadDataset('mnist', directoryReader(folder))).train;
    return { pixels, labels };
  }
  const core = await loadCore();
  return core.generate('digits', { seed: 1, count: DIGITS_ROWS });
}

/**
 * @param {Net} net
 * @param {'dense' | 'sparse'} kind  of the pixels
 * @param {string | undefined} mnist  the folder with MNIST, if there is one
 * @returns {Promise<{task: Task, data: TaskData, source: string}>}
 */
export async function makeTask(net, kind, mnist) {
  const { pixels, labels } = kind === 'dense' ? noise(net.layers[0]) : await digits(mnist);
  const source = kind === 'dense' ? 'noise' : mnist ? 'MNIST' : 'generated digits';
  const rows = labels.length;
  const next = generator(2);
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  for (let i = rows - 1; i > 0; i--) {
    const j = next() % (i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return { task: { ...net, rows }, data: { pixels, labels, order, weights: weights(net) }, source };
}

/** Uniform with deviation 1/sqrt(fan-in); biases too, so that they matter. @param {Net} net */
function weights(net) {
  const next = generator(3);
  const values = new Float32Array(parameterCount(net));
  let at = 0;
  net.layers.slice(1).forEach((units, i) => {
    const width = Math.sqrt(12 / net.layers[i]);
    for (const end = at + (net.layers[i] + 1) * units; at < end; at++)
      values[at] = (next() / 2 ** 32 - 0.5) * width;
  });
  return values;
}

/** @param {string} folder @param {TaskData} data */
export async function writeTask(folder, data) {
  await mkdir(folder, { recursive: true });
  for (const [name, file] of Object.entries(FILES))
    await writeFile(path.join(folder, file), data[/** @type {keyof TaskData} */ (name)]);
}
