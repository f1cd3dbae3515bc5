import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { before, after, test } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { cli, printed, QUICK } from './support.js';

const folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-export-'));
const model = path.join(folder, 'digits.safetensors');
const at = (/** @type {string} */ name) => path.join(folder, name);

before(() => cli([...QUICK, '--layers', '12', '--save', model]));
after(() => rmSync(folder, { recursive: true, force: true }));

test('export: a module that reads as predict does', async () => {
  const text = await printed([
    'export',
    '--model',
    model,
    '--format',
    'js',
    '--save',
    at('my-net.js'),
  ]);
  assert.match(text, /784-12-10, as a JavaScript module/);
  assert.match(text, /my-net\.js, [\d,]+ bytes\n.*my-net\.d\.ts, /);
  const { predict } = await import(pathToFileURL(at('my-net.js')).href);
  const white = predict(new Uint8Array(784).fill(255));
  const { loadCore, decodeModel, networkFromModel } = await import('../../web/engine/index.js');
  const network = networkFromModel(await loadCore(), decodeModel(readFileSync(model)));
  assert.deepEqual(white.outputs, network.predict(new Uint8Array(784).fill(255)));
  assert.match(readFileSync(at('my-net.d.ts'), 'utf8'), /export function predict\(/);
});

test('export: names in C come from the file, and tfjs is a folder', async () => {
  const args = ['export', '--model', model, '--json'];
  const c = JSON.parse(
    await printed([...args, '--format', 'c', '--weights', 'int8', '--save', at('7-net.h')]),
  );
  assert.deepEqual(c.files, [{ file: at('7-net.h'), bytes: readFileSync(at('7-net.h')).length }]);
  assert.match(readFileSync(at('7-net.h'), 'utf8'), /int model_7_net_predict\(const uint8_t/);
  const tfjs = JSON.parse(await printed([...args, '--format', 'tfjs', '--save', at('web/net')]));
  assert.deepEqual(
    tfjs.files.map((/** @type {{file: string}} */ { file }) => file),
    ['model.json', 'group1-shard1of1.bin'].map((name) => at(`web/net/${name}`)),
  );
  assert.ok(existsSync(at('web/net/model.json')));
});

for (const [args, sentence] of /** @type {[string[], RegExp][]} */ ([
  [['--format', 'js'], /A network is needed/],
  [['--model', model], /A format is needed: --format NAME\.\nThere are safetensors, onnx, /],
  [['--model', model, '--format', 'onnx'], /A place is needed: --save FILE/],
  [['--model', model, '--format', 'onxn', '--save', 'x'], /Did you mean onnx\?/],
  [
    ['--model', model, '--format', 'onnx', '--weights', 'int8', '--save', at('x.onnx')],
    /The format onnx holds weights as f32, not "int8"\./,
  ],
  [['--model', model, '--format', 'onnx', '--save', at('none/x.onnx')], /none/],
  [['--model', model, '--format', 'onnx', '--save', model], /--model and --save name one file/],
  [
    ['--model', model, '--format', 'tfjs', '--save', model],
    /folder .* cannot be made: there is a file of that name\./,
  ],
])) {
  test(`export ${args.filter((arg) => !arg.startsWith('/')).join(' ')} is refused`, async () => {
    const { code, stderr, stdout } = await cli(['export', ...args]);
    assert.ok(code === 1 || code === 2);
    assert.equal(stdout, '');
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /bug in mlp-lab/);
  });
}
