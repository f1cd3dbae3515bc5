/** A contestant in a worker of the browser: what node-peer.js is for Node. */
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { expose } from 'comlink';
import { readTask } from '../files.js';
import { Ours } from '../ours.js';
import { TensorFlow } from '../tensorflow.js';

/** @type {Record<string, (options: any) => Promise<any>>} */
const KINDS = {
  ours: (options) => Ours.start(options),
  tensorflow({ threads }) {
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plain,
      'tfjs-backend-wasm-simd.wasm': simd,
      'tfjs-backend-wasm-threaded-simd.wasm': threaded,
    });
    setThreadsCount(threads);
    return TensorFlow.start();
  },
};

/** @type {any} */
let contestant;

expose({
  /** @param {string} kind @param {object} options */
  async start(kind, options) {
    contestant = await KINDS[kind](options);
  },
  /** @param {import('../task.js').Task} task @param {string} url  of the folder with its files */
  async load(task, url) {
    const data = await readTask(async (file) => (await fetch(`${url}/${file}`)).arrayBuffer());
    contestant.load(task, data);
  },
  /** @param {number} steps */
  verify: (steps) => Array.from(contestant.verify(steps)),
  /** @param {number} steps */
  run: (steps) => contestant.run(steps),
  peak: () => contestant.peak(),
  loadCore: () => contestant.loadCore(),
  evaluate: () => contestant.evaluate(),
});
