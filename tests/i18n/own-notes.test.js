import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayIn } from '../../web/i18n/say.js';
import { sayError } from '../../web/i18n/en/own-notes.js';
import { sentences as English } from '../../web/i18n/en/own-sentences.js';
import { notes as German } from '../../web/i18n/de/own-notes.js';
import { notes as Spanish } from '../../web/i18n/es/own-notes.js';
import { notes as Chinese } from '../../web/i18n/zh/own-notes.js';
import { MlpError } from '../../web/engine/errors.js';
import { fault, note } from '../../web/data/base/note.js';
import { openOwnFiles } from '../../web/data/own/own-set.js';
import { ALIKE, sameBehind } from './counted.js';
import { sources, utf8 } from '../data/own/files.js';

const why = note('noForm');
const shown = [{ path: 'p.bin', why }];
/** Values as the rooms of data give them; each number and name must be in the sentence, but for those in HINTS. */
const VALUES = {
  plain: { text: 'So.' },
  colourKept: {},
  greyKept: {},
  transposed: {},
  scaled: { width: 31, height: 47, size: 28 },
  middleTaken: {},
  allKept: {},
  inverted: {},
  rounded: {},
  fromUnit: {},
  fromSigned: {},
  fromSixteen: {},
  behindTransparent: { white: true },
  profileLeft: {},
  labelByWords: { file: 'f.csv', column: 'kind', number: 5 },
  labelByPlace: { file: 'f.csv', column: 'kind', number: 5, place: 'last' },
  pairLeft: { images: 'a.npy', labels: 'b.npy' },
  oneHot: { file: 'y.npy', each: 12 },
  firstOfValues: { file: 'y.npy', each: 8 },
  labelsByName: { file: 'l.csv', label: 'breed', name: 'img', pictures: 31, rows: 32 },
  namesBegin: { names: ['cat', 'dog'], all: 3 },
  parquetColumns: { file: 'f.parquet', images: 'img', labels: 'fine' },
  cifarNames: { file: 'data_batch_1.bin' },
  cifarLabels: { file: 'train.bin', which: 'coarse' },
  twins: { files: 4, names: ['x', 'z'] },
  splitByNames: { validation: 'test' },
  splitDrawn: { share: 0.2, seed: 9 },
  shared: { images: 2 },
  repeated: { images: 1 },
  blankLabels: { images: 1200 },
  sharedName: { name: 'cat', labels: [4, 6], classes: ['cat', 'cat (2)'] },
  unnamedLabels: { labels: [21, 22], all: 3, lowest: 8, highest: 19 },
  unusedNames: { names: ['cow', 'hen'], all: 3, given: 19 },
  severalNames: { file: 'names.json', label: 4, names: ['cow', 'hen'], taken: 'hen' },
  namesByCase: { names: ['Cow / cow'], all: 1 },
  untrained: { names: ['cow', 'hen'], all: 3, images: 14 },
  untested: { names: ['cow', 'hen'], all: 3 },
  filesLeftOut: { files: 6, shown },
  someOpened: { opened: 256, pictures: 257 },
  hiddenLeftOut: { files: 3 },
  array: { form: 'IDX', shape: [60, 28, 28], type: 'uint8' },
  classNames: { classes: 17 },
  labels: { labels: 60 },
  records: { form: 'CIFAR-10', records: 44 },
  table: { rows: 51, pixels: 784, labelled: false },
  parquet: { pictures: 33 },
  pictures: { pictures: 2, name: 'cat', part: 'train' },
  noForm: {},
  noImageTable: {},
  empty: {},
  twoLabels: { name: 'a.png', labels: ['cat', 'dog'] },
  noRows: { columns: 785 },
  noPixels: { columns: 785, numbers: 783, text: 'nan', column: 6 },
  foreign: { kind: 'bmp', advice: 'png' },
  labelsAlone: {},
  nothing: { files: 1, hidden: 2, only: 'letters', shown },
  severalSets: { sets: ['one', 'two'] },
  unclearPairs: { arrays: [{ file: 'a.npy', shape: [5, 28] }] },
  otherCount: { file: 'a', images: 41, labelFile: 'b', labels: 42 },
  noImageShape: { file: 'a.npy', shape: [5, 7] },
  manySizes: {
    sizes: [
      [3, 5],
      [7, 9],
    ],
    all: 4,
  },
  inkNeedsGrey: {},
  tooManyValues: { width: 99, height: 98, colour: true, inputs: 29106, most: 4096, side: 36 },
  tooMuchRoom: {
    ...{ images: 41, width: 99, height: 98, colour: true },
    ...{ bytes: 2e9, most: 1e9, side: 36, greySide: 64 },
  },
  fractionLabel: { label: '1.5' },
  noSuchClass: { name: 'cow', names: ['cat', 'dog'] },
  allLeftOut: {},
  noClasses: { shown },
  manyClasses: { labels: 5000, most: 1024 },
  noPixelValue: { file: 'a.npy', image: 3, value: 'NaN' },
  noPixelRange: { file: 'a.npy', low: -3, high: 77 },
  tooFew: { images: 3, train: 1, test: 2 },
  noneToTest: {},
  unknownClasses: { unknown: ['cow'], known: ['cat', 'dog'] },
  idxStart: {},
  idxHeader: { missing: 3, header: 16 },
  idxSize: { shape: [0, 28] },
  idxCut: { shape: [7, 28], missing: 11, bytes: 212 },
  idxTrailing: { shape: [7, 28], trailing: 13 },
  gzipLimit: { most: 77 },
  damagedGzip: { what: 'cut' },
  noSample: { width: 31, height: 32, toWidth: 29, toHeight: 27 },
  brokenNames: {},
  repeatedNames: {},
  largeFile: { bytes: 3e9, most: 1e9 },
  largeUnpacked: { bytes: 3e9, most: 1e9 },
  fileChanged: {},
  unreadable: { file: 'a.npy', reason: 'gone' },
  outOfMemory: {},
  damagedZip: { what: 'it is cut off' },
  locked: {},
  unknownMethod: { method: 'LZMA' },
  damagedTar: { reason: 'short' },
  noPicture: {},
  largePicture: { width: 9999, height: 8888, most: 33554432 },
  damagedPicture: { format: 'PNG' },
  printColours: {},
  animated: {},
  badPicture: { file: 'a.png', why },
  otherColumns: { row: 5, has: 3, columns: 785 },
  noNumber: { row: 5, column: 7, text: 'abc' },
  sparseTable: {},
  numpyHeader: {},
  numpyObjects: {},
  numpyType: { type: '<M8' },
  cutOff: { shape: [4, 6], room: 23 },
  noRecords: { bytes: 77 },
  damagedParquet: { reason: 'magic' },
  noPictureColumn: { columns: ['id', 'text'] },
};
/** Values that choose words. */
const HINTS =
  /^(number|part|place|which|validation|white|labelled|kind|advice|colour|share|all|bytes|most|images|labels|inputs|what|reason|has|files)$/;

