import { needsOptional } from '../engine/recipe/network-config.js';
import { decodeModel, networkFromModel } from '../engine/files/model.js';

/** @typedef {import('./session-core.js').SessionCore} SessionCore */
/** @typedef {import('../engine/core/network.js').Network} Network */
/** @typedef {import('./protocol.js').Prepared} Prepared */

/**
 * Opens a saved network, which has nothing to train on.
 * @param {Uint8Array} bytes  a safetensors file
 * @param {SessionCore} cores  of which the network needs one
 * @returns {Promise<{network: Network, prepared: Omit<Prepared, 'runId'>}>} with what the page is told about it
 * @throws {import('../engine/errors.js').MlpError} "model-..." for a file that is no model of ours
 */
export async function openModel(bytes, cores) {
  const model = decodeModel(bytes);
  const { inputs, hidden, classes, cost, activations, residual } = model.config;
  const of = /** @type {const} */ ({ mode: 'exact', threads: 'auto', activations, residual });
  const core = needsOptional(of) ? await cores.of(of) : cores.present;
  const prepared = {
    plan: null,
    layers: [inputs, ...hidden, classes],
    cost,
    flopsPerSample: 0,
    variant: core.variant,
    mode: core.mode,
    threads: 1,
    peakGflops: 0,
    shape: model.samples,
    partial: false,
    available: { train: 0, test: 0 },
  };
  return { network: networkFromModel(core, model), prepared };
}
