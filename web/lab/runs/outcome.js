/** @typedef {import('../../worker/protocol.js').RunOutcome} RunOutcome */

/**
 * The validation error of a run's outcome. Runs stored by earlier versions have it under another name.
 * @param {(RunOutcome & {finalTrainingErrorRate?: number | null}) | null} outcome
 * @returns {number | null} 0 to 1; null without an outcome, or before the first batch
 */
export const validationErrorRateOf = (outcome) =>
  outcome?.validationErrorRate ?? outcome?.finalTrainingErrorRate ?? null;
