import { recipeToHash } from './share.js';
import { texts } from './texts.js';

/** @typedef {import('./state.js').LabState} LabState */
/** @typedef {import('./state.js').StoredRun} StoredRun */
/** @typedef {import('../elements/types.js').Picture} Picture */
/** @typedef {import('../elements/types.js').Guess} Guess */

/** What the reference exercise reached on the test set with its network. */
const REFERENCE = /** @type {Record<string, number>} */ ({ mnist: 0.0443, cifar10: 0.532 });
const GUESSES = 3;

/** @param {LabState} state @param {Uint8Array} pixels @returns {Picture} */
export const pictureOf = ({ prepared }, pixels) => {
  const { height = 28, width = 28, channels = 1 } = prepared?.shape ?? {};
  return { pixels, height, width, channels };
};

/** @param {LabState} state */
export const classNamesOf = (state) => state.prepared?.shape.classNames ?? [];

/** @param {LabState} state */
export const exampleGroups = (state) =>
  classNamesOf(state).map((name, i) => ({
    name,
    colour: i,
    pictures: (state.examples[i] ?? []).map((pixels) => pictureOf(state, pixels)),
  }));

/** The reference's figure for this data set, where there is one. @param {LabState} state */
export function referenceOf({ recipe }) {
  const errorRate = REFERENCE[recipe.dataset];
  return errorRate === undefined ? null : { errorRate, label: texts.reference };
}

/** @param {LabState} state @param {number[]} outputs @returns {Guess[]} in class order */
export const guessesOf = (state, outputs) =>
  classNamesOf(state).map((name, i) => ({ name, value: outputs[i] ?? 0 }));

/** @param {number[]} outputs */
export const bestOf = (outputs) => outputs.indexOf(Math.max(...outputs));

/** @param {LabState} state */
export const mistakeItems = (state) =>
  state.mistakes.pictures.map(({ index, pixels, label, outputs }) => ({
    index,
    picture: pictureOf(state, pixels),
    label: classNamesOf(state)[label],
    guesses: guessesOf(state, outputs)
      .sort((a, b) => b.value - a.value)
      .slice(0, GUESSES),
  }));

/** @param {LabState} state */
export const mistakesHeading = (state) => {
  const names = classNamesOf(state);
  return state.cell
    ? texts.cell(names[state.cell.actual], names[state.cell.predicted])
    : texts.mistakes;
};

/** @type {Record<string, 'unit' | 'signed' | 'positive' | 'open'>} */
const RANGES = {
  sigmoid: 'unit',
  tanh: 'signed',
  relu: 'positive',
  'leaky-relu': 'open',
  gelu: 'open',
};

/** @param {LabState} state */
export function activationLayers(state) {
  const { activation, cost } = state.recipe;

  return state.activations.map((values, i) => {
    const output = i === state.activations.length - 1;
    return {
      name: output ? texts.outputLayer(cost) : texts.hiddenLayer(i + 1, values.length),
      values,
      range: output ? RANGES.sigmoid : RANGES[activation],
    };
  });
}

/** Seconds that the whole run will take, by the machine's peak. @param {LabState} state */
export function estimatedSeconds({ prepared, peakGflops, recipe }) {
  // Small networks reach about half of the peak, large ones more: an estimate, on the safe side.
  const SHARE = 0.5;
  if (!prepared?.plan || !peakGflops) return null;
  const samples = prepared.plan.trainCount * recipe.epochs;
  return (samples * prepared.flopsPerSample) / (peakGflops * 1e9 * SHARE);
}

/** @param {LabState} state */
export function trainProgress({ progress, prepared, recipe, peakGflops }) {
  if (!prepared?.plan) return null;
  const { batchesPerEpoch, trainCount } = prepared.plan;
  if (!progress) {
    const none = { secondsLeft: null, samplesPerSecond: null, gflops: null, peakShare: null };
    return { epoch: 0, epochs: recipe.epochs, batch: 0, batches: batchesPerEpoch, ...none };
  }
  const { samplesPerSecond, gflops, epochs, position } = progress;
  return {
    ...progress,
    secondsLeft: samplesPerSecond ? ((epochs - position) * trainCount) / samplesPerSecond : null,
    // A run on a machine that other work held up while it was measured is faster than its peak.
    peakShare: peakGflops ? Math.min(1, gflops / (peakGflops * prepared.threads)) : null,
  };
}

/** The runs whose curves are drawn: the one on show and those ticked. @param {LabState} state */
export const curveRuns = ({ current, runs }) => {
  const others = runs.filter((run) => run.visible && run.id !== current?.id);
  return [...others, ...(current ? [current] : [])].map((run) => ({
    id: run.id,
    name: run.name,
    colour: run.colour,
    current: run.id === current?.id,
    points: run.points,
  }));
};

/** @param {LabState} state */
export function verdict({ current, prepared, expectedSha256 }) {
  const actual = current?.outcome?.weightsSha256;
  const comparable = prepared?.mode === 'exact' && !prepared.partial;
  if (!actual || !expectedSha256 || !comparable) return 'none';
  return actual === expectedSha256 ? 'verified' : 'differs';
}

/** @param {LabState} state @returns {string} the hash of a link to this run */
export const linkHash = ({ recipe, current }) => {
  const same = current?.repeatable && current.recipe === recipe;
  return recipeToHash(recipe, same ? current.outcome?.weightsSha256 : undefined);
};
