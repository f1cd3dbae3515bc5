// What a lab that shows more than the curve keeps of its runs: checkpoints, and the weights of their epochs.
import { encodeCheckpoint } from '../engine/files/checkpoint.js';

export { decodeCheckpoint } from '../engine/files/checkpoint.js';

/** @typedef {import('../engine/run/plain-run.js').PlainRun} Run */
/** @typedef {{epoch: number, parameters: Float32Array<ArrayBuffer>}} KeptEpoch */

/** The most bytes that the weights of a run's epochs take. */
const MEMORY = 64e6;

/** The part of the training time that keeping them may take. */
const SHARE = 0.02;
/** Seconds that a weight takes to copy, at most, until that was measured. */
const COPY_SECONDS = 1e-7;

/** Checkpoints may take this part of the time: copying a run takes some, and epochs can be very short. */
const CHECKPOINT_SHARE = 0.1;

/** When the next checkpoint of a run may be made. @type {WeakMap<Run, number>} */
const nextCheckpoint = new WeakMap();

/**
 * All that it takes to go on from here.
 * @param {Run} run  between two epochs
 * @param {boolean} isHeld  whether it may wait here for long
 * @returns {{epoch: number, bytes: Uint8Array<ArrayBuffer>} | null} null when the last one was made only just now
 *   and the run goes on
 */
export function checkpointOf(run, isHeld) {
  const start = performance.now();
  if (start < (nextCheckpoint.get(run) ?? 0) && !isHeld && !run.finished) return null;
  const bytes = encodeCheckpoint(run.checkpoint());
  const now = performance.now();
  nextCheckpoint.set(run, now + (now - start) / CHECKPOINT_SHARE);
  return { epoch: run.epochs.length, bytes };
}

/** By their runs, with which they go; seconds: spent on them. @type {WeakMap<Run, {every: number, seconds: number, last: number, epochs: KeptEpoch[]}>} */
const kept = new WeakMap();

/**
 * Keeps the weights of the epoch that has just ended. When they would take more than the memory, every other
 * kept epoch is dropped, and from then on every other one is kept, so that what is kept stays evenly spread.
 * Of epochs that are over sooner than their weights are copied, fewer are kept.
 * @param {Run} run
 * @param {boolean} always  whatever it costs: somebody goes from epoch to epoch
 * @param {number} [memory]  bytes
 */
export function keepEpoch(run, always, memory = MEMORY) {
  const last = run.network.parameterCount * COPY_SECONDS;
  const history = kept.get(run) ?? { every: 1, seconds: 0, last, epochs: [] };
  kept.set(run, history);
  const epoch = run.epochs.length;
  const cheap = history.seconds + history.last <= SHARE * run.seconds;
  if (epoch % history.every !== 0 || !(cheap || always)) return;
  const start = performance.now();
  const parameters = run.resultNetwork.parameters();
  history.last = (performance.now() - start) / 1000;
  history.seconds += history.last;
  history.epochs.push({ epoch, parameters });
  while (history.epochs.length * parameters.byteLength > memory) {
    history.every *= 2;
    history.epochs = history.epochs.filter((each) => each.epoch % history.every === 0);
  }
}

/** @param {Run} run @returns {readonly KeptEpoch[]} the first one first */
export const epochsOf = (run) => kept.get(run)?.epochs ?? [];
