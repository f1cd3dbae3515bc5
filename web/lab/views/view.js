import { recipeToHash } from '../share/write-link.js';
import { labTexts } from '../../i18n/en/lab.js';
import { classNamesOf, guessesOf } from './try-view.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../../elements/base/types.js').Picture} Picture */

const GUESSES = 3;

/** @param {LabState} state @param {Uint8Array} pixels @returns {Picture} */
export const pictureOf = ({ prepared }, pixels) => {
  const { height = 28, width = 28, channels = 1 } = prepared?.shape ?? {};
  return { pixels, height, width, channels };
};

/** @param {LabState} state */
export const exampleGroups = (state) =>
  classNamesOf(state).map((name, i) => ({
    name,
    colour: i,
    pictures: (state.examples[i] ?? []).map((pixels) => pictureOf(state, pixels)),
  }));

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
    ? labTexts.cell(names[state.cell.actual], names[state.cell.predicted])
    : labTexts.mistakes;
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
      name: output ? labTexts.outputLayer(cost) : labTexts.hiddenLayer(i + 1, values.length),
      values,
      range: output ? RANGES.sigmoid : RANGES[activation],
    };
  });
}

/** An estimate of the whole run's seconds, from the machine's peak. @param {LabState} state */
export function estimatedSeconds({ prepared, peakGflops, recipe }) {
  // Small networks reach about half of the peak, large ones more, so the estimate is rather too long.
  const SHARE = 0.5;
  if (!prepared?.plan || !peakGflops) return null;
  const samples = prepared.plan.trainCount * recipe.epochs;
  return (samples * prepared.flopsPerSample) / (peakGflops * 1e9 * SHARE);
}

/** @param {LabState} state @returns {string} the hash of a link to this run */
export const linkHash = ({ recipe, current }) => {
  const same = current?.repeatable && current.recipe === recipe;
  return recipeToHash(recipe, same ? current.outcome?.weightsSha256 : undefined);
};
