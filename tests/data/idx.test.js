import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { maybeGunzip } from '../../web/data/base/gzip.js';
import { decodeIdxImages, decodeIdxLabels, pairIdx } from '../../web/data/formats/idx.js';
import { directoryReader } from '../../web/data/node/directory-reader.js';
import { concatSamples, subset } from '../../web/engine/samples.js';
import { MlpError } from '../../web/engine/errors.js';
import { refusal } from '../support.js';

/**
 * An IDX file put together by hand.
 *
 * @param {number[]} dimensions
 * @param {ArrayLike<number>} values  any number of them
 * @param {number} [type]
 */
function encodeIdx(dimensions, values, type = 8) {
  const header = 4 + 4 * dimensions.length;
  const bytes = new Uint8Array(header + values.length);
  bytes.set([0, 0, type, dimensions.length]);
  const view = new DataView(bytes.buffer);
  dimensions.forEach((dimension, i) => view.setUint32(4 + 4 * i, dimension));
  bytes.set(values, header);
  return bytes;
}

/** @param {number} length */
const ramp = (length) => Uint8Array.from({ length }, (_, i) => i);

/** Decodes or refuses; nothing else may happen. @param {() => unknown} decode */
function attempt(decode) {
  try {
    return decode();
  } catch (error) {
    assert.ok(error instanceof MlpError, `not an MlpError: ${error}`);
    assert.match(error.code, /^idx-[a-z]+$/);
    assert.match(error.message, /^[A-Z].*\.$/s);
    return undefined;
  }
}

const imageFile = encodeIdx([2, 3, 2], ramp(12));
const labelFile = encodeIdx([5], [3, 1, 4, 1, 5]);

test('what is encoded is decoded, as a view', () => {
  const size = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(size, size, size, fc.nat(9), (count, rows, columns, shift) => {
      const pixels = ramp(count * rows * columns);
      const file = encodeIdx([count, rows, columns], pixels);
      // Not at the start of its memory, as a file read into a pool is.
      const shifted = new Uint8Array(file.length + shift).subarray(shift);
      shifted.set(file);
      const images = decodeIdxImages(shifted);
      assert.deepEqual(images, { count, rows, columns, pixels });
      assert.equal(images.pixels.buffer, shifted.buffer);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (labels) => {
      const decoded = decodeIdxLabels(encodeIdx([labels.length], labels));
      assert.deepEqual([...decoded.labels], [...labels]);
      assert.equal(decoded.count, labels.length);
    }),
  );
});

test('a file cut at any length is refused', () => {
  for (let length = 0; length < imageFile.length; length++) {
    const code = length === 0 ? 'idx-empty' : 'idx-truncated';
    assert.throws(() => decodeIdxImages(imageFile.subarray(0, length)), refusal(code));
  }
  for (let length = 0; length < labelFile.length; length++) {
    const code = length === 0 ? 'idx-empty' : 'idx-truncated';
    assert.throws(() => decodeIdxLabels(labelFile.subarray(0, length)), refusal(code));
  }
  assert.throws(
    () => decodeIdxImages(imageFile.subarray(0, 25)),
    refusal('idx-truncated', /3 of its 28 bytes are missing/),
  );
  assert.throws(
    () => decodeIdxLabels(labelFile.subarray(0, 6)),
    refusal('idx-truncated', /2 of its 8 bytes are missing/),
  );
});

test('a file with any bit turned decodes to something whole or is refused', () => {
  for (const file of [imageFile, labelFile]) {
    for (let bit = 0; bit < file.length * 8; bit++) {
      const turned = file.slice();
      turned[bit >> 3] ^= 1 << (bit & 7);
      const images = /** @type {ReturnType<typeof decodeIdxImages> | undefined} */ (
        attempt(() => decodeIdxImages(turned))
      );
      if (images) assert.equal(images.pixels.length, images.count * images.rows * images.columns);
      const labels = /** @type {ReturnType<typeof decodeIdxLabels> | undefined} */ (
        attempt(() => decodeIdxLabels(turned))
      );
      if (labels) assert.equal(labels.labels.length, labels.count);
    }
  }
});

test('any bytes decode to something whole or are refused', () => {
  const header = fc.constantFrom(
    [],
    [0, 0],
    [0, 0, 8, 1],
    [0, 0, 8, 3],
    [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1],
  );
  fc.assert(
    fc.property(header, fc.uint8Array({ maxLength: 40 }), (start, rest) => {
      const bytes = Uint8Array.from([...start, ...rest]);
      attempt(() => decodeIdxImages(bytes));
      attempt(() => decodeIdxLabels(bytes));
    }),
    { numRuns: 2000 },
  );
});

