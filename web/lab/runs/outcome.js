/** @typedef {import('../../worker/protocol.js').RunOutcome} RunOutcome */

/**
 * The validation error of a run's outcome. Runs stored by earlier versions have it under another name.
 * @param {(RunOutcome & {finalTrainingErrorRate?: number | null}) | null} outcome
 * @returns {number | null} 0 to 1; null without an outcome, or before the first batch
 */
export const validationErrorRateOf = (outcome) =>
  outcome?.validationErrorRate ?? outcome?.finalTrainingErrorRate ?? null;

/** How many epochs "Train 10 more" adds. */
const MORE = 10;

/**
 * How many epochs a finished run goes on for: those that it was stopped before, or some more.
 * @param {import('../state/state.js').StoredRun} run
 */
export function epochsToGo({ recipe, outcome }) {
  const left = recipe.epochs - (outcome?.epochs.length ?? 0);
  return left > 0 ? left : MORE;
}
