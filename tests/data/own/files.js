/** Own data in every form, made by the tests: small pictures of seeded noise. */
import assert from 'node:assert/strict';
import { encode } from 'fast-png';
import { zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { packTar } from 'modern-tar';
import { openOwnFiles } from '../../../web/data/own/own-set.js';
import { MlpError } from '../../../web/engine/errors.js';
import { generator } from '../../random.js';

/** @typedef {import('../../../web/data/sources/expand.js').SourceFile} SourceFile */
/** @typedef {{width: number, height: number, channels: number, train: Labelled[], test: Labelled[]}} FakeSet */
/** @typedef {{label: number, pixels: Uint8Array}} Labelled  planar */

/** Files in memory. @param {Record<string, Uint8Array>} files @returns {SourceFile[]} */
export const sources = (files) =>
  Object.entries(files).map(([path, bytes]) => ({
    path,
    size: bytes.length,
    read: async () => bytes,
  }));

/** @param {string} text */
export const utf8 = (text) => new TextEncoder().encode(text);

/**
 * A set whose classes differ by where they are bright, in an order that is sorted by nothing.
 * @param {{classes?: number, train?: number, test?: number, side?: number, channels?: number}} [sizes]  train
 *   and test: of each class
 * @returns {FakeSet}
 */
export function fakeSet({ classes = 3, train = 12, test = 4, side = 8, channels = 1 } = {}) {
  const random = generator(7);
  const image = (/** @type {number} */ label) => {
    const pixels = Uint8Array.from({ length: side * side * channels }, () => random() >>> 26);
    for (let i = label * 5; i < label * 5 + 12; i++) pixels[i] = 200 + (i % 50);
    return { label, pixels };
  };
  const part = (/** @type {number} */ each) =>
    Array.from({ length: classes * each }, (_, i) => image((i * 7) % classes));
  return { width: side, height: side, channels, train: part(train), test: part(test) };
}

/**
 * @param {number[]} dimensions
 * @param {ArrayLike<number>} values
 * @param {number} [type]
 */
export function encodeIdx(dimensions, values, type = 8) {
  const each = { 8: 1, 9: 1, 11: 2, 12: 4, 13: 4, 14: 8 }[type] ?? 1;
  const header = 4 + 4 * dimensions.length;
  const view = new DataView(new ArrayBuffer(header + each * values.length));
  [0, 0, type, dimensions.length].forEach((byte, i) => view.setUint8(i, byte));
  dimensions.forEach((dimension, i) => view.setUint32(4 + 4 * i, dimension));
  for (let i = 0; i < values.length; i++) {
    const at = header + each * i;
    if (type === 8) view.setUint8(at, values[i]);
    else if (type === 9) view.setInt8(at, values[i]);
    else if (type === 11) view.setInt16(at, values[i]);
    else if (type === 12) view.setInt32(at, values[i]);
    else if (type === 13) view.setFloat32(at, values[i]);
    else view.setFloat64(at, values[i]);
  }
  return new Uint8Array(view.buffer);
}

/** @param {Labelled[]} part @returns {Uint8Array} */
export const pixelsOf = (part) => Uint8Array.from(part.flatMap(({ pixels }) => [...pixels]));

/** @param {Labelled[]} part @returns {Uint8Array} */
export const labelsOf = (part) => Uint8Array.from(part, ({ label }) => label);

/** @param {FakeSet} set @returns {Record<string, Uint8Array>} */
export function asIdx({ train, test, width, height, channels }) {
  const shape = channels === 1 ? [height, width] : [channels, height, width];
  return {
    'train-images-idx3-ubyte': encodeIdx([train.length, ...shape], pixelsOf(train)),
    'train-labels-idx1-ubyte': encodeIdx([train.length], labelsOf(train)),
    't10k-images-idx3-ubyte': encodeIdx([test.length, ...shape], pixelsOf(test)),
    't10k-labels-idx1-ubyte': encodeIdx([test.length], labelsOf(test)),
  };
}

/**
 * An NPY file, as numpy.save() writes it.
 * @param {string} descr  e.g. "|u1"
 * @param {number[]} shape
 * @param {Uint8Array} bytes
 */
export function encodeNpy(descr, shape, bytes, fortran = false) {
  const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`;
  const length = Math.ceil((10 + text.length + 1) / 64) * 64 - 10;
  const header = utf8(`${text.padEnd(length - 1)}\n`);
  const magic = [0x93, ...utf8('NUMPY'), 1, 0, length & 255, length >> 8];
  return Uint8Array.from([...magic, ...header, ...bytes]);
}

/** @param {FakeSet} set @returns {Record<string, Uint8Array>} as Keras has it */
export function asNpz({ train, test, width, height, channels }) {
  const last = channels === 1 ? [] : [channels];
  const array = (/** @type {Labelled[]} */ part) =>
    encodeNpy(
      '|u1',
      [part.length, height, width, ...last],
      interleaved(part, width * height, channels),
    );
  return {
    'set.npz': zipSync(
      {
        'x_test.npy': array(test),
        'x_train.npy': array(train),
        'y_test.npy': encodeNpy('|u1', [test.length], labelsOf(test)),
        'y_train.npy': encodeNpy('|u1', [train.length], labelsOf(train)),
      },
      { level: 0 },
    ),
  };
}

/** @param {Labelled[]} part @param {number} area @param {number} channels */
function interleaved(part, area, channels) {
  return Uint8Array.from(
    part.flatMap(({ pixels }) =>
      Array.from(
        { length: area * channels },
        (_, i) => pixels[(i % channels) * area + Math.floor(i / channels)],
      ),
    ),
  );
}

/** @param {FakeSet} set @returns {Record<string, Uint8Array>} */
export function asCsv({ train, test }) {
  const table = (/** @type {Labelled[]} */ part) =>
    utf8(
      [
        ['label', ...part[0].pixels.map((_, i) => i)]
          .map((name, i) => (i ? `pixel${i - 1}` : name))
          .join(),
        ...part.map(({ label, pixels }) => [label, ...pixels].join()),
        '',
      ].join('\n'),
    );
  return { 'train.csv': table(train), 'test.csv': table(test) };
}

/** @param {FakeSet} set  32 x 32 in colour @returns {Record<string, Uint8Array>} two batches and a test, as CIFAR-10 has five */
export function asCifar({ train, test }) {
  const batch = (/** @type {Labelled[]} */ part) =>
    Uint8Array.from(part.flatMap(({ label, pixels }) => [label, ...pixels]));
  const half = Math.floor(train.length / 2);
  const names = [...new Set(labelsOf(train))].sort();
  return {
    'cifar-10-batches-bin/data_batch_1.bin': batch(train.slice(0, half)),
    'cifar-10-batches-bin/data_batch_2.bin': batch(train.slice(half)),
    'cifar-10-batches-bin/test_batch.bin': batch(test),
    'cifar-10-batches-bin/batches.meta.txt': utf8(`${names.join('\n')}\n`),
  };
}

/** @param {FakeSet} set @param {Labelled} image @returns {Uint8Array} */
export function asPng({ width, height, channels }, image) {
  const data = interleaved([image], width * height, channels);
  return encode({ width, height, data, channels: /** @type {1 | 3} */ (channels), depth: 8 });
}

/** @param {FakeSet} set @returns {Record<string, Uint8Array>} */
export function asFolders(set) {
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const part of /** @type {const} */ (['train', 'test'])) {
    set[part].forEach((image, i) => {
      files[`set/${part}/${image.label}/${String(i).padStart(4, '0')}.png`] = asPng(set, image);
    });
  }
  return files;
}

/** @param {Record<string, Uint8Array>} files @returns {Promise<Uint8Array>} */
export const asTar = (files) =>
  packTar(
    Object.entries(files).map(([name, body]) => ({ header: { name, size: body.length }, body })),
  );

/** @param {FakeSet} set @returns {Record<string, Uint8Array>} as Hugging Face has them */
export function asParquet(set) {
  const names = [...new Set(labelsOf(set.train))].sort().map(String);
  const table = (/** @type {Labelled[]} */ part) =>
    new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          {
            name: 'image',
            data: part.map((image, i) => ({ bytes: asPng(set, image), path: `${i}.png` })),
          },
          { name: 'label', data: part.map(({ label }) => BigInt(label)) },
        ],
        schema: [
          { name: 'schema', num_children: 2 },
          { name: 'image', repetition_type: 'OPTIONAL', num_children: 2 },
          { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
          { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
          { name: 'label', type: 'INT64', repetition_type: 'OPTIONAL' },
        ],
        kvMetadata: [
          {
            key: 'huggingface',
            value: JSON.stringify({
              info: {
                features: { image: { _type: 'Image' }, label: { names, _type: 'ClassLabel' } },
              },
            }),
          },
        ],
      }),
    );
  return {
    'data/train-00000-of-00001.parquet': table(set.train),
    'data/test-00000-of-00001.parquet': table(set.test),
  };
}

/** @param {Record<string, Uint8Array>} files @param {Parameters<typeof openOwnFiles>[1]} [options] */
export const open = (files, options) => openOwnFiles(sources(files), options);

/** @param {Record<string, Uint8Array>} files @param {object} [choices] */
export const prepared = async (files, choices) => (await open(files)).prepare(choices);

/** @param {string} code @param {RegExp} [sentence] */
export const refusal = (code, sentence) => (/** @type {unknown} */ error) => {
  assert.ok(error instanceof MlpError, String(error));
  assert.equal(error.code, code);
  assert.match(error.message, /\.$/);
  if (sentence) assert.match(error.message, sentence);
  return true;
};
