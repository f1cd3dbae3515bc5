import { count, percent } from '../numbers.js';
import { words } from '../translate.js';

/** What only the whole lab says, or who opens files, saved networks or reports with it. */
export const labTexts = words('lab', {
  title: 'MLP Lab',
  promise:
    'A neural network learns to read digits, here in your browser: press Train and watch, then draw.',
  tryIt: 'Try it',
  mistakes: 'Mistakes, the surest first',
  /** @param {string} actual @param {string} predicted */
  cell: (actual, predicted) =>
    actual === predicted ? `${actual}, read right` : `${actual}, read as ${predicted}`,
  allMistakes: 'Show all mistakes',
  /** @param {string} cost @returns {string} */
  outputLayer: (cost) => (cost === 'quadratic' ? 'Outputs (sigmoid)' : 'Outputs (softmax)'),
  /** @param {number} number @param {number} units */
  hiddenLayer: (number, units) => `Hidden layer ${number}, ${units} units`,
  embed: {
    button: 'Embed',
    title: 'These settings on a page of yours',
    /** @type {Record<'tag' | 'iframe' | 'link', string>} */
    kinds: { tag: 'As a tag', iframe: 'As an iframe', link: 'As a link' },
    copy: 'Copy',
    /** @param {string} kind */
    copyKind: (kind) => `Copy: ${kind}`,
    copied: 'Copied.',
    refused: 'The browser refused to copy. The text is selected, to be copied by hand.',
    close: 'Close',
  },
  /** @param {boolean} mnist @param {number} digits */
  readBy: (mnist, digits) =>
    `Until you train, a network reads that has learned from ${
      mnist ? `MNIST and ${count(digits)}` : 'nothing but'
    } generated digits.`,
  untrained:
    'This network has not learned anything yet: what it says here is chance. Press Train first.',
  /**
   * Of presets, where the language has other words than web/engine/recipe/preset-texts.js.
   * @type {Record<string, {title: string, description: string, time?: string}>}
   */
  presets: {},
  report: {
    /** @param {string} name @param {number} rate */
    heading: (name, rate) => `${name}: test error ${percent(rate)}`,
    chart: 'Error rate by epoch; the table below has the numbers',
    epochs: 'Epochs',
    columns: ['epoch', 'cost', 'validation error', 'seconds'],
  },
  none: 'none',
  yes: 'yes',
  no: 'no',
  computedBy: 'Computed by',
  weights: 'Weights, SHA-256',
  /** @param {string} url @param {string} reason */
  noModel: (url, reason) =>
    `The network could not be loaded from ${url}, because ${reason}. Check the address, or train one here.`,
  /** @param {string} run  its name */
  nextRun: (run) => `These settings are for the next run; ${run} is shown.`,
  /** @param {string} rate  the learning rate @param {boolean} over  whether a schedule has ended */
  goesOn: (rate, over) =>
    over
      ? `The schedule is over: the run goes on at a constant learning rate of ${rate}.`
      : `The run goes on with its own settings, at learning rate ${rate}.`,
  /** @param {number} runs */
  unreadable: (runs) =>
    runs === 1
      ? 'A run that was kept here cannot be read by this version and is left out.'
      : `${runs} runs that were kept here cannot be read by this version and are left out.`,
  own: 'Your own data',
  ownGone: 'Your own data is no longer here; choose the files again.',
  /** @param {string} size @param {string} limit */
  ownTooLarge: (size, limit) =>
    `This data (${size}) is more than the ${limit} that are kept here: after a reload, choose the files again.`,
  ownNotKept:
    'The storage of this browser is full or blocked: after a reload, choose the files again.',
  oneClass:
    'All these images are of one class, so every answer is right and nothing can be learned.',
  rateIsZero:
    'This learning rate is too small for the arithmetic, which makes it 0: no weight has changed.',
  /** @param {string} name  of a class */
  oneAnswer: (name) => `All test images get one answer, ${name}.`,
  guesses: 'The network answers no better than who guesses.',
  /** @param {string} cost @param {string} guessing  cost */
  tooHigh: (cost, guessing) =>
    `Its cost, ${cost}, is above that of guessing (${guessing}): the learning rate is too high. Take a lower one, or press Find beside it.`,
  notLearned: 'Its cost has hardly come down: try another learning rate, or press Find beside it.',
});
