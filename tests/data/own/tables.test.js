import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import {
  asCsv,
  asFolders,
  encodeIdx,
  fakeSet,
  labelsOf,
  open,
  pixelsOf,
  prepared,
  refusal,
  utf8,
} from './files.js';

/** @param {string} text @param {'LE' | 'BE'} order @param {boolean} [marked]  whether the mark of the order comes first */
function utf16(text, order, marked = true) {
  const codes = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  const bytes = (marked ? [0xfeff, ...codes] : codes).flatMap((code) => [code & 255, code >> 8]);
  const little = Uint8Array.from(bytes);
  return order === 'LE' ? little : little.map((_, i) => little[i ^ 1]);
}

const set = fakeSet();
const all = [...set.train, ...set.test];
const one = {
  'images.idx': encodeIdx([all.length, 8, 8], pixelsOf(all)),
  'labels.idx': encodeIdx([all.length], labelsOf(all)),
};

test('tables: label first, last or named, with and without a header, with other delimiters', async () => {
  const { sha256 } = await prepared(one);
  const values = all.map(({ label, pixels }) => [label, ...pixels]);
  const names = ['label', ...Array.from({ length: 64 }, (_, i) => `pixel${i}`)];
  const last = values.map(([label, ...pixels]) => [...pixels, label]);
  const lines = (/** @type {unknown[][]} */ rows, by = ',', end = '\n') =>
    utf8(rows.map((row) => row.join(by)).join(end));
  const cases = {
    named: lines([names, ...values]),
    'first, no header': lines(values),
    'last, no header': lines(last),
    semicolons: lines([names, ...values], ';', '\r\n'),
    tabs: lines([names, ...values], '\t'),
    'commas and spaces': lines([names, ...values], ', '),
    quoted: lines([
      names.map((name) => `"${name}"`),
      ...values.map((row) => row.map((v) => `"${v}"`)),
    ]),
    'an index as pandas writes it': lines([['', ...names], ...values.map((row, i) => [i, ...row])]),
    'an id and no header': lines(values.map((row, i) => [i + 1, ...row])),
    'a mark before it': Uint8Array.from([0xef, 0xbb, 0xbf, ...lines([names, ...values])]),
    'fractions with commas': lines([names, ...values.map((row) => row.map((v) => `${v},0`))], ';'),
  };
  for (const [name, bytes] of Object.entries(cases)) {
    assert.equal((await prepared({ 'set.csv': bytes })).sha256, sha256, name);
  }
  const unlabelled = await (
    await open({ ...asCsv(set), 'test.csv': lines(all.map(({ pixels }) => [...pixels])) })
  ).preview();
  assert.deepEqual([unlabelled.count, unlabelled.unlabelled], [36, 48]);
  const cut = { 'set.csv': utf8(new TextDecoder().decode(cases.named).slice(0, -9)) };
  await assert.rejects(
    prepared(cut),
    refusal('csv-row', /^set\.csv: Row \d+ of the values has only/),
  );
  const missing = values.map((row, i) =>
    row.map((v, column) => (i === 3 && column === 7 ? 'nan' : v)),
  );
  await assert.rejects(
    prepared({ 'set.csv': lines([names, ...missing]) }),
    refusal('csv-columns', /65 columns of which 64 hold only numbers.*column 8 has "nan"/),
  );
});

test('tables in UTF-16, with rows that end in a carriage return, and ARFF', async () => {
  const { sha256 } = await prepared(one);
  const names = ['label', ...Array.from({ length: 64 }, (_, i) => `pixel${i}`)];
  const rows = all.map(({ label, pixels }) => [label, ...pixels]);
  const text = (by = ',', end = '\n') => [names, ...rows].map((row) => row.join(by)).join(end);
  const attributes = names.slice(1).map((name) => `@attribute "${name} x" real`);
  const head = ['% by hand', '@RELATION set', '', '@ATTRIBUTE class {0,1,2}', ...attributes].join(
    '\n',
  );
  const cases = {
    'UTF-16 as Excel saves it': utf16(text('\t', '\r\n'), 'LE'),
    'UTF-16, the other order': utf16(text(), 'BE'),
    'UTF-16 without a mark': utf16(text(), 'LE', false),
    'UTF-16 without a mark, the other order': utf16(text(), 'BE', false),
    'carriage returns alone': utf8(text(';', '\r')),
    'carriage returns and quotes': utf8(text('","', '"\r"').replace(/^|$/g, '"')),
    ARFF: utf8(`${head}\n\n@DATA\n${rows.map((row) => row.join(', ')).join('\n')}\n`),
  };
  for (const [name, bytes] of Object.entries(cases)) {
    assert.equal((await prepared({ 'set.csv': bytes })).sha256, sha256, name);
  }
  const sparse = utf8(`${head}\n@data\n{3 5, 64 1}\n`);
  await assert.rejects(prepared({ 'set.arff': sparse }), refusal('csv-sparse', /sparse/));
  const empty = utf8(`${head}\n@data\n`);
  await assert.rejects(prepared({ 'set.arff': empty }), refusal('csv-rows', /^set\.arff/));
});

