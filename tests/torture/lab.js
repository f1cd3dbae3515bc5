/** The page in a browser, for the torture. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { missing } from '../browser/installed.js';
import { startOnProfile } from '../browser/puppeteer-engine.js';
import { serve } from '../browser/server.js';

/** @typedef {import('../browser/page.js').Page} Page */
/** @typedef {Awaited<ReturnType<typeof startOnProfile>>} Browser */

export const VIEW = { width: 1000, height: 800 };
/** A run that is over in a second. */
export const QUICK = '#dataset=digits&trainSize=1500&testSize=100&epochs=1&seed=7';
/** Under it are the tests' own files. */
export const TESTS = '/torture-tests/';

/** The site, with an empty page of the tests beside it. */
const site = () =>
  serve({ mounts: { [TESTS]: fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '') } });

/**
 * Serves the site while it is used. Without the browser, the job skips and says so.
 * @param {import('./job.js').Job} job
 * @param {import('../browser/installed.js').EngineName} browser
 * @param {(origin: string) => Promise<void>} use
 */
export async function onSite(job, browser, use) {
  const why = missing(browser);
  if (why) {
    job.skip(`${why}.`);
    return;
  }
  const server = await site();
  try {
    await use(server.origin);
  } finally {
    await server.close();
  }
}

/**
 * A folder for what a browser stores; it is gone afterwards, and so is the browser that use() left.
 * @param {'chromium' | 'firefox'} name
 * @param {(start: () => Promise<Browser>) => Promise<void>} use
 */
export async function withProfile(name, use) {
  const profile = await mkdtemp(path.join(tmpdir(), 'mlp-lab-'));
  /** @type {Browser | undefined} */
  let browser;
  try {
    await use(async () => (browser = await startOnProfile(name, profile)));
  } finally {
    await browser?.close().catch(() => {});
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Waits until the page lists so many finished runs. @param {Page} page @param {number} count */
export const lists = (page, count) =>
  page.until(`${count} finished runs`, (all, n) => all('mlp-runs')[0]?.runs.length === n, count);

/** Looks through all that the origin stores for a run that is under way, whatever its place. */
export const isKept = async () => {
  const result = (/** @type {IDBRequest} */ request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    const database = await result(indexedDB.open(String(name)));
    for (const store of database.objectStoreNames) {
      const records = await result(database.transaction(store).objectStore(store).getAll());
      // A finished run is kept with its last checkpoint, to be shown again.
      if (records.some((record) => record?.epoch >= 1 && record.bytes && !record.run?.outcome)) {
        database.close();
        return true;
      }
    }
    database.close();
  }
  return false;
};

/** @param {Page} page */
export async function withoutErrors(page) {
  assert.deepEqual(await page.errors(), []);
}
