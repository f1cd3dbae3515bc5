import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  asCsv,
  encodeIdx,
  fakeSet,
  labelsOf,
  open,
  pixelsOf,
  prepared,
  refusal,
  utf8,
} from './files.js';

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
