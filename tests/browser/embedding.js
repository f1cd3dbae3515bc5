/**
 * A page of text with labs in it, as an author writes it.
 * @param {string} labs  the tags
 * @param {object} [how]
 * @param {string} [how.script]  where the element comes from
 * @param {string} [how.html]  attributes of the root
 */
export const documentWith = (labs, { script = '/mlp-lab.js', html = '' } = {}) =>
  `<!doctype html><html lang="en" ${html}><head><meta charset="utf-8"><title>A text</title>
  <link rel="icon" href="/favicon.svg">
  <script type="module" src="${script}"></script></head><body>${labs}</body></html>`;

/** Writes down every event of the labs on a page, in `__told`. @param {import('./page.js').Page} page */
export const listen = (page) =>
  page.evaluate(() => {
    globalThis.__told = [];
    for (const name of ['ready', 'progress', 'epoch', 'done', 'predict', 'error']) {
      document.addEventListener(`mlp-${name}`, ({ target, detail }) =>
        globalThis.__told.push({ id: target.id, name, detail }),
      );
    }
  });

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
    (_all, name, list) => {
      const lab = document.getElementById(name);
      const status = lab?.state?.status;
      const inner = lab?.shadowRoot?.querySelector('mlp-compact, mlp-workbench');
      const panel = inner?.shadowRoot?.querySelector('mlp-train-panel');
      const shown = !panel || (panel.status === status && !panel.isUpdatePending);
      return list.includes(status) && shown;
    },
    id,
    wanted,
  );
