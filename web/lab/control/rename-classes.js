/**
 * Loaded with the lab and done at once: whoever names a class and presses Train trains under that name.
 * @param {string[]} classNames  of the person's own data set
 * @param {import('./parts.js').Parts} parts
 */
export function renameClasses(classNames, { store, datasets, supply, worker, preparer }) {
  const { prepared, current, recipe, ahead } = store.state;
  if (!prepared || !current || recipe.dataset !== 'custom') return;
  void datasets.own().then((own) => own.rename(classNames));
  supply.renew(classNames);
  if (ahead) void preparer.apply();
  if (current.recipe.dataset !== 'custom') return;
  void worker.client?.session.renameClasses(classNames);
  store.update({
    prepared: { ...prepared, shape: { ...prepared.shape, classNames } },
    current: { ...current, classNames },
  });
}
