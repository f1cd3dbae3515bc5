import { promisifyRequest } from 'idb-keyval';

/** @typedef {import('idb-keyval').UseStore} UseStore */

/**
 * Stores a value, or removes one, and commits at once. idb-keyval's own set() leaves that to the
 * browser, which does it a moment later: a page that is left or reloaded in that moment would lose
 * what it had just stored.
 * @param {UseStore} store
 * @param {string} key
 * @param {unknown} value  undefined removes
 * @returns {Promise<void>} it is on its way to the disk
 * @throws {DOMException} when storage is full or blocked
 */
export async function put(store, key, value) {
  await store('readwrite', (objects) => {
    if (value === undefined) objects.delete(key);
    else objects.put(value, key);
    objects.transaction.commit();
    return promisifyRequest(objects.transaction);
  });
}
