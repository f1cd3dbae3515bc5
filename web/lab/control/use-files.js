import { chooseDataset } from './choices.js';

/**
 * Makes a data set of the person's own files and chooses it.
 * @param {File[]} files
 * @param {import('./choices.js').Chooser} controller
 * @param {import('../data/datasets.js').Datasets} datasets
 * @param {import('../data/data-supply.js').DataSupply} supply
 */
export async function useFiles(files, controller, datasets, supply) {
  const { store } = controller;
  try {
    if (!datasets.takesFiles) return;
    const own = await datasets.own();
    const notes = await own.read(files);
    supply.renew();
    store.update({ datasets: await datasets.list() });
    const { recipe } = store.state;
    // A link to own data has its settings already.
    if (recipe.dataset === 'custom') controller.setRecipeWhole(recipe);
    else chooseDataset(controller, 'custom');
    store.update({ dataMessage: notes.join(' ') });
    const note = await own.keep();
    if (note) store.update({ dataMessage: [...notes, note].join(' ') });
  } catch (error) {
    store.update({ dataMessage: /** @type {Error} */ (error).message });
  }
}

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