test('names of classes: between apostrophes in ARFF, and in Windows-1252', async () => {
  const names = ['Bär, braun', 'Bör', "it's"];
  const header = ['class', ...Array.from({ length: 64 }, (_, i) => `p${i}`)];
  const head = `@relation x\n${header.map((name) => `@attribute ${name} real\n`).join('')}@data\n`;
  const table = (/** @type {(name: string) => string} */ quoted, by = ', ') =>
    all.map(({ label, pixels }) => [...pixels, quoted(names[label])].join(by)).join('\n');
  const lastly = head
    .replace('@attribute class real\n', '')
    .replace('@data', '@attribute class x\n@data');
  const windows = (/** @type {string} */ text) => Uint8Array.from(text, (c) => c.charCodeAt(0));
  const plain = (/** @type {string} */ name) => `"${name}"`;
  const weka = (/** @type {string} */ name) => `'${name.replace("'", "\\'")}'`;
  const cases = {
    'ARFF as Weka writes it': utf8(lastly + table(weka, ',')),
    'ARFF with spaces': utf8(lastly + table(weka)),
    'ARFF in Windows-1252': windows(lastly + table(weka)),
    'CSV in Windows-1252': windows(table(plain, ';')),
  };
  for (const [form, bytes] of Object.entries(cases)) {
    const { classes, count } = await (await open({ 'set.csv': bytes })).preview();
    assert.deepEqual(classes.map(({ name }) => name).sort(), names, form);
    assert.equal(count, all.length, form);
  }
});

test('what other programs save is named, with what to do', async () => {
  const latin1 = (/** @type {string} */ text) =>
    Uint8Array.from(text, (char) => char.charCodeAt(0));
  const records = rows(set.train.length);
  /** @type {[string, Uint8Array, RegExp][]} */
  const kinds = [
    ['a.json', utf8(JSON.stringify(records)), /it is JSON; save its table of pixels as CSV/],
    ['a.jsonl', utf8(records.map((row) => JSON.stringify(row)).join('\n')), /it is JSON/],
    ['labels.json', utf8(JSON.stringify({ info: [1], images: {} })), /it is JSON/],
    ['a.svg', utf8('<?xml version="1.0"?>\n<svg xmlns="x"/>'), /it is SVG; save it as PNG/],
    [
      'a.npz',
      utf8('<!DOCTYPE html><title>Sign in</title>'),
      /a web page.*download the file itself/,
    ],
    ['b.npz', utf8('version https://git-lfs.github.com/spec/v1\n'), /Git LFS.*git lfs pull/],
    ['a.heic', latin1('\0\0\0\x18ftypheix\0\0\0\0'), /it is HEIC; save it as PNG/],
    ['a.h5', latin1('\x89HDF\r\n\x1a\n'), /it is HDF5; open it by h5py/],
    ['a.mat', latin1('MATLAB 5.0 MAT-file'), /scipy\.io\.loadmat/],
    ['b.mat', latin1('MATLAB 7.3 MAT-file'), /h5py/],
    ['a.pkl', latin1('(dp0\nVx\n'), /it is a Python pickle/],
    ['a.tif', latin1('II+\0\x08\0\0\0'), /it is a TIFF/],
    ['a.pgm', latin1('P5\n# made\n8 8\n255\n'), /it is a PGM or PPM; save it as PNG/],
    ['a.xlsx', zipSync({ 'xl/workbook.xml': utf8('<x/>') }), /it is a spreadsheet; save its table/],
    [
      'a.docx',
      zipSync({ 'word/document.xml': utf8('<x/>') }),
      /an office program; save its pictures as PNG/,
    ],
    [
      'a.keras',
      zipSync({ 'config.json': utf8('{}'), 'model.weights.h5': latin1('\x89HDF') }),
      /it is a trained network; open it as a network, not as data/,
    ],
    ['a.safetensors', latin1('\x02\0\0\0\0\0\0\0{}'), /it is a trained network; open it/],
    ['a.tflite', latin1('\x1c\0\0\0TFL3\0\0'), /it is a trained network; only images are read/],
    ['a.xml', utf8('<?xml version="1.0"?>\n<annotation/>'), /XML or YAML; put the pictures/],
    ['data.yaml', utf8('names:\n  0: cat\n'), /XML or YAML; put the pictures of each class/],
    ['mnist.scale', utf8('5 153:0.0117 154:0.07\n0 128:0.2\n'), /it is LIBSVM; save its table/],
    ['a.dta', latin1('r\x02\x01\0'), /data of Stata or SPSS; save its table/],
    ['a.mpg', latin1('\0\0\x01\xba\0'), /it is a video or another container/],
    ['a.pt', zipSync({ 'a/data.pkl': latin1('\x80\x02'), 'a/data/0': utf8('x') }), /torch\.save/],
  ];
  for (const [name, bytes, why] of kinds) {
    const { leftOut } = await (await open({ ...asFolders(set), [name]: bytes })).preview();
    assert.equal(leftOut.length, 1, name);
    assert.equal(leftOut[0].path, name);
    assert.match(leftOut[0].why, why);
  }
});

