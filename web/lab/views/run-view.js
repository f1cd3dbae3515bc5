/** The state in the form that the training panel and the curves show. */
import { texts } from '../../i18n/en/page.js';

/** @typedef {import('../state/state.js').LabState} LabState */

/** Test error rates of the reference exercise with its network. */
const REFERENCE = /** @type {Record<string, number>} */ ({ mnist: 0.0443, cifar10: 0.532 });

/** The settings of what the page shows: a run keeps its own while others are chosen. @param {LabState} state */
export const shownRecipe = ({ current, recipe }) => current?.recipe ?? recipe;

/** The reference's figure for this data set, where there is one. @param {LabState} state */
export function referenceOf(state) {
  const errorRate = REFERENCE[shownRecipe(state).dataset];
  return errorRate === undefined ? null : { errorRate, label: texts.reference };
}

/** @param {LabState} state */
export function trainProgress({ status, progress, prepared, recipe, peakGflops }) {
  if (!prepared?.plan) return null;
  const { batchesPerEpoch, trainCount } = prepared.plan;
  if (!progress) {
    const none = { secondsLeft: null, samplesPerSecond: null, gflops: null, peakShare: null };
    return {
      epoch: 0,
      reached: 0,
      epochs: recipe.epochs,
      batch: 0,
      batches: batchesPerEpoch,
      ...none,
    };
  }
  const { samplesPerSecond, gflops, epochs, position } = progress;
  const share = gflops / (peakGflops * prepared.threads);
  return {
    ...progress,
    // One that was stopped in an epoch has trained a part of it.
    reached: status === 'done' ? Number(position.toFixed(1)) : progress.epoch,
    // A run that has ended, or failed, has no time left.
    secondsLeft:
      samplesPerSecond && ['running', 'paused'].includes(status)
        ? ((epochs - position) * trainCount) / samplesPerSecond
        : null,
    // Inputs that are 0 are skipped and count as done, and other work makes the measured peak too low.
    peakShare: share <= 1 ? share : null,
  };
}

/** The runs whose curves are drawn, oldest first: the ticked ones and the present one. @param {LabState} state */
export const curveRuns = ({ current, runs }) => {
  const others = runs.filter((run) => run.visible && run.id !== current?.id).reverse();
  return [...others, ...(current ? [current] : [])].map((run) => ({
    id: run.id,
    name: run.name,
    colour: run.colour,
    current: run.id === current?.id,
    points: run.points,
  }));
};

/** Whether the link names other data of the person's own than that in use. @param {LabState} state */
export const isOtherData = ({ recipe, wantedData, ownData }) =>
  recipe.dataset === 'custom' && wantedData !== null && wantedData.sha256 !== ownData?.sha256;

/** @param {LabState} state */
export function verdict(state) {
  const { current, recipe, prepared, expectedSha256 } = state;
  const actual = current?.outcome?.weightsSha256;
  const comparable = prepared?.mode === 'exact' && !prepared.partial;
  const asked = current?.recipe === recipe || current?.altered;
  if (!actual || !expectedSha256 || !comparable || !asked || isOtherData(state)) return 'none';
  return actual === expectedSha256 ? 'verified' : 'differs';
}
