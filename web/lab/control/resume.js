/**
 * Prepares an interrupted run, with the settings that the page had.
 * @param {import('../state/state.js').KeptRun} kept
 * @param {import('../state/store.js').Store<import('../state/state.js').LabState>} store
 * @param {import('./preparer.js').Preparer} preparer
 */
export function resume(kept, store, preparer) {
  store.update({ recipe: kept.recipe, expectedSha256: null });
  // A stored copy has two objects even where both were the same recipe.
  const same = JSON.stringify(kept.run.recipe) === JSON.stringify(kept.recipe);
  return preparer.prepare(same ? { ...kept, run: { ...kept.run, recipe: kept.recipe } } : kept);
}
