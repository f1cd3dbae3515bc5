/** The numbers that lessons speak of, from what a lab shows. */

/** @typedef {import('./course.js').Measure} Measure */
/** @typedef {import('./course.js').Claim} Claim */

/**
 * What a lab shows after a step was pressed.
 * @typedef {object} Shown
 * @property {{validationErrorRate: number}[]} epochs  of the run
 * @property {number} [trainErrorRate]  over its last epoch, 0 to 1
 * @property {number} testErrorRate  0 to 1
 * @property {number[][]} confusionMatrix  rows are true classes
 * @property {number[]} [outputs]  for what is drawn on the pad
 * @property {Record<number, number>} [moved]  the error rate of images moved by so many pixels
 * @property {Float32Array[]} [weights]  [class][28 x 28] of a network without a hidden layer
 */

/** The mistake that is made most often: its true class, its answer, its images. @param {number[][]} matrix */
export function commonestMistake(matrix) {
  const cells = matrix.flatMap((row, actual) =>
    row.map((images, predicted) => ({ actual, predicted, images })),
  );
  return cells
    .filter(({ actual, predicted }) => actual !== predicted)
    .reduce((most, cell) => (cell.images > most.images ? cell : most));
}

/** The right answers of each class as a part of its images. @param {number[][]} matrix */
const recalls = (matrix) =>
  matrix.map((row, label) => row[label] / row.reduce((sum, images) => sum + images, 0));

/** @param {Float32Array} image  28 x 28 */
function meanInTheMiddle(image) {
  const middle = [12, 13, 14, 15];
  const values = middle.flatMap((y) => middle.map((x) => image[y * 28 + x]));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * @param {Measure} measure
 * @param {Shown} shown
 * @returns {number | undefined} undefined where it is not shown
 */
export function measureOf(measure, shown) {
  const at = (/** @type {number} */ epoch) => shown.epochs[epoch - 1]?.validationErrorRate;
  switch (measure.of) {
    case 'testErrorRate':
    case 'trainErrorRate':
      return shown[measure.of];
    case 'validationErrorRate':
      return at(measure.epoch);
    case 'gain':
      return at(measure.from) - at(measure.to);
    case 'probability':
      return shown.outputs?.[measure.label];
    case 'errorRateMoved':
      return shown.moved?.[measure.pixels];
    case 'commonestMistake':
      return commonestMistake(shown.confusionMatrix).images;
    case 'lowestRecall':
      return Math.min(...recalls(shown.confusionMatrix));
    case 'highestRecall':
      return Math.max(...recalls(shown.confusionMatrix));
    case 'middleWeight':
      return shown.weights && meanInTheMiddle(shown.weights[measure.label]);
  }
}

/** Whether a claim is true of a number. @param {Claim} claim @param {number} value */
export const holds = ({ below = Infinity, above = -Infinity }, value) =>
  value < below && value > above;
