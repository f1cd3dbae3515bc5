import { createStore, get, promisifyRequest } from 'idb-keyval';

/**
 * Values that stay after the page is closed.
 * @typedef {object} Disk
 * @property {(key: string) => Promise<any>} get  undefined when there is none
 * @property {(key: string, value: unknown) => Promise<void>} put  undefined removes
 */

/**
 * @param {string} database
 * @param {string} name  of its only store
 * @returns {Disk} whose promises reject when storage is full or blocked
 */
export function openDisk(database, name) {
  const store = createStore(database, name);
  return {
    get: (key) => get(key, store),
    put: (key, value) => put(store, key, value),
  };
}

/**
 * Stores or removes a value and commits at once. idb-keyval's own set() does not commit: the browser
 * does it a moment later, and a page that is left or reloaded before that would lose the value.
 * @param {import('idb-keyval').UseStore} store
 * @param {string} key
 * @param {unknown} value  undefined removes
 * @returns {Promise<void>} resolves when the browser has accepted the value
 * @throws {DOMException} when storage is full or blocked
 */
async function put(store, key, value) {
  await store('readwrite', (objects) => {
    if (value === undefined) objects.delete(key);
    else objects.put(value, key);
    objects.transaction.commit();
    return promisifyRequest(objects.transaction);
  });
}
