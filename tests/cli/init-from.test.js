import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { cli, printed, QUICK } from './support.js';

const folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-init-'));
const model = path.join(folder, 'digits.safetensors');
/** @type {any} */
let first;

before(async () => {
  first = JSON.parse(
    await printed([
      ...QUICK.slice(0, -1),
      '6',
      '--layers',
      '24',
      '--activation',
      'tanh',
      '--save',
      model,
      '--json',
    ]),
  );
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('train --init-from: the network learns on, with its layers', async () => {
  const result = JSON.parse(
    await printed([...QUICK, '--init-from', model, '--seed', '4', '--json']),
  );
  assert.deepEqual(result.layers, [784, 24, 10]);
  assert.equal(result.recipe.activation, 'tanh');
  const { weightsSha256, epochs } = first;
  assert.deepEqual(result.initFrom, { weightsSha256, newLastLayer: false, frozenLayers: 0 });
  assert.ok(result.epochs[0].trainCost < 0.8 * epochs[0].trainCost);
});

test('train --freeze: with a rate that turns everything, the first layer stays', async () => {
  const result = JSON.parse(
    await printed([
      ...QUICK,
      '--init-from',
      model,
      '--freeze',
      '1',
      '--learning-rate',
      '0.1',
      '--json',
    ]),
  );
  assert.equal(result.initFrom.frozenLayers, 1);
  assert.notEqual(result.weightsSha256, first.weightsSha256);
});

for (const [args, sentence] of /** @type {[string[], RegExp][]} */ ([
  [['--freeze', '1'], /Name it: --init-from FILE/],
  [['--classes', 'a,b'], /Name it: --init-from FILE/],
  [['--init-from', model, '--layers', '9'], /has the layers 24\.\nLeave out --layers/],
  [['--init-from', model, '--activation', 'relu'], /activation tanh/],
  [['--init-from', model, '--scaling', 'standard'], /brings its scaling/],
  [['--init-from', model, '--freeze', '2'], /Of 1 hidden layer, 2 cannot be frozen/],
  [['--init-from', model, '--freeze', '1', '--averaging', '0.9'], /averaged weights/],
  [['--init-from', model, '--freeze', '1', '--checkpoint', path.join(folder, 'c')], /A checkpoint/],
  [['--init-from', model, '--resume', path.join(folder, 'c')], /file|two beginnings/],
  [['--init-from', model, '--dataset', 'shapes'], /784-24 .* 3072-24/],
])) {
  test(`refused: ${args.map((arg) => arg.replace(folder, '')).join(' ')}`, async () => {
    const { code, stderr } = await cli(['train', ...args]);
    assert.ok(code === 1 || code === 2, stderr);
    assert.match(stderr, sentence);
    assert.doesNotMatch(stderr, /bug in mlp-lab/);
  });
}
