import { defaults, MlpError, presetOfDataset, presets, resolveRecipe } from '../engine/index.js';

/** @typedef {import('../engine/presets.js').Recipe} Recipe */

const NUMBERS = /** @type {const} */ ([
  'trainSize',
  'testSize',
  'learningRate',
  'batchSize',
  'epochs',
  'weightDecay',
  'momentum',
  'beta1',
  'beta2',
  'epsilon',
  'seed',
]);
const WORDS = /** @type {const} */ ([
  'split',
  'activation',
  'cost',
  'initializer',
  'optimizer',
  'scaling',
  'mode',
]);

/** What a recipe starts from: its preset's settings, or its data set's. @param {string} base */
const startOf = (base) => ({ ...defaults, ...(presets[base]?.recipe ?? {}) });

/**
 * A recipe as the hash of a link: its preset or data set, and what differs from that.
 * @param {Recipe} recipe
 * @param {string} [weightsSha256]  of a finished run, so that whoever opens the link can compare
 * @returns {string} "#..."
 */
export function recipeToHash(recipe, weightsSha256) {
  const words = new URLSearchParams();
  const base = recipe.preset ?? presetOfDataset[recipe.dataset];
  if (recipe.preset) words.set('preset', recipe.preset);
  else words.set('dataset', recipe.dataset);
  const start = startOf(base);
  if (recipe.preset && start.dataset !== recipe.dataset) words.set('dataset', recipe.dataset);
  for (const name of [...WORDS, ...NUMBERS]) {
    if (recipe[name] !== start[name] || name === 'seed') words.set(name, String(recipe[name]));
  }
  const layers = recipe.layers.join('-');
  if (layers !== start.layers.join('-')) words.set('layers', layers || 'none');
  if (weightsSha256) words.set('weights', weightsSha256);
  return `#${words}`;
}

/**
 * The recipe of a link's hash.
 * @param {string} hash  with or without the leading "#"; empty gives null
 * @returns {{recipe: Recipe, weightsSha256: string | null} | null}
 * @throws {MlpError} "bad-link" or what resolveRecipe() throws, for a link with impossible values
 */
export function recipeFromHash(hash) {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  if (!words.has('preset') && !words.has('dataset')) return null;
  /** @type {Record<string, unknown>} */
  const partial = {};
  let weightsSha256 = null;
  for (const [name, text] of words) {
    if (name === 'weights') {
      if (!/^[0-9a-f]{64}$/.test(text)) throw badLink(name, text);
      weightsSha256 = text;
    } else if (name === 'layers') {
      partial.layers = text === 'none' ? [] : text.split('-').map(Number);
    } else if (NUMBERS.some((known) => known === name)) {
      partial[name] = text === 'null' ? null : text.trim() === '' ? Number.NaN : Number(text);
    } else if (name === 'preset' || name === 'dataset' || WORDS.some((known) => known === name)) {
      partial[name] = text;
    } else {
      throw badLink(name, text);
    }
  }
  return { recipe: resolveRecipe(partial), weightsSha256 };
}

/** @param {string} name @param {string} text */
const badLink = (name, text) =>
  new MlpError(
    'bad-link',
    `The link has a part that means nothing here: "${name}=${text.slice(0, 40)}". ` +
      'The settings shown are the defaults.',
  );
