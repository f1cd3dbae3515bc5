/** What a model's file leaves open, and which of its readings reads best. */
import { MlpError } from '../../engine/index.js';
import { readModelFile } from '../../models/import/index.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */
/** @typedef {import('../../models/import/assemble.js').ModelHints} ModelHints */
/** @typedef {{activation: string, pixels: string, model: SavedModel}} Variant  activation: "" where the file says it */

const ACTIVATIONS = ['relu', 'tanh', 'sigmoid', 'gelu', 'leaky-relu'];

/** What programs make of pixels, the most frequent first. @type {Record<string, ModelHints['pixels']>} */
export const SCALINGS = {
  unit: 'unit',
  mnist: { mean: 0.1307, std: 0.3081 },
  signed: 'signed',
  none: 'none',
};

/** From this size on, only the most frequent is tried: each try takes as much memory again. Bytes. */
const MOST_TRIED = 16 * 1024 * 1024;

/**
 * @param {Uint8Array} bytes  of a model's file
 * @param {Map<string, Uint8Array>} beside  the files that it needs
 * @returns {{missing: Set<string>, variants: Variant[]}} missing: what the file does not say, of "activation"
 *   and "pixels"; variants: one of each that it can be, or just one
 * @throws {MlpError} of readModelFile()
 */
export function variantsOf(bytes, beside) {
  const missing = missingIn(bytes, beside);
  const few = bytes.length > MOST_TRIED;
  const take = (/** @type {string} */ what, /** @type {string[]} */ values) =>
    missing.has(what) ? values.slice(0, few ? 1 : values.length) : [''];
  const variants = take('activation', ACTIVATIONS).flatMap((activation) =>
    take('pixels', Object.keys(SCALINGS)).map((pixels) => ({
      activation,
      pixels,
      model: readWith(bytes, beside, activation, pixels),
    })),
  );
  return { missing, variants };
}

/**
 * @param {Uint8Array} bytes
 * @param {Map<string, Uint8Array>} beside
 * @param {string} activation  "" where the file says it
 * @param {string} pixels  of SCALINGS; "" where the file says it
 * @param {string[]} [classNames]
 */
export const readWith = (bytes, beside, activation, pixels, classNames) =>
  readModelFile(
    bytes,
    {
      activation: activation || undefined,
      pixels: pixels ? SCALINGS[pixels] : undefined,
      classNames,
    },
    beside,
  );

/** @param {Uint8Array} bytes @param {Map<string, Uint8Array>} beside */
function missingIn(bytes, beside) {
  /** @type {Set<string>} */
  const missing = new Set();
  for (;;) {
    const [activation, pixels] = [
      missing.has('activation') ? ACTIVATIONS[0] : '',
      missing.has('pixels') ? 'unit' : '',
    ];
    try {
      readWith(bytes, beside, activation, pixels);
      return missing;
    } catch (error) {
      const what =
        error instanceof MlpError && error.code === 'model-unsaid' && error.details.missing;
      if (typeof what !== 'string' || missing.has(what)) throw error;
      missing.add(what);
    }
  }
}

/**
 * @param {number[]} labels  of the images that all have read
 * @param {number[][]} answers  [variant][image]
 * @returns {{best: number, right: number, next: number}} the index of the variant that reads the most images
 *   right, the first of equals; the share that it and the next best read right
 */
export function bestOf(labels, answers) {
  const shares = answers.map(
    (each) => each.filter((answer, i) => answer === labels[i]).length / Math.max(1, labels.length),
  );
  const right = Math.max(...shares);
  const best = shares.indexOf(right);
  return { best, right, next: Math.max(0, ...shares.filter((_, i) => i !== best)) };
}

/** Whether a model's classes have no names of their own: they are numbers from 0. @param {SavedModel} model */
export const isUnnamed = ({ samples }) => samples.classNames.every((name, i) => name === `${i}`);
