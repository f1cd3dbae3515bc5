/** Storage that fails or lies: the page comes up, says what it cannot keep, and trains. */
import { startPuppeteer } from '../browser/puppeteer-engine.js';
import { isKept, onSite, QUICK, TESTS, VIEW, withoutErrors, withProfile } from './lab.js';

/** @typedef {import('./mutate.js').Dice} Dice */
/** @typedef {import('../browser/page.js').Page} Page */

/** A run that is still under way when the page is left. */
const ENDLESS = QUICK.replace('epochs=1', 'epochs=5000');

/** What is done to IndexedDB before the page loads. In the page. @param {string} way */
const spoil = (way) => {
  const refusal = () => new DOMException('refused', 'QuotaExceededError');
  /** A request that fails, a moment later as they do. @param {string} name */
  const failing = (name) => {
    const request = new EventTarget();
    Object.assign(request, { error: new DOMException('refused', name), result: undefined });
    setTimeout(() => {
      const event = new Event('error');
      /** @type {any} */ (request).onerror?.(event);
      request.dispatchEvent(event);
    });
    return /** @type {any} */ (request);
  };
  if (way === 'open fails') indexedDB.open = () => failing('UnknownError');
  else if (way === 'open throws') {
    indexedDB.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  } else if (way === 'open never answers') {
    indexedDB.open = () => /** @type {any} */ (new EventTarget());
  } else if (way === 'put fails')
    IDBObjectStore.prototype.put = () => failing('QuotaExceededError');
  else if (way === 'put throws') {
    IDBObjectStore.prototype.put = () => {
      throw refusal();
    };
  } else if (way === 'get fails') {
    for (const name of ['get', 'getAll', 'getAllKeys', 'openCursor']) {
      /** @type {any} */ (IDBObjectStore.prototype)[name] = () => failing('UnknownError');
    }
  }
};

/**
 * Puts something else in the place of every record of the origin: what another build or program may
 * have left there, or the record without one of its fields. In the page. Only plain values: what a
 * browser makes of stranger ones is not ours to test.
 * @param {unknown} _all
 * @param {number[]} draws  a number for each record, in turn
 */
const damage = async (_all, draws) => {
  const OTHERS = [[null], {}, null, 'text', 7, [], [{}], [[]]];
  const result = (/** @type {IDBRequest} */ request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  let count = 0;
  for (const { name } of await indexedDB.databases()) {
    const database = await result(indexedDB.open(String(name)));
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName, 'readwrite').objectStore(storeName);
      for (const key of await result(store.getAllKeys())) {
        const draw = draws[count++ % draws.length];
        let value = OTHERS[draw % OTHERS.length];
        if (draw & 1024) {
          value = await result(store.get(key));
          const record = Array.isArray(value) ? value[0] : value;
          const fields = Object.keys(record ?? {});
          if (fields.length > 0) delete record[fields[draw % fields.length]];
        }
        await result(store.put(value, key));
      }
    }
    database.close();
  }
  return count;
};

/** @typedef {{page: () => Promise<Page>, origin: string}} Place */

/** @param {Page} page */
async function trains(page) {
  // Whatever is offered from before, a new run starts and ends.
  await page.train();
  await page.until('the run in the list', (all) => all('mlp-runs')[0]?.runs.length >= 1);
  await withoutErrors(page);
}

/** @param {Place} place @param {string} way */
async function fails({ page: newPage, origin }, way) {
  const page = await newPage();
  try {
    await page.raw.evaluateOnNewDocument(spoil, way);
    await page.open(`${origin}/${QUICK}`);
    await trains(page);
  } finally {
    await page.close();
  }
}

/** @param {string} origin @param {Dice} dice */
const lies = (origin, dice) =>
  withProfile('chromium', async (start) => {
    const page = await (await start()).newPage(VIEW);
    await page.open(`${origin}/${QUICK}`);
    await page.train();
    await page.open(`${origin}/${ENDLESS}`);
    await page.click('train');
    await page.until('a run that is kept', isKept);
    // Nothing of the lab may be at work while its storage changes under it.
    await page.go(`${origin}${TESTS}torture/empty.html`);
    const count = await page.evaluate(
      damage,
      Array.from({ length: 16 }, () => dice.below(2048)),
    );
    if (count === 0) throw new Error('nothing was stored');
    await page.open(`${origin}/${QUICK}`);
    await trains(page);
  });

const WAYS = [
  ['open fails', 'put fails'],
  ['open throws', 'put throws'],
  ['open never answers', 'get fails'],
];

/** @type {import('./job.js').Part} */
export const storage = {
  name: 'storage',
  about: 'storage of the browser that fails, and records that are not what they should be',
  tries: 9,
  run: (job) =>
    onSite(job, 'chromium', async (origin) => {
      const browser = await startPuppeteer('chromium');
      const place = { page: () => browser.newPage(VIEW), origin };
      /** @type {[string, (dice: Dice) => Promise<void>][]} */
      const ways = WAYS.flatMap((pair) => [
        .../** @type {typeof ways} */ (pair.map((way) => [way, () => fails(place, way)])),
        ['records that lie', (dice) => lies(origin, dice)],
      ]);
      try {
        await job.each(ways);
      } finally {
        await browser.close();
      }
    }),
};
