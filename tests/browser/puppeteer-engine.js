import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { eventually, STEP_MS } from '../patience.js';
import { recordErrors } from './in-page.js';
import { Page } from './page.js';

export const CHROMIUM = '/usr/bin/chromium';
/**
 * The same engine without what is around a page: tabs, toolbar, the pages of the browser itself. Those take a
 * quarter of what a test takes. Where it is not installed, Chromium does.
 */
const SHELL = '/usr/lib/chromium/chromium-headless-shell';

/** Nothing but the page may use the network, the processor or the disk. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  // Debian's start script turns these on, and then they are computed: a seventh of all of the time.
  '--disable-gpu-rasterization',
  '--disable-gpu-compositing',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The browser's own pages, of the address bar above all: every window loads 400 modules for them.
  '--disable-features=PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
];

/** The end of an import that leaving its page has cut short. */
const CUT_SHORT = /error loading dynamically imported module/;

/**
 * @typedef {object} StartOptions
 * @property {string[]} [flags]  for Chromium
 * @property {boolean} [dark]  Firefox's theme; Chromium's and WebKit's is each tab's own
 * @property {boolean} [selfSigned]  whether certificates that nobody vouches for are accepted
 * @property {boolean} [whole]  Chromium with all that is around a page, for what is not of the engine alone
 */

/** @param {StartOptions} options @returns {import('puppeteer-core').LaunchOptions} */
function chromium({ flags = [], selfSigned = false, whole = false }) {
  const isShell = !whole && existsSync(SHELL);
  return {
    browser: 'chrome',
    executablePath: isShell ? SHELL : CHROMIUM,
    headless: isShell ? 'shell' : true,
    // By the flag, since for service workers the protocol's own way is not enough.
    args: [
      ...CHROMIUM_FLAGS,
      // Without a graphics card nothing is gained by a process for it.
      ...(isShell ? ['--in-process-gpu'] : []),
      ...(selfSigned ? ['--ignore-certificate-errors'] : []),
      ...flags,
    ],
  };
}

/** @param {StartOptions} options @returns {import('puppeteer-core').LaunchOptions} */
const firefox = ({ selfSigned = false, dark = false }) => ({
  browser: 'firefox',
  executablePath: '/usr/bin/firefox-esr',
  headless: true,
  acceptInsecureCerts: selfSigned,
  extraPrefsFirefox: {
    'network.captive-portal-service.enabled': false,
    // A process in store for the next tab costs as much as one that is used.
    'dom.ipc.processPrelaunch.enabled': false,
    // Over WebDriver BiDi a page cannot be told its theme; the browser can: 0 is dark, 1 light.
    'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
  },
});

/** @param {'chromium' | 'firefox'} name @param {string} profile  a folder @param {StartOptions} options */
const launch = (name, profile, options) =>
  puppeteer.launch({
    ...(name === 'firefox' ? firefox(options) : chromium(options)),
    userDataDir: profile,
    timeout: STEP_MS,
    protocolTimeout: STEP_MS,
  });

/**
 * Waits for what Puppeteer's close() leaves under way in Firefox, after a kill and after a slow end: the
 * process, and then the profile's settings, which it puts back from copies. A start between the two fails.
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} profile
 */
async function ended(browser, profile) {
  const child = browser.process();
  if (child && child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  const copies = ['prefs.js', 'user.js'].map((file) => path.join(profile, `${file}.puppeteer`));
  await eventually('settings of Firefox that are put back', () => !copies.some(existsSync));
}

/**
 * Starts Chromium or Firefox with a profile of its own.
 * @param {'chromium' | 'firefox'} name
 * @param {StartOptions} [options]
 */
export async function startPuppeteer(name, options = {}) {
  const profile = await mkdtemp(path.join(tmpdir(), 'mlp-lab-'));
  const remove = () => rm(profile, { recursive: true, force: true, maxRetries: 5 });
  try {
    const browser = await launch(name, profile, options);
    return {
      /** A tab that shares nothing with the others. @param {import('./engines.js').View} view */
      async newPage(view) {
        const context = await browser.createBrowserContext();
        return tab(name, await context.newPage(), () => context.close(), view);
      },
      async close() {
        await browser.close();
        await ended(browser, profile);
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Starts Chromium or Firefox on a profile that others have used before it, and will after it.
 * @param {'chromium' | 'firefox'} name
 * @param {string} profile  a folder
 */
export async function startOnProfile(name, profile) {
  const browser = await launch(name, profile, { whole: true });
  return {
    /** A tab that shares its storage with the others. @param {import('./engines.js').View} view */
    async newPage(view) {
      const raw = await browser.newPage();
      return tab(name, raw, () => raw.close(), view);
    },
    /** Ends it at once, with all of its processes, as a crash does. */
    async kill() {
      const child = browser.process();
      if (!child?.pid) throw new Error(`${name} has no process`);
      const closed = once(child, 'close');
      process.kill(-child.pid, 'SIGKILL');
      await closed;
      await browser.close().catch(() => {});
      await ended(browser, profile);
    },
    async close() {
      await browser.close();
      await ended(browser, profile);
    },
  };
}

/**
 * @param {'chromium' | 'firefox'} name
 * @param {import('puppeteer-core').Page} raw
 * @param {() => Promise<void>} close
 * @param {import('./engines.js').View} view
 */
async function tab(name, raw, close, { width, height, dark = false, touch = false }) {
  /** @type {string[]} */
  const errors = [];
  let origin = '';
  raw.setDefaultTimeout(STEP_MS);
  raw.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  let leaving = false;
  raw.on('pageerror', (error) => {
    // Firefox says of a part that was loading when the page was left that it failed; others say nothing.
    const isCut = leaving && name === 'firefox' && CUT_SHORT.test(String(error));
    if (!isCut) errors.push(`error: ${error}`);
  });
  raw.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (/^(http|ws)/.test(protocol) && asked !== origin) errors.push(`foreign: ${request.url()}`);
  });
  await raw.setViewport({ width, height, hasTouch: touch, isMobile: touch });
  if (dark && name === 'chromium') {
    await raw.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  }
  await raw.evaluateOnNewDocument(recordErrors);
  return new Page({
    raw,
    async go(url) {
      // An empty page asks for nothing: what comes late is the former one's, e.g. the icon of its tab.
      if (url !== 'about:blank') ({ origin } = new URL(url));
      // A new hash alone would be no new page; a new tab is empty, and would load that twice.
      if (raw.url() !== 'about:blank') {
        leaving = true;
        await raw.goto('about:blank');
        leaving = false;
      }
      await raw.goto(url);
    },
    evaluate: (expression) => raw.evaluate(expression),
    click: (x, y) => raw.mouse.click(x, y),
    async stroke([[x, y], ...rest]) {
      await raw.mouse.move(x, y);
      await raw.mouse.down();
      // Sent all at once: a hand does not wait for the page either, which merges what comes between
      // two frames.
      await Promise.all(rest.map(([nextX, nextY]) => raw.mouse.move(nextX, nextY)));
      await raw.mouse.up();
    },
    screenshot: (file) => raw.screenshot({ path: /** @type {`${string}.png`} */ (file) }),
    errors: () => errors,
    close,
  });
}
