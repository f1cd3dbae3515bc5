/** One training of a record, and what it took. */
import { cpus } from 'node:os';
import { Run } from '../../engine/index.js';
import { Output } from '../output/output.js';
import { trainInSlices } from '../training/training-loop.js';

/**
 * @typedef {object} Training
 * @property {import('../../engine/run/values.js').RunResult} result
 * @property {number} testCount  test images
 * @property {number} seconds  of the clock
 * @property {number} processorSeconds  of all threads of this process
 * @property {number} otherLoad  share of the machine's processors, 0..1, that others took meanwhile
 */

/**
 * Trains a recipe to its end and tests it. The clock runs from the images in memory to the test error.
 *
 * @param {import('../../engine/core/core.js').Core} core
 * @param {import('../../engine/recipe/fields.js').Recipe} recipe
 * @param {{train: import('../../engine/samples.js').Samples, test: import('../../engine/samples.js').Samples}} dataset
 * @param {import('../output/output.js').Output} output  a bar on its terminal
 * @param {import('../training/stop-signals.js').StopSignals} signals
 * @returns {Promise<Training | null>} null when a signal came
 * @throws {import('../../engine/errors.js').MlpError} `diverged`, in whichever epoch
 */
export async function trainWhole(core, recipe, dataset, output, signals) {
  const [processor, machine, begin] = [process.cpuUsage(), busySeconds(), performance.now()];
  const run = new Run(core, recipe, dataset);
  try {
    const { stdout, stderr } = output;
    // The rows of epochs are not for records.
    const silent = new Output({ stdout, stderr, json: true });
    const stoppedAt = await trainInSlices(run, silent, signals, async () => {});
    if (stoppedAt?.diverged) throw stoppedAt.diverged;
    if (stoppedAt) return null;
    const result = run.evaluate();
    const seconds = (performance.now() - begin) / 1000;
    const { user, system } = process.cpuUsage(processor);
    const processorSeconds = (user + system) / 1e6;
    const others = Math.max(0, busySeconds() - machine - processorSeconds);
    const otherLoad = Math.min(1, others / (seconds * cpus().length));
    return { result, testCount: run.plan.testCount, seconds, processorSeconds, otherLoad };
  } finally {
    run.dispose();
  }
}

/** @returns {number} what all programs have taken of all processors since the machine started */
const busySeconds = () =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) /
  1000;
