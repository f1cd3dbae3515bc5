import axe from 'axe-core';

/**
 * What axe-core finds on a page, a line each.
 * @param {import('./page.js').Page} page
 * @returns {Promise<string[]>}
 */
export async function violations(page) {
  await page.evaluate(new Function(axe.source));
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (globalThis).axe.run({
      resultTypes: ['violations'],
    });
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map(
        (/** @type {any} */ { target, failureSummary }) =>
          `${id}: ${target.flat()}: ${failureSummary}`,
      ),
    );
  });
}
