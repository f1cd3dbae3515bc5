/**
 * A process that trains the trials of a sweep, one after another, as `mlp-lab train` would. It is told
 * which by messages, answers each with its result, and ends with the sweep.
 */
import { MlpError } from '../../engine/errors.js';
import { Run } from '../../engine/index.js';
import { SIGNALS } from '../training/stop-signals.js';
import { trainInSlices } from '../training/training-loop.js';
import { openCore } from '../input/core.js';
import { loadDataOf } from '../input/samples.js';
import { makeRecipe } from '../options/recipe.js';
import { UsageError } from '../options/usage-error.js';
import { Output } from '../output/output.js';

/** @typedef {import('../options/flags.js').Options} Options */

const { stdout, stderr } = process;
/** Prints no epoch: the sweep has the terminal. */
const silent = new Output({ stdout, stderr, json: true });
silent.note = () => {};
/** Ctrl-C on a terminal comes to every process of it; half a trial would be none. */
const deaf = /** @type {import('../training/stop-signals.js').StopSignals} */ ({
  received: null,
  beforeQuit: () => {},
});

/**
 * @param {Options} options
 * @returns {Promise<import('./results.js').Result>}
 * @throws {UsageError | MlpError} what has nothing to do with this trial alone, e.g. no data
 */
export async function runTrial(options) {
  const recipe = makeRecipe(options);
  const { mode, threads } = recipe;
  const core = await openCore(
    { variant: options.variant, wide: options.wide, mode, threads },
    silent,
  );
  try {
    const dataset = await loadDataOf(core, recipe, options, silent);
    const run = new Run(core, recipe, dataset);
    try {
      const stoppedAt = await trainInSlices(run, silent, deaf, async () => {});
      const { confusionMatrix: _, ...result } = run.evaluate();
      return {
        recipe,
        ...result,
        ...{ epochs: run.epochs, bestEpoch: run.bestEpoch, reproducible: run.mode === 'exact' },
        ...(stoppedAt?.diverged && { diverged: true }),
      };
    } catch (error) {
      if (!(error instanceof MlpError && error.code === 'diverged')) throw error;
      return /** @type {any} */ ({ recipe, failed: error.message });
    } finally {
      run.dispose();
    }
  } finally {
    core.dispose();
  }
}

if (process.send) {
  for (const signal of SIGNALS) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
  process.on('message', async (/** @type {Options} */ options) => {
    try {
      process.send?.({ result: await runTrial(options) });
    } catch (error) {
      if (!(error instanceof MlpError || error instanceof UsageError)) throw error;
      process.send?.({ refused: error.message.replace(/\.$/, '') });
    }
  });
}
