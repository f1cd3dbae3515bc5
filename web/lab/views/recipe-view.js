/** Recipes in the form that the elements of the whole lab show. Small views do not load this. */
import { changedIn, sectionsOf } from '../../elements/network/recipe-rules.js';
import { defaults, presets, presetTexts, recipeFields } from '../../engine/index.js';
import { labTexts } from '../../i18n/en/lab.js';
import { validationErrorRateOf } from '../runs/outcome.js';
import { pictureOf, plannedOf } from './from-state.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */

/**
 * @param {LabState} state  until it has the site's data sets, they count as available
 * @returns {import('../../elements/base/types.js').PresetChoice[]}
 */
export const presetList = ({ datasets }) =>
  Object.entries(presetTexts).map(([name, { measured, ...words }]) => {
    const { time = measured?.time, ...own } = labTexts.presets[name] ?? {};
    const dataset = presets[name].dataset ?? defaults.dataset;
    const available =
      datasets.length === 0 || datasets.some((each) => each.name === dataset && each.available);
    const figures = measured && { measured: { ...measured, time } };
    return { name, ...words, ...own, ...figures, available };
  });

/** @param {StoredRun} run */
const summaryOf = ({ layers, recipe }) =>
  [
    `${recipe.dataset}, ${layers.join('-')}, ${recipe.activation}, ${recipe.optimizer}`,
    `lr ${recipe.learningRate}, batch ${recipe.batchSize}, seed ${recipe.seed}`,
    ...sectionsOf(recipeFields).flatMap(([section]) => changedIn(recipeFields, section, recipe)),
  ].join(', ');

/** @param {LabState} state */
export const runRows = ({ runs, current }) =>
  runs.map((run) => ({
    id: run.id,
    name: run.name,
    summary: summaryOf(run),
    // One that was stopped in an epoch has trained a part of it.
    epochs: Number((run.points.at(-1)?.epoch ?? run.outcome?.epochs.length ?? 0).toFixed(1)),
    validationErrorRate: validationErrorRateOf(run.outcome),
    testErrorRate: run.outcome?.testErrorRate ?? null,
    seconds: run.outcome?.seconds ?? null,
    colour: run.colour,
    visible: run.visible,
    current: run.id === current?.id,
  }));

/** @param {LabState} state */
export const augmentedPictures = (state) => {
  const shown = { ...state, prepared: plannedOf(state) };
  return state.augmented.map((row) => row.map((pixels) => pictureOf(shown, pixels)));
};

/** A recipe without the learning rate, which a range test may change. @param {Recipe} recipe */
const besidesRate = ({ learningRate: _a, preset: _b, ...rest }) => JSON.stringify(rest);

/**
 * The range test, if it belongs to the present settings.
 * @param {LabState} state
 */
export const rateSearchOf = ({ rateSearch, recipe }) =>
  rateSearch && besidesRate(rateSearch.recipe) === besidesRate(recipe) ? rateSearch : null;