/** Limits, lengths, names, and what is too much where the note is said. */
const NEVER_ONE =
  /, (column|each|given|header|height|inputs|label|most|size|toHeight|toWidth|width)$|^(large|tooMuch|idxCut).*, bytes$|^manyClasses, labels$/;

for (const [language, table] of Object.entries({ English, German, Spanish })) {
  test(`${language} does not call one thing several in a note`, () => {
    const say = sayIn(table);
    const same = Object.entries(VALUES).flatMap(([code, values]) =>
      Object.entries(values)
        .filter(([name, value]) => typeof value === 'number' && !NEVER_ONE.test(`${code}, ${name}`))
        .flatMap(([name]) =>
          sameBehind((number) => say.note({ code, values: { ...values, [name]: number } }))
            .filter((word) => !ALIKE[language].has(word))
            .map((word) => `${code}, ${name}: ${word}`),
        ),
    );
    assert.deepEqual(same, []);
  });
}

for (const [language, table] of Object.entries({ English, German, Spanish, Chinese })) {
  test(`${language} says every note with its values`, () => {
    const say = sayIn(table);
    assert.deepEqual(Object.keys(VALUES).sort(), Object.keys(English).sort());
    for (const [code, values] of Object.entries(VALUES)) {
      const text = say.note({ code, values });
      assert.doesNotMatch(text, /undefined|null|\[object|=>/, code);
      if (code !== 'noPixelValue') assert.doesNotMatch(text, /NaN/, code);
      for (const [name, value] of Object.entries(values)) {
        if (HINTS.test(name)) continue;
        for (const one of [value].flat(3)) {
          if (typeof one === 'object') continue;
          assert.ok(text.includes(String(one)), `${code} does not say ${name}: ${text}`);
        }
      }
      if (table !== English && !/^(plain|array|badPicture)$/.test(code))
        assert.notEqual(text, sayIn(English).note({ code, values }), code);
    }
    const spoken = (/** @type {any} */ code, /** @type {any} */ values) =>
      say.note(note(code, values));
    // Words that stand for a value.
    const words = [
      spoken('labelByWords', { file: 'f', column: null, number: 5 }),
      spoken('labelByPlace', { file: 'f', column: null, number: 5, place: 'first' }),
      ...['train', 'test', 'val'].map((part) =>
        spoken('pictures', { pictures: 2, name: 'cat', part }),
      ),
      spoken('array', { form: 'NPY', shape: [3], type: 'text' }),
    ];
    assert.ok(words[0].includes('5') && words[1].includes('5'));
    assert.equal(new Set(words).size, words.length);
    if (table !== English) assert.doesNotMatch(words.join(' '), /\b(column|train|text|val)\b/);
  });
}

test('a reason has no stop at its end, and an error is said with the name of its file', async () => {
  assert.equal(
    sayIn(German).reason(note('damagedZip')),
    'Das Zip ist beschädigt; laden Sie es noch einmal',
  );
  assert.equal(sayIn(Chinese).reason(note('noneToTest')), '没有带标签的图像可供测试');
  const inside = fault('x', note('locked'));
  const named = new MlpError('x', `a.zip: ${inside.message}`, { ...inside.details, file: 'a.zip' });
  assert.equal(await sayError(named), named.message);
  assert.equal(await sayError(new Error('Plain.')), 'Plain.');
});

test('what is left out is said in the language that is given, and in English without one', async () => {
  const files = {
    'table.csv': utf8(
      Array.from({ length: 8 }, (_, i) => [i % 2, ...Array(16).fill(20 * i)].join(',')).join('\n'),
    ),
    'old.bmp': utf8('BM and more'),
  };
  const german = await (await openOwnFiles(sources(files), {}, sayIn(German))).prepare();
  assert.deepEqual(german.leftOut, [
    { path: 'old.bmp', why: 'Das ist ein BMP; sichern Sie es als PNG' },
  ]);
  assert.match(german.notes.join('\n'), /Kein Name sagt, .* 16[.,]7 % jeder Klasse/);
  const english = await (await openOwnFiles(sources(files))).prepare();
  assert.deepEqual(english.leftOut, [{ path: 'old.bmp', why: 'it is a BMP; save it as PNG' }]);
  assert.equal(english.sha256, german.sha256);
});