/** Images as JSON has them. @param {number} count */
const rows = (count) =>
  set.train.slice(0, count).map(({ label, pixels }) => ({ label, pixels: [...pixels] }));

test('a table without rows, an empty file and a text in UTF-32 say what they are', async () => {
  const header = ['label', ...Array.from({ length: 64 }, (_, i) => `pixel${i}`)].join(',');
  const utf32 = (/** @type {string} */ text) =>
    new Uint8Array(Uint32Array.from(text, (char) => char.charCodeAt(0)).buffer);
  const text = new TextDecoder().decode(asCsv(set)['train.csv']);
  /** @type {[Record<string, Uint8Array>, RegExp][]} */
  const cases = [
    [{ 'train.csv': utf8(`${header}\n`) }, /65 columns with a header and no rows/],
    [{ 'train.csv': utf8(header) }, /65 columns with a header and no rows/],
    [
      {
        'train.arff': utf8(
          `@relation x\n${'@attribute p numeric\n'.repeat(16)}@attribute c {a,b}\n@data\n`,
        ),
      },
      /17 columns with a header and no rows/,
    ],
    [{ 'train.csv': new Uint8Array(0) }, /train\.csv: it is empty/],
    [{ 'train.csv': utf8('\ufeff\r\n\n') }, /train\.csv: it is empty/],
    [{ 'train.csv': utf32(`\ufeff${text}`) }, /a text in UTF-32; save it as UTF-8/],
    [{ 'train.csv': utf32(text) }, /a text in UTF-32; save it as UTF-8/],
    [{ 'train.csv': utf32(`\ufeff${text}`).map((_, i, all) => all[i ^ 3]) }, /a text in UTF-32/],
    [{ 'train.csv': utf32(text).map((_, i, all) => all[i ^ 3]) }, /a text in UTF-32/],
    [{ 'readme.txt': utf8('Images, by class.') }, /it is of no form that is read/],
  ];
  for (const [files, sentence] of cases) await assert.rejects(open(files), { message: sentence });
});

test('columns that have numbers for names are a header, whatever the labels are', async () => {
  const rows = all.map(({ label, pixels }) => [`class ${label}`, ...pixels]);
  const named = ['label', ...Array.from({ length: 64 }, (_, i) => `pixel${i}`)];
  const numbered = ['label', ...Array.from({ length: 64 }, (_, i) => i)];
  const table = (/** @type {unknown[][]} */ lines) => ({ 'a.csv': utf8(lines.join('\n')) });
  const { sha256 } = await prepared(table([named, ...rows]));
  assert.equal((await prepared(table([numbered, ...rows]))).sha256, sha256);
  await assert.rejects(open(table([numbered])), refusal('csv-rows', /65 columns with a header/));
});
