/** `mlp-lab lr-find`: trains a few batches at rising learning rates and suggests one. */
import { findLearningRate } from '../../engine/index.js';
import { openCore } from '../input/core.js';
import { cost } from '../output/output.js';
import { makeRecipe } from '../options/recipe.js';
import { loadDataOf } from '../input/samples.js';

/** Lines of the curve that are printed, and the width of its bars. */
const LINES = 24;
const BAR = 40;

/**
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<number>} exit code 0
 * @throws {import('../options/usage-error.js').UsageError | import('../../engine/errors.js').MlpError}
 */
export async function findRate(options, output) {
  const recipe = makeRecipe(options);
  const { mode, threads } = recipe;
  const core = await openCore(
    { variant: options.variant, wide: options.wide, mode, threads },
    output,
  );
  const dataset = await loadDataOf(core, recipe, options, output);
  for (const note of dataset.notes) output.note(note);
  const { curve, suggestion } = findLearningRate(core, recipe, dataset);
  core.dispose();
  output.line(output.strong('learning rate   cost'));
  const highest = Math.max(...curve.map((point) => point.cost));
  const stride = Math.ceil(curve.length / LINES);
  for (const point of curve.filter((_, i) => i % stride === 0)) {
    const bar = '━'.repeat(Math.round((point.cost / highest) * BAR));
    output.line(`${point.rate.toExponential(1).padStart(13)}   ${cost(point.cost)}  ${bar}`);
  }
  output.line();
  output.line(
    suggestion === null
      ? 'The cost never came down; something else is wrong, e.g. the scaling or the optimizer.'
      : `Suggestion: --learning-rate ${suggestion}`,
  );
  if (output.json) output.document({ recipe, curve, suggestion, notes: dataset.notes });
  return 0;
}
