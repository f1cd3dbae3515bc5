import { generateDataset, Run } from '../../web/engine/index.js';
import { recipeFromHash } from '../../web/engine/recipe/read-link.js';
import { QUICK } from './engines.js';

/**
 * A network that has learnt a little, with the images of QUICK.
 * @param {import('../../web/engine/core/core.js').Core} core
 */
export function quickModel(core) {
  const { recipe } = /** @type {NonNullable<ReturnType<typeof recipeFromHash>>} */ (
    recipeFromHash(`${QUICK}&layers=24&activation=tanh`)
  );
  const run = new Run(core, recipe, generateDataset(core, 'digits', recipe));
  while (!run.finished) run.advance(1000);
  const model = run.model();
  run.dispose();
  return model;
}
