import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { record } from '../../web/cli/commands/record.js';
import { Output } from '../../web/cli/output/output.js';
import { readRecordLink } from '../../web/cli/record/link.js';
import { recipeToHash } from '../../web/engine/recipe/write-link.js';
import { cli, printed, spawned } from './support.js';

const SMALL = ['--train-size', '500', '--test-size', '200', '--epochs', '2', '--layers', '16'];
const HASH = 'a'.repeat(64);

/** @type {{recipe: any, weightsSha256: string, testErrorRate: number}} */
const trained = JSON.parse((await cli(['train', ...SMALL, '--json'])).stdout);
const { weightsSha256, testErrorRate } = trained;
const link = recipeToHash(trained.recipe, weightsSha256);

/** @param {string[]} args */
async function checked(...args) {
  const { code, stdout, stderr } = await cli(['record', 'check', ...args, '--json']);
  return { code, stderr, ...(stdout && JSON.parse(stdout)) };
}

test('record check trains what train trained, whatever stands before the "#"', async () => {
  const stated = (100 * testErrorRate).toFixed(2);
  for (const start of ['', 'https://example.org/lab/'])
    assert.deepEqual(
      await checked(start + link, '--test-error', stated).then(({ seconds, ...rest }) => {
        assert.ok(seconds > 0);
        return rest;
      }),
      {
        ...{ code: 0, stderr: '', recipe: trained.recipe, notes: [] },
        ...{ expectedWeightsSha256: weightsSha256, weightsSha256, sameWeights: true },
        ...{ statedTestErrorRate: Number(stated) / 100, testErrorRate, sameTestError: true },
        validationErrorRate: /** @type {any} */ (trained).validationErrorRate,
      },
    );
  const words = await printed(['record', 'check', link, '--test-error', stated, '--threads', '2']);
  assert.match(words, new RegExp(`weights +the same, sha256 ${weightsSha256}`));
  assert.match(words, /test error +\d\d\.\d\d % on 200 test images, as stated/);
});

test('record check ends with 1 and a sentence where weights or error differ', async () => {
  const other = await checked(link.replace(/[0-9a-f]{64}/, HASH));
  assert.equal(other.code, 1);
  assert.equal(other.sameWeights, false);
  assert.match(other.stderr, /^error: The weights are others: the link has sha256 a{64}\./);
  const seed = await checked(link.replace('seed=1', 'seed=2'));
  assert.equal(seed.sameWeights, false);
  const stated = (100 * testErrorRate + 0.01).toFixed(2);
  const error = await checked(link, '--test-error', stated);
  assert.deepEqual([error.code, error.sameWeights, error.sameTestError], [1, true, false]);
  assert.match(error.stderr, new RegExp(`^error: The test error is another: .* ${stated} %`));
});

/** @typedef {import('../../web/cli/options/flags.js').Options} Options */

for (const [words, options, sentence] of /** @type {[string[], Options, RegExp][]} */ ([
  [[], {}, /What shall be done: time or check/],
  [['chekc'], {}, /There is no "record chekc"/],
  [['check'], {}, /takes one link/],
  [['check', link, link], {}, /takes one link/],
  [['check', 'https://example.org/'], {}, /The link has no settings/],
  [['check', '#preset=mnist-30&seed=1'], {}, /has no weights=/],
  [['check', `#preset=mnist-30&mode=fast&weights=${HASH}`], {}, /mode fast/],
  [['check', '#preset=mnist-30&weights=abc'], {}, /cannot be read: "weights=abc"/],
  [['check', `#preset=mnist-99&weights=${HASH}`], {}, /mnist-99/],
  [['check', link], { epochs: 3 }, /trains the recipe of the link/],
  [['check', link], { seeds: 3 }, /--seeds means nothing to record check/],
  [['time'], { testError: 3 }, /--test-error means nothing to record time/],
  [['time', 'x'], {}, /nothing that record time could do/],
  [['time'], { seed: Number.MAX_SAFE_INTEGER }, /no 3 seeds from/],
  [['check', `#dataset=custom&weights=${HASH}`], {}, /own images are needed/],
])) {
  test(`misuse: record ${words.join(' ').slice(0, 60)} ${JSON.stringify(options)}`, async () => {
    const { stdout, stderr } = process;
    const run = record(options, new Output({ stdout, stderr, json: true }), words);
    await assert.rejects(run, { name: 'UsageError', message: sentence });
  });
}

test('without the images, or with a link cut by the shell, a sentence says what to do', async () => {
  const missing = await checked(`#preset=mnist-30&weights=${HASH}`, '--data', '.');
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /^error: .*train-images/);
  const cut = await checked('https://example.org/#preset=mnist-30');
  assert.equal(cut.code, 2);
  assert.match(cut.stderr, /^error: The link has no weights=.*\n.*put it in quotes/);
});

test('record time trains with each seed, and says whether the mean reaches the goal', async () => {
  const args = ['record', 'time', ...SMALL, '--seed', '4', '--seeds', '2', '--json'];
  const { code, stdout } = await cli([...args, '--reach', '1']);
  const { seeds, seconds, testErrorRate: error, ...rest } = JSON.parse(stdout);
  assert.deepEqual([code, rest.reached, rest.mode], [0, true, 'exact']);
  const rates = seeds.map((/** @type {any} */ one) => one.testErrorRate);
  assert.equal(error.mean, (rates[0] + rates[1]) / 2);
  assert.equal(seconds.mean, (seeds[0].seconds + seeds[1].seconds) / 2);
  for (const [i, one] of seeds.entries()) {
    assert.equal(one.seed, 4 + i);
    assert.ok(one.seconds > 0 && one.processorSeconds > 0);
    assert.equal(readRecordLink(one.link).weightsSha256, one.weightsSha256);
  }
  const alone = JSON.parse((await cli(['train', ...SMALL, '--seed', '5', '--json'])).stdout);
  assert.equal(seeds[1].weightsSha256, alone.weightsSha256);
  const missed = await cli([...args, '--reach', '100']);
  assert.equal(missed.code, 1);
  assert.match(missed.stderr, /error: The mean test error .* is above 0\.00 %: 100 % right is not/);
});

test('a signal ends a measurement with the seeds that are whole', async () => {
  let asked = false;
  const { code, stderr, stdout } = await spawned(
    ['record', 'time', ...SMALL, '--seeds', '1000'],
    (child, text) => {
      if (!asked && /\n +1 +/.test(text)) asked = child.kill('SIGINT');
    },
  );
  assert.equal(code, 130);
  assert.match(stderr, /note: Stopped by SIGINT\./);
  assert.match(stdout, /mean of \d+ seeds?\n/);
});

const page = readFileSync(new URL('../../docs/records.md', import.meta.url), 'utf8');
const records = Array.from(page.matchAll(/#[a-z]+=\S+&weights=[0-9a-f]{64}/g), ([text]) => text);

test('every link of the page of records can be checked', () => {
  assert.ok(records.length > 0);
  for (const text of records) readRecordLink(text);
});

test('the record that needs no files is what it says', async () => {
  const free = records.find((text) => text.startsWith('#preset=digits'));
  const { code, stderr } = await checked(String(free));
  assert.equal(stderr, '');
  assert.equal(code, 0);
});
