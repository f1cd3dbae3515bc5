/** A run with its repeats: the same recipe with other seeds. */

/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../state/state.js').Repeat} Repeat */
/** @typedef {import('../state/state.js').LabState} LabState */

/** How many seeds a repeated run has, its own included. */
export const SEEDS = 5;

/** What the list has of a run: its repeats are kept there. @param {LabState} state @param {string | undefined} id */
export const listed = ({ runs }, id) => runs.find((run) => run.id === id);

/** Whether other seeds can be compared with a run: its recipe alone made it. @param {StoredRun} run */
export const canRepeat = ({ outcome, recipe, altered, initial }) =>
  outcome !== null &&
  !altered &&
  !initial &&
  (outcome.epochs.length === recipe.epochs || recipe.patience > 0);

/**
 * The seeds that are still to be trained: those that follow the run's own.
 * @param {StoredRun} run
 * @returns {number[]}
 */
export function seedsLeft({ recipe: { seed }, repeats = [] }) {
  const done = repeats.map((repeat) => repeat.seed);
  const step = seed + SEEDS > Number.MAX_SAFE_INTEGER ? -1 : 1;
  return Array.from({ length: SEEDS - 1 }, (_, i) => seed + step * (i + 1)).filter(
    (next) => !done.includes(next),
  );
}

/** The test errors of a run and its repeats, each 0 to 1. @param {StoredRun} run */
export const testErrors = ({ outcome, repeats = [] }) =>
  [outcome, ...repeats].flatMap((each) => each?.testErrorRate ?? []);

/**
 * The lowest and the highest value of a curve over the seeds, epoch by epoch, as far as all have come.
 * @param {StoredRun} run
 * @param {'error' | 'cost'} measure
 * @returns {{epoch: number, low: number, high: number}[]} empty without repeats
 */
export function bandOf({ outcome, repeats = [] }, measure) {
  if (!outcome || repeats.length === 0) return [];
  const key = measure === 'cost' ? 'validationCost' : 'validationErrorRate';
  const all = [outcome.epochs, ...repeats.map(({ epochs }) => epochs)];
  const reached = Math.min(...all.map((epochs) => epochs.length));
  return Array.from({ length: reached }, (_, i) => {
    const values = all.flatMap((epochs) => epochs[i][key] ?? []);
    return { epoch: i + 1, low: Math.min(...values), high: Math.max(...values) };
  }).filter(({ low, high }) => Number.isFinite(low) && Number.isFinite(high));
}
