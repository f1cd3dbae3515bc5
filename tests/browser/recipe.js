import { generateDataset, loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { recipeFromHash } from '../../web/engine/recipe/read-link.js';

/**
 * Trains in Node what a link describes.
 * @param {string} hash
 * @param {ReturnType<typeof generateDataset>} [dataset]  left out: the generated one that it names
 */
export async function trainInNode(hash, dataset) {
  const recipe = recipeFromHash(hash)?.recipe ?? resolveRecipe({});
  const core = await loadCore();
  const generated = /** @type {'digits' | 'shapes'} */ (recipe.dataset);
  const run = new Run(core, recipe, dataset ?? generateDataset(core, generated, recipe));
  while (!run.finished) run.advance(1000);
  const result = run.evaluate();
  run.dispose();
  return result;
}
