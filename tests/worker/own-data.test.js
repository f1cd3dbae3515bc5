import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openOwn } from '../../web/data/index.js';
import { OwnSession } from '../../web/worker/own-data.js';

/** A table of 30 images of 4 x 4 in three classes, their number from 1. */
const table = [
  ['label', ...Array.from({ length: 16 }, (_, i) => `pixel${i}`)],
  ...Array.from({ length: 30 }, (_, i) => [
    (i % 3) + 1,
    ...Array.from({ length: 16 }, (_, k) => (7 * i + 11 * k) % 256),
  ]),
]
  .map((row) => row.join(','))
  .join('\n');

const file = () => new File([table], 'train.csv');

test('a set is opened, shown and prepared, as without a session', async () => {
  /** @type {any[]} */
  const told = [];
  const session = new OwnSession((event) => told.push(event));
  await session.open([{ file: file(), path: 'mine/train.csv' }]);
  const { count, classes, examples, sizes, files } = await session.preview({ leaveOut: ['2'] });
  assert.equal(count, 20);
  assert.deepEqual(
    classes.map(({ name }) => name),
    ['1', '3'],
  );
  assert.deepEqual(
    examples.map((group) => group.length),
    [6, 6],
  );
  assert.deepEqual(examples[0][1][0], (7 * 3) % 256, 'the second image of the first class');
  assert.deepEqual(sizes, [[4, 4]]);
  assert.equal(files[0].path, 'mine/train.csv');

  const choices = { size: 8, testShare: 0.2 };
  const { sha256, notes } = await session.prepare(choices);
  const { dataset } = told.find(({ type }) => type === 'own-dataset');
  const alone = await (await openOwn([file()])).prepare(choices);
  assert.equal(sha256, alone.sha256);
  assert.deepEqual(dataset.train.pixels, alone.train.pixels);
  assert.ok(notes.some(({ code, values }) => code === 'splitDrawn' && values.share === 0.2));
  assert.ok(alone.notes.some((text) => text.includes('20 % of each class')));
});

test('a choice that cannot be is refused, and the next one holds', async () => {
  const session = new OwnSession(() => {});
  await session.open([{ file: file(), path: 'train.csv' }]);
  await assert.rejects(session.preview({ fit: 'ink', colour: 'colour' }), { code: 'own-fit' });
  assert.equal((await session.preview({})).count, 30);
});

test('what is prepared is handed over, and is no longer here', async () => {
  /** @type {[any, Transferable[]][]} */
  const told = [];
  const session = new OwnSession((event, transfer = []) => told.push([event, transfer]));
  await session.open([{ file: file(), path: 'train.csv' }]);
  await session.prepare({});
  const [event, transfer] = told.find(([{ type }]) => type === 'own-dataset') ?? [null, []];
  const sent = structuredClone(event, { transfer });
  const { train, test: held } = sent.dataset;
  assert.equal(train.count + held.count, 30);
  assert.deepEqual([train.pixels.length, held.pixels.length], [train.count * 16, held.count * 16]);
  assert.equal(event.dataset.train.pixels.length, 0);
});
