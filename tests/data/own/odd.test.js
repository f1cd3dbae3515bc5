/** Files that people have and that no other test makes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import {
  asFolders,
  asIdx,
  encodeNpy,
  fakeSet,
  labelsOf,
  open,
  pixelsOf,
  prepared,
  utf8,
} from './files.js';

const set = fakeSet();

test('paths that begin with ".." are not hidden', async () => {
  const above = Object.entries(asFolders(set)).map(([path, bytes]) => [`../../${path}`, bytes]);
  const { sha256 } = await prepared(asFolders(set));
  assert.equal((await prepared(Object.fromEntries(above))).sha256, sha256);
});

test('where all files are hidden, that is said', async () => {
  const one = { 'set/.DS_Store': utf8('x') };
  await assert.rejects(open(one), /One file is hidden or of a system, and left out\./);
  await assert.rejects(open({ ...one, 'set/Thumbs.db': utf8('x') }), /2 files are hidden/);
});

test('a table that is none of images is told from a file of no form', async () => {
  for (const text of ['a,b,c\n1,2,x\n2,3,y\n', 'file,label\n1.png,cat\n2.png,dog\n']) {
    const said = /set\.csv: it is a table without a column for each pixel/;
    await assert.rejects(open({ 'set.csv': utf8(text) }), said);
  }
});

test('a few values above 255 do not make a set one of 16 bits', async () => {
  const rows = Array.from({ length: 9 }, (_, i) => [i % 3, ...Array(64).fill(20 * i)]);
  rows[4][7] = 300;
  const csv = utf8(rows.map((row) => row.join(',')).join('\n'));
  const own = await open({ 'set.csv': csv });
  await assert.rejects(own.preview(), { code: 'own-values', message: /from 0 to 300/ });
});

test('labels that cannot be read are said to be why no image has one', async () => {
  const [[images, bytes], [labels]] = Object.entries(asIdx(set)).filter(([path]) =>
    /train/.test(path),
  );
  const own = await open({ [images]: bytes, [labels]: utf8('PK no labels') });
  await assert.rejects(own.preview(), (/** @type {Error} */ { message }) =>
    message.includes(`${labels}: `),
  );
});

test('an animated WebP and a damaged Parquet file are told without words of the engine', async () => {
  const webp = new Uint8Array(40);
  webp.set(utf8('RIFF'));
  webp.set([32], 4);
  webp.set(utf8('WEBPVP8X'), 8);
  webp.set([10, 0, 0, 0, 2], 16);
  const own = await open({ 'a/1.webp': webp });
  await assert.rejects(own.preview(), /The WebP is animated; save one of its pictures\./);
  const parquet = new Uint8Array(508);
  parquet.set(utf8('PAR1'));
  parquet.set(utf8('PAR1'), 504);
  const said = /The Parquet file cannot be read; fetch it again/;
  await assert.rejects(open({ 'set.parquet': parquet }), said);
});

test('names of labels in an NPZ are names of classes', async () => {
  const text = (/** @type {string[]} */ words) =>
    Uint8Array.from(words.flatMap((word) => [...word].flatMap((c) => [c.charCodeAt(0), 0, 0, 0])));
  const { train } = set;
  const bytes = zipSync({
    'images.npy': encodeNpy('|u1', [train.length, 8, 8], pixelsOf(train)),
    'labels.npy': encodeNpy('|u1', [train.length], labelsOf(train)),
    'label_names.npy': encodeNpy('<U3', [3], text(['ant', 'bee', 'cow'])),
  });
  const { classes } = await (await open({ 'set.npz': bytes })).preview();
  assert.deepEqual(
    classes.map(({ name }) => name),
    ['ant', 'bee', 'cow'],
  );
});
