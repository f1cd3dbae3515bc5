import { createStore, get, promisifyRequest } from 'idb-keyval';

/** How long a page waits for its storage before it starts without. */
const ANSWER_MS = 2000;

/**
 * Values that stay after the page is closed.
 * @typedef {object} Disk
 * @property {(key: string) => Promise<any>} get  undefined when there is none
 * @property {(key: string, value: unknown) => Promise<void>} put  undefined removes
 * @property {(key: string, value: unknown) => Promise<void>} putAlone  what else is stored there is removed
 * @property {(prefix: string) => Promise<any[]>} values  of all keys with that prefix
 * @property {(prefix: string) => Promise<string[]>} keys  that begin so
 * @property {(key: string, keyOf: (item: any) => string | null) => Promise<number>} split  see there
 */

/**
 * Whether labs of this page store their runs: not where its root says `data-mlp-keep="none"`, as a lesson's does,
 * whose runs are none of the person's own.
 */
export const keeps = () => document.documentElement.dataset.mlpKeep !== 'none';

/** Where nothing is stored. @type {Disk} */
const NOTHING = {
  get: async () => undefined,
  put: async () => {},
  putAlone: async () => {},
  values: async () => [],
  keys: async () => [],
  split: async () => 0,
};

/** @param {string} prefix */
const beginning = (prefix) => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/**
 * @param {string} database
 * @param {string} name  of its only store
 * @returns {Disk} whose promises reject when storage is full or blocked
 */
export function openDisk(database, name) {
  /** @type {import('idb-keyval').UseStore | null} */
  let opened = null;
  // Within a promise: where storage is blocked, opening it may throw at once.
  /** @type {import('idb-keyval').UseStore} */
  const store = async (mode, use) => {
    opened ??= createStore(database, name);
    return opened(mode, use);
  };
  return {
    get: (key) => get(key, store),
    put: (key, value) => write(store, (objects) => putIn(objects, key, value)),
    putAlone: (key, value) =>
      write(store, (objects) => {
        objects.clear();
        putIn(objects, key, value);
      }),
    values: (prefix) =>
      store('readonly', (objects) => promisifyRequest(objects.getAll(beginning(prefix)))),
    keys: (prefix) =>
      store('readonly', async (objects) =>
        (await promisifyRequest(objects.getAllKeys(beginning(prefix)))).map(String),
      ),
    split: (key, keyOf) => split(store, key, keyOf),
  };
}

/** Where runs are stored, if this page stores them. @param {string} database */
export const openRuns = (database) => (keeps() ? openDisk(database, 'runs') : NOTHING);

/**
 * What is read before a page is ready: it does not wait for storage that never answers.
 * @template T
 * @param {Promise<T>} reading
 * @returns {Promise<T | undefined>} undefined when there is no answer within two seconds
 */
export const inTime = (reading) =>
  Promise.race([
    reading,
    new Promise((resolve) => void setTimeout(resolve, ANSWER_MS)).then(() => undefined),
  ]);

/** @param {IDBObjectStore} objects @param {string} key @param {unknown} value  undefined removes */
function putIn(objects, key, value) {
  if (value === undefined) objects.delete(key);
  else objects.put(value, key);
}

/**
 * Makes changes and commits at once. idb-keyval's own set() does not commit: the browser does it a moment
 * later, and a page that is left or reloaded before that would lose them.
 * @param {import('idb-keyval').UseStore} store
 * @param {(objects: IDBObjectStore) => void} change
 * @returns {Promise<void>} resolves when the browser has accepted them
 * @throws {DOMException} when storage is full or blocked
 */
async function write(store, change) {
  await store('readwrite', (objects) => {
    change(objects);
    objects.transaction.commit();
    return promisifyRequest(objects.transaction);
  });
}

/**
 * Makes one record of each item of a list, and removes the list: in one transaction, so that of two tabs
 * that begin together one does it and the other finds it done.
 * @param {import('idb-keyval').UseStore} store
 * @param {string} key  of the list
 * @param {(item: any) => string | null} keyOf  the key of an item's record; null drops the item
 * @returns {Promise<number>} how many were dropped
 */
function split(store, key, keyOf) {
  return store('readwrite', async (objects) => {
    const list = await promisifyRequest(objects.get(key));
    if (list === undefined) return 0;
    const items = Array.isArray(list) ? list : [list];
    const keys = items.map(keyOf);
    keys.forEach((itemKey, i) => itemKey !== null && objects.put(items[i], itemKey));
    objects.delete(key);
    await promisifyRequest(objects.transaction);
    return keys.filter((itemKey) => itemKey === null).length;
  });
}
