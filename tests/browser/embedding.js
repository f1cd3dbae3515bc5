/**
 * A page of text with labs in it, as an author writes it; it writes down their events, in `__told`.
 * @param {string} labs  the tags
 * @param {object} [how]
 * @param {string} [how.script]  where the element comes from
 * @param {string} [how.html]  attributes of the root
 */
export const documentWith = (labs, { script = '/mlp-lab.js', html = '' } = {}) =>
  `<!doctype html><html lang="en" ${html}><head><meta charset="utf-8"><title>A text</title>
  <link rel="icon" href="/favicon.svg"><script src="/told.js"></script>
  <script type="module" src="${script}"></script></head><body>${labs}</body></html>`;

/** Writes down every event of the labs on a page, in `__told`: what runs in the page. */
function recordEvents() {
  globalThis.__told = [];
  for (const name of ['ready', 'progress', 'epoch', 'done', 'predict', 'error']) {
    document.addEventListener(`mlp-${name}`, ({ target, detail }) =>
      globalThis.__told.push({ id: target.id, name, detail }),
    );
  }
}

/**
 * What a server adds to its pages for documentWith(): a listener that is there before the labs are. One
 * that is added to a page that loads misses what was told before.
 */
export const RECORDING = { '/told.js': `(${recordEvents})();` };

/** Writes down the events of a page of the site from now on. @param {import('./page.js').Page} page */
export const listen = (page) => page.evaluate(recordEvents);

/**
 * The events so far, without the many of progress.
 * @param {import('./page.js').Page} page
 * @returns {Promise<{id: string, name: string, detail: any}[]>}
 */
export const told = (page) =>
  page.evaluate(() => globalThis.__told.filter(({ name }) => name !== 'progress'));

/**
 * Waits until a lab is in one of some states, and shows it: its buttons follow at the next frame.
 * @param {import('./page.js').Page} page
 * @param {string} id
 * @param {...string} wanted
 */
export const labIs = (page, id, ...wanted) =>
  page.until(
    `#${id} is ${wanted.join(' or ')}`,
    (all, name, list) => {
      const lab = all(`#${name}`)[0];
      const status = lab?.state?.status;
      const inner = lab?.shadowRoot?.querySelector('mlp-compact, mlp-workbench');
      const panel = inner?.shadowRoot?.querySelector('mlp-train-panel');
      const shown = !panel || (panel.status === status && !panel.isUpdatePending);
      return list.includes(status) && shown;
    },
    id,
    wanted,
  );

/**
 * Waits until the browser has told everybody who asked whether a lab is near the window, and whatever
 * is loaded for it has been asked for: its own answer to the same question comes after the lab's.
 * @param {import('./page.js').Page} page
 * @param {string} id
 */
export const seen = (page, id) =>
  page.evaluate(async (_all, name) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => {
      const observer = new IntersectionObserver((entries) => {
        observer.disconnect();
        resolve(entries);
      });
      observer.observe(document.getElementById(name));
    });
    await frame();
    await frame();
    // The server answers in the order in which it is asked.
    await fetch('/favicon.svg');
  }, id);

/**
 * Asks the worker of a lab something, twice: what it had told before has arrived with the answers.
 * @param {import('./page.js').Page} page
 * @param {string} [id]  the lab's; left out: the one of the page
 * @param {number} [inputs]  of its network
 */
export const workerAnswers = (page, id = '', inputs = 784) =>
  page.evaluate(
    async (all, name, length) => {
      const lab = all(name ? `#${name}` : 'mlp-lab')[0];
      for (let i = 0; i < 2; i++) await lab.predict(new Uint8Array(length));
    },
    id,
    inputs,
  );
