/** How fast a recipe learns, in the mean over seeds, and how well. */
import { availableParallelism, cpus } from 'node:os';
import { openCore } from '../input/core.js';
import { linkOf } from '../input/linked.js';
import { loadDataOf } from '../input/samples.js';
import { makeRecipe } from '../options/recipe.js';
import { UsageError } from '../options/usage-error.js';
import { coreInWords, counted, duration, percent } from '../output/output.js';
import { spreadOf } from '../../engine/spread.js';
import { rateInWords } from '../output/statistics.js';
import { StopSignals } from '../training/stop-signals.js';
import { trainWhole } from './training.js';

/** @typedef {import('./training.js').Training & {seed: number, link: string}} Timed */

const FAILED = 1;
const SEEDS = 3;
/** Others that take more of the machine than this make the seconds too many. */
const QUIET = 0.05;

/**
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<number>} exit code, as record()
 * @throws {UsageError | import('../../engine/errors.js').MlpError}
 */
export async function timeRecipe(options, output) {
  const recipe = makeRecipe(options);
  const { seeds = SEEDS, reach, variant, wide } = options;
  if (!Number.isSafeInteger(recipe.seed + seeds)) {
    throw new UsageError(
      `There are no ${seeds} seeds from ${recipe.seed} on`,
      'Take a lower --seed',
    );
  }
  const { mode, threads } = recipe;
  const core = await openCore({ variant, wide, mode, threads }, output);
  const signals = new StopSignals();
  try {
    const dataset = await loadDataOf(core, recipe, options, output);
    for (const note of dataset.notes) output.note(note);
    output.facts([
      ['machine', machineInWords()],
      ['core', coreInWords(core, core.threads)],
    ]);
    output.line();
    output.line(output.strong(row('seed', 'time', 'processor', 'others', 'test error', 'weights')));
    /** @type {Timed[]} */
    const timed = [];
    for (let seed = recipe.seed; timed.length < seeds; seed++) {
      const seeded = { ...recipe, seed };
      const training = await trainWhole(core, seeded, dataset, output, signals);
      if (!training) break;
      const { weightsSha256 } = training.result;
      const one = {
        ...training,
        seed,
        link: linkOf(
          seeded,
          core.mode === 'exact' ? weightsSha256 : undefined,
          dataset,
          options,
          null,
        ),
      };
      timed.push(one);
      printSeed(output, one);
    }
    if (signals.received) output.note(`Stopped by ${signals.received}.`);
    if (timed.length === 0) return signals.exitCode;
    return conclude(output, timed, { core, recipe, reach }) || signals.exitCode;
  } finally {
    signals.dispose();
    core.dispose();
  }
}

/** @param {import('../output/output.js').Output} output @param {Timed} timed */
function printSeed(output, { seed, seconds, processorSeconds, otherLoad, result }) {
  output.line(
    row(
      String(seed),
      duration(seconds),
      duration(processorSeconds),
      shareInWords(otherLoad),
      percent(result.testErrorRate),
      result.weightsSha256.slice(0, 16),
    ),
  );
}

/** @param {...string} cells  seed, time, processor, others, test error, weights */
const row = (...cells) => {
  const widths = [6, 12, 12, 6, 10, 0];
  return cells.map((cell, i) => cell.padStart(widths[i])).join('   ');
};

/** @param {number} share  0..1 */
const shareInWords = (share) => `${(100 * share).toFixed(0)} %`;

/**
 * Prints the means, and whether the goal is reached.
 *
 * @param {import('../output/output.js').Output} output
 * @param {Timed[]} timed  at least one
 * @param {object} about
 * @param {import('../../engine/core/core.js').Core} about.core
 * @param {import('../../engine/recipe/fields.js').Recipe} about.recipe
 * @param {number} [about.reach]  percent
 * @returns {number} exit code
 */
function conclude(output, timed, { core, recipe, reach }) {
  const spread = (/** @type {(one: Timed) => number} */ of) => spreadOf(timed.map(of));
  const seconds = spread((one) => one.seconds);
  const processorSeconds = spread((one) => one.processorSeconds);
  const testErrorRate = spread((one) => one.result.testErrorRate);
  const others = spread((one) => one.otherLoad).mean;
  // What is printed as 1.00 % reaches 99 %.
  const reached =
    reach === undefined
      ? null
      : Number((100 * testErrorRate.mean).toFixed(2)) <= Number((100 - reach).toFixed(2));
  const mean = `mean of ${counted(timed.length, 'seed')}`;
  output.line();
  output.facts([
    ['time', `${output.strong(secondsInWords(seconds))}, ${mean}`],
    ['processor', `${secondsInWords(processorSeconds)}, of all threads`],
    ['test error', output.strong(rateInWords(testErrorRate))],
    ...(reached === null
      ? []
      : [
          /** @type {[string, string]} */ ([
            `${reach} % right`,
            reached ? 'reached' : 'not reached',
          ]),
        ]),
    ['link', timed[0].link],
  ]);
  if (others > QUIET) {
    output.note(
      `Other programs took ${shareInWords(others)} of this machine: the time is longer than it would be alone.`,
    );
  }
  if (core.mode !== 'exact') {
    output.note(
      'In mode fast the link cannot carry weights, so nobody could check it as a record.',
    );
  }
  if (output.json) {
    output.document({
      machine: machineInWords(),
      ...{ mode: core.mode, variant: core.variant, wide: core.wide, threads: core.threads },
      recipe,
      ...{ seconds, processorSeconds, testErrorRate, otherLoad: others },
      ...(reached === null ? {} : { reach, reached }),
      seeds: timed.map(({ result, ...one }) => ({
        ...one,
        validationErrorRate: result.validationErrorRate,
        testErrorRate: result.testErrorRate,
        weightsSha256: result.weightsSha256,
      })),
    });
  }
  if (reached !== false) return 0;
  output.error(
    `The mean test error ${percent(testErrorRate.mean)} is above ${(100 - Number(reach)).toFixed(2)} %: ${reach} % right is not reached.`,
  );
  return FAILED;
}

/** @param {import('../../engine/spread.js').Spread} spread */
const secondsInWords = ({ mean, deviation }) =>
  deviation === null ? duration(mean) : `${duration(mean)} ± ${duration(deviation)}`;

const machineInWords = () =>
  `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, Node.js ${process.versions.node}`;
