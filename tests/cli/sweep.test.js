import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { commandsFor } from '../../web/cli/commands/commands.js';
import { makeProgram } from '../../web/cli/commands/program.js';
import { settingArgs } from '../../web/cli/options/recipe-flags.js';
import { planOf } from '../../web/cli/sweep/plan.js';
import { checkSpec, readSpec } from '../../web/cli/sweep/spec.js';
import { deviation, mean } from '../../web/engine/spread.js';
import { defaults, presets, recipeFields, recipeHelp } from '../../web/engine/index.js';
import { STEP_MS } from '../patience.js';
import { cli, CLI, env, printed } from './support.js';

const folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-sweep-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const SETTINGS = { dataset: 'digits', trainSize: 500, testSize: 200, epochs: 2, layers: [16] };
const AXES = { learningRate: [0.5, 3], batchSize: [10, 25] };
const SMALL = { settings: SETTINGS, axes: AXES, seeds: [1, 2] };
const NO_RESULTS = new Map();

/** @param {string} name @param {object} spec @returns {{spec: string, results: string}} */
function specFile(name, spec) {
  const files = { spec: `${name}.json`, results: `${name}.results.jsonl` };
  const inFolder = (/** @type {string} */ file) => path.join(folder, file);
  writeFileSync(inFolder(files.spec), JSON.stringify(spec));
  return { spec: inFolder(files.spec), results: inFolder(files.results) };
}

/** @param {string} file @returns {any[]} */
const linesOf = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** A trial's name in these tests. @param {any} result */
const nameOf = ({ recipe }) => [recipe.learningRate, recipe.batchSize, recipe.seed].join();

/** @param {object} spec @returns {import('../../web/cli/sweep/plan.js').Plan} */
const planned = (spec) => planOf(checkSpec(spec), NO_RESULTS);

test('a grid has every combination with every seed, and equal recipes once', () => {
  const { trials, total } = planned(SMALL);
  assert.equal(total, 8);
  const names = trials.map(({ settings }) => nameOf({ recipe: settings }));
  assert.deepEqual(
    names,
    ['0.5,10', '0.5,25', '3,10', '3,25'].flatMap((name) => [`${name},1`, `${name},2`]),
  );
  assert.equal(planned({ ...SMALL, axes: { learningRate: [1, 1, 2] } }).total, 4);
});

test('draws lie in their ranges, and more of them keep those that were there', () => {
  const axes = {
    learningRate: { from: 0.001, to: 1, log: true },
    batchSize: { from: 8, to: 64 },
    activation: ['relu', 'tanh'],
  };
  const spec = { settings: { dataset: 'digits' }, axes, search: 'random', draws: 30 };
  const { trials } = planned(spec);
  assert.equal(trials.length, 30);
  const rates = trials.map(({ settings }) => Number(settings.learningRate));
  assert.ok(rates.every((rate) => rate >= 0.001 && rate <= 1));
  // Two of three decades: about two thirds of logarithmic draws, and a tenth of plain ones.
  assert.ok(rates.filter((rate) => rate < 0.1).length > 10);
  assert.ok(trials.every(({ settings }) => Number.isInteger(settings.batchSize)));
  const more = planned({ ...spec, draws: 40 }).trials;
  assert.deepEqual(more.slice(0, 30), trials);
  assert.notDeepEqual(planned({ ...spec, drawSeed: 2 }).trials[0], trials[0]);
});

test('halving goes on with the best by the mean validation error, and never with a failed one', () => {
  const spec = checkSpec({
    settings: { dataset: 'digits' },
    axes: { learningRate: [1, 2, 3, 4] },
    ...{ seeds: [1, 2], search: 'halving', rungs: [1, 3], keep: 0.5 },
  });
  const results = new Map();
  const first = planOf(spec, results);
  assert.equal(first.total, 12);
  assert.equal(first.trials.length, 8);
  for (const { link, settings } of first.trials) {
    const { learningRate, seed } = settings;
    // Rate 1 is best by one seed alone; rate 4 fails by one seed.
    const errors = { 1: [0, 0.9], 2: [0.3, 0.3], 3: [0.2, 0.3], 4: [0.1, 0] };
    const rates = errors[/** @type {1} */ (learningRate)];
    const validationErrorRate = rates[Number(seed) - 1];
    const failed = learningRate === 4 && seed === 2 ? 'It diverged.' : undefined;
    results.set(link, { validationErrorRate, failed });
  }
  const second = planOf(spec, results).trials.slice(8);
  assert.deepEqual(
    second.map(({ settings }) => [settings.learningRate, settings.epochs, settings.seed]),
    [2, 3].flatMap((rate) => [1, 2].map((seed) => [rate, 3, seed])),
  );
});

