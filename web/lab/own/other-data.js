/** "Train 10 more" where other data was chosen since: the network goes on as a run of its own. */
import { decodeModel, resolveRecipe } from '../../engine/index.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';
import { recipeToGoOn } from '../control/train-on.js';
import { epochsToGo } from '../runs/outcome.js';
import { beginWith } from './begin-with.js';

/**
 * Trains the network of the finished run on the data that is chosen now, as a new run: the finished one
 * stays as it is, with its curve and its result. Runs after that begin with random weights again.
 * @param {import('../control/controller.js').Controller} controller
 */
export async function trainOnOtherData(controller) {
  const { store, preparer } = controller.parts;
  const { current, recipe } = store.state;
  if (!current?.outcome || store.state.queued) return;
  const { dataset, trainSize, testSize } = recipe;
  const next = recipeToGoOn(current.recipe, 0, epochsToGo(current), recipe.learningRate);
  store.update({ queued: true });
  try {
    const model = decodeModel(await controller.model());
    beginWith(controller.parts, model, { name: current.name, frozenLayers: 0 });
    store.update({
      recipe: resolveRecipe({ ...next, dataset, trainSize, testSize }),
      expectedSha256: null,
    });
    await preparer.prepare();
  } catch (error) {
    store.update({ message: await sentenceOf(error) });
  }
  preparer.initialise = undefined;
  const { status, current: begun, queued } = store.state;
  store.update({ beginsWith: undefined, queued: false });
  // Images of another size do not fit it, as the notice says then.
  if (status === 'ready' && begun?.initial && queued) await controller.train();
}
