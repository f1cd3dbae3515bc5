import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { quotedName, splitNames } from '../../web/i18n/name-list.js';

test('names have commas between, and quotes around one with a comma in it', () => {
  for (const [text, names] of /** @type {[string, string[]][]} */ ([
    ['cat', ['cat']],
    [' cat , dog ', ['cat', 'dog']],
    ['"cat, black",dog', ['cat, black', 'dog']],
    ['dog, "cat, black"', ['dog', 'cat, black']],
    ['"the ""big"" one", b', ['the "big" one', 'b']],
    // Quotes that do not enclose a whole name are part of it.
    ['5" screw,b', ['5" screw', 'b']],
    ['"a"b,c', ['"a"b', 'c']],
    ['"open, b', ['"open', 'b']],
    ['', ['']],
    ['a,,b,', ['a', '', 'b', '']],
  ])) {
    assert.deepEqual(splitNames(text), names, text);
  }
  assert.deepEqual(splitNames('猫，狗,"a，b"', ',，'), ['猫', '狗', 'a，b']);
});

test('a list that quotes its names gives them back', () => {
  const names = fc.array(
    fc.string({ unit: fc.constantFrom('"', ',', '，', ' ', 'a', '|') }).map((text) => `x${text}"`),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(names, (all) => {
      for (const list of [
        all,
        all.map((name) => name.slice(1)),
        all.map((name) => name.slice(1, -1)),
      ])
        assert.deepEqual(splitNames(list.map(quotedName).join(', '), ',，'), list);
    }),
  );
});
