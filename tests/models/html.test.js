import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCore } from '../../web/engine/index.js';
import { PAD_TEXT } from '../../web/models/export/pad-js.js';
import { exportModel } from '../../web/models/index.js';
import { generator } from '../random.js';
import { refusal } from '../support.js';
import { randomModel } from './support.js';

const core = await loadCore();
const image = { width: 28, height: 28, channels: 1 };

/** @type {(strokes: number[][]) => Uint8Array} */
const rasterise = new Function('f32', `${PAD_TEXT}; return rasterise;`)(Math.fround);

/** @param {number[][]} strokes */
const byCore = (strokes) => core.rasterise(strokes.map((stroke) => Float32Array.from(stroke)));

test('the pad of the page makes the image of the lab, byte for byte', () => {
  const next = generator(3);
  const random = (/** @type {number} */ most) => (next() / 2 ** 32) * most;
  for (let i = 0; i < 300; i++) {
    const size = [1, 0.01, 300][i % 3];
    const strokes = Array.from({ length: 1 + Math.floor(random(4)) }, () =>
      Array.from({ length: 2 + 2 * Math.floor(random(i % 2 ? 3 : 40)) }, () => random(size)),
    );
    assert.deepEqual(rasterise(strokes), byCore(strokes), `drawing ${i}`);
  }
  assert.deepEqual(rasterise([[5, 5, 5, 5]]), byCore([[5, 5, 5, 5]]));
  assert.ok(rasterise([]).every((value) => value === 0));
});

test('784-30-10 is a page of less than 60 KB, with nothing that it loads', async () => {
  const model = randomModel(core, { image, hidden: [30], activations: ['gelu'] });
  const [{ name, bytes }] = await exportModel(model, 'html', { name: 'pad' });
  const text = new TextDecoder().decode(bytes);
  assert.equal(name, 'pad.html');
  assert.ok(bytes.length < 60_000, `${bytes.length} bytes`);
  assert.doesNotMatch(text, /\b(src|href)=|https?:|import\(|fetch\(/);
});

test('names of classes cannot leave their place', async () => {
  const model = randomModel(core, { image, hidden: [] });
  model.samples.classNames[3] = '</script><script>alert(1)</script>*/ --> "\\';
  for (const format of /** @type {const} */ (['html', 'js'])) {
    const [{ bytes }] = await exportModel(model, format);
    const text = new TextDecoder().decode(bytes);
    assert.doesNotMatch(text, /<script>alert/);
    const list = /classNames = (\[.*\]);/.exec(text)?.[1] ?? '';
    assert.deepEqual(JSON.parse(list), model.samples.classNames);
  }
});

test('a network of other images is refused', async () => {
  const model = randomModel(core, {});
  await assert.rejects(exportModel(model, 'html'), refusal('export-image', /7 x 5/));
});
