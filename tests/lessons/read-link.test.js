import assert from 'node:assert/strict';
import { test } from 'node:test';
import { course, lessonNames } from '../../web/lessons/course.js';
import { linkOut, linkTo, placeOf } from '../../web/lessons/read-link.js';

const PAGE = 'https://example.org/lab/?lang=de&lesson=epochs&step=2&size=presenter#dataset=digits';

test('a link opens at its step', () => {
  assert.deepEqual(placeOf('?lesson=learning-rate&step=3'), {
    lesson: 'learning-rate',
    step: 2,
    presenter: false,
    fault: null,
  });
  assert.equal(placeOf('?lang=de'), null);
  assert.deepEqual(placeOf('?lesson='), { lesson: null, step: 0, presenter: false, fault: null });
  assert.equal(placeOf('?lesson=epochs')?.step, 0);
  assert.equal(placeOf('?lesson=epochs&size=presenter')?.presenter, true);
});

test('what of a link is not there is said', () => {
  assert.deepEqual(placeOf('?lesson=cooking&step=2')?.fault, { name: 'cooking' });
  for (const step of ['0', '99', '-1', '1.5', 'two', '', '1e0', '٣']) {
    const place = placeOf(`?lesson=epochs&step=${step}`);
    assert.deepEqual(place?.fault, { step, steps: course.epochs.steps.length }, step);
    assert.equal(place?.step, 0);
  }
  assert.equal(placeOf('?lesson=constructor')?.lesson, null);
});

test('the address of every step is read as that step; the language stays, the settings do not', () => {
  for (const lesson of lessonNames) {
    for (const step of course[lesson].steps.keys()) {
      const place = { lesson, step, presenter: false, fault: null };
      const link = new URL(linkTo(place, PAGE));
      assert.deepEqual(placeOf(link.search), place);
      assert.equal(link.searchParams.get('lang'), 'de');
      assert.equal(link.hash, '');
    }
  }
  assert.equal(linkOut(PAGE), 'https://example.org/lab/?lang=de');
});
