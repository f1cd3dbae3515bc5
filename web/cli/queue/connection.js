/** The connection to the queue: BullMQ on Redis, loaded only when a queue is asked for. */
import { MlpError } from '../../engine/errors.js';

/** @typedef {typeof import('bullmq')} BullMq */
/** @typedef {import('ioredis').Redis} Redis */

/** The one queue of all sweeps on a server. */
export const QUEUE = 'mlp-lab-trials';
/** How long a first answer may take. */
const CONNECT_MS = 10_000;
const RETRY_MS = 200;
const MOST_RETRY_MS = 5000;

/**
 * @param {(name: string) => Promise<any>} [load]
 * @returns {Promise<{bullmq: BullMq, Redis: typeof import('ioredis').Redis}>}
 * @throws {MlpError} `queue-packages`: they are not installed
 */
export async function loadPackages(load = loadPackage) {
  try {
    const [bullmq, { Redis }] = await Promise.all(['bullmq', 'ioredis'].map(load));
    return { bullmq, Redis };
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new MlpError(
      'queue-packages',
      'A queue needs two packages that are not installed. Install them beside mlp-lab: npm install bullmq ioredis',
    );
  }
}

/** @param {string} name */
const loadPackage = (name) => (name === 'bullmq' ? import('bullmq') : import('ioredis'));

/** @param {string} url @returns {string} without the password, for people */
export const addressOf = (url) => {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
};

/**
 * @typedef {object} Server
 * @property {BullMq} bullmq
 * @property {Redis} connection
 * @property {() => void} close  at once; commands that wait fail
 */

/**
 * Connects, and from then on reconnects for as long as it takes.
 *
 * @param {string} url  "redis://..." or "rediss://..."
 * @param {import('../output/output.js').Output} output  notes when the server is lost and found again
 * @returns {Promise<Server>}
 * @throws {MlpError} `queue-packages`; `queue-unreachable`: nothing answers there
 */
export async function connect(url, output) {
  const { bullmq, Redis } = await loadPackages();
  let [ready, lost, closed] = [false, false, false];
  /** @type {Error | null} */
  let last = null;
  const connection = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    // BullMQ asks for it: a command waits for the server instead of failing.
    maxRetriesPerRequest: null,
    // The first connection is not tried again: an address that is wrong must be said.
    retryStrategy: (times) => (ready ? Math.min(RETRY_MS * times, MOST_RETRY_MS) : null),
  });
  connection.on('error', (error) => void (last = error));
  try {
    await connection.connect();
    await connection.ping();
  } catch (error) {
    connection.disconnect();
    const why = /** @type {Error} */ (last ?? error).message;
    throw new MlpError(
      'queue-unreachable',
      `The queue at ${addressOf(url)} cannot be used: ${why}. Start redis-server there, or name another.`,
    );
  }
  ready = true;
  connection.on('close', () => {
    if (lost || closed) return;
    output.note(`The queue at ${addressOf(url)} is lost; it is looked for until it is back.`);
    lost = true;
  });
  connection.on('ready', () => {
    if (lost) output.note('The queue is back.');
    lost = false;
  });
  const close = () => {
    closed = true;
    connection.disconnect();
  };
  return { bullmq, connection, close };
}
