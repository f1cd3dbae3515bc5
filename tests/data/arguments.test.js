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

test('openOwn() and its sets refuse options and choices that there are not', async () => {
  const open = (/** @type {any} */ options) => data.openOwn([{ path: 'set.npz', bytes }], options);
  const part = { pixels: new Uint8Array(64).fill(9), labels: [0, 1, 0, 1], width: 4, height: 4 };
  const bytes = await data.saveNpz({ train: part, test: part });
  for (const options of [{ only: 5 }, { labels: 'rough' }, { onFile: 3 }, { onfile: () => {} }])
    await assert.rejects(open(options), { code: 'bad-argument' }, JSON.stringify(options));
  const own = await open({ only: 'set', labels: 'coarse', onFile: () => {} });
  for (const [choices, sentence] of /** @type {[any, RegExp][]} */ ([
    [{ siz: 28 }, /no field "siz"/],
    ...[0, 3.5, 'big', [4], [4, 0]].map((size) => [{ size }, /choices\.size must be a side/]),
    [{ colour: 'red' }, /choices\.colour must be one of grey, colour, not "red"/],
    [{ invert: 'off' }, /choices\.invert must be true or false/],
    [{ turn: 'x' }, /choices\.turn must be one of none/],
    [{ fit: 'x' }, /choices\.fit must be one of crop/],
    [{ leaveOut: '1' }, /choices\.leaveOut must be a list of names/],
    [{ testShare: 1 }, /choices\.testShare must be a number between/],
    [{ seed: -1 }, /choices\.seed must be a whole number/],
  ])) {
    const refused = { code: 'bad-argument', message: sentence };
    await assert.rejects(own.preview(choices), refused);
    await assert.rejects(own.prepare(choices), refused);
  }
  const choices = {
    size: [4, 8],
    colour: 'grey',
    invert: true,
    turn: 'left',
    leaveOut: [],
    seed: 2,
  };
  const { sample } = await own.preview(/** @type {any} */ ({ ...choices, fit: undefined }));
  assert.deepEqual([sample.width, sample.height], [4, 8]);
});

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
