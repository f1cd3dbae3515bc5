/** People's own data under torture: one file of a set is damaged, in every form that is read. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { openOwnFiles } from '../../web/data/own/own-set.js';
import {
  asCsv,
  asFolders,
  asIdx,
  asNpz,
  asTar,
  encodeNpy,
  fakeSet,
  labelsOf,
  pixelsOf,
  sources,
} from '../data/own/files.js';
import { writeZip } from '../data/sources/zip-writer.js';
import { damagedBytes } from './mutate.js';

/** @typedef {import('./mutate.js').Dice} Dice */
/** @typedef {import('./targets.js').Target} Target */

const set = fakeSet({ classes: 2, train: 3, test: 2, side: 6 });
const folders = asFolders(set);
const { train, width, height } = set;

/**
 * Each form, and whether checksums guard all its pixels. Parquet is left out: the library that reads it
 * does not bound the lengths of runs in a damaged file, and may compute without end.
 * @type {[string, Record<string, Uint8Array>, boolean?][]}
 */
const forms = [
  ['own idx', asIdx(set)],
  ['own npz', asNpz(set), true],
  [
    'own npy',
    {
      'images.npy': encodeNpy('|u1', [train.length, height, width], pixelsOf(train)),
      'labels.npy': encodeNpy('|u1', [train.length], labelsOf(train)),
    },
  ],
  ['own csv', asCsv(set)],
  ['own pictures', folders, true],
  ['own zip', { 'set.zip': writeZip(folders) }, true],
  ['own zip, 64 bits', { 'set.zip': writeZip(folders, { wide: true, streamed: true }) }, true],
  ['own tar', { 'set.tar': await asTar(folders) }, true],
  ['own tar.gz', { 'set.tar.gz': new Uint8Array(gzipSync(await asTar(folders))) }, true],
];

/** What an undamaged set is made of. */
const known = new Set([...set.train, ...set.test].map(({ pixels }) => String(pixels)));

/** @type {Target[]} */
export const targets = forms.map(([name, files, guarded]) => ({
  name,
  slow: true,
  async attempt(dice) {
    const victim = dice.of(Object.keys(files));
    const bytes = damagedBytes(dice, [files[victim]]);
    const own = await openOwnFiles(sources({ ...files, [victim]: bytes }));
    const prepared = await own.prepare();
    for (const part of [prepared.train, prepared.test]) {
      const inputs = part.pixels.length / part.count;
      assert.equal(part.labels.length, part.count);
      assert.ok(part.labels.every((label) => label < part.classNames.length));
      if (!guarded) continue;
      for (let i = 0; i < part.count; i++) {
        const pixels = part.pixels.subarray(i * inputs, (i + 1) * inputs);
        assert.ok(known.has(String(pixels)), `${victim}: an image that was not in it`);
      }
    }
  },
}));
