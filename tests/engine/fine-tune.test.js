import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { generateDataset, loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { fineTuneSteps } from '../../web/engine/run/fine-tune.js';
import { dataFolder, withoutData } from '../support.js';

/** Writers of whom there are 16 drawings or more, two of most digits. */
const WRITERS = 7;
/** How much higher the error on other images may be: half a point. */
const MORE = 0.005;

const core = await loadCore();
after(() => core.dispose());
const recipe = resolveRecipe({
  dataset: 'digits',
  trainSize: 8000,
  testSize: 2000,
  layers: [64],
  epochs: 3,
});
const data = generateDataset(core, 'digits', recipe);
const run = new Run(core, recipe, data);
while (!run.finished) run.advance(1000);
const model = run.model();

/** @param {Float32Array} parameters */
function networkOf(parameters) {
  const network = core.network(model.config);
  network.setParameters(parameters);
  network.scaling = model.scaling;
  return network;
}

/** @param {{label: number, pixels: Uint8Array}[]} drawings */
function samplesOf(drawings) {
  const pixels = new Uint8Array(784 * drawings.length);
  drawings.forEach((drawing, i) => pixels.set(drawing.pixels, 784 * i));
  const labels = Uint16Array.from(drawings, ({ label }) => label);
  return { ...data.train, pixels, labels, count: drawings.length };
}

/** @param {{label: number, pixels: Uint8Array}[]} drawings */
function fineTuned(drawings) {
  const steps = fineTuneSteps(core, model, samplesOf(drawings), data.train);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** @param {Float32Array} parameters @param {import('../../web/engine/samples.js').Samples} samples */
function errorOn(parameters, samples) {
  const network = networkOf(parameters);
  const set = core.samples(samples);
  const { errors, errorRate } = network.evaluate(set);
  set.dispose();
  network.dispose();
  return { errors, errorRate };
}

/** MNIST's test images. */
function mnistTest() {
  const read = (/** @type {string} */ name) =>
    new Uint8Array(gunzipSync(readFileSync(path.join(String(dataFolder), 'mnist', name))));
  const pixels = read('t10k-images-idx3-ubyte.gz').subarray(16);
  const labels = Uint16Array.from(read('t10k-labels-idx1-ubyte.gz').subarray(8));
  return { ...data.test, pixels, labels, count: 10000 };
}

/** The drawings of the writers with the most of them. @returns {{label: number, pixels: Uint8Array}[][]} */
function hands() {
  const file = path.join(String(dataFolder), 'strokes/unipen-digits.jsonl');
  /** @type {Map<string, {label: number, pixels: Uint8Array}[]>} */
  const writers = new Map();
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { label, writer, strokes } = JSON.parse(line);
    // 200 units of the file are seven tenths of the pad, as in tests/browser/strokes.test.js.
    const pixels = core.rasterise(
      strokes.map((/** @type {[number, number][]} */ points) =>
        Float32Array.from(points.flat(), (value) => 42 + value * 0.98),
      ),
    );
    writers.set(writer, [
      ...(writers.get(writer) ?? []),
      { label, pixels: /** @type {Uint8Array} */ (pixels) },
    ]);
  }
  return [...writers.values()].sort((a, b) => b.length - a.length).slice(0, WRITERS);
}

test('a network learns to read what it read wrong, and the same images give the same weights', () => {
  const network = networkOf(model.parameters);
  const wrong = Array.from({ length: data.test.count }, (_, i) => ({
    label: data.test.labels[i],
    pixels: data.test.pixels.subarray(784 * i, 784 * (i + 1)),
  })).filter(({ label, pixels }) => {
    const outputs = [...network.predict(pixels)];
    return outputs.indexOf(Math.max(...outputs)) !== label;
  });
  network.dispose();
  const few = wrong.slice(0, 10);
  const parameters = fineTuned(few);
  assert.ok(errorOn(parameters, samplesOf(few)).errors <= 5, 'half of them at least');
  assert.ok(
    errorOn(parameters, data.test).errorRate <=
      errorOn(model.parameters, data.test).errorRate + MORE,
  );
  assert.deepEqual(fineTuned(few), parameters);
});

test(
  'drawings of one hand make the network read others of that hand better',
  { skip: withoutData },
  (t) => {
    const mnist = mnistTest();
    const old = {
      mnist: errorOn(model.parameters, mnist).errorRate,
      digits: errorOn(model.parameters, data.test).errorRate,
    };
    let [before, after, asked] = [0, 0, 0];
    for (const drawings of hands()) {
      /** @type {number[]} */
      const seen = [];
      const turn = drawings.map(({ label }) => (seen[label] = (seen[label] ?? -1) + 1) % 2);
      for (const half of [0, 1]) {
        const held = samplesOf(drawings.filter((_, i) => turn[i] === half));
        const parameters = fineTuned(drawings.filter((_, i) => turn[i] !== half));
        asked += held.count;
        before += errorOn(model.parameters, held).errors;
        after += errorOn(parameters, held).errors;
        const now = {
          mnist: errorOn(parameters, mnist).errorRate,
          digits: errorOn(parameters, data.test).errorRate,
        };
        t.diagnostic(
          `${held.count} held: MNIST ${now.mnist} (${old.mnist}), generated ${now.digits} (${old.digits})`,
        );
        assert.ok(now.mnist <= old.mnist + MORE, `MNIST ${now.mnist}, before ${old.mnist}`);
        assert.ok(now.digits <= old.digits + MORE, `generated ${now.digits}, before ${old.digits}`);
      }
    }
    t.diagnostic(`of ${asked} held drawings ${before} were read wrong before, ${after} after`);
    assert.ok(after < before, `${after} of ${asked} read wrong, before ${before}`);
  },
);
