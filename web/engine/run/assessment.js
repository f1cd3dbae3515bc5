/** Whether a run that ended has learned anything, and what to try if it has not. */
import { argmaxClass } from '../argmax-class.js';
import { errorRate } from './report.js';

/** @typedef {import('../recipe/fields.js').Recipe} Recipe */
/** @typedef {import('./values.js').EpochResult} EpochResult */

/**
 * @typedef {'one-answer' | 'near-chance' | 'huge-weights' | 'cost-rose' | 'cost-above-guess' | 'cost-still'} Sign
 *   one-answer: nearly all images get the same class, though they are of several; near-chance: the error
 *   is hardly below that of a guess; huge-weights: a weight is above 100; cost-rose: the last epoch's
 *   cost is above the first one's; cost-above-guess: the last epoch's cost is that of a guess or more (a mean
 *   over the epoch, so it is after few steps too);
 *   cost-still: the cost did not move from the first epoch to the last
 *
 * @typedef {object} Assessment
 * @property {Sign[]} signs  none: nothing is wrong
 * @property {boolean} diverged  whether they say that the learning rate was too high
 * @property {number | null} answer  the class that nearly all images get, if there is one
 * @property {number} largestWeight  the largest parameter, its sign left out
 * @property {number | null} suggestedRate  a learning rate to try; null where another may not help
 * @property {string | null} sentence  all this for people; null when nothing is wrong
 *
 * @typedef {object} Ended  what a run came to
 * @property {Pick<Recipe, 'cost' | 'optimizer'>} recipe
 * @property {number} learningRate
 * @property {EpochResult[]} epochs  one or more; of none, nothing is said
 * @property {number[][]} confusionMatrix  of the test samples; rows are true classes
 * @property {Float32Array} parameters
 */

/** Trained networks stay far below; those of a rate of 100 have weights in the thousands. */
const HUGE_WEIGHT = 100;
/** Share of the images that is "nearly all". */
const NEARLY_ALL = 0.95;
/** The error is near chance at this share of the error of naming the most frequent class. */
const NEAR = 0.95;
/** The cost is still when it moves by no more than this share of itself. */
const STILL = 0.001;
/** Learning rates that most networks learn with. @type {Partial<Record<Recipe['optimizer'], number>>} */
const USUAL_RATE = { adam: 0.001, adamw: 0.001, muon: 0.001, lion: 0.0003 };
/** That of the other optimizers, whose steps are as large as the gradient. */
const USUAL_PLAIN_RATE = 0.1;

/** @param {number[]} values */
const sum = (values) => values.reduce((total, value) => total + value, 0);

/**
 * The cost of a network that knows nothing: equal probabilities, or outputs that are all 0.
 * @param {string} cost
 * @param {number} classes
 */
const guessCost = (cost, classes) =>
  // No figure that is promised: a bound, whose last bit decides nothing.
  // eslint-disable-next-line no-restricted-properties
  cost === 'quadratic' ? 0.495 : Math.log(classes);

/**
 * Looks for the signs of a run that learned nothing although every number stayed finite.
 * @param {Ended} ended
 * @returns {Assessment}
 */
export function assess({ recipe, learningRate, epochs, confusionMatrix, parameters }) {
  const largestWeight = parameters.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const total = sum(confusionMatrix.map(sum));
  const frequent = Math.max(...confusionMatrix.map(sum)) / total;
  const answers = confusionMatrix.map((_, c) => sum(confusionMatrix.map((row) => row[c])) / total);
  const favourite = argmaxClass(answers);
  const oneAnswer = answers[favourite] >= NEARLY_ALL && frequent < NEARLY_ALL;
  const nearChance = frequent < 1 && errorRate(confusionMatrix) >= NEAR * (1 - frequent);
  const [first, last] = [epochs[0]?.trainCost, epochs.at(-1)?.trainCost ?? 0];
  const still = epochs.length > 1 && Math.abs(last - first) <= STILL * first;
  const aboveGuess = last >= guessCost(recipe.cost, confusionMatrix.length);
  /** @type {[Sign, boolean][]} */
  const table = [
    ['one-answer', oneAnswer],
    ['near-chance', nearChance],
    ['huge-weights', largestWeight > HUGE_WEIGHT],
    ['cost-rose', last > first && !still],
    ['cost-above-guess', nearChance && aboveGuess],
    ['cost-still', nearChance && still],
  ];
  const signs = table.filter(([, seen]) => seen && epochs.length > 0).map(([sign]) => sign);
  const has = (/** @type {Sign} */ sign) => signs.includes(sign);
  const usual = USUAL_RATE[recipe.optimizer] ?? USUAL_PLAIN_RATE;
  // After few steps, or small ones, the cost is that of a guess or more too.
  const costly = has('cost-rose') || (has('cost-above-guess') && learningRate > usual);
  const diverged = has('huge-weights') || (nearChance && costly && !has('cost-still'));
  const lower = learningRate > usual ? usual : learningRate / 10;
  const higher = nearChance && learningRate < usual ? usual : null;
  const answer = has('one-answer') ? favourite : null;
  const suggestedRate = diverged ? Number(lower.toPrecision(2)) : higher;
  const sentence = sentenceOf(signs, { learningRate, suggestedRate, largestWeight, diverged });
  return { signs, diverged, answer, largestWeight, suggestedRate, sentence };
}

/** @type {Record<Sign, (largestWeight: number) => string>} */
const SAYS = {
  'one-answer': () => 'nearly all test images get the same answer',
  'near-chance': () => 'the error is hardly below that of a guess',
  'huge-weights': (largest) => `the weights are huge (up to ${Number(largest.toPrecision(2))})`,
  'cost-rose': () => 'the cost rose',
  'cost-above-guess': () => 'the cost is no lower than that of a guess',
  'cost-still': () => 'the cost did not move',
};

/**
 * @param {Sign[]} signs
 * @param {Pick<Assessment, 'suggestedRate' | 'largestWeight' | 'diverged'> & {learningRate: number}} about
 */
function sentenceOf(signs, { learningRate, suggestedRate, largestWeight, diverged }) {
  if (signs.length === 0) return null;
  const seen = signs.map((sign) => SAYS[sign](largestWeight));
  const what = [seen.slice(0, -1).join(', '), seen.at(-1)].filter(Boolean).join(' and ');
  const level = diverged ? 'too high' : 'too low';
  const advice =
    suggestedRate === null
      ? 'More epochs, another learning rate or other layers may help.'
      : `The learning rate ${learningRate} was probably ${level}; try ${suggestedRate}.`;
  return `${what[0].toUpperCase()}${what.slice(1)}. ${advice}`;
}

/**
 * The same for a run, with what its evaluate() gave.
 * @param {import('./run.js').Run} run
 * @param {Pick<import('./values.js').RunResult, 'confusionMatrix'>} result
 * @returns {Assessment}
 */
export const assessRun = (run, { confusionMatrix }) =>
  assess({
    recipe: run.recipe,
    learningRate: run.learningRate,
    epochs: run.epochs,
    confusionMatrix,
    parameters: run.resultNetwork.parameters(),
  });
