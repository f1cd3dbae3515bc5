import { argmaxClass } from '../../engine/argmax-class.js';
import { recipeToHash } from '../../engine/recipe/write-link.js';
import { labTexts } from '../../i18n/en/lab.js';
import { shownRecipe } from './run-view.js';
import { classNamesOf, guessesOf } from './try-view.js';
import { classNamesIn } from '../../i18n/en/class-names.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../../elements/base/types.js').Picture} Picture */

const GUESSES = 3;

/** @param {import('../../worker/protocol.js').Prepared['shape']} [shape] */
const sizeOf = (
  { height, width, channels } = { height: 28, width: 28, channels: 1, classNames: [] },
) => ({
  height,
  width,
  channels,
});

/** @param {{prepared: Pick<import('../../worker/protocol.js').Prepared, 'shape'> | null}} state @param {Uint8Array} pixels @returns {Picture} */
export const pictureOf = ({ prepared }, pixels) => ({ pixels, ...sizeOf(prepared?.shape) });

/** The most classes of which drawings are asked for. */
const MOST_DRAWN = 62;

/** Whether the network that answers on the pad can learn from drawings: there are images to rehearse. @param {LabState} state */
export const canLearnHand = ({ prepared }) => {
  const { width, height, channels, classNames } = prepared?.shape ?? {};
  return (
    Boolean(prepared?.plan) &&
    [width, height, channels].join() === '28,28,1' &&
    Number(classNames?.length) >= 2 &&
    Number(classNames?.length) <= MOST_DRAWN
  );
};

/** The class with the highest output. @param {LabState} state @param {number[] | null} [outputs] */
export const answerOf = (state, outputs) =>
  outputs ? guessesOf(state, outputs)[argmaxClass(outputs)] : null;

/** What the settings come to, with or without a run. @param {LabState} state */
export const plannedOf = ({ ahead, prepared }) => ahead ?? prepared;

/** @param {LabState} state */
export const exampleGroups = ({ ahead, prepared, recipe, examples: ofRun }) => {
  const { shape } = ahead ?? prepared ?? {};
  const examples = ahead?.examples ?? ofRun;
  const names = shape?.classNames ?? [];
  // Those of own data are a person's, who may change them here.
  return (recipe.dataset === 'custom' ? names : classNamesIn(names)).map((name, i) => ({
    name,
    colour: i,
    pictures: (examples[i] ?? []).map((pixels) => ({ pixels, ...sizeOf(shape) })),
  }));
};

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
};

/** @param {LabState} state */
export function activationLayers(state) {
  const { activation, cost, linear, residual } = shownRecipe(state);
  return state.activations.map((values, i) => {
    const output = i === state.activations.length - 1;
    return {
      name: output ? labTexts.outputLayer(cost) : labTexts.hiddenLayer(i + 1, values.length),
      values,
      range: output
        ? RANGES.sigmoid
        : (!residual && !linear?.some(Number) && RANGES[activation]) || 'open',
    };
  });
}

/**
 * The weights and biases of a network, and the floating-point operations of a training step: see
 * Run.flopsPerSample.
 * @param {number[]} layers  units of all layers
 */
function costOf(layers) {
  const pairs = layers.slice(1).map((units, i) => [layers[i], units]);
  return {
    parameterCount: pairs.reduce((sum, [inputs, units]) => sum + (inputs + 1) * units, 0),
    flops: pairs.reduce((sum, [inputs, units], i) => sum + 2 * inputs * units * (i ? 3 : 2), 0),
  };
}

/** The number of parameters; 0 while it is not known, and of a saved network. @param {LabState} state */
export const parameterCount = ({ ahead, prepared }) =>
  ahead ? costOf(ahead.layers).parameterCount : (prepared?.plan?.parameterCount ?? 0);

/** An estimate of the whole run's seconds, from the machine's peak. @param {LabState} state */
export function estimatedSeconds({ ahead, prepared, peakGflops, recipe }) {
  // Small networks reach about half of the peak, large ones more, so the estimate is rather too long.
  const SHARE = 0.5;
  const trained = ahead
    ? Math.min(recipe.trainSize ?? Infinity, ahead.available.train)
    : prepared?.plan?.trainCount;
  if (!trained || !prepared || !peakGflops) return null;
  const { flops } = costOf((ahead ?? prepared).layers);
  return (trained * recipe.epochs * flops) / (peakGflops * 1e9 * SHARE);
}

/** @param {LabState} state @returns {string} the hash of a link to this run */
export const linkHash = ({ recipe, current, expectedSha256, wantedData, ownData }) => {
  // What the link that was opened names stays in the address until its run has a result.
  const ended = current?.outcome && current.recipe === recipe ? current : null;
  const repeated = ended?.repeatable ? ended.outcome?.weightsSha256 : undefined;
  const weights = ended ? repeated : expectedSha256;
  const data = ended?.repeatable ? ended.data : (wantedData ?? ownData);
  return recipeToHash(recipe, weights, recipe.dataset === 'custom' ? data : null);
};
