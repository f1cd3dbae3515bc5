import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseVariant } from '../../web/engine/core/variants.js';

test('a core in the thread of a page, which must not wait for others, is one thread', (t) => {
  const wanted = { variant: 'auto', mode: 'exact', threads: 2 };
  assert.equal(chooseVariant(wanted).threads, 2, 'in a worker, as memory can be shared here');
  Object.assign(globalThis, { document: {} });
  t.after(() => Reflect.deleteProperty(globalThis, 'document'));
  assert.equal(chooseVariant(wanted).threads, 1);
});
