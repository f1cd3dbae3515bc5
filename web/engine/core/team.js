import { Sharing } from './sharing.js';

/** @typedef {import('./instance.js').Instance} Instance */
/** @typedef {import('./start-helper.js').HelperMessage} HelperMessage */
/** @typedef {import('./start-helper.js').StartHelper} StartHelper */

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
 * @property {(shape: string) => Sharing} sharing  for a network, that its work is shared by as many as make those of its
 *   shape fastest
 * @property {() => void} close  ends the helpers once they are idle
 * @property {() => void} terminate  ends them wherever they are
 */

/**
 * @param {StartHelper} start
 * @param {HelperMessage} message
 * @returns {Promise<{terminate: () => void} | null>} null when it could not be started
 */
function startOne(start, message) {
  return new Promise((resolve) => {
    const answer = (/** @type {boolean} */ ready) => {
      clearTimeout(timer);
      if (!ready) helper?.terminate();
      resolve(ready ? helper : null);
    };
    const timer = setTimeout(answer, START_MS, false);
    /** @type {{terminate: () => void} | null} */
    let helper = null;
    try {
      helper = start(message, answer);
    } catch {
      answer(false);
    }
  });
}

/** What closes the teams that there are. @type {Set<() => void>} */
const atWork = new Set();

/** Node waits for its workers when it ends, and a helper that sleeps in the core hears of no end. */
const closeAll = () => atWork.forEach((close) => close());

/**
 * Starts a team for a core whose memory is shared. Helpers that cannot be started are done without.
 * @param {Instance} core
 * @param {import('./modules.js').Modules} modules  the core's
 * @param {number} threads  wanted, the core's own included
 * @param {StartHelper} [start]  by default from this thread
 * @returns {Promise<Team | null>} null when there is nobody to help
 */
export async function startTeam(core, modules, threads, start) {
  if (threads <= 1) return null;
  const { heap, memory, exports } = core;
  const starter = start ?? (await import('./start-helper.js')).startHelper;
  const block = heap.allocate(exports.mlpw_team_bytes());
  const pointer = exports.mlpw_team_open(block, threads, PATIENCE_MS);
  const helpers = await Promise.all(
    Array.from({ length: threads - 1 }, (_, i) => {
      const stacks = Object.keys(modules).map(() => heap.allocate(STACK_BYTES) + STACK_BYTES);
      const message = { modules, memory, stacks, team: pointer, member: i + 1 };
      return startOne(starter, message);
    }),
  );
  const present = helpers.filter((helper) => helper !== null);
  if (present.length === 0) return null;
  const close = () => exports.mlpw_team_close(pointer);
  if (atWork.size === 0) globalThis.process?.on?.('exit', closeAll);
  atWork.add(close);
  const gone = () => {
    atWork.delete(close);
    if (atWork.size === 0) globalThis.process?.off?.('exit', closeAll);
  };
  /** What is known of each shape: a next network need not find it out. @type {Map<string, Sharing>} */
  const known = new Map();
  return {
    pointer,
    members: 1 + present.length,
    sharing(shape) {
      const sharing = known.get(shape) ?? new Sharing(threads);
      known.set(shape, sharing);
      return sharing.begin();
    },
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
