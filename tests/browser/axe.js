import axe from 'axe-core';

/**
 * What axe-core finds on a page, a line each.
 * @param {import('./page.js').Page} page
 * @param {{colours?: boolean}} [only]  colours alone, which are all that a theme changes
 * @returns {Promise<string[]>}
 */
export async function violations(page, { colours = false } = {}) {
  // It is half a megabyte: once a page is enough.
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(new Function(axe.source));
  }
  return page.evaluate(async (_all, only) => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run({
      resultTypes: ['violations'],
      // By name: the category has rules of the highest level too, which are off by default.
      ...(only ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}),
    });
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map(
        (/** @type {any} */ { target, failureSummary }) =>
          `${id}: ${target.flat()}: ${failureSummary}`,
      ),
    );
  }, colours);
}

/**
 * What axe-core finds on a page in both themes, a line each.
 * @param {import('./page.js').Page} page  of Chromium
 * @returns {Promise<string[]>}
 */
export async function violationsInBothThemes(page) {
  const found = [];
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await page.theme(theme);
    const lines = await violations(page, { colours: theme === 'dark' });
    found.push(...lines.map((line) => `${theme}: ${line}`));
  }
  return found;
}
