import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeModel, generateDataset, loadCore } from '../../web/engine/index.js';
import { open, outcomeOf, small } from './open-session.js';

const core = await loadCore();
const digits = generateDataset(core, 'digits', { trainSize: 1, testSize: 2000 });
core.dispose();

/** Two drawings of each digit that stand on their heads, as of a hand that no network knows; and others. */
function strange() {
  const { pixels, labels } = digits.test;
  const drawn = Array.from(labels, (label, i) => ({
    label,
    pixels: pixels.slice(784 * i, 784 * (i + 1)).reverse(),
  }));
  const some = Array.from({ length: 10 }, (_, digit) =>
    drawn.filter(({ label }) => label === digit).slice(0, 2),
  ).flat();
  return { some, others: drawn.slice(1000) };
}

/** @param {{label: number, pixels: Uint8Array}[]} drawn @returns {[Uint8Array[], number[]]} */
const given = (drawn) => [drawn.map(({ pixels }) => pixels), drawn.map(({ label }) => label)];

/** @param {ArrayLike<number>} [outputs] */
const best = (outputs = []) => Array.from(outputs).indexOf(Math.max(...Array.from(outputs)));

test('the network of a run learns a hand, answers beside the old one, and gives way to it again', async () => {
  const opened = await open();
  const { session } = opened;
  await session.prepare(small({ layers: [32] }));
  await assert.rejects(session.hand('classNames'), { code: 'untrained' });
  const outcome = await outcomeOf(opened);
  const { some, others } = strange();
  const result = await session.hand('learn', ...given(some));
  assert.equal(result.drawings, 20);
  assert.equal(result.testBefore, outcome.testErrorRate);
  assert.ok(result.testAfter <= result.testBefore + 0.02, `${result.testAfter}`);
  assert.ok(!result.byReader);
  let [old, now] = [0, 0];
  for (const { label, pixels } of others) {
    const { before, layers } = await session.look(pixels);
    old += Number(best(before ?? []) === label);
    now += Number(best(layers.at(-1)) === label);
  }
  assert.ok(now > old, `${now} of ${others.length} of that hand, before ${old}`);
  const model = decodeModel(await session.hand('model'));
  assert.notDeepEqual(model.parameters, decodeModel(await session.model()).parameters);
  const [{ pixels }] = others;
  const tuned = await session.look(pixels);
  await session.hand('forget');
  const { before, layers } = await session.look(pixels);
  assert.equal(before, null);
  assert.deepEqual(layers.at(-1), tuned.before, 'the old network answers as it did');
  await assert.rejects(session.hand('model'), { code: 'no-hand' });
});

test('the network that came with the page learns a hand, and a run that is trained takes its place', async () => {
  const trained = await open();
  await trained.session.prepare(small({ layers: [16] }));
  await outcomeOf(trained);
  const bytes = await trained.session.model();
  const opened = await open();
  const { session } = opened;
  await session.prepare(small({ layers: [8] }));
  await session.openReader(bytes);
  const { some } = strange();
  // One of each, so that none can be held back to ask about.
  const result = await session.hand('learn', ...given(some.filter((_, i) => i % 2 === 0)));
  assert.deepEqual([result.readBefore, result.readAfter, result.byReader], [null, null, true]);
  const { before, byReader } = await session.look(some[0].pixels);
  assert.ok(before && byReader);
  await outcomeOf(opened);
  assert.equal((await session.look(some[0].pixels)).before, null);
});
