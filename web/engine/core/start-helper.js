/**
 * What team.worker.js takes.
 * @typedef {object} HelperMessage
 * @property {import('./modules.js').Modules} modules  the core's
 * @property {WebAssembly.Memory} memory  the core's, which is shared
 * @property {number[]} stacks  where those of its two modules begin, in that memory
 * @property {number} team  the team's address in it
 * @property {number} member  from 1
 */

/**
 * Starts a worker that runs team.worker.js with a message.
 * @callback StartHelper
 * @param {HelperMessage} message
 * @param {(ready: boolean) => void} answer  to be called when it is about to serve, or cannot
 * @returns {{terminate: () => void}}  ends it wherever it is
 */

/** A worker of the platform that runs team.worker.js. */
function startWorker() {
  // The literal form is the one that bundlers recognise.
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (!threads) return new Worker(new URL('./team.worker.js', import.meta.url), { type: 'module' });
  // Node runs this file as it is; a bundler would carry along a copy that no browser loads.
  return new threads.Worker(new URL(/* @vite-ignore */ './team.worker.js', import.meta.url));
}

/**
 * Starts a helper from this thread. Node's is not waited for: it begins while data are loaded, and what no
 * helper takes the core's own thread does.
 * @type {StartHelper}
 */
export function startHelper(message, answer) {
  /** @type {any} */
  const worker = startWorker();
  // Node's workers speak in the way of Node's emitters, browsers' in the way of the DOM.
  const on = (worker.addEventListener ?? worker.on).bind(worker);
  on('error', () => answer(false));
  on('message', () => answer(true));
  worker.postMessage(message);
  if (worker.unref) {
    worker.unref(); // a helper that waits for work is no reason for a process to stay
    queueMicrotask(() => answer(true));
  }
  return { terminate: () => worker.terminate() };
}
