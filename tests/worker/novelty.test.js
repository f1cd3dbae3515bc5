import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateDataset, loadCore } from '../../web/engine/index.js';
import { trainingImages } from '../../web/engine/run/training-images.js';
import { open, small } from './open-session.js';

test('a session says how unlike the images of a recipe another one is', async () => {
  const { session } = await open();
  const core = await loadCore();
  const { pixels } = core.generate('digits', { seed: 9, count: 1 });
  const stripes = Uint8Array.from({ length: 784 }, (_, i) => (i % 8 < 3 ? 255 : 0));
  const [digit, other, wrong] = await Promise.all(
    [pixels, stripes, new Uint8Array(5)].map((each) => session.preview('novelty', small(), each)),
  );
  assert.ok(digit < 1 && other > 1, `${digit}, ${other}`);
  assert.equal(wrong, null);
  assert.equal(await session.preview('novelty', small(), pixels), digit);
  core.dispose();
});

test('what is known are images of training, what is held out are others', async () => {
  const core = await loadCore();
  for (const changes of [{}, { worldDigits: 1000 }, { split: 'reference' }]) {
    const recipe = small({ trainSize: 1500, ...changes });
    const data = generateDataset(core, 'digits', recipe);
    const { known, heldOut } = trainingImages(core, recipe, data);
    const [ofTraining, others] = [known, heldOut].map((all) =>
      Array.from(all, (each) => each.join()),
    );
    assert.equal(new Set([...ofTraining, ...others]).size, ofTraining.length + others.length);
    assert.ok(
      ofTraining.length >= 1500 && others.length >= 990,
      `${ofTraining.length}, ${others.length}`,
    );
  }
  core.dispose();
});
