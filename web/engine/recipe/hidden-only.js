/** Settings of hidden layers where there are none. */

/** @typedef {import('./fields.js').Recipe} Recipe */

const FIELDS = /** @type {const} */ ([
  'linear',
  'layerRates',
  'layerDecays',
  'residual',
  'batchNorm',
  'dropout',
]);

/**
 * @param {Partial<Recipe>} given
 * @param {Recipe} recipe  made of it
 * @returns {typeof FIELDS[number] | undefined} one that was given and does nothing
 */
export function withoutHiddenLayers(given, { layers }) {
  if (layers.length > 0) return undefined;
  return FIELDS.find((field) => {
    const value = given[field];
    return Array.isArray(value) ? value.length > 0 : value === true;
  });
}
