import { presetOfDataset, presets } from './presets.js';
import { LINKED } from './read-link.js';
import { defaults } from './resolve.js';

/** @typedef {import('./fields.js').Recipe} Recipe */

/** The recipe of a preset. @param {string} base */
const startOf = (base) => ({ ...defaults, ...presets[base] });

/**
 * A recipe as the hash of a link: its preset or data set, and every setting that differs from it.
 * @param {Recipe} recipe
 * @param {string | null} [weightsSha256]  of a finished run, so that whoever opens the link can compare
 * @param {import('./read-link.js').LinkedData | null} [data]  of a run on a person's own data
 * @returns {string} "#..."
 */
export function recipeToHash(recipe, weightsSha256, data) {
  const words = new URLSearchParams();
  const base = recipe.preset ?? presetOfDataset[recipe.dataset];
  if (recipe.preset) words.set('preset', recipe.preset);
  else words.set('dataset', recipe.dataset);
  const start = startOf(base);
  if (recipe.preset && start.dataset !== recipe.dataset) words.set('dataset', recipe.dataset);
  for (const name of LINKED) {
    const text = String(recipe[name]);
    if (text !== String(start[name]) || name === 'seed') words.set(name, text || 'none');
  }
  const layers = recipe.layers.join('-');
  if (layers !== start.layers.join('-')) words.set('layers', layers || 'none');
  if (weightsSha256) words.set('weights', weightsSha256);
  if (data) words.set('data', [data.sha256, data.count, data.choices, data.name].join('-'));
  return `#${words}`;
}
