/**
 * What code that is loaded when it is asked for works with.
 *
 * @typedef {object} Parts
 * @property {import('../state/store.js').Store<import('../state/state.js').LabState>} store
 * @property {import('../runs/run-list.js').RunList} runs
 * @property {import('./inspection-on-demand.js').InspectionOnDemand} inspection
 * @property {import('../data/data-supply.js').DataSupply} supply
 * @property {import('../data/datasets.js').Datasets} datasets
 * @property {import('./lab-worker.js').LabWorker} worker
 * @property {import('./preparer.js').Preparer} preparer
 */
export {};
