import { hasLearned } from '../engine/run/init-from.js';

/** @typedef {import('../engine/core/network.js').Network} Network */
/** @typedef {[network: Network, begun?: boolean, reader?: Network | null]} Candidates  begun: whether the
 *   run of the network has begun; reader: a trained network, if there is one */

/** Whether two networks read images of one size as the same number of classes. @param {Network} a @param {Network} b */
const alike = ({ config: a }, { config: b }) => a.inputs === b.inputs && a.classes === b.classes;

/** Networks that were fine-tuned on drawings, by those that they began as. @type {WeakMap<Network, Network>} */
export const tunedFrom = new WeakMap();

/**
 * The network that answers: the first, or as long as that is untrained, the reader.
 * @param {Candidates} candidates
 */
export function answering(...[network, begun = true, reader = null]) {
  const untrained = !begun && !hasLearned(network);
  const byReader = untrained && reader !== null && alike(reader, network);
  return { network: byReader ? reader : network, byReader, untrained };
}

/**
 * What a network makes of an image.
 * @param {Uint8Array} pixels  [inputs], 0 to 255
 * @param {Candidates} candidates
 * @returns {{layers: Float32Array<ArrayBuffer>[], byReader: boolean, untrained: boolean,
 *   before: Float32Array | null}} the outputs of each layer; the last one's are the guess. byReader: they
 *   are the reader's; before: the guess of the network before it was fine-tuned on drawings, if it was
 */
export function look(pixels, ...candidates) {
  const { network, byReader, untrained } = answering(...candidates);
  const layers = network.layerOutputs(pixels);
  const tuned = tunedFrom.get(network);
  if (!tuned) return { layers, byReader, untrained, before: null };
  return { layers: tuned.layerOutputs(pixels), byReader, untrained, before: layers.at(-1) ?? null };
}
