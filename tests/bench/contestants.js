/** Who takes part, how each is started, and what to install for those that cannot. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM, openChromium, SERVED } from './chromium.js';
import { Peer } from './peer.js';
import { NODE, OTHER_NODES } from './pinned-node.js';

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string} group  what --only calls it
 * @property {number} threads
 * @property {string | null} mode  of ours: exact or fast
 * @property {boolean} [predicts]  whether it only reads
 * @property {() => Promise<Runner>} start
 *
 * @typedef {Pick<Peer, 'load' | 'verify' | 'run' | 'peak' | 'loadCore' | 'evaluate' | 'close'>
 *   & {engine: string}} Runner
 *
 * @typedef {object} Missing
 * @property {string} name
 * @property {string} packages  Debian's, that bring it
 */

/** @param {string} name */
const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const CORES = availableParallelism();
/** One thread, and all cores where there are more. */
const THREADS = CORES > 1 ? [1, CORES] : [1];
/** @type {('exact' | 'fast')[]} */
const MODES = ['exact', 'fast'];

/** @param {number} n */
const inThreads = (n) => (n === 1 ? '1 thread' : `${n} threads`);

/**
 * @param {string[]} command
 * @param {Record<string, string>} env
 * @param {string} [what]
 * @returns {Promise<Runner>}
 */
async function startPeer(command, env, what) {
  const peer = new Peer(command, env);
  try {
    return Object.assign(peer, { engine: await peer.start(what) });
  } catch (error) {
    await peer.close();
    throw error;
  }
}

/** @param {string} kind @param {object} options @param {string} [node] */
const nodePeer =
  (kind, options, node = NODE) =>
  () =>
    startPeer([node, here('./node-peer.js')], {}, `${kind} ${JSON.stringify(options)}`);

/** A process of ours that only measures the machine. */
export const startProbe = () => {
  const peer = new Peer([NODE, here('./node-peer.js')]);
  return peer.start('ours {"mode":"exact","threads":1}').then(() => peer);
};

/**
 * @param {string} group
 * @param {string} place  for the name
 * @param {(options: object) => () => Promise<Runner>} starter
 * @param {number[]} [counts]  of threads
 * @returns {Contestant[]}
 */
const oursIn = (group, place, starter, counts = THREADS) =>
  MODES.flatMap((mode) =>
    counts.map((threads) => ({
      name: `MLP Lab${place}, ${mode}, ${inThreads(threads)}`,
      group,
      threads,
      mode,
      start: starter({ mode, threads }),
    })),
  );

const ours = () => [
  ...oursIn('ours', '', (options) => nodePeer('ours', options)),
  ...oursIn('ours', '', (options) => nodePeer('ourReader', options), [1]).map((contestant) => ({
    ...contestant,
    mode: null, // nothing else is measured of it
    predicts: true,
  })),
];

/** Vectors joined by V8. */
const wide = () => [
  ...oursIn('wide', ' --wide', (options) => nodePeer('ours', { ...options, wide: true })),
  ...Object.entries(OTHER_NODES)
    .filter(([version]) => Number(version) > 20)
    .flatMap(([version, node]) =>
      oursIn(
        'wide',
        ` --wide in Node.js ${version}`,
        (options) => nodePeer('ours', { ...options, wide: true }, node),
        [1],
      ),
    ),
];

/** Ours in other versions of Node.js than the one that measures. */
const versions = () =>
  Object.entries(OTHER_NODES).flatMap(([version, node]) =>
    oursIn('versions', ` in Node.js ${version}`, (options) => nodePeer('ours', options, node), [1]),
  );

/** @returns {Contestant[]} */
const jax = () => [
  { name: 'jax-js, wasm', group: 'jax', threads: 1, mode: null, start: nodePeer('jax', {}) },
];

/** @returns {Contestant[]} */
const onnxruntime = () =>
  ['node', 'web'].map((kind) => ({
    name: `onnxruntime-${kind}${kind === 'web' ? ', wasm' : ''}, 1 thread`,
    group: 'onnxruntime',
    threads: 1,
    mode: null,
    predicts: true,
    start: nodePeer('onnx', { kind }),
  }));

/** @returns {Contestant[]} */
const tensorflow = () => [
  {
    name: 'TensorFlow.js, wasm',
    group: 'tfjs',
    threads: 1,
    mode: null,
    start: nodePeer('tensorflow', {}),
  },
];

/**
 * Debian's python3 has Debian's packages; a python3 found earlier on PATH may not.
 * @param {string} module
 */
const pythonWith = (module) =>
  ['python3', '/usr/bin/python3'].find(
    (name) => spawnSync(name, ['-c', `import ${module}`]).status === 0,
  );

