import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { encodeSafetensors } from '../../web/engine/files/safetensors.js';
import { decodeModel } from '../../web/engine/index.js';
import { readFileSync } from 'node:fs';
import { cli, printed, QUICK } from './support.js';

const folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-foreign-'));
const at = (/** @type {string} */ name) => path.join(folder, name);
const model = at('digits.safetensors');
const dict = at('theirs.safetensors');

before(async () => {
  await cli([...QUICK, '--layers', '12', '--activation', 'tanh', '--save', model]);
  const { parameters } = decodeModel(readFileSync(model));
  const [a, b] = [12 * 784, 12 * 784 + 12];
  const end = b + 120;
  writeFileSync(
    dict,
    encodeSafetensors(
      [
        { name: 'fc1.weight', shape: [12, 784], data: parameters.slice(0, a) },
        { name: 'fc1.bias', shape: [12], data: parameters.slice(a, b) },
        { name: 'fc2.weight', shape: [10, 12], data: parameters.slice(b, end) },
        { name: 'fc2.bias', shape: [10], data: parameters.slice(end) },
      ],
      {},
    ),
  );
});
after(() => rmSync(folder, { recursive: true, force: true }));

const said = ['--activation', 'tanh', '--pixels', 'unit'];
const onDigits = ['--dataset', 'digits', '--test-size', '200', '--json'];

/** @param {string[]} args */
async function errorOf(args) {
  const { code, stdout, stderr } = await cli(['eval', ...args, ...onDigits]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout).testErrorRate;
}

test('a state_dict, ONNX and TensorFlow.js read as the network that they came from', async () => {
  const expected = await errorOf(['--model', model]);
  assert.equal(await errorOf(['--model', dict, ...said]), expected);
  for (const [format, file, args] of /** @type {[string, string, string[]][]} */ ([
    ['onnx', 'net.onnx', []],
    ['tfjs', 'net', ['--pixels', 'none']],
  ])) {
    await printed(['export', '--model', model, '--format', format, '--save', at(file)]);
    const read = format === 'tfjs' ? at('net/model.json') : at(file);
    assert.equal(await errorOf(['--model', read, ...args]), expected);
  }
});

test('what the file does not say is asked for, by the name of the flag', async () => {
  for (const [args, sentence] of /** @type {[string[], RegExp][]} */ ([
    [[], /which activation .*\nThe flag is --activation\./],
    [['--activation', 'tanh'], /which numbers .*\nThe flag is --pixels\./],
    [['--pixels', '0.1,0'], /--pixels must be none, unit, signed, or two numbers/],
  ])) {
    const { code, stderr } = await cli(['eval', '--model', dict, ...args, ...onDigits]);
    assert.equal(code, 2);
    assert.match(stderr, sentence);
  }
});

test('where the colours of a pixel stand is asked for, and given by a flag', async () => {
  const file = at('colours.safetensors');
  const data = Float32Array.from({ length: 3072 * 4 }, (_, i) => Math.sin(i));
  writeFileSync(file, encodeSafetensors([{ name: 'fc.weight', shape: [4, 3072], data }], {}));
  const read = ['--model', file, '--pixels', 'unit'];
  const asked = await cli(['export', ...read, '--format', 'onnx', '--save', at('c.onnx')]);
  assert.equal(asked.code, 2);
  assert.match(asked.stderr, /where its input has the colours .*\nThe flag is --channels\./);
  const as = async (/** @type {string} */ order) => {
    const save = at(`${order}.safetensors`);
    const args = [...read, '--channels', order, '--format', 'safetensors', '--save', save];
    assert.equal((await cli(['export', ...args])).code, 0);
    return decodeModel(readFileSync(save)).parameters;
  };
  const [first, last] = [await as('first'), await as('last')];
  assert.deepEqual([...first.subarray(0, 3)], [...data.subarray(0, 3)]);
  assert.deepEqual([...last.subarray(0, 3)], [data[0], data[3], data[6]]);
});

test('the classes and the images of a file that does not say them are given by flags', async () => {
  const names = ['--classes', 'zero,one,two,three,four,five,six,seven,eight,nine'];
  const read = [
    'predict',
    '--model',
    dict,
    ...said,
    '--dataset',
    'digits',
    '--index',
    '3',
    '--json',
  ];
  const plain = await cli(read);
  const named = await cli([...read, ...names, '--input', '28x28']);
  assert.equal(named.code, 0, named.stderr);
  const spoken = names[1].split(',');
  const labels = (/** @type {string} */ text) =>
    JSON.parse(text).guesses.map((/** @type {{label: string}} */ { label }) => label);
  assert.deepEqual(
    labels(named.stdout),
    labels(plain.stdout).map((/** @type {string} */ label) => spoken[Number(label)]),
  );
});

test('flags that do not fit the network, or say what its file says otherwise', async () => {
  for (const [args, sentence, exit] of /** @type {[string[], RegExp, number][]} */ ([
    [[dict, ...said, '--input', '28'], /--input must be width x height.*28x28/, 2],
    [[dict, ...said, '--input', '14x55'], /reads 784 values, which images of 14 x 55/, 1],
    [[dict, ...said, '--classes', 'a,a'], /--classes must be different names/, 2],
    [[dict, ...said, '--classes', 'a,b'], /has 10 classes, so 10 printable names/, 1],
    [[model, '--input', '56x14'], /reads images of 28x28x1.*Leave out --input/s, 2],
    [[model, '--classes', 'a,b'], /names its classes 0, 1.*Leave out --classes/s, 2],
  ])) {
    const { code, stderr } = await cli(['eval', '--model', ...args, ...onDigits]);
    assert.equal(code, exit, stderr);
    assert.match(stderr, sentence);
  }
});

test('weights beside model.json that are missing are named', async () => {
  rmSync(at('net/group1-shard1of1.bin'));
  const { code, stderr } = await cli(['eval', '--model', at('net/model.json'), ...onDigits]);
  assert.equal(code, 1);
  assert.match(stderr, /group1-shard1of1\.bin/);
});
