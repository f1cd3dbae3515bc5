import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { encode } from 'fast-png';
import { DEFAULT_TO } from '../../data/fetch.js';
import { commandsFor } from '../../web/cli/commands/commands.js';
import { FILES } from '../../web/cli/input/samples.js';
import {
  decodeModel,
  encodeModel,
  generateDataset,
  loadCore,
  recipeFields,
  recipeHelp,
  resolveRecipe,
  Run,
} from '../../web/engine/index.js';
import { classificationReport, errorRate, formatReport } from '../../web/engine/run/report.js';
import { CLI, cli, env, printed, QUICK, spawned } from './support.js';

// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\x00-\x09\x0b-\x1f\x7f-\x9f]/;

/** @type {string} */
let folder;
/** @type {string} */
let model;

/** @param {string} name */
const inFolder = (name) => path.join(folder, name);

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-cli-'));
  model = inFolder('model.safetensors');
  await printed([...QUICK, '--save', model]);
});
after(() => rmSync(folder, { recursive: true }));

test('without --data, files are looked for where ./build.sh data puts them', () => {
  assert.equal(FILES, DEFAULT_TO);
});

test('help: of the program and of every command, on stdout, within 90 columns', async () => {
  const help = await printed(['--help']);
  assert.equal(await printed([]), help);
  for (const { name, summary, groups } of commandsFor(recipeFields, recipeHelp)) {
    assert.ok(help.includes(`${name} `) && help.includes(summary));
    const text = await printed([name, '--help']);
    assert.equal(await printed(['help', name]), text);
    for (const flag of groups.flatMap(([, flags]) => flags))
      assert.match(text, RegExp(`--${flag.name}`));
    assert.match(text, /\nExamples:\n {2}mlp-lab /);
    for (const line of text.split('\n')) assert.ok(line.length <= 90, line);
    assert.doesNotMatch(text, CONTROL);
  }
});

test('--version is that of the package', async () => {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  const stdout = `mlp-lab ${version}\n`;
  assert.equal(await printed(['--version']), stdout);
  assert.deepEqual(await spawned(['--version']), { code: 0, stdout, stderr: '' });
});

/** @type {[string, RegExp][]} */
const refused = [
  ['trian', /no command "trian".*Did you mean train\?.*mlp-lab --help/s],
  ['xyzzy', /There are: train, lr-find, sweep, sweep-worker, record, eval, predict, export, data/],
  ['--json train', /command comes first/],
  ['train --epoch 5', /no flag --epoch here.*Did you mean --epochs\?.*train --help/s],
  ['train --learning-rate', /--learning-rate needs a value/],
  ['train digits', /"digits".*has a flag before it/s],
  ['train --save --json', /--save needs a value: a file/],
  ['train --preset mnist-sead', /no preset "mnist-sead".*mnist-seed\?/s],
  ['train --dataset digits --data .', /digits.*generated.*--dataset mnist/s],
  [
    'train --dataset mnist --data package.json',
    /--data must be a folder here, but package\.json is none/,
  ],
  ['eval', /network is needed.*train --save/s],
  ['predict --dataset digits --index 1', /network is needed/],
  ['predict --model x', /image is needed/],
  ['predict --model x --dataset digits', /image is needed/],
  ['predict --model x a.png --index 1', /not both/],
];

test('what cannot be meant: on stderr, exit code 2, nothing on stdout', async () => {
  for (const [i, [line, sentence]] of refused.entries()) {
    const run = i === 0 ? spawned : cli;
    const { code, stdout, stderr } = await run(line.split(' '));
    assert.match(stderr, /^error: [A-Z-].*\.\n(.+\n)?See: mlp-lab .*--help\n$/, line);
    assert.match(stderr, sentence, line);
    assert.equal(stdout, '', line);
    assert.equal(code, 2, line);
  }
});

