import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commandsFor } from '../../web/cli/commands/commands.js';
import { makeProgram } from '../../web/cli/commands/program.js';
import { makeRecipe } from '../../web/cli/options/recipe.js';
import { nearest } from '../../web/cli/options/nearest.js';
import { recipeFlags } from '../../web/cli/options/recipe-flags.js';
import { UsageError } from '../../web/cli/options/usage-error.js';
import { recipeFields, recipeHelp, resolveRecipe } from '../../web/engine/index.js';

/**
 * What a command is given for a line of arguments.
 * @param {string[]} args
 * @param {Parameters<typeof commandsFor>[0]} fields
 * @param {Parameters<typeof commandsFor>[1]} help
 */
async function parse(args, fields = recipeFields, help = recipeHelp) {
  /** @type {Record<string, unknown>} */
  let given = {};
  const program = makeProgram(commandsFor(fields, help), {
    version: '1',
    run: async (_name, options) => void (given = { ...options }),
  });
  await program.parseAsync(args, { from: 'user' });
  return given;
}

/** @type {[string, RegExp][]} */
const misuses = [
  ['train -epochs 5', /no flag -epochs.*Did you mean --epochs\?/s],
  ['train --model x', /no flag --model here/],
  ['train -- --epochs 3', /After "--" nothing counts as a flag.*Leave "--" out: mlp-lab train/s],
  ['train --help=1', /^--help takes no value/],
  ['train -h=1', /^-h takes no value/],
  ['--help=1', /^--help takes no value/],
  ['--version=1', /^--version takes no value/],
  ['help trian', /no command "trian".*Did you mean train\?/s],
  ['trian', /no command "trian".*Did you mean train\?/s],
  ['predict --x -- -y.png', /no flag --x here/],
  ['train --version', /no flag --version here/],
  ['train --json=yes', /--json takes no value/],
  ['train --json --json', /--json is given twice/],
  ['train --seed', /--seed needs a value: a whole number from 0/],
  ['train --seed=', /--seed needs a value: a whole number from 0/],
  ['train --seed --json', /--seed needs a value: a whole number from 0/],
  ['train --seed 1 --seed 2', /--seed is given twice/],
  ['train --init he --initializer he', /--initializer is given twice/],
  ['train --epochs ten', /--epochs must be a whole number from 1 to 100,000, not "ten"/],
  ['train --epochs 0', /from 1 to/],
  ['train --linear yes', /--linear must be 0 or 1 for all hidden layers, .* e\.g\. 0,1,0, or none/],
  ['train --epochs 1.5', /whole number/],
  ['train --batch-size 4097', /from 1 to 4,096, not "4097"/],
  ['train --train-size -5', /from 1 to 10,000,000 or all, not "-5"/],
  ['train --test-size 1e3', /whole number/],
  ['train --learning-rate -1', /from 0 to 1,000,000/],
  ['train --learning-rate Infinity', /from 0 to 1,000,000/],
  ['train --learning-rate 0x10', /from 0 to 1,000,000/],
  ['train --weight-decay -1', /from 0 to 1,000,000/],
  ['train --momentum 1', /from 0 to 0.999999/],
  ['train --beta1 1', /from 0 to 0.999999/],
  ['train --epsilon 0', /from 1e-30 to 1/],
  ['train --seed 9007199254740992', /from 0 to 9,007,199,254,740,991/],
  ['train --layers 128,,32', /up to 8 sizes from 1 to 8,192/],
  ['train --layers 8193', /up to 8 sizes/],
  ['train --layers 1,1,1,1,1,1,1,1,1', /up to 8 sizes/],
  ['train --dataset mnits', /digits, shapes, mnist, cifar10 or custom, not "mnits".*mean mnist\?/s],
  [
    'train --activation gelo',
    /sigmoid, tanh, relu, leaky-relu, gelu or identity.*Did you mean gelu\?/s,
  ],
  ['train --cost cross', /Did you mean cross-entropy\?/],
  ['train --init x', /reference, glorot or he/],
  ['train --optimizer adamm', /Did you mean adam\?/],
  ['train --scaling x', /none, unit, channel or standard/],
  ['train --flip yes', /--flip must be on or off/],
  ['train --dropout 1', /from 0 to 0.95, or one for each hidden layer/],
  ['train --dropout 0.1,x', /or one for each hidden layer/],
  ['train --crop 1.5', /whole number from 0 to 1,000/],
  ['train --threads 9', /from 1 to 8 or auto/],
  ['lr-find --save x', /no flag --save here/],
  ['train --split x', /standard or reference/],
  ['train --variant x', /auto, scalar or simd128/],
  ['train digits --epochs 2', /"digits".*has a flag before it/s],
];

test('what cannot be meant: a sentence with the range and the nearest name', async () => {
  for (const [line, sentence] of misuses) {
    await assert.rejects(parse(line.split(' ')), (/** @type {any} */ error) => {
      assert.ok(error instanceof UsageError, String(error));
      assert.match(`${error.message}\n${error.hint ?? ''}`, sentence, line);
      return true;
    });
  }
});

