import { decodeModel, networkFromModel } from '../engine/files/model.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/core/network.js').Network} Network */
/** @typedef {import('./protocol.js').Prepared} Prepared */

/**
 * Opens a saved network, which has nothing to train on.
 * @param {Uint8Array} bytes  a safetensors file
 * @param {Core} core  that the network will live in
 * @returns {{network: Network, prepared: Omit<Prepared, 'runId'>}} with what the page is told about it
 * @throws {import('../engine/errors.js').MlpError} "model-..." for a file that is no model of ours
 */
export function openModel(bytes, core) {
  const model = decodeModel(bytes);
  const { inputs, hidden, classes, cost } = model.config;
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
