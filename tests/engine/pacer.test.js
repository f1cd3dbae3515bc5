import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pacer } from '../../web/engine/run/pacer.js';

test('signals and timers are handled at every yield', async () => {
  const pacer = new Pacer();
  let due = false;
  setTimeout(() => (due = true), 1);
  const until = performance.now() + 20;
  while (performance.now() < until); // long enough for the timer to be due
  for (let i = 0; i < 3; i++) await pacer.yieldToEvents();
  pacer.dispose();
  assert.ok(due);
});
