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

/**
 * Uses what the preview shows.
 * @param {import('./page.js').Page} page
 */
export async function useShown(page) {
  await page.until('the preview', (all) => all('own-use')[0] && !all('own-use')[0].disabled);
  await page.click('own-use');
  await page.until('no dialog', (all) => all('mlp-data-dialog').length === 0);
  await page.until('the data', (all) => all('own-note').length === 1);
  await page.status('ready');
}