test('mean and deviation are those of the sample', () => {
  assert.equal(mean([1, 2, 6]), 3);
  assert.equal(deviation([1, 2, 6]), Math.sqrt(7));
  assert.equal(deviation([4]), null);
});

for (const [spec, sentence] of /** @type {[object, RegExp][]} */ ([
  [[], /is an object/],
  [{ axis: {} }, /no "axis"; it has settings, axes/],
  [{ axes: { rate: [1] } }, /no setting "rate"/],
  [{ axes: { seed: [1] } }, /list it in "seeds"/],
  [{ settings: { seed: 1 } }, /list it in "seeds"/],
  [{ axes: { epochs: [] } }, /has no value/],
  [{ axes: { epochs: { from: 1, to: 2 } } }, /of a grid is a list/],
  [{ settings: { epochs: 1 }, axes: { epochs: [1] } }, /both a setting and an axis/],
  [{ seeds: [1, 1] }, /one seed twice/],
  [{ seeds: [1, -1] }, /from 0 on, not -1\./],
  [{ seeds: [] }, /an Array of 0 values/],
  [{ search: 'bayes' }, /one of grid, random, halving/],
  [{ search: 'random' }, /needs "draws"/],
  [{ search: 'halving', rungs: [3, 1] }, /rising list/],
  [{ search: 'halving', rungs: [1, 3], settings: { epochs: 2 } }, /leave "epochs" out/],
  [
    { search: 'random', draws: 2, axes: { learningRate: { from: 0, to: 1, log: true } } },
    /above 0/,
  ],
  [{ search: 'random', draws: 1e9, axes: { learningRate: [1] } }, /at most 100000/],
  [{ axes: { learningRate: ['fast'] } }, /learning rate must be a number/],
])) {
  test(`refused: ${JSON.stringify(spec)}`, () => {
    assert.throws(() => planned(spec), { code: 'bad-sweep', message: sentence });
  });
}

test('refused: one key twice, of which JSON.parse() takes the last', async () => {
  const file = path.join(folder, 'twice.json');
  writeFileSync(file, '{"axes": {"epochs": [1], "epochs": [2]}}');
  await assert.rejects(readSpec(file), { code: 'bad-sweep', message: /one key twice/ });
});

test('flags made of settings give the settings back', async () => {
  /** @type {Record<string, unknown>} */
  let given = {};
  const make = () =>
    makeProgram(commandsFor(recipeFields, recipeHelp), {
      version: '1',
      run: async (_name, options) => void (given = { ...options }),
    });
  for (const preset of [{}, ...Object.values(presets)]) {
    const { preset: _none, ...settings } = { ...defaults, ...preset };
    await make().parseAsync(['train', ...settingArgs(settings)], { from: 'user' });
    assert.deepEqual(given, settings);
  }
});

