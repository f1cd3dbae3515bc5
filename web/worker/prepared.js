/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('./protocol.js').Prepared} Prepared */

/**
 * What the page is told about a run that is ready.
 * @param {number} runId
 * @param {import('../engine/run/plain-run.js').PlainRun} run
 * @param {Core} core
 * @param {{train: import('../engine/samples.js').Samples, test: import('../engine/samples.js').Samples}} data
 * @param {boolean} partial  whether images are still arriving that the run will not see
 * @returns {Prepared}
 */
export function preparedRun(runId, run, core, { train, test }, partial) {
  const { height, width, channels, classNames } = train;
  return {
    runId,
    plan: run.plan,
    layers: run.layers,
    cost: run.recipe.cost,
    flopsPerSample: run.flopsPerSample,
    variant: core.variant,
    mode: core.mode,
    threads: run.threads,
    peakGflops: core.measurePeak(),
    shape: { height, width, channels, classNames },
    partial,
    available: { train: train.count, test: test.count },
  };
}
