/** What the options of open() say of a model's images and classes. */
import { checkObject, checkWhole } from '../engine/check.js';
import { LIMITS } from '../engine/core/limits.js';
import { MlpError } from '../engine/errors.js';
import { isPrintableName } from '../engine/samples.js';

/** @typedef {import('../engine/run/values.js').SavedModel} SavedModel */

/**
 * @param {import('../models/import/index.js').ModelHints} hints
 * @throws {MlpError} "bad-argument": an image or names that are none
 */
export function checkNames({ image, classNames }) {
  if (image !== undefined) {
    const { width, height, channels } = checkObject(image, 'options.image');
    const sizes = { width, height, channels };
    for (const [name, size] of Object.entries(sizes))
      checkWhole(size, `options.image.${name}`, 1, LIMITS.inputs);
  }
  if (classNames === undefined) return;
  if (Array.isArray(classNames) && classNames.every(isPrintableName)) return;
  throw new MlpError(
    'bad-argument',
    'The argument options.classNames must be a list of printable names.',
  );
}

/**
 * @param {SavedModel} saved
 * @param {import('../models/import/index.js').ModelHints} hints
 * @throws {MlpError} "bad-argument": a file that says otherwise itself
 */
export function checkAgrees({ samples }, { image, classNames }) {
  const { width, height, channels } = samples;
  if (image && (image.width !== width || image.height !== height || image.channels !== channels)) {
    throw new MlpError(
      'bad-argument',
      `The model reads images of ${width} x ${height} with ${channels} ${channels === 1 ? 'channel' : 'channels'}, ` +
        'which its file says; leave out options.image.',
    );
  }
  if (classNames && JSON.stringify(classNames) !== JSON.stringify(samples.classNames)) {
    throw new MlpError(
      'bad-argument',
      `The file names the model's classes ${samples.classNames.join(', ')}; leave out options.classNames.`,
    );
  }
}
