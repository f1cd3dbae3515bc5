/** Tables that name the class of each picture beside them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asFolders, asPng, fakeSet, open, prepared, utf8 } from './files.js';

const set = fakeSet();

test('a table beside pictures says their classes', async () => {
  const images = [...set.train, ...set.test];
  const pictures = (/** @type {(i: number) => string} */ path) =>
    Object.fromEntries(images.map((image, i) => [path(i), asPng(set, image)]));
  const kind = ({ label = 0 }) => ['cow', 'dog', 'hen'][label];
  const { sha256 } = await prepared(pictures((i) => `${kind(images[i])}/${i}.png`));
  const flat = pictures((i) => `set/pictures/${i}.png`);
  const table = (head = '', row = (i = 0, label = '') => `${i}${label}`, end = '\n') =>
    utf8(head + images.map((image, i) => row(i, kind(image)) + end).join(''));
  /** @type {Record<string, Record<string, Uint8Array>>} */
  const forms = {
    'names with endings': {
      'labels.csv': table('filename,label\n', (i, label) => `${i}.png,${label}`),
    },
    'without endings, a column between': {
      'a.csv': table('id,age,breed,label\r\n', (i, label) => `${i},7,x,${label}`, '\r\n'),
    },
    'one other column': { 'b.csv': table('id,breed\n', (i, label) => `${i},${label}`) },
    'paths of Windows': {
      'c.csv': table('image;label\n', (i, label) => `.\\pictures\\${i}.png;${label}`),
    },
    'no header, another ending': { 'd.tsv': table('', (i, label) => `${i}.jpg\t${label}`) },
    'a submission beside': {
      'labels.csv': table('id,label\n', (i, label) => `${i},${label}`),
      'Sample_Submission.csv': table('id,label\n', (i) => `${i},cow`),
    },
  };
  for (const [name, files] of Object.entries(forms)) {
    const got = await prepared({ ...flat, ...files });
    assert.equal(got.sha256, sha256, name);
    assert.match(got.notes.join('\n'), /column \w+ is taken for the class of the picture/, name);
  }
  const twice = utf8('file,label\n0.png,cow\n0.png,dog\n');
  const { leftOut } = await (await open({ ...flat, 'boxes.csv': twice })).preview();
  assert.match(leftOut[0].why, /gives 0\.png two labels, cow and dog/);
  const some = await open({ ...flat, 'some.csv': utf8('file,label\n0.png,cow\n1.png,dog\n') });
  const { count, unlabelled } = await some.preview();
  assert.deepEqual([count, unlabelled], [2, images.length - 2]);
  const none = await open({ ...flat, 'none.csv': utf8('file,label\nx.png,cow\ny.png,dog\n') });
  assert.match((await none.preview()).leftOut[0].why, /if pictures beside it have those names/);
  const foldered = {
    ...pictures((i) => `${kind(images[i])}/${i}.png`),
    'all.csv': table('id,label\n', (i) => `${i},cow`),
  };
  assert.equal((await prepared(foldered)).sha256, sha256, 'folders say more');
});

test('a table of a part names the pictures of that part', async () => {
  const row = (/** @type {{label: number}} */ { label }, /** @type {number} */ i) =>
    `${i},${label}\n`;
  const part = (/** @type {'train' | 'test'} */ name) => ({
    ...Object.fromEntries(set[name].map((image, i) => [`${name}/${i}.png`, asPng(set, image)])),
    [`${name}.csv`]: utf8(`id,label\n${set[name].map(row).join('')}`),
  });
  const { sha256 } = await prepared({ ...part('train'), ...part('test') });
  assert.equal(sha256, (await prepared(asFolders(set))).sha256);
});
