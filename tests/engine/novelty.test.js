import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { generateDataset, loadCore, resolveRecipe } from '../../web/engine/index.js';
import { fitNovelty } from '../../web/engine/run/novelty.js';
import { DESCRIPTOR_LENGTH, describeShape } from '../../web/engine/run/shape-descriptor.js';
import { trainingImages } from '../../web/engine/run/training-images.js';
import { readerImages } from '../../web/lab/control/novelty-watch.js';
import { generator } from '../random.js';
import { dataFolder, realData } from '../support.js';
import { byHand, LETTERS, SCRIBBLES, sideBySide } from './non-digits.js';

const SHAPE = { height: 28, width: 28, channels: 1 };
const drawn = (seed = 5) => {
  const next = generator(seed);
  return () => next() / 2 ** 32;
};
/** @param {(y: number, x: number) => number} value @returns {Uint8Array} */
const image = (value) =>
  Uint8Array.from({ length: 784 }, (_, i) => value(Math.floor(i / 28), i % 28));

/** The formula at the head of shape-descriptor.js by angles, cell by cell. @param {Uint8Array} pixels */
function byTheFormula(pixels) {
  const at = (/** @type {number} */ y, /** @type {number} */ x) =>
    y < 0 || x < 0 || y > 27 || x > 27 ? 0 : pixels[y * 28 + x];
  const blur = (/** @type {number} */ y, /** @type {number} */ x) => {
    if (y < 0 || x < 0 || y > 27 || x > 27) return 0;
    let sum = 0;
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++)
        sum += (2 - Math.abs(dy)) * (2 - Math.abs(dx)) * at(y + dy, x + dx);
    }
    return sum / 16;
  };
  const sums = new Float64Array(DESCRIPTOR_LENGTH);
  for (let i = 0; i < 784; i++) {
    const [y, x] = [Math.floor(i / 28), i % 28];
    const [gy, gx] = [blur(y + 1, x) - blur(y - 1, x), blur(y, x + 1) - blur(y, x - 1)];
    for (let k = 0; k < DESCRIPTOR_LENGTH; k++) {
      const [row, column, direction] = [Math.floor(k / 56), Math.floor(k / 8) % 7, k % 8];
      const far = [(y + 0.5) / 4 - 0.5 - row, (x + 0.5) / 4 - 0.5 - column].map(Math.abs);
      const cosine = Math.cos(Math.atan2(gy, gx) - (direction * Math.PI) / 4);
      if (Math.max(...far) >= 1 || cosine <= 0) continue;
      sums[k] += Math.hypot(gx, gy) * cosine ** 8 * (1 - far[0]) * (1 - far[1]);
    }
  }
  const total = sums.reduce((sum, value) => sum + value, 0);
  return sums.map((value) => Math.min(255, 512 * Math.sqrt(value / total)));
}

test('an image is described by its formula, however strong its ink', () => {
  const next = generator(3);
  const noise = image((y, x) => (y > 5 && x > 8 ? next() % 200 : 0));
  const bar = image((y, x) => (y > 4 && y < 23 && x === 13 ? 200 : 0));
  for (const pixels of [noise, bar]) {
    const wanted = byTheFormula(pixels);
    describeShape(pixels, SHAPE).forEach((value, k) =>
      assert.ok(
        Math.abs(value - wanted[k]) <= 0.5 + 1e-6,
        `value ${k}: ${value}, not ${wanted[k]}`,
      ),
    );
  }
  assert.deepEqual(
    describeShape(
      bar.map((value) => value / 2),
      SHAPE,
    ),
    describeShape(bar, SHAPE),
  );
  assert.ok(
    describeShape(
      image(() => 0),
      SHAPE,
    ).every((value) => value === 0),
  );
  const colours = new Uint8Array(3 * 784);
  for (let channel = 0; channel < 3; channel++) colours.set(bar, channel * 784);
  assert.deepEqual(describeShape(colours, { ...SHAPE, channels: 3 }), describeShape(bar, SHAPE));
});

