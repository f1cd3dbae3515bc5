import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ALIGNMENT, Heap } from '../../web/engine/core/memory.js';

const newHeap = (maximum = 1000) => new Heap(new WebAssembly.Memory({ initial: 1, maximum }), 100);

test('blocks are aligned, never overlap, and come back when freed', () => {
  const step = fc.record({ size: fc.integer({ min: 0, max: 200000 }), pick: fc.nat() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const heap = newHeap();
      /** @type {{start: number, size: number}[]} */
      const live = [];
      for (const { size, pick } of steps) {
        if (pick % 3 === 0 && live.length > 0) {
          heap.free(live.splice(pick % live.length, 1)[0].start);
          continue;
        }
        const start = heap.allocate(size);
        assert.equal(start % ALIGNMENT, 0);
        assert.ok(start >= 100 && start + size <= heap.bytesTotal);
        for (const other of live) {
          assert.ok(start + size <= other.start || other.start + other.size <= start);
        }
        live.push({ start, size });
      }
      for (const block of live) heap.free(block.start);
      assert.equal(heap.bytesUsed, 0);
      // Everything is one block again: the whole memory can be had at once, without growing.
      const total = heap.bytesTotal;
      heap.allocate(total > 65536 ? total - 65536 : 1);
      assert.equal(heap.bytesTotal, total);
    }),
  );
});

test('no memory is a sentence, and what was allocated stays', () => {
  const heap = newHeap(4);
  const block = heap.allocate(1000);
  assert.throws(() => heap.allocate(10 * 65536), { code: 'out-of-memory', message: /MiB/ });
  assert.equal(heap.bytesUsed, 1024);
  heap.free(block);
  assert.throws(() => heap.free(block), TypeError);
});
