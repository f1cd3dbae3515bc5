/**
 * What the texts say something about. The elements have the same types; they are here because texts
 * know nothing of elements.
 *
 * @typedef {'loading' | 'ready' | 'running' | 'paused' | 'done' | 'diverged' | 'failed'} RunStatus
 *
 * @typedef {object} CoreAtWork  what computes a run
 * @property {string} variant  "simd128", "scalar" or "relaxed"
 * @property {string} mode  "exact" or "fast"; fast gives other weights on other machines
 * @property {number} threads
 *
 * @typedef {object} Resumable  a run that was interrupted
 * @property {string} name
 * @property {number[]} layers  units of all layers
 * @property {number} epoch  the last complete one
 * @property {number} epochs
 *
 * @typedef {object} MeasuredPreset  what a preset reached
 * @property {number} errorRate  of the test, 0 to 1
 * @property {number} seeds  how many runs it is the mean of: seeds 1, 2, ...
 * @property {string} [time]  that a run took
 */
export {};
