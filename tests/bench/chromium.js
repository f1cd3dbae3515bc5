/** Contestants in Chromium: a page of ours, isolated as threads want it, a worker for each. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { build, preview } from 'vite';

export const CHROMIUM = '/usr/bin/chromium';
/** What the page's server serves: the page, and the tasks that are written beside it. */
export const SERVED = fileURLToPath(new URL('../../build/bench', import.meta.url));
const SOURCE = fileURLToPath(new URL('./chromium', import.meta.url));

const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
/** No single answer takes longer, however slow the machine. */
const PROTOCOL_MS = 30_000;

/** Bundles the page, serves it and opens it in a browser of its own. */
export async function openChromium() {
  await build({
    configFile: false,
    root: SOURCE,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir: path.join(SERVED, 'page'),
      emptyOutDir: true,
      target: 'es2022',
      // TensorFlow.js hands the text of one of its functions to its threads, names and all.
      minify: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: Infinity,
    },
  });
  const server = await preview({
    configFile: false,
    root: SOURCE,
    logLevel: 'error',
    build: { outDir: SERVED },
    preview: { host: '127.0.0.1', port: 0, headers: ISOLATED },
  });
  const profile = await mkdtemp(path.join(tmpdir(), 'mlp-lab-bench-'));
  const browser = await puppeteer.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    headless: true,
    userDataDir: profile,
    protocolTimeout: PROTOCOL_MS,
  });
  const page = await browser.newPage();
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address());
  await page.goto(`http://127.0.0.1:${port}/page/index.html`);
  if (!(await page.evaluate(() => globalThis.crossOriginIsolated)))
    throw new Error('the page is not isolated');
  const engine = await browser.version();

  return {
    /**
     * @param {string} kind
     * @param {object} options
     * @returns {Promise<import('./contestants.js').Runner>}
     */
    async start(kind, options) {
      const number = await page.evaluate(
        (...args) => /** @type {any} */ (globalThis).startContestant(...args),
        kind,
        options,
      );
      /** @param {string} command @param {any[]} args */
      const ask = (command, ...args) =>
        page.evaluate(
          (...all) => /** @type {any} */ (globalThis).askContestant(...all),
          number,
          command,
          args,
        );
      return {
        engine,
        load: (task, folder) => ask('load', task, `/${path.relative(SERVED, folder)}`),
        verify: async (steps) => Float32Array.from(await ask('verify', steps)),
        run: (steps) => ask('run', steps),
        peak: () => ask('peak'),
        loadCore: () => ask('loadCore'),
        evaluate: () => ask('evaluate'),
        close: async () => {},
      };
    },
    async close() {
      await browser.close();
      await server.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
