import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeCifar10 } from '../../web/data/formats/cifar.js';
import { directoryReader } from '../../web/data/node/directory-reader.js';
import { refusal } from '../support.js';

const INPUTS = 3072;
const RECORD = 1 + INPUTS;

/**
 * A batch file; pixel p of record i is a small hash of both.
 *
 * @param {number[]} labels
 */
function encode(labels) {
  const bytes = new Uint8Array(labels.length * RECORD);
  labels.forEach((label, i) => {
    bytes[i * RECORD] = label;
    for (let p = 0; p < INPUTS; p++) bytes[i * RECORD + 1 + p] = (p * 31 + i * 7) % 251;
  });
  return bytes;
}

test('what is encoded is decoded', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 5 }), (labels) => {
      const samples = decodeCifar10(encode(labels));
      assert.deepEqual([...samples.labels], labels);
      assert.equal(samples.count, labels.length);
      assert.equal(samples.pixels.length, labels.length * INPUTS);
      const last = labels.length - 1;
      for (const p of [0, 1023, 1024, 3071]) {
        assert.equal(samples.pixels[last * INPUTS + p], (p * 31 + last * 7) % 251);
      }
      const { height, width, channels, inputs, classNames } = samples;
      assert.deepEqual([height, width, channels, inputs], [32, 32, 3, INPUTS]);
      assert.equal(classNames.length, 10);
    }),
    { numRuns: 30 },
  );
});

test('a file of any length but whole records is refused', () => {
  const file = encode([1, 2]);
  for (let length = 0; length < file.length; length++) {
    const cut = file.subarray(0, length);
    if (length === RECORD) assert.equal(decodeCifar10(cut).count, 1);
    else {
      const code = length === 0 ? 'cifar-empty' : 'cifar-length';
      assert.throws(() => decodeCifar10(cut), refusal(code));
    }
  }
  assert.throws(
    () => decodeCifar10(file.subarray(0, RECORD + 73)),
    refusal('cifar-length', /3146 bytes.*lacks 3000/),
  );
});

test('a file with any bit turned decodes to something whole, or its label is refused', () => {
  const file = encode([9, 4]);
  for (let bit = 0; bit < file.length * 8; bit++) {
    const at = bit >> 3;
    file[at] ^= 1 << (bit & 7);
    if (at % RECORD === 0 && file[at] > 9) {
      const sentence = new RegExp(`Record ${at / RECORD} .* label ${file[at]},`);
      assert.throws(() => decodeCifar10(file), refusal('cifar-label', sentence));
    } else {
      const { count, labels } = decodeCifar10(file);
      assert.equal(count, 2);
      assert.ok(labels[0] <= 9 && labels[1] <= 9);
    }
    file[at] ^= 1 << (bit & 7);
  }
});

test('the real subset of CIFAR-10 decodes', async (t) => {
  const { MLP_DATA } = process.env;
  if (!MLP_DATA) return t.skip('MLP_DATA names no folder with the public data sets');
  const { count, labels, pixels } = decodeCifar10(
    await directoryReader(MLP_DATA)('data_batch_1.bin'),
  );
  assert.equal(count, 4000);
  const histogram = new Array(10).fill(0);
  for (const label of labels) histogram[label]++;
  assert.ok(
    histogram.every((n) => n > 300 && n < 500),
    `labels: ${histogram}`,
  );
  const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
  assert.ok(mean > 110 && mean < 130, `mean of the pixels: ${mean}`);
});
