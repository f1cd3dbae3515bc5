/** Choices that replace all settings at once. */
import { presetOfDataset, presets, resolveRecipe } from '../../engine/index.js';

/**
 * The part of the controller that takes a choice.
 * @typedef {object} Chooser
 * @property {import('../state/store.js').Store<import('../state/state.js').LabState>} store
 * @property {(recipe: import('../../engine/recipe/fields.js').Recipe) => void} setRecipeWhole
 */

/** @param {Chooser} controller @param {string} name */
export function choosePreset(controller, name) {
  const { seed } = controller.store.state.recipe;
  controller.setRecipeWhole(resolveRecipe({ preset: name, seed }));
}

/**
 * Chooses a data set with its preset.
 * @param {Chooser} controller
 * @param {import('../../engine/recipe/fields.js').Recipe['dataset']} name
 */
export function chooseDataset(controller, name) {
  const { seed } = controller.store.state.recipe;
  const preset = presetOfDataset[name];
  const start = preset ? { preset } : { ...presets.digits, dataset: name };
  controller.setRecipeWhole(resolveRecipe({ ...start, seed }));
}

/**
 * Chooses the settings of a kept run. Training with them gives the same weights.
 * @param {Chooser} controller
 * @param {string} id
 */
export function openRun(controller, id) {
  const { store } = controller;
  const run = store.state.runs.find((candidate) => candidate.id === id);
  if (!run || store.state.status === 'running') return;
  controller.setRecipeWhole(run.recipe);
  const expectedSha256 = run.repeatable ? (run.outcome?.weightsSha256 ?? null) : null;
  store.update({ expectedSha256, wantedData: run.data ?? null });
}
