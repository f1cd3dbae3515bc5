/** Files of a person's, handed to the page as its panel hands over what was chosen. */

/**
 * @param {import('./page.js').Page} page
 * @param {Record<string, Uint8Array>} files  by path; the folders of the path count
 */
export async function choose(page, files) {
  await page.evaluate(
    (all, given) => {
      const chosen = given.map(([name, text]) => {
        const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
        const file = new File([bytes], name.split('/').at(-1));
        Object.defineProperty(file, 'webkitRelativePath', { value: name });
        return file;
      });
      all('mlp-data-panel')[0].dispatchEvent(
        new CustomEvent('files-chosen', { detail: { files: chosen } }),
      );
    },
    Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  );
}

/** Waits for the preview. @param {import('./page.js').Page} page */
export const preview = (page) =>
  page.until('the preview', (all) => all('own-use')[0] && !all('own-use')[0].disabled);

/** Takes what the preview shows. @param {import('./page.js').Page} page */
export async function use(page) {
  await preview(page);
  await page.click('own-use');
}

/** The same, until it can be trained on. @param {import('./page.js').Page} page */
export async function useShown(page) {
  await use(page);
  await page.until('no dialog', (all) => all('mlp-data-dialog').length === 0);
  await page.until('the data', (all) => all('own-note').length === 1);
  await page.status('ready');
}

/**
 * The link of the run that the page shows, once it has the run's weights.
 * @param {import('./page.js').Page} page
 * @param {string} weights  their SHA-256
 * @returns {Promise<string>} the hash of the address
 */
export const linkOfRun = (page, weights) =>
  page.until(
    'the link of the run',
    (_all, wanted) => location.hash.includes(`weights=${wanted}`) && location.hash,
    weights,
  );
