import { argmaxClass } from '../engine/argmax-class.js';
import { MlpError } from '../engine/errors.js';
import { networkFromModel } from '../engine/files/model.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/samples.js').Samples} Samples */
/** @typedef {import('../engine/run/values.js').SavedModel} SavedModel */

/** What a file may not say, and what is tried in its place. @typedef {Pick<SavedModel, 'scaling'> & {activations: string[]}} Variant */

/**
 * What a network makes of test images, by what its file may not say.
 * @param {Core} core
 * @param {Samples} test  of the network's size
 * @param {SavedModel} model
 * @param {Variant[]} variants
 * @param {number} count  of images, the first ones
 * @returns {{pictures: Uint8Array<ArrayBuffer>[], labels: number[], answers: number[][]}} answers:
 *   [variant][picture] the class
 * @throws {MlpError} "bad-image": the images have another size
 */
export function readings(core, test, model, variants, count) {
  const { inputs } = test;
  if (inputs !== model.config.inputs) {
    throw new MlpError(
      'bad-image',
      `The network reads ${model.config.inputs} values and not ${inputs}.`,
    );
  }
  const number = Math.min(count, test.count);
  const pictures = Array.from({ length: number }, (_, i) =>
    test.pixels.slice(i * inputs, (i + 1) * inputs),
  );
  const answers = variants.map(({ activations, scaling }) => {
    const config = { ...model.config, activations };
    const network = networkFromModel(core, { ...model, config, scaling });
    try {
      return pictures.map((pixels) => argmaxClass(network.predict(pixels)));
    } finally {
      network.dispose();
    }
  });
  return { pictures, labels: Array.from(test.labels.subarray(0, number)), answers };
}
