/** Classes whose names or images say that something is wrong with the set. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asCsv, asFolders, asIdx, encodeIdx, fakeSet, labelsOf, open, utf8 } from './files.js';

const set = fakeSet();
/** @param {Record<string, Uint8Array>} files @param {object} [choices] */
async function told(files, choices) {
  const own = await open(files);
  const { warnings, classes } = await own.preview(choices);
  const { notes } = await own.prepare(choices);
  // What the preview warns of is said again of what was prepared.
  assert.deepEqual(notes.slice(0, warnings.length), warnings);
  return { warnings, names: classes.map(({ name }) => name), notes };
}

test('a set that is right has no warnings', async () => {
  for (const files of [
    asIdx(set),
    asFolders(set),
    { ...asIdx(set), 'labels.txt': utf8('a\nb\nc') },
  ])
    assert.deepEqual((await told(files)).warnings, []);
});

test('classes of the test that training lacks are told, and those that the test lacks', async () => {
  const without = (/** @type {'train' | 'test'} */ part, /** @type {number} */ label) => ({
    ...set,
    [part]: set[part].filter((image) => image.label !== label),
  });
  for (const form of [asIdx, asFolders]) {
    const untrained = await told(form(without('train', 1)));
    assert.deepEqual(untrained.names, ['0', '1', '2']);
    assert.equal(untrained.warnings.length, 1);
    assert.match(
      untrained.warnings[0],
      /^1 class has images in the test and none to train on.*\(4 test images\): 1\./,
    );
    const untested = await told(form(without('test', 2)));
    assert.match(untested.warnings.join(), /^1 class has no image in the test.*: 2\.$/);
  }
  const { warnings } = await told(asIdx(without('train', 1)), { leaveOut: ['1'] });
  assert.deepEqual(warnings, [], 'the class was left out');
});

test('what is named for validation counts as what it becomes', async () => {
  const folders = asFolders({ ...set, train: set.train.filter(({ label }) => label !== 1) });
  const renamed = Object.fromEntries(
    Object.entries(folders).map(([name, bytes]) => [name.replace('/test/', '/val/'), bytes]),
  );
  assert.match((await told(renamed)).warnings.join(), /^1 class has images in the test and none/);
  // With a test of its own, validation is trained on.
  const { warnings } = await told({ ...asFolders({ ...set, train: [] }), ...renamed });
  assert.deepEqual(warnings, []);
});

test('a class of one image, of a set without parts, is never tested', async () => {
  const images = [
    ...set.train.filter(({ label }) => label !== 2),
    set.test.find(({ label }) => label === 2),
  ];
  const part = asIdx({ ...set, train: /** @type {any} */ (images), test: [] });
  const files = {
    'images.idx': part['train-images-idx3-ubyte'],
    'labels.idx': part['train-labels-idx1-ubyte'],
  };
  assert.match((await told(files)).warnings.join(), /^1 class has no image in the test.*: 2\.$/);
});

test('labels of one name are told, and stay apart', async () => {
  const same = await told({ ...asIdx(set), 'labels.txt': utf8('cat\ndog\ncat\n') });
  assert.deepEqual(same.names, ['cat', 'dog', 'cat (2)']);
  assert.match(
    same.warnings.join(),
    /^The labels 0, 2 have the same name, cat; .*: cat, cat \(2\)\./,
  );
  const json = await told({ ...asIdx(set), 'class_names.json': utf8('["cat (2)", "cat", "cat"]') });
  assert.deepEqual(json.names, ['cat (2)', 'cat', 'cat (3)']);
});

