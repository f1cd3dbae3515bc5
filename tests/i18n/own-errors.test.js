/** Everything that own data says has a code, by which the page says it in its language. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { asCodes } from '../../web/data/base/note.js';
import { openOwn } from '../../web/data/open-own.js';
import { MlpError } from '../../web/engine/errors.js';
import { sentences as English } from '../../web/i18n/en/own-sentences.js';
import { notes as German } from '../../web/i18n/de/own-notes.js';
import { sayIn } from '../../web/i18n/say.js';
import {
  asCsv,
  asFolders,
  asIdx,
  asNpz,
  asTar,
  encodeIdx,
  encodeNpy,
  fakeSet,
  utf8,
} from '../data/own/files.js';
import { writeZip } from '../data/sources/zip-writer.js';

/** @typedef {import('../../web/i18n/say.js').Note} Note */

const web = fileURLToPath(new URL('../../web/', import.meta.url));
/** Where the page goes into own data, and where the module does. */
const ENTRIES = [
  'worker/own-data.js',
  'worker/own-client.js',
  'lab/own/dropped.js',
  'data/open-own.js',
];
/** These make errors of what has a code already. */
const MAKERS = ['data/base/note.js', 'data/base/name-file.js'];

/** The modules of own data that something imports, now or when a file needs them. @param {string[]} entries */
function reached(entries) {
  const found = new Set();
  const open = entries.map((file) => join(web, file));
  for (let file = open.pop(); file; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+\.js)'/g);
    for (const [, name] of imports) {
      const next = join(dirname(file), name);
      if (existsSync(next) && relative(web, next).startsWith('data/')) open.push(next);
    }
  }
  return [...found].map((file) => relative(web, file));
}

test('no module that own data reaches throws a sentence without a code', () => {
  const files = reached(ENTRIES);
  // The walk has found the rooms that it is about.
  for (const file of [
    'data/base/gzip.js',
    'data/formats/csv.js',
    'data/sources/zip.js',
    'data/own/prepare.js',
  ])
    assert.ok(files.includes(file), file);
  for (const file of files) {
    if (MAKERS.includes(file)) continue;
    const text = readFileSync(join(web, file), 'utf8');
    // What a programmer calls wrongly is no person's file.
    const errors = text.match(/new MlpError\(\s*'(?!bad-argument)[^']*'/g) ?? [];
    assert.deepEqual(errors, [], file);
  }
});

const set = fakeSet();
const [image, label] = Object.values(asIdx(set));
const png = Object.values(asFolders(set))[0];
const tar = await asTar(asFolders(set));
const lines = (/** @type {unknown[][]} */ rows) => utf8(rows.map((row) => row.join()).join('\n'));
const rows = set.train.map(({ pixels }, i) => [i % 2 ? 'cat' : 'dog', ...pixels]);
/** Files with something wrong or to be said; each alone, then beside a good set. @type {Record<string, Uint8Array>} */
const FILES = {
  'cut-images.idx': image.subarray(0, 60),
  'cut-header.idx': image.subarray(0, 7),
  'trailing.idx': Uint8Array.from([...image, 1, 2]),
  'none.idx': encodeIdx([0, 28, 28], []),
  'labels-alone.idx': label,
  'cut.gz': new Uint8Array(gzipSync(image)).subarray(0, 70),
  'followed.gz': Uint8Array.from([...gzipSync(image), 1, 2, 3]),
  'cut.zip': writeZip(asFolders(set)).subarray(0, 300),
  'cut.tar': tar.subarray(0, 700),
  'cut.png': png.subarray(0, 60),
  'print.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2),
  'short.bin': new Uint8Array(77),
  'class_names.json': utf8('{"0": "cat",'),
  'labels.txt': utf8('1\n2\n3'),
  'words.csv': lines(rows),
  'ragged.csv': lines([...rows, [1, 2, 3]]),
  'narrow.csv': lines([...rows.map((row) => row.slice(0, 20))]),
  'objects.npy': encodeNpy('|O', [3], new Uint8Array(24)),
  'flat.npy': encodeNpy('|u1', [5, 7, 3, 2, 1], new Uint8Array(210)),
  'wrong.parquet': utf8('PAR1 and no more'),
  'old.bmp': utf8('BM and more'),
  'notes.txt': utf8('hello\nthere'),
  ...asNpz(set),
  ...asCsv(set),
};

/** Every note in a value, those inside notes too. @param {unknown} value @returns {Note[]} */
function notesIn(value) {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(notesIn);
  const { code, values } = /** @type {any} */ (value);
  return typeof code === 'string' && values ? [/** @type {any} */ (value), ...inside] : inside;
}

test('what is wrong with files, and what is noted of them, is said in another language', async () => {
  /** @type {Note[]} */
  const said = [];
  const attempt = async (/** @type {Record<string, Uint8Array>} */ files) => {
    try {
      const given = Object.entries(files).map(([path, bytes]) => ({ path, bytes }));
      const own = await openOwn(given, {}, asCodes);
      await own.openEach();
      said.push(...notesIn(await own.preview()), ...notesIn(await own.prepare()));
    } catch (error) {
      assert.ok(error instanceof MlpError, `${Object.keys(files)}: ${error}`);
      assert.ok(error.details.note, `${error.code} has no code for its sentence: ${error.message}`);
      said.push(...notesIn(error.details));
    }
  };
  for (const [name, bytes] of Object.entries(FILES)) {
    await attempt({ [name]: bytes });
    await attempt({ ...asFolders(set), [name]: bytes });
  }
  const codes = new Set(said.map(({ code }) => code));
  assert.ok(codes.size > 25, [...codes].join());
  const german = sayIn(German);
  for (const note of said) {
    assert.ok(Object.hasOwn(English, note.code) && note.code !== 'plain', JSON.stringify(note));
    assert.doesNotMatch(german.note(note), /\b(the|is|of|row|column|train|text|cannot)\b/);
  }
});
