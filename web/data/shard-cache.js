/**
 * Keeps shards in the browser between visits, as far as the browser lets us.
 */
import { createStore, delMany, get, keys, set } from 'idb-keyval';
import { MlpError } from '../engine/errors.js';

/**
 * Where shards are kept between visits. All may reject, best with an MlpError.
 *
 * @typedef {object} ShardCache
 * @property {(key: string) => Promise<Uint8Array | undefined>} get
 * @property {(key: string, bytes: Uint8Array) => Promise<void>} set
 * @property {(prefix: string, wanted: Set<string>) => Promise<void>} retain  removes the keys that
 *   begin with the prefix and are not wanted
 */

/** Some browsers never answer when they are asked to open a database. */
const PATIENCE_MS = 10_000;

/**
 * The cache in IndexedDB. Nothing is opened before it is first asked.
 *
 * @returns {ShardCache} rejects with an MlpError: `cache-full`; `cache-blocked`: there is no
 *   IndexedDB, or it fails; `cache-silent`: it did not answer
 */
export function openShardCache() {
  // idb-keyval makes one store a database, so this database is for shards alone.
  const store = createStore('mlp-lab', 'shards');
  return {
    get: (key) => guarded(() => get(key, store)),
    set: (key, bytes) => guarded(() => set(key, bytes, store)),
    retain: (prefix, wanted) =>
      guarded(async () => {
        /** @type {string[]} */
        const kept = await keys(store);
        await delMany(
          kept.filter((key) => key.startsWith(prefix) && !wanted.has(key)),
          store,
        );
      }),
  };
}

/**
 * @template T
 * @param {() => Promise<T>} operation
 * @returns {Promise<T>}
 */
async function guarded(operation) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new MlpError('cache-silent', 'The storage of this browser does not answer.'));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([operation(), /** @type {Promise<never>} */ (silence)]);
  } catch (error) {
    if (error instanceof MlpError) throw error;
    const { name } = /** @type {Error} */ (error ?? {});
    throw name === 'QuotaExceededError'
      ? new MlpError('cache-full', 'The storage of this browser is full.')
      : new MlpError('cache-blocked', 'This browser gives no storage here, as in private windows.');
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A cache that never fails: what goes wrong becomes one note, and is not tried again.
 */
export class GuardedCache {
  /** @type {string[]} one sentence at most */
  notes = [];
  #cache;
  #readable = true;
  #writable = true;

  /** @param {ShardCache | undefined} cache  none: nothing is kept, without a note */
  constructor(cache) {
    this.#cache = cache;
  }

  /**
   * @param {string} key
   * @returns {Promise<Uint8Array | undefined>}
   */
  async get(key) {
    if (!this.#cache || !this.#readable) return undefined;
    try {
      const value = await this.#cache.get(key);
      return value instanceof Uint8Array ? value : undefined;
    } catch (error) {
      this.#readable = false;
      this.#stopWriting(error);
      return undefined;
    }
  }

  /**
   * @param {string} key
   * @param {Uint8Array} bytes
   * @returns {Promise<boolean>} whether they are kept
   */
  async set(key, bytes) {
    if (!this.#cache || !this.#writable) return false;
    try {
      await this.#cache.set(key, bytes);
      return true;
    } catch (error) {
      // What is in a full cache can still be read.
      this.#stopWriting(error);
      return false;
    }
  }

  /**
   * What cannot be removed only takes room, and is removed the next time, so nothing is said of it.
   *
   * @param {string} prefix
   * @param {Set<string>} wanted
   */
  async retain(prefix, wanted) {
    if (!this.#cache || !this.#readable) return;
    await this.#cache.retain(prefix, wanted).catch(() => {});
  }

  /** @param {unknown} error */
  #stopWriting(error) {
    this.#writable = false;
    if (this.notes.length > 0) return;
    const why = error instanceof MlpError ? ` ${error.message}` : '';
    this.notes.push(
      `Downloaded images cannot all be kept for the next visit, which will ask for them again.${why}`,
    );
  }
}