test('killed at any moment, a sweep trains each trial once, to the bits of train', async () => {
  const { spec, results } = specFile('killed', SMALL);
  const args = [CLI, 'sweep', spec, '--workers', '2'];
  for (let kills = 0; kills < 4; kills++) {
    const before = existsSync(results) ? linesOf(results).length : 0;
    await new Promise((resolve) => {
      const child = spawn(process.execPath, args, { env, stdio: 'ignore', timeout: STEP_MS });
      const until = before + 1 + Math.floor(2 * Math.random());
      // Looks often: a kill is to come at any moment of a trial.
      const timer = setInterval(() => {
        const text = existsSync(results) ? readFileSync(results, 'utf8') : '';
        if (text.split('\n').length > until || Math.random() < 0.005) child.kill('SIGKILL');
      }, 10);
      child.on('close', () => resolve(clearInterval(timer)));
    });
  }
  const trained = linesWhole(results);
  // What a kill in the middle of writing leaves.
  appendFileSync(results, '{"recipe":{"data');
  await printed(['sweep', spec, '--list']);
  assert.equal(linesOf(results).length, trained, 'a line that is not whole was not cut off');
  appendFileSync(results, '{"recipe":{"data');
  const { code } = await cli(['sweep', spec]);
  assert.equal(code, 0);
  const all = linesOf(results);
  assert.equal(new Set(all.map(nameOf)).size, 8);
  assert.equal(all.length, 8);
  const before = readFileSync(results, 'utf8');
  const { table } = JSON.parse(await printed(['sweep', spec, '--json']));
  assert.equal(readFileSync(results, 'utf8'), before, 'nothing is left to train');
  assert.equal(table.length, 4);
  const [best] = table;
  const rates = all
    .filter(({ recipe }) => recipe.learningRate === best.point.learningRate)
    .filter(({ recipe }) => recipe.batchSize === best.point.batchSize)
    .map(({ validationErrorRate }) => validationErrorRate);
  assert.equal(best.validationErrorRate.mean, (rates[0] + rates[1]) / 2);
  const { learningRate, batchSize, seed, ...rest } = all[0].recipe;
  const flags = settingArgs({ ...SETTINGS, learningRate, batchSize, seed });
  assert.equal(rest.threads, 1);
  // It learns badly on purpose, which train notes on stderr.
  const alone = JSON.parse((await cli(['train', ...flags, '--json'])).stdout);
  assert.equal(all[0].weightsSha256, alone.weightsSha256);
  assert.equal(all[0].testErrorRate, alone.testErrorRate);
});

/** @param {string} file @returns {number} lines that are whole */
const linesWhole = (file) =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;

test('a whole line that is no result is refused by its number', async () => {
  const { spec, results } = specFile('damaged', SMALL);
  for (const line of ['no JSON', '{}', '{"recipe":{}}', '{"recipe":{"epochs":0},"failed":"x"}']) {
    writeFileSync(results, `\n${line}\n`);
    const { code, stderr } = await cli(['sweep', spec, '--list']);
    assert.equal(code, 1, line);
    assert.match(stderr, /^error: Line 2 of .* is no result of a trial .*Remove that line/);
  }
});

test('a trial that diverges is a result; the plot has the curves of the others', async () => {
  const axes = { learningRate: [0.01, 100_000] };
  const more = { layers: [32, 32, 32], activation: 'leaky-relu', optimizer: 'sgd' };
  const { spec, results } = specFile('diverged', { settings: { ...SETTINGS, ...more }, axes });
  const plot = path.join(folder, 'plot.html');
  const text = await printed(['sweep', spec, '--plot', plot]);
  assert.match(text, /learningRate 0.01\n/);
  assert.match(text, /0, 1 failed.*learningRate 100000/);
  assert.equal(linesOf(results).filter(({ failed }) => failed).length, 1);
  const page = readFileSync(plot, 'utf8');
  assert.match(page, /"learningRate 0.01, 2 epochs"/);
  assert.doesNotMatch(page, /100000/);
});

test('the curves take the place of neither the sweep nor its results', async () => {
  const { spec, results } = specFile('kept', { ...SMALL, seeds: [1] });
  const written = readFileSync(spec, 'utf8');
  for (const plot of [spec, results]) {
    const { code, stderr } = await cli(['sweep', spec, '--plot', plot]);
    assert.equal(code, 2);
    assert.match(stderr, /(the sweep|its results) and --plot name one file/);
  }
  assert.equal(readFileSync(spec, 'utf8'), written);
  assert.equal(existsSync(results), false);
});

const hasParallel = spawnSync('parallel', ['--version']).status === 0;

test(
  'sweep --list gives commands whose output is results: GNU parallel',
  { skip: !hasParallel && 'GNU parallel is not installed (apt-get install parallel)' },
  async () => {
    const { spec, results } = specFile('listed', { ...SMALL, seeds: [1] });
    const commands = await printed(['sweep', spec, '--list']);
    assert.equal(commands.trim().split('\n').length, 4);
    writeFileSync(path.join(folder, 'commands'), commands);
    const run = promisify(execFile);
    const { stdout } = await run('parallel', ['--jobs', '2', '-a', path.join(folder, 'commands')], {
      env,
      timeout: STEP_MS,
    });
    writeFileSync(results, stdout);
    assert.equal(await printed(['sweep', spec, '--list']), '');
    const { table } = JSON.parse(await printed(['sweep', spec, '--json']));
    assert.equal(table.length, 4);
    assert.equal(readFileSync(results, 'utf8'), stdout);
  },
);
