import { hasLearned } from '../engine/run/init-from.js';

/** @typedef {import('../engine/core/network.js').Network} Network */

/** Whether two networks read images of one size as the same number of classes. @param {Network} a @param {Network} b */
const alike = ({ config: a }, { config: b }) => a.inputs === b.inputs && a.classes === b.classes;

/**
 * What a network makes of an image; as long as it is untrained, what the reader makes of it.
 * @param {Uint8Array} pixels  [inputs], 0 to 255
 * @param {Network} network
 * @param {boolean} [begun]  whether the run of the network has begun
 * @param {Network | null} [reader]  a trained network, if there is one
 * @returns {{layers: Float32Array<ArrayBuffer>[], byReader: boolean, untrained: boolean}} the outputs
 *   of each layer; the last one's are the guess. byReader: they are the reader's
 */
export function look(pixels, network, begun = true, reader = null) {
  const untrained = !begun && !hasLearned(network);
  const byReader = untrained && reader !== null && alike(reader, network);
  return { layers: (byReader ? reader : network).layerOutputs(pixels), byReader, untrained };
}
