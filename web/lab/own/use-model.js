/** Shows a network that was opened, and lets training begin with it. */
import { encodeModel, resolveRecipe } from '../../engine/index.js';
import { settingsOf } from '../../engine/run/init-from.js';
import { own } from '../../i18n/en/own.js';
import { beginWith } from './begin-with.js';

/** @typedef {import('../control/parts.js').Parts} Parts */
/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */

/** Weight images that are shown of a network without a run. */
const WEIGHT_IMAGES = 64;

/**
 * Shows the network in place of a run: with all that a run has where the data has its size and number of
 * classes, else on the pad alone.
 * @param {SavedModel} model
 * @param {{name: string, frozenLayers: number, recipe: import('../../engine/recipe/fields.js').Recipe | null}} choice
 * @param {Parts} parts
 */
export async function useModel(model, { name, frozenLayers, recipe }, parts) {
  const { store, preparer, worker, inspection } = parts;
  let trainable = recipe !== null;
  try {
    settingsOf(model);
  } catch {
    trainable = false;
  }
  if (recipe && trainable) {
    beginWith(parts, model, { name, frozenLayers });
    store.update({
      recipe: resolveRecipe({ ...recipe, ...settingsOf(model), preset: undefined }),
      expectedSha256: null,
    });
    await preparer.prepare();
    const { current, prepared, status } = store.state;
    const { initial } = current ?? {};
    if (status === 'ready' && initial && !initial.newLastLayer && worker.client) {
      const outcome = await worker.client.session.inspect('outcome');
      if (store.state.prepared !== prepared || !store.state.current) return;
      store.update({ status: 'done', current: { ...store.state.current, name, outcome } });
      await inspection.update('afterRun');
      return;
    }
    if (status === 'failed') trainable = false;
  }
  await preparer.openModel(encodeModel(model));
  const { inputs, hidden, classes } = model.config;
  const units = Math.min(WEIGHT_IMAGES, hidden[0] ?? classes);
  const weights = Array.from({ length: units }, (_, i) =>
    model.parameters.slice(i * inputs, (i + 1) * inputs),
  );
  store.update({
    weights,
    firstWeights: weights,
    notice: trainable ? own.model.shownOnly(name, classes) : own.model.notTrainable(name),
  });
}
