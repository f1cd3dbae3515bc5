/** What a caller says of a model beside its file: checked, whether or not the file needs it. */
import { MlpError } from '../../engine/errors.js';
import { recipeFields } from '../../engine/recipe/fields.js';
import { shown } from '../../engine/shown.js';

export const ACTIVATIONS = recipeFields.activation.choices ?? [];

/**
 * @param {{activation?: string, pixels?: unknown, channels?: string}} hints
 * @throws {MlpError} "bad-argument": one that is none
 */
export function checkHints({ activation, pixels, channels }) {
  if (activation !== undefined && !ACTIVATIONS.includes(activation)) {
    throw wrong(
      `The activation must be one of ${ACTIVATIONS.join(', ')}, not ${shown(activation)}.`,
    );
  }
  if (pixels !== undefined) pixelScaling(pixels);
  if (channels !== undefined && !['first', 'last'].includes(channels)) {
    throw wrong(`The order of channels must be first or last, not ${shown(channels)}.`);
  }
}

/** @param {unknown} pixels @returns {[offset: number, gain: number]} @throws {MlpError} "bad-argument" */
export function pixelScaling(pixels) {
  if (pixels === 'none') return [0, 1];
  if (pixels === 'unit') return [0, 1 / 255];
  if (pixels === 'signed') return [127.5, 1 / 127.5];
  const { mean, std } = /** @type {{mean?: unknown, std?: unknown}} */ (pixels ?? {});
  if (Number.isFinite(mean) && Number.isFinite(std) && Number(std) > 0) {
    return [255 * Number(mean), 1 / (255 * Number(std))];
  }
  throw wrong(
    `The scaling of pixels must be none, unit, signed, or a mean and a standard deviation above 0, not ${shown(pixels)}.`,
  );
}

/** @param {string} sentence */
const wrong = (sentence) => new MlpError('bad-argument', sentence);
