import { resolveRecipe } from '../../engine/index.js';
import { rate as written } from '../../i18n/numbers.js';
import { labTexts } from '../../i18n/en/lab.js';
import { epochsToGo } from '../runs/outcome.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */

/** The learning rate after a schedule that ends at 0, as a part of the schedule's highest. */
const AFTER_SCHEDULE = 0.1;

/** A schedule that has come to its end, where its rate stays. @param {Recipe} recipe @param {number} done  epochs */
const isOver = ({ schedule, epochs }, done) =>
  ['cosine', 'one-cycle'].includes(schedule) && done >= epochs;

/**
 * The recipe with which a finished run goes on.
 * @param {Recipe} recipe  of the run
 * @param {number} done  epochs
 * @param {number} more  epochs
 * @param {number} learningRate  of the settings
 * @returns {Recipe}
 */
export function recipeToGoOn(recipe, done, more, learningRate) {
  /** @type {Partial<Recipe>} */
  const constant = { schedule: 'constant', warmupEpochs: 0 };
  const last = recipe.learningRate * (recipe.finalRate || AFTER_SCHEDULE);
  const over = isOver(recipe, done) && {
    ...constant,
    // A rate that was chosen since is taken as it is.
    learningRate: learningRate === recipe.learningRate ? Number(last.toPrecision(6)) : learningRate,
  };
  const { preset: _, ...settings } = recipe;
  // Patience would end it again at once.
  return resolveRecipe({ ...settings, learningRate, ...over, patience: 0, epochs: done + more });
}

/**
 * Sets a finished run to go on.
 * @param {import('../state/store.js').Store<LabState>} store
 * @param {import('comlink').Remote<import('../../worker/session.js').Session>} session
 * @returns {Promise<boolean>} whether it can be trained now
 */
export async function trainOn(store, session) {
  const { current, recipe, prepared } = store.state;
  if (!current?.outcome) return false;
  const done = current.outcome.epochs.length;
  const more = epochsToGo(current);
  const next = recipeToGoOn(current.recipe, done, more, recipe.learningRate);
  try {
    await session.extend(next);
  } catch (error) {
    store.update({ message: await sentenceOf(error) });
    return false;
  }
  if (store.state.prepared !== prepared) return false; // another run has taken its place
  const altered =
    next.learningRate !== current.recipe.learningRate || next.schedule !== current.recipe.schedule;
  const over = isOver(current.recipe, done);
  store.update({
    recipe: next,
    ahead: null,
    expectedSha256: null,
    notice: labTexts.goesOn(written(next.learningRate), over),
    current: {
      ...current,
      recipe: next,
      outcome: null,
      altered: current.altered || altered,
      repeats: undefined, // of the shorter run
    },
  });
  return true;
}
