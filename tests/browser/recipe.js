import { generateDataset, loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { recipeFromHash } from '../../web/app/share.js';

/**
 * Trains in Node what a link describes.
 * @param {string} hash
 */
export async function trainInNode(hash) {
  const recipe = recipeFromHash(hash)?.recipe ?? resolveRecipe({});
  const core = await loadCore();
  const run = new Run(
    core,
    recipe,
    generateDataset(core, /** @type {'digits' | 'shapes'} */ (recipe.dataset), recipe),
  );
  while (!run.finished) run.advance(1000);
  const result = run.finish();
  run.dispose();
  return result;
}
