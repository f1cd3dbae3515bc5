/** Every word on comparing runs: over seeds, by chance, and on one drawing. */
import { decimal, percent } from '../numbers.js';
import { words } from '../translate.js';

/** @typedef {{mean: number, deviation: number | null}} Spread */

/** @param {number} t */
const signed = (t) => decimal(t, 2).replace('-', '−');

/** A p value. @param {number} p */
const pValue = (p) => (p < 0.001 ? '< 0.001' : `= ${decimal(p, 3)}`);

export const strings = words('compare', {
  repeat: 'Repeat with 5 seeds',
  /** @param {number} left */
  goOn: (left) =>
    left === 1 ? 'Repeat with the last seed' : `Repeat with the other ${left} seeds`,
  cancel: 'Cancel',
  why: 'The result of one run is partly chance. Five seeds show how far results spread by chance alone.',
  notWhole:
    'This run was stopped, changed on its way or begun with other weights, so it cannot be repeated.',
  otherImages: 'The images of this run are not loaded any more. Open them again to repeat it.',
  cancelled: 'Cancelled.',
  /** @param {string} name @param {number} number @param {number} seeds */
  repeating: (name, number, seeds) => `${name}: seed ${number} of ${seeds} is being trained`,
  /** @param {string} name @param {Spread} spread @param {number} low @param {number} high @param {number} seeds */
  result: (name, { mean, deviation }, low, high, seeds) =>
    `${name}, ${seeds} seeds: test error ${percent(mean)}, standard deviation ${percent(deviation)}, ` +
    `from ${percent(low)} to ${percent(high)}. The band in the chart goes from the lowest curve to the highest.`,
  /** Under the test error of a row. @param {Spread} spread @param {number} seeds */
  row: ({ mean, deviation }, seeds) =>
    `${decimal(100 * mean, 2)} ± ${percent(deviation)}, ${seeds} seeds`,
  compare: 'Compare',
  stop: 'Stop comparing',
  /** @param {string} name */
  compareWith: (name) => `Compare the run on show with ${name}`,
  /** @param {string} a @param {string} b */
  heading: (a, b) => `${a} and ${b}`,
  /** @param {string} name @param {Spread} spread @param {number} seeds */
  figures: (name, { mean, deviation }, seeds) =>
    deviation === null
      ? `${name}: test error ${percent(mean)}, one seed`
      : `${name}: test error ${percent(mean)} ± ${percent(deviation)}, ${seeds} seeds`,
  sideBySide: 'What both networks make of the image',
  /** @param {string} name */
  readsOf: (name) => `${name} reads`,
  draw: 'Draw or pick an image: both networks read it.',
  /** @param {string} name @param {number} share */
  trainedAgain: (name, share) =>
    `The weights of ${name} are no longer kept, so it is trained again: ${percent(share, 0)}.`,
  /** @param {string} name */
  gone: (name) =>
    `The weights of ${name} are no longer kept, and its settings alone do not give them again.`,
  /** @param {string} name */
  otherWeights: (name) =>
    `${name} was trained again and has other weights than it had: it may be of another version of this page.`,
  /** @param {string} name */
  readsOthers: (name) => `${name} reads other images than the run on show.`,
  single:
    'One seed each: nobody can tell whether this is chance. Repeat at least one of them with 5 seeds.',
  otherData: 'They were tested on different images, so their errors cannot be compared.',
  /** @param {number} times @param {number} of */
  within: (times, of) =>
    'The difference is within chance. If both were equally good, a difference this large would still ' +
    `happen in ${often(times, of)}.`,
  /** @param {number} times @param {number} of */
  beyond: (times, of) =>
    'The difference is more than chance explains. If both were equally good, a difference this large would ' +
    `happen in ${often(times, of)} only.`,
  /** @param {boolean} groups  of several seeds both @param {number} t @param {number} degrees @param {number} p */
  detail: (groups, t, degrees, p) =>
    `${groups ? "Welch's t test" : 't test of one run against the others'}: t = ${signed(t)}, ` +
    `${decimal(degrees, 1)} degrees of freedom, p ${pValue(p)}`,
});

/** @param {number} times @param {number} of */
const often = (times, of) =>
  times < 1 ? `fewer than 1 of ${of} repeats` : `${times} of ${of} repeats`;
