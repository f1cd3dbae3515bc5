/** What a model's file leaves open, and which of its readings reads best. */
import { MlpError } from '../../engine/index.js';
import { readModelFile } from '../../models/import/index.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */
/** @typedef {import('../../models/import/assemble.js').ModelHints} ModelHints */
/** @typedef {{activation: string, pixels: string, channels: string}} Hints  each "" where the file says it; pixels: of SCALINGS */
/** @typedef {Hints & {model: SavedModel}} Variant */

/** PyTorch's before Keras'. */
const CHANNELS = ['first', 'last'];
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
 * @returns {{missing: Set<string>, variants: Variant[]}} missing: what the file does not say, of "activation",
 *   "pixels" and "channels"; variants: one of each that it can be, or just one; those with the same channels,
 *   and so the same weights, one after the other
 * @throws {MlpError} of readModelFile()
 */
export function variantsOf(bytes, beside) {
  const missing = missingIn(bytes, beside);
  const few = bytes.length > MOST_TRIED;
  const take = (/** @type {string} */ what, /** @type {string[]} */ values) =>
    missing.has(what) ? values.slice(0, few ? 1 : values.length) : [''];
  const variants = take('channels', CHANNELS).flatMap((channels) =>
    take('activation', ACTIVATIONS).flatMap((activation) =>
      take('pixels', Object.keys(SCALINGS)).map((pixels) => {
        const hints = { activation, pixels, channels };
        return { ...hints, model: readWith(bytes, beside, hints) };
      }),
    ),
  );
  return { missing, variants };
}

/**
 * @param {Uint8Array} bytes
 * @param {Map<string, Uint8Array>} beside
 * @param {Hints} hints
 */
export const readWith = (bytes, beside, { activation, pixels, channels }) =>
  readModelFile(
    bytes,
    {
      activation: activation || undefined,
      pixels: pixels ? SCALINGS[pixels] : undefined,
      channels: /** @type {ModelHints['channels']} */ (channels || undefined),
    },
    beside,
  );

/** @param {Uint8Array} bytes @param {Map<string, Uint8Array>} beside */
function missingIn(bytes, beside) {
  /** @type {Set<string>} */
  const missing = new Set();
  for (;;) {
    try {
      readWith(bytes, beside, {
        activation: missing.has('activation') ? ACTIVATIONS[0] : '',
        pixels: missing.has('pixels') ? 'unit' : '',
        channels: missing.has('channels') ? CHANNELS[0] : '',
      });
      return missing;
    } catch (error) {
      const what =
        error instanceof MlpError && error.code === 'model-unsaid' && error.details.missing;
      if (typeof what !== 'string' || missing.has(what)) throw error;
      missing.add(what);
    }
  }
}

/** @typedef {ReturnType<typeof import('../../worker/readings.js').readings>} Readings */

/**
 * What variants make of the same images; a worker is asked once for all with the same weights.
 * @param {Pick<Variant, 'channels' | 'model'>[]} variants  as variantsOf() orders them
 * @param {(model: SavedModel, what: import('../../worker/readings.js').Variant[]) => Promise<Readings>} read
 * @returns {Promise<Readings>}
 */
export async function readingsOf(variants, read) {
  const orders = [...new Set(variants.map(({ channels }) => channels))];
  const parts = await Promise.all(
    orders.map((order) => {
      const models = variants.flatMap(({ channels, model }) => (channels === order ? [model] : []));
      const what = models.map(({ config, scaling }) => ({
        activations: config.activations,
        scaling,
      }));
      return read(models[0], what);
    }),
  );
  return { ...parts[0], answers: parts.flatMap(({ answers }) => answers) };
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
