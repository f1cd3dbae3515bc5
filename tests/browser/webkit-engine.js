import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Builder, Capabilities } from 'selenium-webdriver';
import { freePort } from '../free-port.js';
import { eventually, STEP_MS } from '../patience.js';
import { Page } from './page.js';

export const MINI_BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** Height of MiniBrowser's toolbar, which its window has above the page. */
const TOOLBAR = 38;

/** @typedef {Awaited<ReturnType<typeof openSession>>} Session */

/**
 * Starts a screen with WebKitGTK browsers on it: as many as there are pages at a time, and one more
 * for each theme. A page that is closed leaves its browser to the next one, since a start takes
 * longer than most tests; what it stored stays with its origin.
 */
export async function startWebKit() {
  const { screen, display } = await startScreen();
  /** Browsers without a page, by theme. @type {{dark: Session[], light: Session[]}} */
  const idle = { dark: [], light: [] };
  return {
    /** @param {import('./engines.js').View} view */
    async newPage(view) {
      const theme = view.dark ? 'dark' : 'light';
      const session = idle[theme].pop() ?? (await openBrowser(display, theme));
      return session.page(view, () => idle[theme].push(session));
    },
    async close() {
      await Promise.all([...idle.dark, ...idle.light].map((session) => session.end()));
      await end(screen);
    },
  };
}

/**
 * A screen without a monitor, since WebKitGTK has no headless mode.
 * @returns {Promise<{screen: import('node:child_process').ChildProcess, display: string}>}
 */
async function startScreen() {
  const options = ['-screen', '0', '1700x1300x24', '-nolisten', 'tcp'];
  // It writes the number that it took to file 3.
  const screen = startDetached('Xvfb', ['-displayfd', '3', ...options], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  try {
    const signal = AbortSignal.timeout(STEP_MS);
    const [number] = await once(/** @type {any} */ (screen.stdio[3]), 'data', { signal });
    return { screen, display: `:${String(number).trim()}` };
  } catch (error) {
    await end(screen);
    throw error;
  }
}

/** What runs in groups of its own, and would go on after this process. @type {Set<import('node:child_process').ChildProcess>} */
const detached = new Set();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    for (const { pid } of detached) if (pid) process.kill(-pid, 'SIGKILL');
    process.kill(process.pid, signal);
  });
}

/**
 * Starts a process that is ended with all that it starts itself.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
function startDetached(program, args, options) {
  const child = spawn(program, args, { ...options, detached: true });
  detached.add(child);
  child.once('exit', () => detached.delete(child));
  return child;
}

/** @param {import('node:child_process').ChildProcess} child  that was started so */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

/**
 * A driver with its browser. One driver for several browsers, one after the other, hangs now and
 * then: it takes the next one's request while it is still busy with the end of the last.
 * @param {string} display
 * @param {'dark' | 'light'} theme
 */
async function openBrowser(display, theme) {
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: display,
    // Then a page's language is "C", by which Intl throws: nothing may fail by that.
    LANG: 'C.UTF-8',
    GTK_THEME: theme === 'dark' ? 'Adwaita:dark' : 'Adwaita',
    // Mesa's software renderer now and then crashes WebKit's compositor, and the page with it: the
    // driver then knows but of an empty result. Without a graphics card nothing is lost.
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  };
  const driver = startDetached('WebKitWebDriver', [`--port=${port}`], { env, stdio: 'ignore' });
  try {
    const server = `http://127.0.0.1:${port}`;
    await eventually(`WebKitWebDriver at ${server}`, () => answers(`${server}/status`));
    return await openSession(server, () => end(driver));
  } catch (error) {
    await end(driver);
    throw error;
  }
}

/**
 * What a command gives, or a sentence that says which one stayed without an answer.
 * @template T
 * @param {string} what
 * @param {PromiseLike<T>} command
 * @returns {Promise<T>}
 */
function answered(what, command) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const silence = new Promise((_resolve, reject) => {
    const message = `WebKitWebDriver did not answer for ${STEP_MS / 1000} s: ${what}`;
    timer = setTimeout(() => reject(new Error(message)), STEP_MS);
  });
  return Promise.race([command, silence]).finally(() => clearTimeout(timer));
}

/** @param {string} url @returns {Promise<boolean>} */
const answers = (url) =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

/**
 * @param {string} server
 * @param {() => Promise<void>} endDriver
 */
async function openSession(server, endDriver) {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
  });
  const builder = new Builder().usingServer(server).withCapabilities(capabilities);
  const session = await answered('starting MiniBrowser', builder.build());
  const limits = { script: STEP_MS, pageLoad: STEP_MS };
  await answered('setting its limits', session.manage().setTimeouts(limits));
  // Twice the same page, and the driver takes the end of the first for that of what is opened next.
  let blank = true;
  async function leave() {
    if (!blank) await answered('leaving the page', session.get('about:blank'));
    blank = true;
  }
  async function finish() {
    await answered('closing', session.quit()).catch(() => {});
    await endDriver();
  }
  return {
    end: finish,
    /**
     * @param {import('./engines.js').View} view
     * @param {() => void} free  called when the page is closed and the browser as good as new
     */
    async page({ width, height }, free) {
      const size = { x: 0, y: 0, width, height: height + TOOLBAR };
      await answered('sizing the window', session.manage().window().setRect(size));
      return new Page({
        async go(url) {
          await leave();
          if (url === 'about:blank') return;
          blank = false;
          await answered(`opening ${url}`, session.get(url));
          await eventually(`all of ${url}`, () =>
            session.executeScript(
              'return location != "about:blank" && document.readyState === "complete"',
            ),
          );
        },
        ...hands(session),
        errors: () => [],
        close: () => leave().then(free, finish),
      });
    },
  };
}

/** @param {[number, number]} point */
const moved = ([x, y]) => ({ x: Math.round(x), y: Math.round(y), duration: 0 });

/**
 * What is done on a page.
 * @param {import('selenium-webdriver').ThenableWebDriver | import('selenium-webdriver').WebDriver} session
 */
const hands = (session) => ({
  evaluate: (/** @type {string} */ expression) =>
    answered(`running ${expression.slice(0, 200)}`, session.executeScript(`return ${expression}`)),
  click: (/** @type {number} */ x, /** @type {number} */ y) =>
    answered(
      'a click',
      session
        .actions()
        .move(moved([x, y]))
        .click()
        .perform(),
    ),
  stroke([first, ...rest]) {
    const actions = session.actions().move(moved(first)).press();
    for (const point of rest) actions.move(moved(point));
    return answered('a stroke', actions.release().perform());
  },
  screenshot: async (/** @type {string} */ file) =>
    writeFile(
      file,
      Buffer.from(await answered('a screenshot', session.takeScreenshot()), 'base64'),
    ),
});
