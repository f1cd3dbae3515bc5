/** Training in slices, so that signals are heard while it trains. */
import { MlpError } from '../../engine/index.js';
import { nextTask } from '../../engine/next-task.js';
import { Pacer } from '../../engine/run/pacer.js';
import { ProgressBar } from '../output/progress.js';
import { printEpoch } from '../output/training.js';

/** @typedef {import('../../engine/run/run.js').Run} Run */
/** @typedef {import('../output/training.js').StoppedAt} StoppedAt */

/** Longer than in the page: here the bar is written after each slice. */
const SLICE_MS = 50;

/**
 * Trains to the end, or to the first signal. When it diverges,
 * the result of the epochs before is kept, unless that is in the first epoch.
 *
 * @param {Run} run
 * @param {import('../output/output.js').Output} output
 * @param {import('./stop-signals.js').StopSignals} signals
 * @param {() => Promise<void>} afterEpoch
 * @returns {Promise<StoppedAt | null>} null when all epochs were trained
 * @throws {MlpError} "diverged", in the first epoch
 */
export async function trainInSlices(run, output, signals, afterEpoch) {
  const bar = new ProgressBar(output.stderr);
  const pacer = new Pacer(SLICE_MS);
  signals.beforeQuit = () => bar.clear();
  try {
    const { batchesPerEpoch, trainCount } = run.plan;
    const { epochs } = run.recipe;
    const begunWith = run.epochs.length;
    const start = performance.now();
    let batch = 0;
    while (!run.finished && !signals.received) {
      const sliceStart = performance.now();
      const before = batch;
      const state = run.advance(pacer.batches);
      const now = performance.now();
      batch = state.epochDone ? 0 : state.batch;
      if (state.epochDone) {
        bar.clear();
        printEpoch(output, run.epochs[run.epochs.length - 1], epochs);
        await afterEpoch();
      } else {
        // The end of an epoch holds an evaluation too, and says nothing about the batches.
        pacer.took(batch - before, now - sliceStart);
        const done = run.epochs.length - begunWith + batch / batchesPerEpoch;
        const ahead = epochs - begunWith - done;
        const seconds = (now - start) / 1000;
        bar.update({
          epoch: run.epochs.length + 1,
          epochs,
          batch,
          batches: batchesPerEpoch,
          cost: state.meanCost,
          samplesPerSecond: (done * trainCount) / seconds,
          secondsLeft: (seconds * ahead) / done,
        });
      }
      await nextTask();
    }
    return run.finished ? null : { epoch: run.epochs.length, batch };
  } catch (error) {
    const diverged = error instanceof MlpError && error.code === 'diverged' ? error : null;
    if (!diverged || run.epochs.length === 0) throw error;
    return { epoch: run.epochs.length, batch: 0, diverged };
  } finally {
    bar.clear();
  }
}
