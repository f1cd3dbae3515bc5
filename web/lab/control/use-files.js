import { chooseDataset } from './choices.js';

/** @typedef {import('./parts.js').Parts} Parts */

/**
 * Takes a data set of the person's own and chooses it.
 * @param {import('../data/own-store.js').Dataset} dataset
 * @param {import('./choices.js').Chooser} chooser
 * @param {Parts} parts
 * @param {import('../../engine/recipe/fields.js').Recipe} [settings]  for it, where the usual ones do not fit
 */
export async function useDataset(
  dataset,
  chooser,
  { store, datasets, supply, preparer },
  settings,
) {
  const data = await datasets.own();
  data.set(dataset);
  // Before a worker gets it: the images of a large one are there only.
  const keeping = data.keep();
  supply.renew();
  store.update({ datasets: await datasets.list() });
  // A link to own data has its settings already, and what it names stays.
  const isLinked = store.state.recipe.dataset === 'custom' && !settings;
  if (settings) chooser.setRecipeWhole(settings);
  else if (!isLinked) chooseDataset(chooser, 'custom');
  // With the settings of the run that is shown, nothing else would begin with the new data.
  if (settings || isLinked) {
    store.update({ dataMessage: '', queued: false });
    void preparer.prepare();
  }
  const note = await keeping;
  if (note) store.update({ dataMessage: note });
}
