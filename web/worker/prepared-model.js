/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('./protocol.js').Prepared} Prepared */

/**
 * What the page is told about a saved network, which has nothing to train on.
 * @param {number} runId
 * @param {Omit<import('../engine/run/values.js').SavedModel, 'parameters'>} model
 * @param {Core} core
 * @returns {Prepared}
 */
export function preparedModel(runId, { config, samples }, core) {
  const { inputs, hidden, classes, cost } = config;
  return {
    runId,
    plan: null,
    layers: [inputs, ...hidden, classes],
    cost,
    flopsPerSample: 0,
    variant: core.variant,
    mode: core.mode,
    threads: 1,
    peakGflops: 0,
    shape: samples,
    partial: false,
    available: { train: 0, test: 0 },
  };
}