test('what goes wrong: a sentence on stderr, exit code 1, nothing on stdout', async () => {
  mkdirSync(inFolder('empty'));
  writeFileSync(inFolder('text.safetensors'), 'this is not a model at all');
  writeFileSync(inFolder('text.png'), 'this is not a picture, but it is long enough to be one');
  const wild = '--layers 64,64,64 --optimizer sgd --learning-rate 1e6'.split(' ');
  /** @type {[string[], RegExp][]} */
  const failures = [
    [[...QUICK, '--save', inFolder('no/model')], /there is no folder .*no\. Create it/],
    [[...QUICK, '--save', inFolder('empty')], /not a regular file/],
    [['train', '--dataset', 'mnist', '--data', inFolder('empty')], /mnist|MNIST/],
    [['eval', '--model', inFolder('none')], /none could not be read: there is no such file/],
    [['eval', '--model', folder], /it is a folder/],
    [
      ['eval', '--model', inFolder('text.safetensors')],
      /text\.safetensors: .*neither safetensors nor ONNX/,
    ],
    [
      ['eval', '--model', model, '--dataset', 'shapes'],
      /28x28 images in grey.*32x32 images in colour/,
    ],
    [['predict', '--model', model, inFolder('none.png')], /There is no file or folder .*none\.png/],
    [
      ['predict', '--model', model, inFolder('text.png')],
      /text\.png: It is no picture that can be read/,
    ],
    [[...QUICK, ...wild], /1000000/],
  ];
  for (const [i, [args, sentence]] of failures.entries()) {
    // With and without --json by turns, the last one with.
    const json = i % 2 === (failures.length - 1) % 2 ? ['--json'] : [];
    const run = i === 0 ? spawned : cli;
    const { code, stdout, stderr } = await run([...args, ...json]);
    assert.match(stderr, /^error: \S.*[.]\n$/s, args.join(' '));
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /\n {4}at /);
    assert.equal(stdout, '');
    assert.equal(code, 1);
  }
});

test('train --json: one document, the promised fields, the same bits every time', async () => {
  const args = [...QUICK, '--seed', '7', '--layers', '20,12', '--json'];
  const texts = [
    await printed([...args, '--threads', '1']),
    await printed([...args, '--threads', '2']),
    await printed([...args, '--variant', 'scalar']),
  ];
  const [first, second, scalar] = texts.map((text) => {
    assert.equal(text.indexOf('\n'), text.length - 1);
    return JSON.parse(text);
  });
  assert.deepEqual(Object.keys(first), [
    ...['preset', 'dataset', 'split', 'layers', 'seed', 'mode', 'variant', 'threads', 'epochs'],
    ...['bestEpoch', 'validationErrorRate', 'validationCost', 'finalTrainingErrorRate'],
    'testErrorRate',
    ...['confusionMatrix', 'report', 'samplesPerSecond', 'weightsSha256', 'reproducible', 'recipe'],
    ...['notes', 'link', 'faults'],
  ]);
  assert.deepEqual([first.notes, first.faults], [[], null]);
  assert.equal(first.dataset, 'digits');
  assert.equal(first.split, 'standard');
  assert.deepEqual(first.layers, [784, 20, 12, 10]);
  assert.equal(first.seed, 7);
  assert.equal(first.mode, 'exact');
  assert.equal(first.threads, 1);
  assert.equal(scalar.variant, 'scalar');
  assert.equal(first.epochs.length, 1);
  assert.deepEqual(Object.keys(first.epochs[0]), [
    ...['epoch', 'trainCost', 'validationErrorRate', 'validationCost', 'seconds'],
  ]);
  assert.equal(first.epochs[0].epoch, 1);
  assert.equal(first.validationErrorRate, first.epochs[0].validationErrorRate);
  assert.equal(first.validationCost, first.epochs[0].validationCost);
  assert.equal(first.finalTrainingErrorRate, first.validationErrorRate);
  assert.equal(first.testErrorRate, errorRate(first.confusionMatrix));
  assert.equal(
    first.confusionMatrix.flat().reduce((a, b) => a + b),
    300,
  );
  const labels = first.report.classes.map((/** @type {any} */ c) => c.label);
  assert.deepEqual(labels, [...'0123456789']);
  assert.deepEqual(first.report, classificationReport(first.confusionMatrix, labels));
  assert.ok(first.samplesPerSecond > 0);
  assert.match(first.weightsSha256, /^[0-9a-f]{64}$/);
  assert.equal(second.weightsSha256, first.weightsSha256);
  assert.equal(scalar.weightsSha256, first.weightsSha256);
  const other = JSON.parse(await printed([...args.slice(0, -1), '--json', '--batch-size', '11']));
  assert.notEqual(other.weightsSha256, first.weightsSha256);
});

