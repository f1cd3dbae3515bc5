import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { checkSpec, settingsOf } from '../../web/cli/sweep/spec.js';
import { asFolders, asIdx, asPng, fakeSet } from '../data/own/files.js';
import { cli, printed } from './support.js';

const set = fakeSet({ train: 20 });
const SHORT = ['--epochs', '12', '--layers', '16', '--learning-rate', '0.01'];

/** @type {string} */
let folder;
const at = (/** @type {string} */ name) => path.join(folder, name);
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-own-'));
  for (const [name, bytes] of Object.entries(asFolders(set))) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), bytes);
  }
  writeFileSync(at('set/notes.txt'), 'no picture');
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('data inspect prints what is understood, before anything is trained', async () => {
  const text = await printed(['data', 'inspect', at('set')]);
  assert.match(text, /60 to train, 12 to test/);
  assert.match(text, /8 x 8, grey/);
  assert.match(text, /Left out\n {2}set\/notes\.txt: it is of no form that is read/);
  const json = JSON.parse(
    await printed(['data', 'inspect', at('set'), '--json', '--image-size', '16']),
  );
  assert.deepEqual(json.sample, { width: 16, height: 16, channels: 1 });
  assert.deepEqual(json.classes[0], { name: '0', train: 20, test: 4, unsplit: 0 });
});

test('data inspect opens every picture and names those that cannot be read; --quick says what it did not open', async () => {
  const [image] = set.train;
  const good = asPng(set, image);
  for (const kind of ['cat', 'dog']) {
    mkdirSync(at(`many/${kind}`), { recursive: true });
    for (let i = 0; i < 257; i++) writeFileSync(at(`many/${kind}/${1000 + i}.png`), good);
  }
  // Of 514 files every second one is looked at.
  writeFileSync(at('many/cat/1001.png'), good.subarray(0, 60));
  writeFileSync(at('many/dog/1244.png'), 'not a picture');
  const text = await printed(['data', 'inspect', at('many')]);
  assert.match(text, /images +512 without a part/);
  assert.match(text, /opened +514 pictures/);
  assert.match(text, /unreadable +2, left out: many\/cat\/1001\.png, many\/dog\/1244\.png\n/);
  assert.match(text, /cat +0 +0 +256\n/);
  assert.match(text, /many\/dog\/1244\.png: it is no picture that can be read/i);
  const json = JSON.parse(await printed(['data', 'inspect', at('many'), '--json']));
  assert.deepEqual(json.unreadable, ['many/cat/1001.png', 'many/dog/1244.png']);
  assert.deepEqual([json.count, json.pictures, json.opened], [512, 514, 514]);
  const quick = await printed(['data', 'inspect', at('many'), '--quick']);
  assert.match(quick, /opened +257 of 514 pictures/);
  assert.match(
    quick,
    /257 of 514 pictures have been opened so far; whether the others can be read/,
  );
});

test('a folder and the files that convert makes of it train one network', async () => {
  const saved = await cli(['data', 'convert', at('set'), '--save', at('set.npz')]);
  assert.equal(saved.code, 0);
  assert.match(saved.stderr, /note: 1 file is left out: set\/notes\.txt/);
  const over = await cli(['data', 'convert', at('set.npz'), '--save', at('set.npz')]);
  assert.match(over.stderr, /the set and --save name one file/);
  assert.equal((await cli(['data', 'convert', at('set.npz'), '--save', at('idx')])).code, 0);
  assert.equal(readdirSync(at('idx')).length, 5);
  const again = await cli(['data', 'convert', at('set.npz'), '--save', at('idx')]);
  assert.match(again.stderr, /^error: .*is there already/m);
  const hashes = new Set();
  for (const form of ['set', 'set.npz', 'idx']) {
    const { stdout } = await cli([
      'train',
      '--data',
      at(form),
      ...SHORT,
      '--json',
      '--save',
      at('net'),
    ]);
    const { dataSha256, weightsSha256, dataset, notes } = JSON.parse(stdout);
    assert.equal(dataset, 'custom');
    assert.ok(notes.length > 0);
    hashes.add(`${dataSha256} ${weightsSha256}`);
  }
  assert.equal(hashes.size, 1);

  const tested = JSON.parse(
    (await cli(['eval', '--model', at('net'), '--data', at('set'), '--json'])).stdout,
  );
  assert.equal(tested.testCount, 12);
  const read = await cli(['predict', '--model', at('net'), at('set/test'), '--json']);
  const lines = read.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(lines.length, 12);
  const right = lines.filter(({ trueLabel, guesses }) => trueLabel === guesses[0].label).length;
  assert.equal(right, Math.round(12 * (1 - tested.testErrorRate)));
  const table = await printed(['predict', '--model', at('net'), at('set/test/1')]);
  assert.match(table, /of 4 labelled images are read rightly/);
});

