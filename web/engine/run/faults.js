/** What went wrong in a training that ended without an error. */

/** Weights of trained networks stay far below this. */
const HUGE_WEIGHT = 100;
/** Of the images that always giving the most frequent class would get wrong: the least share to gain. */
const LEAST_GAIN = 0.05;

/**
 * @typedef {object} Faults
 * @property {boolean} learntNothing  whether always giving the most frequent class would be about as good
 * @property {{label: number, share: number}} commonAnswer  the class that was given most often, and to
 *   what share of the test images
 * @property {{first: number, last: number} | null} costRose  mean costs of the first and the last epoch
 * @property {number | null} hugeWeight  the largest absolute value of a weight, from 100 up
 */

/**
 * @param {object} run
 * @param {import('./values.js').EpochResult[]} run.epochs
 * @param {number[][]} run.confusionMatrix  rows = true class
 * @param {Float32Array} run.parameters
 * @returns {Faults | null} null when the network has learnt something and the cost did not rise, and when
 *   the test images are of one class
 */
export function trainingFaults({ epochs, confusionMatrix, parameters }) {
  const truths = confusionMatrix.map(sum);
  const answers = confusionMatrix.map((_, c) => sum(confusionMatrix.map((row) => row[c])));
  const total = sum(truths);
  const frequent = Math.max(...truths);
  if (frequent === total) return null;
  const hits = sum(confusionMatrix.map((row, c) => row[c]));
  const learntNothing = hits - frequent < LEAST_GAIN * (total - frequent);
  const [first, last] = [epochs[0]?.trainCost ?? 0, epochs.at(-1)?.trainCost ?? 0];
  const costRose = last > first ? { first, last } : null;
  if (!learntNothing && !costRose) return null;
  const label = answers.indexOf(Math.max(...answers));
  const largest = parameters.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return {
    learntNothing,
    commonAnswer: { label, share: answers[label] / total },
    costRose,
    hugeWeight: largest >= HUGE_WEIGHT ? largest : null,
  };
}

/** @param {number[]} counts */
const sum = (counts) => counts.reduce((total, count) => total + count, 0);
