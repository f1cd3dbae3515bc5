import { openBackground } from './background.js';
import { listed, seedsLeft } from './repeated.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../state/state.js').Repeat} Repeat */
/** @typedef {import('../../worker/protocol.js').RunOutcome} RunOutcome */

/** What is kept of a repeat. @param {number} seed @param {RunOutcome} outcome @returns {Repeat} */
const repeatOf = (
  seed,
  { testErrorRate, validationErrorRate, weightsSha256, seconds, epochs },
) => ({
  ...{ seed, testErrorRate, validationErrorRate, weightsSha256, seconds },
  epochs: epochs.map(({ epoch, trainCost, validationErrorRate: rate, validationCost }) => ({
    ...{ epoch, trainCost, validationErrorRate: rate, validationCost },
  })),
});

/** Whether the run is still in the list as it was, and does not go on. @param {LabState} state @param {StoredRun} run */
function isUnchanged(state, run) {
  const { current } = state;
  const goesOn = current?.id === run.id && !current.outcome;
  const { outcome } = listed(state, run.id) ?? {};
  return !goesOn && outcome?.weightsSha256 === run.outcome?.weightsSha256;
}

/**
 * Trains a run's recipe with the seeds that follow its own, and keeps each result with the run as soon as it is
 * there. The run on show stays.
 * @param {import('../control/parts.js').Parts} parts
 * @param {StoredRun} run  of the list
 * @param {AbortSignal} signal
 * @param {(progress: {number: number, share: number}) => void} onProgress  number: which of its seeds is trained,
 *   the run's own counted; share of it that is done, 0 to 1
 * @throws {import('../../engine/errors.js').MlpError} as training does; what is trained by then is kept
 */
export async function repeatRun(parts, run, signal, onProgress) {
  const { store, runs } = parts;
  const repeats = () => listed(store.state, run.id)?.repeats ?? [];
  onProgress({ number: repeats().length + 2, share: 0 });
  const background = await openBackground(parts, run, signal);
  try {
    for (const seed of seedsLeft({ ...run, repeats: repeats() })) {
      const number = repeats().length + 2;
      const outcome = await background.train({ ...run.recipe, seed }, (share) =>
        onProgress({ number, share }),
      );
      if (!isUnchanged(store.state, run)) return;
      runs.edit(run.id, { repeats: [...repeats(), repeatOf(seed, outcome)] });
    }
  } finally {
    background.end();
  }
}