test("a preset with own images is the preset's network and training on them", async () => {
  const train = async (/** @type {string[]} */ ...args) => {
    const { code, stdout, stderr } = await cli(['train', '--preset', 'mnist-seed', ...args]);
    return { code, stderr, document: stdout && JSON.parse(stdout) };
  };
  const short = ['--epochs', '1', '--json'];
  const { document } = await train('--data', at('set'), ...short, '--save', at('preset-net'));
  assert.deepEqual(
    [document.dataset, document.preset, document.layers],
    ['custom', 'mnist-seed', [64, 30, 3]],
  );
  assert.equal(document.recipe.learningRate, 3);
  const named = await train('--dataset', 'custom', '--data', at('set'), ...short);
  assert.equal(named.document.weightsSha256, document.weightsSha256);
  const followed = await cli(['train', '--data', at('set'), '--link', document.link, '--json']);
  assert.equal(JSON.parse(followed.stdout).verified, true);
  // Published files under their names are what the preset is for; and what is nowhere is what it lacks.
  mkdirSync(at('published'));
  for (const [name, bytes] of Object.entries(asIdx(set)))
    writeFileSync(at(`published/${name}`), bytes);
  const published = await train('--data', at('published'));
  assert.match(published.stderr, /images of 8 x 8, but those of MNIST are 28 x 28/);
  const nowhere = await train('--data', at('nowhere'));
  assert.match(nowhere.stderr, /MNIST needs the file/);
  const spec = (/** @type {object} */ settings) =>
    settingsOf(checkSpec({ settings, data: at('set') }), {}, 1);
  assert.equal(spec({ preset: 'mnist-seed' }).dataset, 'custom');
  assert.equal(spec({ dataset: 'cifar10', preset: 'mnist-seed' }).dataset, 'cifar10');
  assert.equal(spec({}).dataset, 'custom');
});

test('a link of a run is followed with the same files, and refused with others', async () => {
  const train = (/** @type {string[]} */ ...args) => cli(['train', '--json', ...args]);
  const made = await train('--data', at('set'), '--image-size', '12', '--leave-out', '1', ...SHORT);
  const { link, weightsSha256, dataSha256 } = JSON.parse(made.stdout);
  assert.match(link, new RegExp(`weights=${weightsSha256}&data=${dataSha256}-48-`));
  await cli(['data', 'convert', at('set'), '--save', at('linked.npz')]);
  const followed = await train('--data', at('linked.npz'), '--link', `https://lab.example/${link}`);
  assert.equal(followed.code, 0, followed.stderr);
  const document = JSON.parse(followed.stdout);
  assert.deepEqual(
    [document.weightsSha256, document.dataSha256, document.verified, document.link],
    [weightsSha256, dataSha256, true, link],
  );
  const other = await train('--data', at('set'), '--link', link, '--image-size', '13');
  assert.equal(other.code, 1);
  assert.match(other.stderr, /The link names "set": 48 images, SHA-256 .* make 48 images/);
  const spoilt = link.replace(weightsSha256, 'ab'.repeat(32));
  const differs = await train('--data', at('set'), '--link', spoilt);
  assert.equal(differs.code, 1);
  assert.equal(JSON.parse(differs.stdout).verified, false);
  assert.match(differs.stderr, /The link names the weights sha256 abab/);
});

