/** @typedef {import('./core.js').Core} Core */

/** How long a helper may take to begin: a worker that could not be started never says so. */
const START_MS = 5000;
/** After which a helper that does not finish what it began counts as dead. */
const PATIENCE_MS = 10000;
/** Of a module in each helper, in the core's memory: as much as the linker gives the module itself. */
const STACK_BYTES = 65536;

/**
 * Threads that share a core's memory and help with its networks.
 * @typedef {object} Team
 * @property {number} pointer  of the core's team
 * @property {number} members  the core's own thread included
 * @property {() => void} close  sends the helpers home
 * @property {() => void} terminate  ends them wherever they are
 */

/** A worker of the platform that runs team.worker.js. @param {string} [script]  where it is instead */
function startWorker(script) {
  // The literal form is the one that bundlers recognise.
  const threads = globalThis.process?.getBuiltinModule?.('node:worker_threads');
  if (!threads) {
    if (script) return new Worker(script, { type: 'module' });
    return new Worker(new URL('./team.worker.js', import.meta.url), { type: 'module' });
  }
  // Node runs this file as it is; a bundler would carry along a copy that no browser loads.
  return new threads.Worker(new URL(/* @vite-ignore */ './team.worker.js', import.meta.url));
}

/**
 * Starts one helper and waits until it is about to serve.
 * @param {object} message  what team.worker.js takes
 * @param {string} [script]
 * @returns {Promise<{terminate: () => void} | null>} null when it could not be started
 */
function startHelper(message, script) {
  return new Promise((resolve) => {
    /** @type {any} */
    let worker;
    const fail = () => {
      clearTimeout(timer);
      worker?.terminate();
      resolve(null);
    };
    const timer = setTimeout(fail, START_MS);
    try {
      worker = startWorker(script);
      // Node's workers speak in the way of Node's emitters, browsers' in the way of the DOM.
      const on = (worker.addEventListener ?? worker.on).bind(worker);
      on('error', fail);
      on('message', () => {
        clearTimeout(timer);
        worker.unref?.(); // Node: a helper that waits for work is no reason for a process to stay
        resolve({ terminate: () => worker.terminate() });
      });
      worker.postMessage(message);
    } catch {
      fail();
    }
  });
}

/**
 * Starts a team for a core whose memory is shared. Helpers that cannot be started are done without.
 * @param {Core} core
 * @param {import('./modules.js').Modules} modules  the core's
 * @param {number} threads  wanted, the core's own included
 * @param {string} [script]  of the helpers, where it is not team.worker.js beside this module
 * @returns {Promise<Team | null>} null when there is nobody to help
 */
export async function startTeam(core, modules, threads, script) {
  if (threads <= 1) return null;
  const { heap, memory, exports } = core;
  const block = heap.allocate(exports.mlpw_team_bytes());
  const pointer = exports.mlpw_team_open(block, threads, PATIENCE_MS);
  const helpers = await Promise.all(
    Array.from({ length: threads - 1 }, (_, i) => {
      const stacks = ['core', 'setup'].map(() => heap.allocate(STACK_BYTES) + STACK_BYTES);
      const message = { modules, memory, stacks, team: pointer, member: i + 1 };
      return startHelper(message, script);
    }),
  );
  const present = helpers.filter((helper) => helper !== null);
  if (present.length === 0) return null;
  const close = () => exports.mlpw_team_close(pointer);
  // Node waits for its workers when it ends, and a helper that sleeps in the core hears of no end.
  globalThis.process?.once?.('exit', close);
  const gone = () => globalThis.process?.off?.('exit', close);
  return {
    pointer,
    members: 1 + present.length,
    close() {
      gone();
      close();
    },
    terminate() {
      gone();
      present.forEach((helper) => helper.terminate());
    },
  };
}
