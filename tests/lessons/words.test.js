import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessons as English } from '../../web/i18n/en/lessons.js';
import { lessons as German } from '../../web/i18n/de/lessons.js';
import { lessons as Spanish } from '../../web/i18n/es/lessons.js';
import { lessons as Chinese } from '../../web/i18n/zh/lessons.js';
import { course, lessonNames } from '../../web/lessons/course.js';
import { boundsOf, claimText, pressWords } from '../../web/lessons/words.js';

/** @param {object} group @param {string} [path] @returns {string[]} every word by its path */
const shapeOf = (group, path = '') =>
  Object.entries(group).flatMap(([key, value]) =>
    typeof value === 'object'
      ? shapeOf(value, `${path}/${key}`)
      : [`${path}/${key}: ${typeof value}`],
  );

const languages = Object.entries({ English, German, Spanish, Chinese });

for (const [language, words] of languages) {
  test(`${language} has every word of the lessons, and every bound of a claim is in them`, () => {
    assert.deepEqual(shapeOf(words), shapeOf(English));
    assert.deepEqual(Object.keys(words.lessons), lessonNames);
    for (const name of lessonNames) {
      const { steps } = course[name];
      assert.equal(words.lessons[name].steps.length, steps.length, name);
      steps.forEach(({ press, claims }, i) => {
        for (const trains of [true, false]) assert.ok(pressWords(words, press, trains), press.kind);
        assert.equal(
          pressWords(words, press, true) === pressWords(words, press, false),
          press.kind === 'train',
          'a button that trains first says so',
        );
        const bounds = boundsOf(words, claims);
        const said = words.lessons[name].steps[i].after(bounds);
        for (const bound of bounds) assert.ok(said.includes(bound), `${name} ${i + 1}: ${bound}`);
        assert.doesNotMatch(said, /undefined|NaN/);
        for (const claim of claims) {
          assert.doesNotMatch(claimText(words, claim), /undefined|NaN/);
        }
      });
    }
  });
}

test('a difference of two percentages is in percentage points', () => {
  const { steps } = course.epochs;
  assert.deepEqual(boundsOf(English, steps[2].claims), [
    '10 percentage points',
    '2 percentage points',
  ]);
  assert.equal(
    claimText(English, steps[2].claims[0]),
    'Fall of the validation error from epoch 1 to 10 (claimed: above 10 percentage points)',
  );
});