test('what is given: only that, as recipes have it', async () => {
  const line =
    'train --layers 20,12 --dropout none --flip on --keep-best off --threads auto --json ' +
    '--train-size all --test-size=300 --learning-rate 0 --init glorot --save=--odd -- ';
  assert.deepEqual(await parse(line.trim().split(' ')), {
    ...{ layers: [20, 12], dropout: [], flip: true, keepBest: false, threads: 'auto', json: true },
    ...{ trainSize: null, testSize: 300, learningRate: 0, initializer: 'glorot', save: '--odd' },
  });
  assert.deepEqual(await parse(['lr-find', '--layers', 'none']), { layers: [] });
});

test('every setting has a flag, which accepts what a recipe may say and nothing else', async () => {
  const fields = Object.entries(recipeFields);
  assert.equal(recipeFlags(recipeFields, recipeHelp).flatMap(([, f]) => f).length, fields.length);
  const numbers = fc.oneof(
    fc.constantFrom('0', '1', '-1', '0.95', '0.999999', '1e-30', '1e-31', '8193', '1e7', '1e6'),
    fc.integer({ min: -3, max: 20_000_000 }).map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 2 }).map(String),
    fc.constantFrom(...fields.flatMap(([, { range = [] }]) => range.map(String))),
  );
  const words = fc.constantFrom(...fields.flatMap(([, { choices = ['on'] }]) => choices));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...fields), numbers, words, async ([key, field], n, word) => {
      const isWord = field.choices !== undefined;
      // A person's own images are in no folder that the command line could be given.
      fc.pre(!(key === 'dataset' && word === 'custom'));
      // Whole numbers are typed in digits.
      fc.pre(!field.whole || !n.includes('e'));
      // What float32 makes 0 is refused later, with the recipe: there a sentence says why.
      fc.pre(Number(n) === 0 || Math.fround(Number(n)) !== 0);
      const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      const typed = isWord ? word : field.range ? n : 'on';
      const value = isWord ? word : !field.range ? true : field.most ? [Number(n)] : Number(n);
      const legal = (/** @type {() => unknown} */ work) => {
        try {
          work();
          return true;
        } catch {
          return false;
        }
      };
      // Its first epoch is below the epochs, whatever these are.
      const longest = key === 'swaFrom' ? { epochs: recipeFields.epochs.range?.[1] } : {};
      const accepted = await parse(['train', flag, typed]).catch(() => undefined);
      assert.equal(
        accepted !== undefined,
        legal(() => resolveRecipe({ ...longest, [key]: value })),
        `${flag} ${typed}`,
      );
      if (accepted) assert.deepEqual(accepted, { [key]: value });
    }),
    { numRuns: 2000 },
  );
});

test('a row more in the table is a flag more, with its help', async () => {
  const fields = {
    ...recipeFields,
    sharpness: { group: 'training', initial: 0, range: /** @type {[number, number]} */ ([0, 7]) },
    newRule: { group: 'something new', initial: 'a', choices: ['a', 'b'] },
  };
  const help = { ...recipeHelp, sharpness: 'Makes it sharper.', newRule: 'Which one.' };
  const args = ['train', '--sharpness', '6.5', '--new-rule', 'b'];
  assert.deepEqual(await parse(args, fields, help), { sharpness: 6.5, newRule: 'b' });
  await assert.rejects(parse(['train', '--sharpness', '8'], fields, help), /a number from 0 to 7/);
  const program = makeProgram(commandsFor(fields, help), { version: '1', run: async () => {} });
  const train = program.commands.find((command) => command.name() === 'train');
  const text = String(train?.helpInformation());
  assert.match(text, /^How it learns:(\n.+)+\n {2}--sharpness N +makes it sharper$/m);
  assert.match(text, /^Something new:\n {2}--new-rule NAME +a or b: which one$/m);
});

test('a teacher of a run without softmax outputs is refused with what to add', () => {
  const options = /** @type {any} */ ({ preset: 'mnist-seed', teacher: ['a.safetensors'] });
  const refused = { name: 'UsageError', message: /softmax outputs/, hint: /--cost cross-entropy/ };
  assert.throws(() => makeRecipe(options), refused);
  assert.equal(makeRecipe({ ...options, cost: 'cross-entropy' }).teacherWeight, 0.5);
});

test('near names', () => {
  assert.equal(nearest('sedd', ['seed', 'save']), 'seed');
  assert.equal(nearest('learning', ['learning-rate', 'layers']), 'learning-rate');
  assert.equal(nearest('qqqq', ['seed', 'save']), '');
});

test('what does nothing is refused with what to do', () => {
  for (const [options, message] of /** @type {[any, RegExp][]} */ ([
    [{ layers: [], linear: [1] }, /^--linear is of hidden layers, and there are none$/],
    [{ layers: [], layerRates: [0.5] }, /^--layer-rates is of hidden layers/],
    [{ layers: [], layerDecays: [2] }, /^--layer-decays is of hidden layers/],
    [{ layers: [], residual: true }, /^--residual is of hidden layers/],
    [{ layers: [], batchNorm: true }, /^--batch-norm is of hidden layers/],
    [{ layers: [], dropout: [0.5] }, /^--dropout is of hidden layers/],
    [{ temperature: 2 }, /^--temperature needs networks to learn from$/],
    [{ teacherWeight: 0.5 }, /^--teacher-weight needs networks to learn from$/],
  ])) {
    assert.throws(() => makeRecipe(options), { name: 'UsageError', message });
  }
  const fine = { layers: [], linear: [], residual: false };
  assert.deepEqual(makeRecipe(/** @type {any} */ (fine)).layers, []);
});
