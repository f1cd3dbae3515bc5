import { count, counted, percent } from '../numbers.js';
import { words } from '../translate.js';

/** What only the whole lab says, or who opens files, saved networks or reports with it. */
export const labTexts = words('lab', {
  title: 'MLP Lab',
  promise:
    'A neural network learns to read digits, here in your browser: press Train and watch, then draw.',
  lessons: 'Lessons',
  tryIt: 'Try it',
  mistakes: 'Mistakes, the surest first',
  /** @param {string} actual @param {string} predicted */
  cell: (actual, predicted) =>
    actual === predicted ? `${actual}, read right` : `${actual}, read as ${predicted}`,
  allMistakes: 'Show all mistakes',
  /** @param {string} cost @returns {string} */
  outputLayer: (cost) => (cost === 'quadratic' ? 'Outputs (sigmoid)' : 'Outputs (softmax)'),
  /** @param {number} number @param {number} units */
  hiddenLayer: (number, units) => `Hidden layer ${number}, ${counted(units, 'unit')}`,
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
    `Until you train, a network trained on ${
      mnist ? `MNIST and ${count(digits)} generated digits` : 'generated digits only'
    } reads your drawing.`,
  untrained:
    'This network has not learned anything yet: its answers are chance. Press Train first.',
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
    columns: ['epoch', 'training cost', 'validation cost', 'validation error', 'seconds'],
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
  ownWanted:
    'The link is of data that only its owner has; open its files here, or choose other data.',
  /** @param {string} size @param {string} limit */
  ownTooLarge: (size, limit) =>
    `This data (${size}) is more than the ${limit} that are kept here: after a reload, choose the files again.`,
  ownNotKept:
    'The storage of this browser is full or blocked: after a reload, choose the files again.',
  /** What was seen of a run that has not learned well, by the signs of an assessment. */
  signSays: {
    /** @param {{answer: string}} about  the name of a class */
    'one-answer': ({ answer }) => `Nearly all test images get one answer, ${answer}.`,
    /** @returns {string} */
    'near-chance': () => 'The error is hardly below that of a guess.',
    /** @param {{largestWeight: string}} about */
    'huge-weights': ({ largestWeight }) => `The weights are huge (up to ${largestWeight}).`,
    /** @returns {string} */
    'cost-rose': () => 'The cost rose.',
    /** @returns {string} */
    'cost-above-guess': () => 'The cost is no lower than that of a guess.',
    /** @returns {string} */
    'cost-still': () => 'The cost did not move.',
  },
  tooHigh: 'The learning rate was probably too high: take a lower one, or press Find beside it.',
  tooLow: 'The learning rate was probably too low: take a higher one, or press Find beside it.',
  tryOther: 'More epochs, another learning rate or other layers may help.',
});