test('a name that is listed twice makes no class without images', async () => {
  const folders = Object.fromEntries(
    Object.entries(asFolders(set)).map(([name, bytes]) => [
      name.replace(/\/(\d)\//, (_all, digit) => `/${['ant', 'bee', 'cow'][digit]}/`),
      bytes,
    ]),
  );
  const { names } = await told({ ...folders, 'set/labels.txt': utf8('cow\nbee\ncow\nant\n') });
  assert.deepEqual(names, ['cow', 'bee', 'ant']);
});

test('labels without a name are told where others have one', async () => {
  const files = asIdx(set);
  const from = (/** @type {import('./files.js').Labelled[]} */ part) =>
    encodeIdx(
      [part.length],
      labelsOf(part).map((label) => label + 1),
    );
  const { names, warnings } = await told({
    ...files,
    'train-labels-idx1-ubyte': from(set.train),
    't10k-labels-idx1-ubyte': from(set.test),
    'labels.txt': utf8('ant\nbee\ncow\n'),
  });
  assert.deepEqual(names, ['bee', 'cow', '3']);
  assert.match(
    warnings[0],
    /^1 label has no name: 3; the names given are those of labels 0 to 2\.$/,
  );
  assert.match(warnings[1], /^1 of the 3 names given is of a class without images: ant\./);
  assert.equal(warnings.length, 2);
});

test('names that no image has are told, of labels and of folders', async () => {
  const { names, warnings } = await told({
    ...asIdx(set),
    'labels.txt': utf8('background\nant\nbee\ncow\n'),
  });
  assert.deepEqual(names, ['background', 'ant', 'bee']);
  assert.match(warnings.join(), /^1 of the 4 names given is of a class without images: cow\./);
  const folders = await told({
    ...asFolders(set),
    'set/classes.json': utf8('["0", "1", "2", "3"]'),
  });
  assert.match(
    folders.warnings.join(),
    /^1 of the 4 names given is of a class without images: 3\./,
  );
  const left = await told(
    { ...asIdx(set), 'labels.txt': utf8('ant\nbee\ncow\n') },
    { leaveOut: ['cow'] },
  );
  assert.deepEqual(left.warnings, [], 'a class that is left out has images');
});

test('a label with several names is told, with the one that is taken', async () => {
  for (const [name, text] of Object.entries({
    'class_names.json': '{"ant": 0, "bee": 1, "cow": 2, "hen": 1}',
    'labels.txt': '0 ant\n1 bee\n2 cow\n1 hen\n',
  })) {
    const { names, warnings } = await told({ ...asIdx(set), [name]: utf8(text) });
    assert.deepEqual(names, ['ant', 'hen', 'cow']);
    assert.deepEqual(warnings, [
      `${name} gives the label 1 several names, bee, hen; it is called hen. Leave one name for each label.`,
    ]);
  }
});

test('JSON that gives a key twice names nothing, and is told', async () => {
  const text = '{"0": "ant", "1": "bee", "2": "cow", "1": "hen"}';
  const own = await open({ ...asIdx(set), 'class_names.json': utf8(text) });
  const { classes, leftOut } = await own.preview();
  assert.deepEqual(
    classes.map(({ name }) => name),
    ['0', '1', '2'],
  );
  assert.match(JSON.stringify(leftOut), /class_names\.json.*its JSON has one key twice/);
});

test('classes that differ in capital letters only are told, but for single letters', async () => {
  const named = (/** @type {string[]} */ names) =>
    Object.fromEntries(
      Object.entries(asFolders(set)).map(([name, bytes]) => [
        name.replace(/\/([012])\//, (_all, label) => `/${names[label]}/`),
        bytes,
      ]),
    );
  const { names, warnings } = await told(named(['Cat', 'cat', 'dog']));
  assert.deepEqual(names, ['Cat', 'cat', 'dog']);
  assert.match(warnings.join(), /^1 name is written in capital and small letters.*: Cat \/ cat\./);
  assert.deepEqual((await told(named(['A', 'a', 'b']))).warnings, []);
});

test('that all classes are left out is said, and a name with a comma stands between quotes', async () => {
  const own = await open(asIdx(set));
  await assert.rejects(own.preview({ leaveOut: ['0', '1', '2'] }), {
    code: 'own-classes',
    message: 'All classes are left out, so there is nothing to train on; keep two or more.',
  });
  const named = await open({ ...asIdx(set), 'labels.txt': utf8('cat, black\ndog\ncow\n') });
  assert.deepEqual((await named.preview({ leaveOut: ['cat, black'] })).classes.length, 2);
  await assert.rejects(
    named.preview({ leaveOut: ['cat'] }),
    /no class "cat" to leave out; there are .*"cat, black"/,
  );
});

test('one name in two spellings of Unicode is one class', async () => {
  const folders = Object.fromEntries(
    Object.entries(asFolders(set)).map(([name, bytes]) => [
      name.replace('/0/', name.includes('/test/') ? '/B\u00e4r/' : '/Ba\u0308r/'),
      bytes,
    ]),
  );
  const { names, warnings } = await told(folders);
  assert.deepEqual(names, ['1', '2', 'B\u00e4r']);
  assert.deepEqual(warnings, []);
});

test('a folder may be called as what every JavaScript object has', async () => {
  const names = ['__proto__', 'constructor', 'toString'];
  const files = Object.fromEntries(
    Object.entries(asFolders(set)).map(([name, bytes]) => [
      name.replace(/\/([012])\//, (_all, label) => `/${names[label]}/`),
      bytes,
    ]),
  );
  assert.deepEqual((await told(files)).names, names);
});

test('rows without a label are left out and told, and labels that are numbers stay numbers', async () => {
  const files = asCsv(set);
  const lines = new TextDecoder().decode(files['train.csv']).split('\n');
  lines[1] = lines[1].replace(/^[^,]*/, '');
  lines[2] = lines[2].replace(/^[^,]*/, ' ');
  const { names, warnings, notes } = await told({
    ...files,
    'train.csv': utf8(lines.join('\n')),
  });
  assert.deepEqual(names, ['0', '1', '2']);
  assert.deepEqual(warnings, ['2 images have no label and are left out.']);
  assert.ok(notes.includes(warnings[0]));
});
