import { own } from '../../i18n/en/own.js';
import { chooseDataset } from './choices.js';

/** @typedef {import('./parts.js').Parts} Parts */

/**
 * Takes a data set of the person's own and chooses it.
 * @param {import('../data/own-store.js').Dataset} dataset
 * @param {string[]} notes  on how it was prepared
 * @param {import('./choices.js').Chooser} chooser
 * @param {Parts} parts
 * @param {import('../../engine/recipe/fields.js').Recipe} [settings]  for it, where the usual ones do not fit
 */
export async function useDataset(dataset, notes, chooser, { store, datasets, supply }, settings) {
  const data = await datasets.own();
  data.set(dataset);
  supply.renew();
  store.update({ datasets: await datasets.list() });
  const { recipe } = store.state;
  // A link to own data has its settings already.
  if (settings) chooser.setRecipeWhole(settings);
  else if (recipe.dataset === 'custom') chooser.setRecipeWhole(recipe);
  else chooseDataset(chooser, 'custom');
  store.update({ dataNote: { text: noteOn(dataset), notes } });
  const note = await data.keep();
  if (note) store.update({ dataMessage: note });
}

/** @param {import('../data/own-store.js').Dataset} dataset */
const noteOn = ({ train, test, name = '', sha256 = '' }) =>
  own.data.inUse(name, train.count, test.count, train.classNames.length, sha256.slice(0, 8));

/**
 * @param {string[]} classNames  of the person's own data set
 * @param {import('./parts.js').Parts} parts
 */
export function renameClasses(classNames, { store, datasets, supply, worker, preparer }) {
  const { prepared, current, recipe, ahead } = store.state;
  if (!prepared || !current || recipe.dataset !== 'custom') return;
  void datasets.own().then((own) => own.rename(classNames));
  supply.renew();
  if (ahead) void preparer.apply();
  if (current.recipe.dataset !== 'custom') return;
  void worker.client?.session.renameClasses(classNames);
  store.update({
    prepared: { ...prepared, shape: { ...prepared.shape, classNames } },
    current: { ...current, classNames },
  });
}
