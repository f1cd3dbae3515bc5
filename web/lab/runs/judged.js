import { significant } from '../../i18n/numbers.js';
import { labTexts } from '../../i18n/en/lab.js';
import { texts } from '../../i18n/en/page.js';

/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../state/state.js').LabState} LabState */

/** A network that has at least this part of a guesser's errors has learned nothing. */
const AS_GUESSING = 0.95;

/** Learning rates that usually learn. @type {Record<string, number>} */
const USUAL = { sgd: 0.1, momentum: 0.01, nesterov: 0.01, adam: 0.001, adamw: 0.001 };

/** The mean cost of answers that are all equally likely. @param {string} cost @param {number} classes */
const costOfGuessing = (cost, classes) =>
  cost === 'quadratic' ? (1 - 1 / classes) / 2 : Math.log(classes);

/** @param {number[]} values */
const sum = (values) => values.reduce((a, b) => a + b, 0);

/**
 * What a finished run that has learned nothing says of itself, and what to try.
 * @param {StoredRun} run  with its outcome
 * @returns {Partial<LabState>} nothing for a run that has learned
 */
export function judged({ outcome, recipe, classNames }) {
  if (!outcome) return {};
  const { confusionMatrix: matrix, testErrorRate, epochs } = outcome;
  const perClass = matrix.map(sum);
  if (perClass.filter(Boolean).length < 2) return { message: labTexts.oneClass };
  if (Math.fround(recipe.learningRate) === 0) return { message: labTexts.rateIsZero };
  const guessing = 1 - Math.max(...perClass) / sum(perClass);
  const answers = classNames.filter((_, answer) => matrix.some((row) => row[answer] > 0));
  if (answers.length > 1 && testErrorRate < AS_GUESSING * guessing) return {};
  const what = answers.length === 1 ? labTexts.oneAnswer(answers[0]) : labTexts.guesses;
  const cost = epochs.at(-1)?.trainCost ?? 0;
  const limit = costOfGuessing(recipe.cost, classNames.length);
  if (cost <= limit) return { message: `${what} ${labTexts.notLearned}` };
  const offeredRate = Number(
    Math.min(recipe.learningRate / 10, USUAL[recipe.optimizer]).toPrecision(3),
  );
  return {
    message: `${what} ${labTexts.tooHigh(significant(cost, 3), significant(limit, 3))}`,
    remedy: texts.tryRate(offeredRate),
    offeredRate,
  };
}
