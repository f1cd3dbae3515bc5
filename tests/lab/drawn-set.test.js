import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openOwn, saveNpz } from '../../web/data/index.js';
import { loadCore, Run } from '../../web/engine/index.js';
import { DRAWN_CHOICES, drawnFiles, drawnRecipe, isEnough } from '../../web/lab/own/drawn-set.js';
import { dataFolder, withoutData } from '../support.js';

/** @param {number} value */
const picture = (value) => new Uint8Array(784).fill(value);

const paths = (/** @type {{name: string, bytes: Uint8Array}[]} */ files) =>
  files.map(({ name, bytes }) => ({ path: name, bytes }));

test('two classes with two drawings each are enough; a class without any does not count', () => {
  const two = [picture(1), picture(2)];
  assert.ok(!isEnough([{ name: 'a', pictures: two }]));
  assert.ok(
    !isEnough([
      { name: 'a', pictures: two },
      { name: 'b', pictures: [picture(3)] },
    ]),
  );
  const classes = [
    { name: 'a', pictures: two },
    { name: 'empty', pictures: [] },
    { name: 'b', pictures: two },
  ];
  assert.ok(isEnough(classes));
});

test('a drawn set keeps its names and pixels, and is the same when it is saved and opened', async () => {
  const classes = ['plus', 'ring'].map((name, c) => ({
    name,
    pictures: Array.from({ length: 6 }, (_, i) => picture(20 * c + 2 * i + 1)),
  }));
  const {
    train,
    test: held,
    sha256,
  } = await (await openOwn(paths(drawnFiles(classes)))).prepare(DRAWN_CHOICES);
  assert.deepEqual(train.classNames, ['plus', 'ring']);
  const values = [train, held].flatMap(({ pixels, count }) =>
    Array.from({ length: count }, (_, i) => pixels[784 * i]),
  );
  assert.deepEqual(
    values.sort((a, b) => a - b),
    [1, 3, 5, 7, 9, 11, 21, 23, 25, 27, 29, 31],
  );
  const bytes = await saveNpz({ train, test: held });
  const again = await (await openOwn([{ path: 'drawn.npz', bytes }])).prepare(DRAWN_CHOICES);
  assert.equal(again.sha256, sha256);
});

test(
  'twenty drawings of three digits teach a network to read others',
  { skip: withoutData },
  async (t) => {
    const file = path.join(String(dataFolder), 'strokes/unipen-digits.jsonl');
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const core = await loadCore();
    const [taught, other] = [20, 10];
    const groups = [1, 4, 7].map((digit) => {
      const own = lines.map((line) => JSON.parse(line)).filter(({ label }) => label === digit);
      const pictures = own.slice(0, taught + other).map(
        ({ strokes }) =>
          // 200 units of the file are seven tenths of the pad, as in tests/browser/strokes.test.js.
          /** @type {Uint8Array} */ (
            core.rasterise(
              strokes.map((/** @type {[number, number][]} */ points) =>
                Float32Array.from(points.flat(), (value) => 42 + value * 0.98),
              ),
            )
          ),
      );
      return { name: String(digit), pictures };
    });
    const classes = groups.map(({ name, pictures }) => ({
      name,
      pictures: pictures.slice(0, taught),
    }));
    const dataset = await (await openOwn(paths(drawnFiles(classes)))).prepare(DRAWN_CHOICES);
    const run = new Run(core, drawnRecipe(dataset.train.count, 1), dataset);
    while (!run.finished) run.advance(1000);
    let right = 0;
    groups.forEach(({ pictures }, label) =>
      pictures.slice(taught).forEach((pixels) => {
        const outputs = [...run.resultNetwork.predict(pixels)];
        if (outputs.indexOf(Math.max(...outputs)) === label) right++;
      }),
    );
    t.diagnostic(`${right} of ${3 * other} read right, after ${run.seconds.toFixed(1)} s`);
    core.dispose();
    assert.ok(right >= 0.95 * 3 * other, `${right}`);
  },
);
