import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lessons as English } from '../../web/i18n/en/lessons.js';
import { lessons as German } from '../../web/i18n/de/lessons.js';
import { lessons as Spanish } from '../../web/i18n/es/lessons.js';
import { lessons as Chinese } from '../../web/i18n/zh/lessons.js';
import { course, lessonNames } from '../../web/lessons/course.js';
import { boundsOf, claimText } from '../../web/lessons/words.js';

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
        assert.ok(words.press[press.kind], press.kind);
        const bounds = boundsOf(claims);
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