test('the distance is the mean of the five smallest, and the threshold passes 98.5 % of held-out images', async () => {
  const core = await loadCore();
  const { pixels } = core.generate('digits', { seed: 4, count: 350 });
  const all = Array.from({ length: 350 }, (_, i) => pixels.subarray(i * 784, (i + 1) * 784));
  const [known, heldOut] = [all.slice(0, 150), all.slice(150)];
  const novelty = await fitNovelty(SHAPE, known, heldOut);
  assert.ok(novelty);
  const described = known.map((each) => Array.from(describeShape(each, SHAPE)));
  for (const each of heldOut.slice(0, 20)) {
    const wanted = describeShape(each, SHAPE);
    const nearest = described
      .map((one) => Math.hypot(...one.map((value, k) => value - wanted[k])))
      .sort((a, b) => a - b)
      .slice(0, 5);
    const mean = nearest.reduce((sum, distance) => sum + distance, 0) / 5;
    assert.ok(Math.abs(novelty.distance(each) - mean) < 1e-9);
  }
  assert.equal(heldOut.filter((each) => novelty.of(each) > 1).length, 2); // 200 * 0.985 = 197
  assert.equal(await fitNovelty(SHAPE, known.slice(0, 99), heldOut), null);
  assert.equal(await fitNovelty(SHAPE, known, heldOut.slice(0, 49)), null);
  assert.equal(await fitNovelty({ height: 13, width: 60, channels: 1 }, known, heldOut), null);
  core.dispose();
});

const file = path.join(dataFolder ?? '', 'strokes/unipen-digits.jsonl');
const skip = existsSync(file) ? false : 'MLP_DATA is not set to a folder with mnist/ and strokes/';

test('of 500 non-digits 80 % are marked, of real digits at most 3 %', { skip }, async (t) => {
  const core = await loadCore();
  const pens = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text).strokes);
  const draw = drawn();
  const one = () => pens[Math.floor(draw() * pens.length)];
  const made = [
    ...Array.from({ length: 170 }, (_, i) => byHand(LETTERS[i % LETTERS.length], draw)),
    ...Array.from({ length: 165 }, (_, i) => SCRIBBLES[i % SCRIBBLES.length](draw)),
    ...Array.from({ length: 165 }, () => sideBySide(one(), one(), draw)),
  ];
  const seen = (/** @type {any[]} */ all) =>
    all.map((strokes) => {
      const pixels = core.rasterise(
        strokes.map((/** @type {any} */ points) => Float32Array.from(points.flat())),
      );
      assert.ok(pixels);
      return pixels;
    });
  const mnist = await realData('mnist');
  /** No pen stroke and no test image is among what any network trains on or what gives a threshold. */
  const sets = {
    letters: seen(made.slice(0, 170)),
    scribbles: seen(made.slice(170, 335)),
    pairs: seen(made.slice(335)),
    pens: seen(pens.filter((_, i) => i % 2 === 0)),
    test: Array.from({ length: 500 }, (_, i) =>
      mnist.test.pixels.subarray(i * 20 * 784, (i * 20 + 1) * 784),
    ),
  };
  // What is known of a run's images does not depend on its network, trained or not.
  const reader = readerImages();
  const runs = {
    'the network that comes with the page': {
      recipe: reader,
      data: generateDataset(core, 'digits', reader),
    },
    'mnist-30 and mnist-128': { recipe: resolveRecipe({ preset: 'mnist-128' }), data: mnist },
  };
  for (const [name, { recipe, data }] of Object.entries(runs)) {
    const { known, heldOut } = trainingImages(core, recipe, data);
    const novelty = await fitNovelty(data.train, known, heldOut);
    assert.ok(novelty);
    const marked = Object.fromEntries(
      Object.entries(sets).map(([set, images]) => [
        set,
        images.filter((each) => novelty.of(each) > 1).length,
      ]),
    );
    const { letters, scribbles, pairs, pens: ofPens, test: ofTest } = marked;
    t.diagnostic(
      `${name}: ${JSON.stringify(marked)} marked, ${letters + scribbles + pairs} of 500 non-digits`,
    );
    assert.ok(letters + scribbles + pairs >= 400, name);
    assert.ok(ofPens <= 15, `${name}: ${ofPens} of 500 pen strokes`);
    assert.ok(ofTest <= 15, `${name}: ${ofTest} of 500 test images`);
  }
  core.dispose();
});
