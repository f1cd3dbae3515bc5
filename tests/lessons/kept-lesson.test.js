import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { lessonOf } from '../../web/lessons/course.js';
import { KeptLesson } from '../../web/lessons/kept-lesson.js';
import { configOf } from '../../web/lessons/situation.js';

/** What a tab stores. @type {Map<string, string>} */
const stored = new Map();
Object.defineProperty(globalThis, 'sessionStorage', {
  configurable: true,
  value: {
    getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => void stored.set(key, text),
  },
});
beforeEach(() => stored.clear());

const { steps } = lessonOf('pixel-votes');
const configs = steps.map(({ recipe }) => configOf(recipe));
const matrix = Array.from({ length: 10 }, (_, row) =>
  Array.from({ length: 10 }, (__, column) => (row === column ? 90 : 1)),
);
const weights = Array.from({ length: 10 }, (_, output) =>
  Float32Array.from({ length: 784 }, (__, i) => Math.sin(i * (output + 1)) / 3 - 0.4),
);
/** @param {object} [more] */
const found = (more = {}) => ({
  shown: {
    epochs: [{ validationErrorRate: 0.25 }],
    testErrorRate: 0.18,
    confusionMatrix: matrix,
    weights,
    ...more,
  },
  examples: [
    { pixels: Uint8Array.from({ length: 784 }, (_, i) => i % 256), distance: 2, name: '3' },
  ],
});

test('the answers of a lesson are there again, number by number', () => {
  const before = new KeptLesson('pixel-votes');
  before.keepAnswer(1, configs[1], steps[1].claims, found());
  before.keepAnswer(2, configs[2], steps[2].claims, found({ outputs: [0.97, 0.03] }));

  const after = new KeptLesson('pixel-votes');
  assert.deepEqual(after.answer(1, configs[1], steps[1].claims), found());
  const { weights: _, ...shown } = found({ outputs: [0.97, 0.03] }).shown;
  assert.deepEqual(after.answer(2, configs[2], steps[2].claims)?.shown, shown);
  assert.equal(after.answer(0, configs[0], steps[0].claims), null, 'a step that was not done');
  assert.equal(new KeptLesson('epochs').answer(1, configs[1], steps[1].claims), null);
});

test('an answer that was forgotten stays forgotten', () => {
  const before = new KeptLesson('pixel-votes');
  before.keepAnswer(1, configs[1], steps[1].claims, found());
  before.keepAnswer(2, configs[2], steps[2].claims, found({ outputs: [1] }));
  before.forgetAnswer(1);
  assert.equal(before.answer(1, configs[1], steps[1].claims), null);
  const after = new KeptLesson('pixel-votes');
  assert.equal(after.answer(1, configs[1], steps[1].claims), null);
  assert.ok(after.answer(2, configs[2], steps[2].claims));
});

test('what another build has stored is no answer', () => {
  const before = new KeptLesson('pixel-votes');
  before.keepAnswer(2, 'layers=7', steps[2].claims, found({ outputs: [1] }));
  before.keepAnswer(3, configs[3], steps[3].claims, found()); // without the outputs of which it tells
  const [[key, text]] = stored;
  const after = new KeptLesson('pixel-votes');
  assert.equal(after.answer(2, configs[2], steps[2].claims), null);
  assert.equal(after.answer(3, configs[3], steps[3].claims), null);

  const damaged = JSON.parse(text);
  damaged.answers[0] = { config: configs[0], found: { shown: {} } };
  for (const other of [JSON.stringify(damaged), '{"runs":7}', '[', 'null']) {
    stored.set(key, other);
    const lesson = new KeptLesson('pixel-votes');
    assert.equal(lesson.answer(0, configs[0], steps[0].claims), null, other.slice(0, 20));
    assert.deepEqual(lesson.runs, []);
  }
});

test('where nothing can be stored, the lesson goes on', (t) => {
  const get = t.mock.method(sessionStorage, 'getItem', () => assert.fail('blocked'));
  const set = t.mock.method(sessionStorage, 'setItem', () => assert.fail('full'));
  const lesson = new KeptLesson('pixel-votes');
  lesson.keepAnswer(2, configs[2], steps[2].claims, found({ outputs: [1] }));
  assert.ok(lesson.answer(2, configs[2], steps[2].claims));
  assert.equal(get.mock.callCount() + set.mock.callCount(), 2);
});
