/**
 * V8 can join neighbouring SIMD operations of 128 bits into one of 256 when it compiles WebAssembly.
 * It is off unless a flag asks for it. Node.js lets a program set the flag for modules that are
 * compiled later; in browsers, only who starts them can. Modules of our own are for it: where nothing
 * is joined, their larger tiles do not fit the registers and take twice the time.
 */
import { WIDE_MODULES } from '../wide-module-urls.js';
import { joinsVectors } from './joins-vectors.js';
import { chooseVariant, compileModule } from './variants.js';

/**
 * What is needed of a core.
 * @typedef {object} Core
 * @property {string} variant
 * @property {boolean} wide
 * @property {(samples: import('../samples.js').Samples) => import('./sample-set.js').SampleSet} samples
 * @property {(config: import('./config.js').NetworkConfig) => import('./network.js').Network} network
 * @property {() => void} dispose
 */

/** The flag's name, by V8's major version. Before 13 the flag does nothing or is not there. */
const FLAG = { first: 13, renamed: 15 };

/**
 * Small networks, and the weights that exact arithmetic gives them: dense and sparse inputs, odd and
 * even numbers of panels, plain SGD and a step with moments, curves with and without an exponential.
 */
const TRIALS = [
  {
    inputs: 90,
    hidden: [40, 24],
    activations: ['sigmoid', 'tanh'],
    cost: 'quadratic',
    optimizer: 'sgd',
    blank: false,
    sha256: 'cbdf3f79c3f91d2f1d7e8fce187c8941f35395758501d5d38f2dfec7db8fa2cd',
  },
  {
    inputs: 203,
    hidden: [33, 13],
    activations: ['gelu', 'relu'],
    cost: 'cross-entropy',
    optimizer: 'adamw',
    blank: true,
    sha256: '86ffb6c97c18cba2f6f36039abc78f2ef3b8c07170e40bc8b5497d787dccdc05',
  },
];
const ROWS = 64;
const CLASSES = 10;
/** Enough to be compiled by the optimising compiler on the way, which alone joins vectors: some 100 ms. */
const EPOCHS = 200;

/**
 * Whether this process, or thread of a page, joins vectors rightly: found out once.
 * @type {{asked?: Promise<boolean>, seen?: Promise<boolean>}}
 */
const widened = {};

/**
 * Asks V8 to join vectors from now on, or sees whether it does, then trains small networks whose weights
 * are known. When they differ, what was asked for is turned off again.
 *
 * @template {Core} T
 * @param {{urls: Record<string, string>, [option: string]: any}} options  of loadCore()
 * @param {(options: {urls: Record<string, string>}) => Promise<T>} load  loadCore()
 * @param {boolean} asks  whether to ask for it, which Node.js 24 and newer can grant
 * @returns {Promise<T>} of wide modules where vectors are joined and their weights were right; else of the
 *   usual ones
 */
export async function loadWide(options, load, asks) {
  const urls = { ...options.urls };
  for (const [name, url] of Object.entries(WIDE_MODULES)) {
    urls[name] = urls[name.replace(/(-threads)?$/, '-wide$1')] ?? url().href;
  }
  const { variant, core: name } = chooseVariant(/** @type {any} */ (options));
  const isWide = asks
    ? await (widened.asked ??= askAndCheck(() => load({ urls })))
    : variant !== 'scalar' && (await seenWith(name, urls, load));
  if (!isWide) return load(options);
  const core = await load({ ...options, urls });
  core.wide = core.variant !== 'scalar';
  return core;
}

/** @param {() => Promise<Core>} loadExact  loads a wide core of one thread in exact arithmetic */
async function askAndCheck(loadExact) {
  const v8 = globalThis.process?.getBuiltinModule?.('node:v8');
  const major = Number.parseInt(globalThis.process?.versions?.v8 ?? '', 10);
  if (!v8 || !(major >= FLAG.first)) return false;
  const name = major < FLAG.renamed ? 'experimental-wasm-revectorize' : 'wasm-revectorize';
  v8.setFlagsFromString(`--${name}`);
  let right = false;
  try {
    right = isRight(await loadExact());
    return right;
  } catch (error) {
    widened.asked = undefined; // the next call may find the files
    throw error;
  } finally {
    if (!right) v8.setFlagsFromString(`--no-${name}`);
  }
}

/**
 * Nobody asked for these modules: where one cannot be loaded, as on a page without network, it is as if
 * vectors were not joined, until the next call.
 * @param {string} name  of the module that is wanted
 * @param {Record<string, string>} urls
 * @param {(options: {urls: Record<string, string>}) => Promise<Core>} load
 */
async function seenWith(name, urls, load) {
  try {
    const check = async () => joinsVectors() && isRight(await load({ urls }));
    if (!(await (widened.seen ??= check()))) return false;
    await compileModule(name, urls);
    return true;
  } catch {
    widened.seen = undefined;
    return false;
  }
}

/** @param {Core} core  is disposed @returns {boolean} */
function isRight(core) {
  try {
    return TRIALS.every((trial) => weightsOf(core, trial) === trial.sha256);
  } finally {
    core.dispose();
  }
}

/**
 * @param {Core} core
 * @param {typeof TRIALS[number]} trial
 * @returns {string} SHA-256 of the weights after some epochs
 */
export function weightsOf(core, { inputs, hidden, activations, cost, optimizer, blank }) {
  let state = 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
  const pixels = Uint8Array.from({ length: ROWS * inputs }, () =>
    blank && next() < 200 ? 0 : next() | 1,
  );
  const labels = Uint16Array.from({ length: ROWS }, () => next() % CLASSES);
  const shape = { count: ROWS, inputs, height: 1, width: inputs, channels: 1, classNames: [] };
  const samples = core.samples({ pixels, labels, ...shape });
  const network = core.network(
    /** @type {import('./config.js').NetworkConfig} */ ({
      inputs,
      classes: CLASSES,
      hidden,
      activations,
      cost,
      optimizer,
      batchSize: 10,
      learningRate: 0.01,
      seed: 1,
    }),
  );
  for (let epoch = 0; epoch < EPOCHS; epoch++) network.train(samples, ROWS);
  const sha256 = network.weightsSha256();
  network.dispose();
  samples.dispose();
  return sha256;
}

/** The networks of the check, for tests. */
export { TRIALS as trials };
