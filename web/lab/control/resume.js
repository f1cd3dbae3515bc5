/** @typedef {import('./parts.js').Parts} Parts */

/**
 * Prepares an interrupted run, with the settings that the page had.
 * @param {import('../state/state.js').KeptRun} kept
 * @param {Parts} parts
 */
export async function resume(kept, { store, preparer, worker }) {
  store.update({ recipe: kept.recipe, expectedSha256: null });
  // A stored copy has two objects even where both were the same recipe.
  const same = JSON.stringify(kept.run.recipe) === JSON.stringify(kept.recipe);
  await preparer.prepare(same ? { ...kept, run: { ...kept.run, recipe: kept.recipe } } : kept);
  await freezeAgain(kept.run, worker);
}

/**
 * A checkpoint does not hold which layers are frozen.
 * @param {import('../state/state.js').StoredRun} run  that was prepared from one
 * @param {Parts['worker']} worker
 */
export async function freezeAgain({ initial }, { client }) {
  if (initial?.frozenLayers) await client?.session.inspect('freeze', initial.frozenLayers);
}