test('train in a pipe: plain lines, every part of the result', async () => {
  const args = [...QUICK, '--epochs', '2'].filter((_, i) => i !== 5 && i !== 6);
  const text = await printed(args);
  assert.doesNotMatch(text, CONTROL);
  assert.match(text, /digits, standard split: 500 to train, 1,000 for validation, 300 to test/);
  assert.match(text, /^ +1\/2 +\d\.\d{4} +\d\.\d{4} +\d+\.\d\d % +\d.* s$/m);
  assert.match(text, /^ +2\/2 /m);
  assert.match(text, /^validation error +\d+\.\d\d % +on 1,000 validation images$/m);
  assert.match(text, /^test error +\d+\.\d\d % +on 300 test images$/m);
  assert.match(text, /^weights +sha256 [0-9a-f]{64}$/m);
  assert.match(text, /^true \\ predicted +0 +1 +2 /m);
  const result = JSON.parse(await printed([...args, '--json']));
  assert.ok(text.includes(formatReport(result.report)));
  assert.ok(text.includes(result.weightsSha256));
});

test('--layers none trains without a hidden layer', async () => {
  const result = JSON.parse(await printed([...QUICK, '--layers', 'none', '--json']));
  assert.deepEqual(result.layers, [784, 10]);
});

test('save, then eval: the same result; the file is replaced whole', async () => {
  const file = inFolder('again.safetensors');
  writeFileSync(file, 'an older file');
  const trained = JSON.parse(await printed([...QUICK, '--save', file, '--json']));
  assert.deepEqual(readFileSync(file), readFileSync(model));
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.tmp')),
    [],
  );
  const args = ['eval', '--model', file, '--test-size', '300'];
  const tested = JSON.parse(await printed([...args, '--json']));
  assert.deepEqual(Object.keys(tested), [
    ...['model', 'dataset', 'layers', 'mode', 'variant', 'testViews', 'testCount'],
    ...['testErrorRate', 'notes', 'confusionMatrix', 'report'],
  ]);
  assert.deepEqual(tested.confusionMatrix, trained.confusionMatrix);
  assert.equal(tested.testErrorRate, trained.testErrorRate);
  const text = await printed(args);
  assert.ok(text.includes(formatReport(trained.report)));
  assert.doesNotMatch(text, CONTROL);
});

