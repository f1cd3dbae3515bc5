import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { clear, draw } from './drawing.js';
import { inEngines } from './engines.js';
import { dataFolder, mnistPack } from './packs.js';

/** How many of the 1,000 digits are drawn; MLP_STROKES=1000 draws them all. */
const SAMPLE = Number(process.env.MLP_STROKES ?? 60);
const RECIPE = process.env.MLP_STROKES_RECIPE ?? '#preset=mnist-relu&epochs=3&seed=1';
/** Well below what was measured, see the diagnostic. */
const FLOOR = 0.8;

/** The longest side of a digit in the file, and the part of the pad that it is drawn on. */
const FILE_SIDE = 200;
const PAD_PART = 0.7;

const file = path.join(dataFolder ?? '', 'strokes/unipen-digits.jsonl');
const skip =
  dataFolder && existsSync(file)
    ? false
    : 'MLP_DATA is not set to a folder with mnist/ and strokes/unipen-digits.jsonl';

/** Digits spread over the whole file, which is sorted by label. */
function sample() {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return Array.from({ length: SAMPLE }, (_, i) =>
    JSON.parse(lines[Math.floor((i * lines.length) / SAMPLE)]),
  );
}

/** @param {[number, number][][]} strokes  in the file's units @returns in parts of the pad */
const onPad = (strokes) =>
  strokes.map((points) =>
    points.map(
      ([x, y]) =>
        /** @type {[number, number]} */ ([
          (1 - PAD_PART) / 2 + (PAD_PART * x) / FILE_SIDE,
          (1 - PAD_PART) / 2 + (PAD_PART * y) / FILE_SIDE,
        ]),
    ),
  );

/**
 * Draws the sample, of which most must be read right.
 * @param {import('./page.js').Page} page
 * @param {import('node:test').TestContext} t
 */
async function drawAll(page, t) {
  const confusion = Array.from({ length: 10 }, () => new Array(10).fill(0));
  for (const { label, strokes } of sample()) {
    const { reading } = await draw(page, onPad(strokes));
    confusion[label][Number(reading)]++;
    await clear(page);
  }
  const right = confusion.reduce((sum, row, digit) => sum + row[digit], 0) / SAMPLE;
  t.diagnostic(`${(100 * right).toFixed(1)} % of ${SAMPLE} drawn digits read right`);
  confusion.forEach((row, digit) => t.diagnostic(`${digit}: ${row.join(' ')}`));
  assert.ok(right >= FLOOR, `only ${right} were read right`);
}

/** @type {Record<string, string>} */
const mounts = {};

inEngines(
  ['chromium'],
  'pen strokes of many hands',
  (lab) => {
    let remove = async () => {};
    before(async () => {
      const pack = await mnistPack();
      Object.assign(mounts, pack.mounts);
      remove = pack.remove;
    });
    // Beside before(), not in it: there it would run as soon as that is through.
    after(() => remove());

    test('are read by the network that came with the page', async (t) => {
      await drawAll(await lab.open(RECIPE), t);
    });

    test('are read by a network that the page trained on MNIST', async (t) => {
      const page = await lab.open(RECIPE);
      await page.train();
      t.diagnostic(`test error on MNIST ${await page.text('test-error')}`);
      await drawAll(page, t);
    });
  },
  { server: { mounts }, skip },
);