/**
 * @param {string} name
 * @param {string} group
 * @param {string} python
 * @param {string} script
 * @param {number} threads
 * @param {Record<string, string>} env
 * @returns {Contestant}
 */
const pythonContestant = (name, group, python, script, threads, env) => ({
  name,
  group,
  threads,
  mode: null,
  start: () => startPeer([python, here(`./peers/${script}`)], env),
});

/** @returns {Contestant[] | Missing} */
function numpy() {
  const python = pythonWith('numpy');
  if (!python) return { name: 'numpy', packages: 'python3-numpy libopenblas-dev' };
  const env = (/** @type {number} */ n) => ({ OPENBLAS_NUM_THREADS: String(n) });
  return [
    pythonContestant('numpy, a sample at a time', 'numpy', python, 'numpy_single.py', 1, env(1)),
    ...THREADS.map((n) =>
      pythonContestant(`numpy, ${inThreads(n)}`, 'numpy', python, 'numpy_vectorised.py', n, env(n)),
    ),
  ];
}

/** @returns {Contestant[] | Missing} */
function pytorch() {
  const python = pythonWith('torch');
  if (!python) return { name: 'PyTorch', packages: 'python3-torch' };
  const ways = { autograd: 'torch_autograd.py', 'by hand': 'torch_by_hand.py' };
  return Object.entries(ways).flatMap(([way, script]) =>
    THREADS.map((n) =>
      pythonContestant(`PyTorch, ${way}, ${inThreads(n)}`, 'pytorch', python, script, n, {
        // Threads of OpenMP around products of one thread: those of both kinds collide.
        OMP_NUM_THREADS: String(n),
        OPENBLAS_NUM_THREADS: '1',
      }),
    ),
  );
}

/** @returns {Contestant[] | Missing} */
function openblas() {
  const program = path.join(SERVED, 'openblas');
  mkdirSync(SERVED, { recursive: true });
  const flags = ['-O3', '-march=native', '-Wall', '-Wextra', '-Werror'];
  const compiled = spawnSync(
    'gcc',
    [...flags, here('./peers/openblas.c'), '-o', program, '-lopenblas', '-lm'],
    { encoding: 'utf8' },
  );
  if (compiled.status !== 0) {
    // Anything else than a missing compiler or library, or another library's header in its place, is a
    // mistake of ours.
    if (!compiled.error && !/cblas\.h|lopenblas|openblas_get_config/.test(compiled.stderr))
      throw new Error(compiled.stderr);
    return { name: 'C with OpenBLAS', packages: 'gcc libc6-dev libopenblas-dev' };
  }
  /** @param {string} how @param {number} n @param {Record<string, string>} [env] @returns {Contestant} */
  const contestant = (how, n, env) => ({
    name: `C with OpenBLAS${how}, ${inThreads(n)}`,
    group: 'openblas',
    threads: n,
    mode: null,
    start: () => startPeer([program], { OPENBLAS_NUM_THREADS: String(n), ...env }),
  });
  return [
    ...THREADS.map((n) => contestant('', n)),
    // The width that WebAssembly can reach.
    ...THREADS.map((n) => contestant(' held to AVX2', n, { OPENBLAS_CORETYPE: 'Haswell' })),
  ];
}

/** @type {ReturnType<typeof openChromium> | undefined} */
let browser;

/** @returns {Contestant[] | Missing} */
function chromium() {
  if (!existsSync(CHROMIUM)) return { name: 'Chromium', packages: 'chromium' };
  /** @param {string} kind @param {object} options */
  const starter = (kind, options) => async () => {
    browser ??= openChromium();
    return (await browser).start(kind, options);
  };
  return [
    ...oursIn('chromium', ' in Chromium', (options) => starter('ours', options)),
    ...THREADS.map((threads) => ({
      name: `TensorFlow.js in Chromium, ${inThreads(threads)}`,
      group: 'chromium',
      threads,
      mode: null,
      start: starter('tensorflow', { threads }),
    })),
  ];
}

/** The browser, if any contestant needed it. */
export const closeChromium = async () => (await browser)?.close();

/** The groups, in the order of the table. @type {Record<string, () => Contestant[] | Missing>} */
export const GROUPS = {
  ...{ ours, wide, versions, tfjs: tensorflow, jax, onnxruntime },
  ...{ numpy, pytorch, openblas, chromium },
};

/**
 * @param {string[]} groups
 * @returns {{contestants: Contestant[], missing: Missing[]}}
 */
export function findContestants(groups) {
  const found = groups.map((group) => GROUPS[group]());
  return {
    contestants: found.flatMap((one) => (Array.isArray(one) ? one : [])),
    missing: found.flatMap((one) => (Array.isArray(one) ? [] : [one])),
  };
}