test('a link with other data than it names says so, whatever it chose of its own', async () => {
  const train = (/** @type {string[]} */ ...args) => cli(['train', '--json', ...args]);
  const folders = Object.fromEntries(
    Object.entries(asFolders(set)).map(([name, bytes]) => [
      name.replace(/\/([012])\//, (_all, label) => `/${['cat, black', 'dog', 'cow'][label]}/`),
      bytes,
    ]),
  );
  for (const [name, bytes] of Object.entries(folders)) {
    mkdirSync(path.dirname(at(`named/${name}`)), { recursive: true });
    writeFileSync(at(`named/${name}`), bytes);
  }
  const given = ['--data', at('named')];
  const made = await train(...given, '--leave-out', '"cat, black"', ...SHORT);
  assert.equal(made.code, 0, made.stderr);
  const { link, dataSha256 } = JSON.parse(made.stdout);
  const other = await train('--data', at('set'), '--link', link);
  assert.equal(other.code, 1);
  assert.equal(
    other.stderr,
    `error: The link names "named": 48 images, SHA-256 ${dataSha256}. These files do not fit what it chose: ` +
      'There is no class "cat, black" to leave out; there are 0, 1, 2. ' +
      'Give the files that the link was made with; flags for own images must be the same, too.\n',
  );
  // What the person names is the person's own mistake.
  const typed = await train('--data', at('set'), '--link', link, '--leave-out', 'x');
  assert.match(typed.stderr, /^error: There is no class "x" to leave out; there are 0, 1, 2\.$/m);
  const followed = await train(...given, '--link', link);
  assert.equal(JSON.parse(followed.stdout).verified, true);
  // Given several times, a flag of a list is one list.
  const two = await train(...given, '--leave-out', 'dog', '--leave-out', '"cat, black"', ...SHORT);
  assert.match(two.stderr, /All training images are of one class, "cow"/);
  const all = await train(...given, '--leave-out', 'cow,dog,"cat, black"', ...SHORT);
  assert.match(all.stderr, /^error: All classes are left out/m);
});

test('predict: a large dark drawing is read as one on the pad, which is said', async () => {
  await printed([
    'train',
    '--train-size',
    '4000',
    '--test-size',
    '300',
    '--epochs',
    '3',
    '--save',
    at('digits'),
  ]);
  const side = 90;
  const pixels = new Uint8Array(side * side).fill(230);
  for (let y = 20; y < 60; y++) pixels.fill(30, y * side + 10, y * side + 15);
  writeFileSync(at('one.png'), asPng({ ...set, width: side, height: side }, { label: 1, pixels }));
  const { stdout, stderr, code } = await cli([
    'predict',
    '--model',
    at('digits'),
    at('one.png'),
    '--json',
  ]);
  assert.equal(code, 0);
  assert.match(stderr, /scaled and centred in 28 x 28 pixels, as on the drawing pad/);
  assert.match(stderr, /dark on light: they are inverted/);
  assert.equal(JSON.parse(stdout).guesses[0].label, '1');
  // A network of own data may have learned from such images, so it is only told.
  await cli(['train', '--data', at('set'), ...SHORT, '--save', at('own-digits')]);
  const model = ['--model', at('own-digits')];
  const hint = /If these are digits on paper.*: --fit ink finds what is drawn/;
  assert.match((await cli(['predict', ...model, at('one.png')])).stderr, hint);
  for (const rest of [[at('one.png'), '--fit', 'ink'], [at('set/test')]]) {
    assert.doesNotMatch((await cli(['predict', ...model, ...rest])).stderr, hint);
  }
});

test('what is misused is a sentence', async () => {
  for (const [args, code, sentence] of /** @type {[string[], number, RegExp][]} */ ([
    [['data'], 2, /What shall be done: inspect or convert/],
    [['data', 'show', at('set')], 2, /no "data show"/],
    [['data', 'inspect'], 2, /One file or folder/],
    [['data', 'convert', at('set')], 2, /--save set\.npz/],
    [['data', 'convert', at('set'), '--save', at('x.csv')], 2, /not as \.csv/],
    [['data', 'inspect', at('none')], 1, /no file or folder .*none/],
    [['train', '--dataset', 'custom'], 2, /--data PATH/],
    [['train', '--link', '#'], 2, /has no settings/],
    [['train', '--link', '#dataset=digits', '--epochs', '3'], 2, /--link brings all settings/],
    [['train', '--link', '#dataset=digits&x=1'], 2, /cannot be read: "x=1"/],
    [['train', '--data', at('set'), '--leave-out', 'x'], 1, /no class "x".*0, 1, 2/],
    [
      ['train', '--data', at('set'), '--leave-out', '0,'],
      2,
      /--leave-out must be names with commas/,
    ],
    [['train', '--data', at('set/notes.txt')], 1, /no images in the file.*no form that is read/],
  ])) {
    const done = await cli(args);
    assert.equal(done.code, code, args.join(' '));
    assert.match(done.stderr, sentence);
    assert.equal(done.stdout, '');
  }
});
