/** The texts of the elements for training well. One group per element. */
import { counted, percent, rate } from '../numbers.js';
import { words } from '../translate.js';

/** An error rate in three digits. @param {number} errorRate */
const figure = (errorRate) => percent(errorRate, errorRate < 0.1 ? 2 : 1);

export const strings = words('recipe', {
  schedule: {
    x: 'epoch',
    y: 'learning rate',
    /** @param {number} first @param {number} highest @param {number} last @param {number} epochs */
    chart: (first, highest, last, epochs) =>
      `The learning rate over ${counted(epochs, 'epoch')}: starts at ${rate(first)}, is ${rate(highest)} at most, ends at ${rate(last)}.`,
  },
  preview: {
    heading: 'Images as training sees them',
    original: 'original',
    changed: 'changed anew each time',
    nothing: 'Nothing changes the images yet.',
    /** @param {number} row  from 1 */
    originalOf: (row) => `Training image ${row}`,
    /** @param {number} row @param {number} version  both from 1 */
    versionOf: (row, version) => `Training image ${row}, changed version ${version}`,
  },
  finder: {
    find: 'Find',
    findLabel: 'Find a learning rate',
    findTitle: 'Learning rate range test: trains some batches at rising rates, beside this network',
    stop: 'Stop',
    stopLabel: 'Stop looking for a learning rate',
    x: 'learning rate',
    y: 'mean cost',
    searching: 'Trying learning rates from small to large…',
    stopped: 'The search was stopped.',
    none: 'The cost never came down; something else is wrong, e.g. the scaling or the optimizer.',
    /** @param {number} value */
    suggestion: (value) => `Suggestion: ${rate(value)}, a tenth of where the cost was least.`,
    /** @param {number} value */
    use: (value) => `Use ${rate(value)}`,
    inUse: 'In use',
    /** @param {number} points */
    chart: (points) => `The cost at ${counted(points, 'learning rate')} from small to large.`,
    /** @param {number} points @param {number} value */
    chartWith: (points, value) =>
      `The cost at ${counted(points, 'learning rate')} from small to large; the suggestion ${rate(value)} is marked.`,
  },
  measured: {
    /** @param {import('../types.js').MeasuredPreset} measured */
    full: ({ errorRate, seeds, time }) =>
      `Measured: ${figure(errorRate)} test error, ` +
      `${seeds === 1 ? 'seed 1' : `mean of seeds 1 to ${seeds}`}${time ? `, ${time}` : ''}.`,
    /** @param {string} title @param {number} errorRate */
    option: (title, errorRate) => `${title}: ${figure(errorRate)}`,
  },
});
