import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { generateDataset, loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { course } from '../../web/lessons/course.js';
import { drawings } from '../../web/lessons/drawings.js';
import { commonestMistake, holds, measureOf } from '../../web/lessons/measures.js';
import { movedImages } from '../../web/lessons/move-image.js';

const core = await loadCore();
/** Samples of each class that are moved, as on the page. */
const PER_CLASS = 2;

/**
 * A trained network, with what its run came to; a lesson asks several things of one.
 * @param {import('../../web/engine/recipe/fields.js').Recipe} recipe
 */
function train(recipe) {
  const data = generateDataset(core, 'digits', recipe);
  const run = new Run(core, recipe, data);
  let progress = run.advance(1e9);
  while (!run.finished) progress = run.advance(1e9);
  const { testErrorRate, confusionMatrix } = run.evaluate();
  const trainErrorRate = progress.errors / progress.samplesDone;
  const result = { epochs: run.epochs, trainErrorRate, testErrorRate, confusionMatrix };
  return { run, data, result };
}

/** @type {Map<string, ReturnType<typeof train>>} */
const trained = new Map();
after(() => trained.forEach(({ run }) => run.dispose()));

/**
 * What the page shows of a step, from the engine.
 * @param {import('../../web/lessons/course.js').Step} step
 * @returns {import('../../web/lessons/measures.js').Shown}
 */
function pressed({ recipe: partial, press }) {
  const recipe = resolveRecipe(partial);
  const key = JSON.stringify(recipe);
  const { run, data, result } = trained.get(key) ?? train(recipe);
  trained.set(key, { run, data, result });
  const read = (/** @type {Uint8Array} */ pixels) => [...run.resultNetwork.predict(pixels)];
  const { parameters } = run.model();
  return {
    ...result,
    ...(recipe.layers.length === 0 && {
      weights: data.train.classNames.map((_, i) => parameters.subarray(784 * i, 784 * (i + 1))),
    }),
    ...(press.kind === 'draw' && { outputs: read(drawn(press.drawing)) }),
    ...(press.kind === 'move' && {
      moved: Object.fromEntries(
        press.pixels.map((distance) => [distance, errorRateMoved(data.train, distance, read)]),
      ),
    }),
  };
}

/** @param {keyof typeof drawings} name */
const drawn = (name) =>
  /** @type {Uint8Array} */ (
    core.rasterise(drawings[name].map((stroke) => Float32Array.from(stroke)))
  );

/**
 * @param {import('../../web/engine/samples.js').Samples} samples
 * @param {number} distance  pixels
 * @param {(pixels: Uint8Array) => number[]} read
 */
function errorRateMoved({ pixels, labels, classNames }, distance, read) {
  const taken = classNames.flatMap((_, label) =>
    Array.from(labels.keys())
      .filter((i) => labels[i] === label)
      .slice(0, PER_CLASS),
  );
  const wrong = taken.flatMap((i) =>
    movedImages(pixels.subarray(784 * i, 784 * (i + 1)), distance).map((image) => {
      const outputs = read(image);
      return outputs.indexOf(Math.max(...outputs)) !== labels[i];
    }),
  );
  return wrong.filter(Boolean).length / wrong.length;
}

for (const [name, { steps }] of Object.entries(course)) {
  test(`what the lesson ${name} claims is so`, (t) => {
    for (const [i, step] of steps.entries()) {
      assert.ok(step.claims.length > 0, `step ${i + 1} claims nothing`);
      const shown = pressed(step);
      for (const claim of step.claims) {
        const value = measureOf(claim, shown);
        const said = `step ${i + 1}: ${JSON.stringify(claim)}, measured ${value}`;
        t.diagnostic(said);
        assert.ok(value !== undefined && holds(claim, value), said);
      }
    }
  });
}

test('the better network of the last step has its commonest mistake in another cell, as the step says', () => {
  const { steps } = course['confusion-matrix'];
  const [before, now] = [steps[1], steps[3]].map((step) => {
    const { actual, predicted } = commonestMistake(pressed(step).confusionMatrix);
    return `${actual} as ${predicted}`;
  });
  assert.notEqual(now, before);
});

test('the step with a rate that is too small says how many epochs it would take', () => {
  const { recipe, press, at } = course['learning-rate'].steps[1];
  const { epochs } = resolveRecipe(recipe);
  const [claim] = course['learning-rate'].steps[0].claims;
  const { testErrorRate } = pressed({
    recipe: { ...recipe, epochs: 20 * epochs },
    ...{ press, at, claims: [] },
  });
  assert.ok(holds(claim, testErrorRate), String(testErrorRate));
});

test('few cells of the first matrix are strongly coloured, as its step says: the page paints them by the largest', () => {
  const { confusionMatrix } = pressed(course['confusion-matrix'].steps[0]);
  const { images } = commonestMistake(confusionMatrix);
  const cells = confusionMatrix.flatMap((row, i) => row.filter((_, j) => i !== j));
  const strong = cells.filter((count) => count > 0.6 * images).length;
  assert.ok(strong >= 2 && strong <= 9, `${strong} of ${cells.length}`);
});

test('a claim has a bound, and what is on it or not a number does not hold', () => {
  const claims = Object.values(course).flatMap(({ steps }) => steps.flatMap((step) => step.claims));
  for (const claim of claims) assert.ok('below' in claim || 'above' in claim);
  const claim = /** @type {const} */ ({ of: 'testErrorRate', above: 0.2, below: 0.3 });
  assert.deepEqual(
    [0.25, 0.2, 0.3, Number.NaN].map((value) => holds(claim, value)),
    [true, false, false, false],
  );
});
