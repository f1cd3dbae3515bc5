// What is of the wrong type is refused with a sentence, whatever it does when it is printed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as data from '../../web/data/index.js';
import * as folders from '../../web/data/node/index.js';
import { decodeSafetensors } from '../../web/engine/files/safetensors.js';

const throwing = {
  toString() {
    throw new Error('printed');
  },
};
/** @type {any[]} */
const WRONG = [
  null,
  undefined,
  7,
  Symbol('s'),
  10n,
  {},
  Object.create(null),
  throwing,
  [],
  () => {},
];

/** @type {Record<string, (value: any) => unknown>} */
const CALLS = {
  'findDataset(x)': (x) => data.findDataset(x),
  'loadDataset(x, read)': (x) => data.loadDataset(x, async () => new Uint8Array(0)),
  'loadPack(x, name)': (x) => data.loadPack(x, 'mnist'),
  'loadPack(url, x)': (x) => data.loadPack('http://localhost/', x),
  'pairIdx(x)': (x) => data.pairIdx(x, x, x),
  'concatSamples(x)': (x) => data.concatSamples(x),
  'concatSamples([x])': (x) => data.concatSamples([x]),
  'subset(x, 1)': (x) => data.subset(x, 1),
  'makeSamples(x)': (x) => data.makeSamples(x),
  'decodeIdxImages(x)': (x) => data.decodeIdxImages(x),
  'decodeCifar10(x)': (x) => data.decodeCifar10(x),
  'maybeGunzip(x)': (x) => data.maybeGunzip(x),
  'directoryReader(x)': (x) => folders.directoryReader(x),
  'readDataset(x)': (x) => folders.readDataset(x, '.'),
  'readDataset(name, x)': (x) => folders.readDataset('mnist', x),
};

for (const [name, call] of Object.entries(CALLS)) {
  test(`${name} refuses what is of the wrong type`, async () => {
    for (const value of WRONG) {
      await assert.rejects(async () => call(value), { name: 'MlpError', message: /\.$/ });
    }
  });
}

test('loadDataset(name, x) refuses what is no function', async () => {
  for (const value of WRONG.filter((one) => typeof one !== 'function')) {
    await assert.rejects(data.loadDataset('mnist', value), { code: 'bad-argument' });
  }
});

test('a dtype in a file that cannot be printed is refused', () => {
  const header = { w: { dtype: { toString: 1, valueOf: 1 }, shape: [0], data_offsets: [0, 0] } };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  assert.throws(() => decodeSafetensors(bytes), { code: 'safetensors-dtype' });
});
