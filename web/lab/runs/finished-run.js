import { RUN, runKey } from './kept.js';
import { inTime, keeps, openRuns } from './storage.js';
import { readKept } from './valid-run.js';

/** @typedef {import('../state/state.js').KeptRun} KeptRun */
/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */

const NAME = 'mlp-lab-finished';
/** Opened when it is first read, so that a run that ends is written at once. */
const disk = openRuns(NAME);
/** A larger network is not kept: writing it would take long. Bytes. */
const LIMIT = 128 * 1024 * 1024;

/** @param {KeptRun} kept  the last finished run of this browser, with its last checkpoint */
export async function keepFinished(kept) {
  const fits = kept.bytes.length <= LIMIT && keeps();
  await disk.putAlone(runKey(kept.run.id), fits ? kept : undefined);
  if (fits) sessionStorage.setItem(NAME, kept.run.id);
}

/**
 * Deletes that run, if it is the one that is kept, for it shall not be shown again. By its key, without
 * reading it first: a page that is left right after the press would only have read it.
 * @param {string} id
 */
export const forgetFinished = (id) => disk.put(runKey(id), undefined);

/**
 * Where that run stands, as its last event said.
 * @param {import('../state/state.js').StoredRun} run
 * @param {import('../../worker/protocol.js').Prepared} prepared
 * @returns {import('../../worker/protocol.js').ProgressEvent}
 */
export function progressOf({ recipe, outcome, points }, { runId, plan, flopsPerSample }) {
  const { epochs = [], samplesPerSecond = 0 } = outcome ?? {};
  const batches = plan?.batchesPerEpoch ?? 0;
  return {
    type: 'progress',
    runId,
    epoch: epochs.length,
    epochs: recipe.epochs,
    batch: batches,
    batches,
    position: epochs.length,
    trainCost: epochs.at(-1)?.trainCost ?? 0,
    trainErrorRate: points.findLast((point) => point.trainErrorRate)?.trainErrorRate ?? 0,
    points: [],
    samplesPerSecond,
    gflops: (samplesPerSecond * flopsPerSample) / 1e9,
  };
}

/** Whether the browser loads this page anew, which showed that run. @param {string} id */
const reloads = (id) =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => /** @type {PerformanceNavigationTiming} */ (entry).type === 'reload') &&
  sessionStorage.getItem(NAME) === id;

/**
 * The last finished run, if this page is to show it: it has the settings of the link, or the page that
 * showed it was loaded anew.
 * @param {Recipe} recipe  of the link
 * @returns {Promise<KeptRun | null>}
 */
export async function lastFinished(recipe) {
  try {
    const kept = readKept((await inTime(disk.values(RUN)))?.[0]);
    if (!kept?.run.outcome) return null;
    const same = JSON.stringify(kept.run.recipe) === JSON.stringify(recipe);
    return same || reloads(kept.run.id) ? kept : null;
  } catch {
    return null; // the storage is blocked, which the list of runs says
  }
}