test('each kind of malformed file has its own sentence', () => {
  const cases = [
    [Uint8Array.of(0x1f, 0x8b, 8, 0, 0), 'idx-magic', /two zero bytes/],
    [encodeIdx([1, 1, 1], [0], 0x09), 'idx-type', /signed byte/],
    [encodeIdx([1, 1, 1], [0], 0x0b), 'idx-type', /short/],
    [encodeIdx([1, 1, 1], [0], 0x0c), 'idx-type', /int/],
    [encodeIdx([1, 1, 1], [0], 0x0d), 'idx-type', /float/],
    [encodeIdx([1, 1, 1], [0], 0x0e), 'idx-type', /double/],
    [encodeIdx([1, 1, 1], [0], 0x0a), 'idx-type', /unknown type code 10/],
    [encodeIdx([1, 1], [0]), 'idx-dimensions', /2 dimensions, but images have 3/],
    [labelFile, 'idx-dimensions', /holds labels, but it was given where images belong/],
    [encodeIdx([1, 2, 2], ramp(6)), 'idx-trailing', /2 bytes after/],
    [encodeIdx([0, 28, 28], []), 'idx-size', /0 x 28 x 28/],
    [encodeIdx([2, 0, 2], []), 'idx-size', /2 x 0 x 2/],
    [encodeIdx([2 ** 32 - 1, 2 ** 32 - 1, 2 ** 32 - 1], ramp(9)), 'idx-size', /claims/],
    // 2^66: a product of 32 or 64 bits would be 0.
    [encodeIdx([2 ** 22, 2 ** 22, 2 ** 22], []), 'idx-size', /claims/],
    [encodeIdx([2 ** 20, 2 ** 10, 2 ** 10], ramp(9)), 'idx-truncated', /1099511627767 of its/],
  ];
  for (const [bytes, code, sentence] of cases) {
    assert.throws(() => decodeIdxImages(bytes), refusal(code, sentence));
  }
  assert.throws(
    () => decodeIdxLabels(imageFile),
    refusal('idx-dimensions', /holds images, but it was given where labels belong/),
  );
});

test('images and labels make samples, if they belong together', () => {
  const images = decodeIdxImages(imageFile);
  const classes = ['a', 'b', 'c'];
  const samples = pairIdx(images, { count: 2, labels: Uint8Array.of(2, 0) }, { classes });
  assert.deepEqual(samples, {
    pixels: ramp(12),
    labels: Uint16Array.of(2, 0),
    count: 2,
    height: 3,
    width: 2,
    channels: 1,
    inputs: 6,
    classNames: classes,
  });
  assert.throws(
    () => pairIdx(images, decodeIdxLabels(labelFile), { classes }),
    refusal('idx-count', /2 images but 5 labels/),
  );
  assert.throws(
    () => pairIdx(images, { count: 2, labels: Uint8Array.of(2, 3) }, { classes }),
    refusal('idx-label', /Label 1 is 3, but there are only 3 classes/),
  );
});

test('a subset is the first samples, and sets join again', () => {
  const classes = ['a', 'b'];
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.nat(), (count, seed) => {
      const images = { count, rows: 1, columns: 3, pixels: ramp(count * 3) };
      const labels = {
        count,
        labels: Uint8Array.from({ length: count }, (_, i) => (seed + i) % 2),
      };
      const all = pairIdx(images, labels, { classes });
      const n = 1 + (seed % (count - 1));
      const first = subset(all, n);
      assert.equal(first.count, n);
      assert.equal(first.pixels.buffer, all.pixels.buffer);
      const rest = { ...all, pixels: all.pixels.subarray(n * 3), labels: all.labels.subarray(n) };
      assert.deepEqual(concatSamples([first, { ...rest, count: count - n }]), all);
      assert.equal(concatSamples([all]), all);
    }),
  );
  const one = pairIdx(
    { count: 1, rows: 1, columns: 2, pixels: ramp(2) },
    { count: 1, labels: Uint8Array.of(0) },
    { classes },
  );
  for (const n of [0, 2, -1, 0.5, NaN, Infinity]) {
    assert.throws(() => subset(one, n), refusal('samples-count', /from 1 to 1/));
  }
  assert.throws(() => concatSamples([]), refusal('samples-shape'));
  assert.throws(
    () => concatSamples([one, { ...one, height: 2, width: 1 }]),
    refusal('samples-shape', /2 x 1 with 1 channel, but set 2 has images of 1 x 2/),
  );
  assert.throws(
    () => concatSamples([one, { ...one, classNames: ['a', 'x'] }]),
    refusal('samples-shape', /class names/),
  );
});

test('the real MNIST training files decode', async (t) => {
  const { MLP_DATA } = process.env;
  if (!MLP_DATA) return t.skip('MLP_DATA names no folder with the public data sets');
  const readFile = directoryReader(MLP_DATA);
  const limit = 50_000_000;
  const bytes = await maybeGunzip(await readFile('train-images-idx3-ubyte.gz'), { limit });
  const md5 = createHash('md5').update(bytes).digest('hex');
  assert.equal(md5, '6bbc9ace898e44ae57da46a324031adb');
  const { count, rows, columns } = decodeIdxImages(bytes);
  assert.deepEqual({ count, rows, columns }, { count: 60000, rows: 28, columns: 28 });
});
