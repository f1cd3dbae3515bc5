/** What the texts of exports say of a model. */
import { weightsSha256 } from '../../engine/core/hash.js';
import { layerSizes } from '../../engine/files/model.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */

/**
 * One line. Names that a file brings along are not in it: they could end the comment that it stands in.
 * @param {SavedModel} model
 */
export function describeModel({ config, parameters }) {
  const activations = [...new Set(config.activations)].join(', ');
  return (
    `A network ${layerSizes(config).join('-')}${activations && `, ${activations}`}, exported by MLP Lab; ` +
    `SHA-256 of its weights: ${weightsSha256(parameters)}`
  );
}

/** @param {SavedModel['samples']} samples */
export const imageText = ({ width, height, channels }) =>
  `${width} x ${height}, ${channels} ${channels === 1 ? 'channel' : 'channels'}`;

/**
 * A value as JSON that may also stand within JavaScript and within a script of an HTML page.
 * @param {unknown} value
 */
export const jsonText = (value) =>
  JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