test('eval in views: says when they are all alike, and when the file does not say what they are', async () => {
  const args = ['--test-size', '50', '--test-views', '3'];
  const alike = await cli(['eval', '--model', model, ...args, '--json']);
  assert.equal(alike.code, 0);
  assert.match(alike.stderr, /^note: The recipe changes no images, so all 3 views .*\.\n$/);
  assert.equal(JSON.parse(alike.stdout).testViews, 3);
  const file = inFolder('recipe.safetensors');
  const decoded = decodeModel(readFileSync(model));
  for (const changes of [{ layers: 5 }, { dropout: null }, { seed: 'zz' }, { shift: -1 }]) {
    const recipe = /** @type {any} */ ({ ...decoded.recipe, ...changes });
    writeFileSync(file, encodeModel({ ...decoded, recipe }));
    const { code, stderr } = await cli(['eval', '--model', file, ...args]);
    assert.equal(code, 1, stderr);
    assert.match(stderr, /^error: The recipe in the network's file is wrong, .* Leave out/m);
  }
});

test('predict: an image of the data set, and a PNG', async () => {
  const args = ['predict', '--model', model, '--dataset', 'digits', '--index', '4'];
  const result = JSON.parse(await printed([...args, '--json']));
  assert.deepEqual(Object.keys(result), [
    'model',
    'dataset',
    'part',
    'index',
    'trueLabel',
    'notes',
    'guesses',
  ]);
  assert.equal(result.guesses.length, 3);
  const [best, second] = result.guesses;
  assert.match(best.label, /^\d$/);
  const text = await printed(args);
  assert.match(text, new RegExp(`really ${result.trueLabel}\n`));
  assert.match(text, new RegExp(`\n {2}${best.label} `));

  const sigmoid = inFolder('sigmoid.safetensors');
  await printed([...QUICK, '--cost', 'quadratic', '--save', sigmoid]);
  const png = inFolder('bar.png');
  const data = Uint8Array.from({ length: 784 }, (_, i) => (i % 28 > 11 && i % 28 < 15 ? 255 : 0));
  writeFileSync(png, encode({ width: 28, height: 28, channels: 1, data }));
  for (const [file, kind, other] of [
    [model, 'probability', 'output'],
    [sigmoid, 'output', 'probability'],
  ]) {
    const read = JSON.parse(await printed(['predict', '--model', file, png, '--json']));
    assert.deepEqual(Object.keys(read), ['model', 'image', 'guesses']);
    for (const guess of read.guesses) assert.ok(guess[kind] >= 0 && guess[kind] <= 1);
    assert.ok(read.guesses[0][kind] >= read.guesses[1][kind]);
    const lines = await printed(['predict', '--model', file, png]);
    assert.ok(lines.includes(kind) && !lines.includes(other));
  }
  assert.notEqual(best.label, second.label);
});

test('as a process, each command comes to its end by itself', async () => {
  const digits = ['--dataset', 'digits'];
  const few = ['--train-size', '500', '--test-size', '50'];
  const pictures = inFolder('pictures.npz');
  const grey = { width: 8, height: 8, channels: /** @type {1} */ (1) };
  for (const label of ['a', 'b']) {
    mkdirSync(inFolder(`own/${label}`), { recursive: true });
    const data = new Uint8Array(64).fill(label === 'a' ? 20 : 200);
    for (let i = 0; i < 4; i++)
      writeFileSync(inFolder(`own/${label}/${i}.png`), encode({ ...grey, data }));
  }
  for (const args of [
    [...QUICK, '--threads', '2'],
    ['lr-find', ...digits, ...few],
    ['eval', '--model', model, ...digits, '--test-size', '50'],
    ['predict', '--model', model, ...digits, '--index', '1'],
    ['export', '--model', model, '--format', 'onnx', '--save', inFolder('net.onnx')],
    ['data', 'inspect', inFolder('own')],
    ['data', 'convert', inFolder('own'), '--save', pictures],
  ]) {
    const { code, stdout, stderr } = await spawned(args);
    assert.equal(code, 0, `${args[0]}: ${stderr}`);
    assert.notEqual(stdout, '', args[0]);
  }
});

test('notes on stderr: what makes a result misleading', async () => {
  const file = inFolder('reference.safetensors');
  await printed([...QUICK, '--split', 'reference', '--save', file]);
  const tested = await cli(['eval', '--model', file, '--test-size', '300', '--json']);
  assert.match(tested.stderr, /^note: .*reference split.*it has seen most of these\.\n$/);
  assert.equal(tested.code, 0);
  const paper = inFolder('paper.png');
  const data = new Uint8Array(784).fill(255);
  writeFileSync(paper, encode({ width: 28, height: 28, channels: 1, data }));
  const read = await cli(['predict', '--model', model, paper]);
  assert.match(read.stderr, /^note: .*paper\.png is mostly bright.*\n$/);
  assert.equal(read.code, 0);
});

test('on a terminal: a bar, without colour under NO_COLOR', (t) => {
  if (!existsSync('/usr/bin/script')) {
    t.skip('script is not installed (apt-get install bsdutils)');
    return;
  }
  const command = `'${process.execPath}' '${CLI}' train --epochs 1 --train-size 5000 --test-size 300`;
  const run = (/** @type {NodeJS.ProcessEnv} */ more) =>
    spawnSync('/usr/bin/script', ['-qec', command, '/dev/null'], {
      env: { ...env, TERM: 'xterm-256color', ...more },
      encoding: 'utf8',
    }).stdout;
  const plain = run({ NO_COLOR: '1' });
  assert.match(plain, /\r.*━.* %/);
  // eslint-disable-next-line no-control-regex -- styles, as against "erase the line"
  assert.doesNotMatch(plain, /\x1b\[[\d;]*m/);
  assert.match(plain, /weighted avg/);
  // eslint-disable-next-line no-control-regex
  assert.match(run({}), /\x1b\[36m━/);
  assert.doesNotMatch(run({ TERM: 'dumb' }), /━/);
});

test('lr-find --json: a curve and a suggestion; train --json: a recipe that repeats the run', async () => {
  const { recipe, curve, suggestion } = JSON.parse(
    await printed(['lr-find', '--dataset', 'digits', '--train-size', '2000', '--json']),
  );
  assert.ok(curve.length > 50 && curve.every((/** @type {any} */ p) => p.rate > 0 && p.cost > 0));
  assert.ok(suggestion > 1e-5 && suggestion < 0.1, `${suggestion}`);
  assert.equal(recipe.trainSize, 2000);

  const flags = [
    '--schedule',
    'cosine',
    '--dropout',
    '0.2',
    '--rotation',
    '9',
    '--keep-best',
    'on',
  ];
  const first = JSON.parse(await printed([...QUICK, ...flags, '--json']));
  assert.equal(first.recipe.keepBest, true);
  assert.deepEqual(first.recipe.dropout, [0.2]);
  const core = await loadCore();
  const data = generateDataset(core, 'digits', first.recipe);
  const run = new Run(core, resolveRecipe(first.recipe), data);
  while (!run.finished) run.advance(100);
  assert.equal(run.evaluate().weightsSha256, first.weightsSha256);
});
