import { loadCore } from '../../web/engine/index.js';

const core = await loadCore();

/** @typedef {import('./page.js').Point} Point */

/** Points between two, so that a stroke comes in as many moves as a hand makes. */
const BETWEEN = 8;

/**
 * A stroke through some corners.
 * @param {...Point} corners  in parts of the pad's side
 * @returns {Point[]}
 */
export const stroke = (...corners) =>
  corners.flatMap(([x, y], i) => {
    const [nextX, nextY] = corners[i + 1] ?? [x, y];
    const count = corners[i + 1] ? BETWEEN : 1;
    return Array.from({ length: count }, (_, step) => {
      const part = step / count;
      return /** @type {Point} */ ([x + part * (nextX - x), y + part * (nextY - y)]);
    });
  });

export const ONE = [stroke([0.5, 0.15], [0.5, 0.85])];
export const SEVEN = [stroke([0.28, 0.2], [0.72, 0.2], [0.45, 0.85])];

/**
 * The same drawing elsewhere and in another size.
 * @param {Point[][]} strokes
 * @param {number} scale
 * @param {Point} shift
 */
export const moved = (strokes, scale, [dx, dy]) =>
  strokes.map((points) =>
    points.map(([x, y]) => /** @type {Point} */ ([x * scale + dx, y * scale + dy])),
  );

/**
 * Draws on the pad and waits until the network has read all of it: what the page shows is then the
 * image that the engine in Node makes of the strokes that the pad reported.
 * @param {import('./page.js').Page} page
 * @param {Point[][]} strokes
 * @returns {Promise<{reading: string, seen: number[], values: number[], strokes: number[][]}>}
 */
export async function draw(page, strokes) {
  await page.evaluate((all) => {
    globalThis.strokes = [];
    const pad = all('mlp-pad')[0];
    // Once a pad: a hundred drawings would leave a hundred listeners, each copying all points.
    if (pad.isHeard) return;
    pad.isHeard = true;
    pad.addEventListener('strokes-change', ({ detail }) => {
      globalThis.strokes = detail.strokes.map((points) => Array.from(points));
    });
  });
  await page.drag('pad', strokes);
  // The pad tells of its strokes at the next frame.
  const reported = await page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(globalThis.strokes))),
      ),
  );
  const expected = core.rasterise(reported.map((points) => Float32Array.from(points)));
  const read = await page.until(
    'a reading of the whole drawing',
    (all, image) => {
      const seen = Array.from(all('mlp-pad')[0].seen ?? []);
      const reading = all('pad-prediction')[0].textContent.trim();
      const values = all('mlp-guesses')[0].guesses.map(({ value }) => value);
      return String(seen) === String(image) && /^\d$/.test(reading) && { reading, seen, values };
    },
    Array.from(expected ?? []),
  );
  return { ...read, strokes: reported };
}

/** @param {import('./page.js').Page} page */
export async function clear(page) {
  await page.click('pad-clear');
  await page.until('an empty pad', (all) => all('pad-prediction')[0].textContent.trim() === '–');
}
