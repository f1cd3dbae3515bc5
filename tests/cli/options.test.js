import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS } from '../../web/cli/commands/help.js';
import { nearest } from '../../web/cli/options/nearest.js';
import { parseOptions, UsageError } from '../../web/cli/options/options.js';

/** @type {[string, RegExp][]} */
const misuses = [
  ['train -epochs 5', /no flag -epochs.*Did you mean --epochs\?/s],
  ['train --model x', /no flag --model here/],
  ['train --json=yes', /--json takes no value/],
  ['train --seed', /--seed needs a value: a whole number from 0/],
  ['train --seed 1 --seed 2', /--seed is given twice/],
  ['train --epochs ten', /--epochs must be a whole number from 1 to 100,000, not "ten"/],
  ['train --epochs 0', /from 1 to/],
  ['train --epochs 1.5', /whole number/],
  ['train --batch-size 4097', /from 1 to 4,096, not "4097"/],
  ['train --train-size -5', /from 1 to/],
  ['train --test-size 1e3', /whole number/],
  ['train --learning-rate 0', /above 0, at most 1,000,000/],
  ['train --learning-rate Infinity', /above 0/],
  ['train --learning-rate 0x10', /above 0/],
  ['train --weight-decay -1', /from 0 to 1,000,000/],
  ['train --momentum 1', /from 0 to 0.999999/],
  ['train --seed 9007199254740992', /from 0 to 9,007,199,254,740,991/],
  ['train --layers 128,,32', /up to 8 sizes from 1 to 8,192/],
  ['train --layers 8193', /up to 8 sizes/],
  ['train --layers 1,1,1,1,1,1,1,1,1', /up to 8 sizes/],
  ['train --dataset mnits', /digits, shapes, mnist or cifar10, not "mnits".*mean mnist\?/s],
  ['train --activation gelo', /sigmoid, tanh, relu, leaky-relu or gelu.*Did you mean gelu\?/s],
  ['train --cost cross', /Did you mean cross-entropy\?/],
  ['train --init x', /reference, glorot or he/],
  ['train --optimizer adamm', /Did you mean adam\?/],
  ['train --scaling x', /none, unit, channel or standard/],
  ['train --flip yes', /--flip must be on or off/],
  ['train --dropout 1', /from 0 to 0.95, or one for each hidden layer/],
  ['train --dropout 0.1,x', /or one for each hidden layer/],
  ['train --crop 1.5', /whole number from 0 to 1,000/],
  ['lr-find --save x', /no flag --save here/],
  ['train --split x', /standard or reference/],
  ['train --variant x', /auto, scalar or simd128/],
];

test('what cannot be meant: a sentence with the range and the nearest name', () => {
  for (const [line, sentence] of misuses) {
    const [name, ...args] = line.split(' ');
    const allowed = COMMANDS.find((command) => command.name === name)?.groups.flatMap(([, f]) => f);
    assert.ok(allowed);
    assert.throws(
      () => parseOptions(args, allowed),
      (/** @type {any} */ error) => {
        assert.ok(error instanceof UsageError, String(error));
        assert.match(`${error.message}\n${error.hint ?? ''}`, sentence, line);
        return true;
      },
    );
  }
});

test('near names', () => {
  assert.equal(nearest('sedd', ['seed', 'save']), 'seed');
  assert.equal(nearest('learning', ['learning-rate', 'layers']), 'learning-rate');
  assert.equal(nearest('qqqq', ['seed', 'save']), '');
});
