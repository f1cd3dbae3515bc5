/** What the whole lab shows of recipes, as its elements want it; small views do without. */
import { whatIsOn, sections } from '../../elements/network/recipe-rules.js';
import { presetTexts } from '../../engine/index.js';
import { labTexts } from '../../i18n/en/lab.js';
import { pictureOf } from './view.js';

/** @typedef {import('../state.js').LabState} LabState */
/** @typedef {import('../state.js').StoredRun} StoredRun */
/** @typedef {import('../../engine/recipe/presets.js').Recipe} Recipe */

/** @returns {import('../../elements/base/types.js').PresetChoice[]} */
export const presetList = () =>
  Object.entries(presetTexts).map(([name, { measured, ...words }]) => {
    const { time = measured?.time, ...own } = labTexts.presets[name] ?? {};
    return { name, ...words, ...own, ...(measured && { measured: { ...measured, time } }) };
  });

/** @param {StoredRun} run */
const summaryOf = ({ layers, recipe }) =>
  [
    `${recipe.dataset}, ${layers.join('-')}, ${recipe.activation}, ${recipe.optimizer}`,
    `lr ${recipe.learningRate}, batch ${recipe.batchSize}, seed ${recipe.seed}`,
    ...Object.keys(sections).flatMap((section) => whatIsOn(section, recipe)),
  ].join(', ');

/** @param {LabState} state */
export const runRows = ({ runs, current }) =>
  runs.map((run) => ({
    id: run.id,
    name: run.name,
    summary: summaryOf(run),
    epochs: run.outcome?.epochs.length ?? 0,
    validationErrorRate: run.outcome?.finalTrainingErrorRate ?? null,
    testErrorRate: run.outcome?.testErrorRate ?? null,
    seconds: run.outcome?.seconds ?? null,
    colour: run.colour,
    visible: run.visible,
    current: run.id === current?.id,
  }));

/** @param {LabState} state */
export const augmentedPictures = (state) =>
  state.augmented.map((row) => row.map((pixels) => pictureOf(state, pixels)));

/** A recipe without what a range test is there to change. @param {Recipe} recipe */
const besidesRate = ({ learningRate: _a, preset: _b, ...rest }) => JSON.stringify(rest);

/**
 * The range test, as long as it speaks of the settings in force.
 * @param {LabState} state
 */
export const rateSearchOf = ({ rateSearch, recipe }) =>
  rateSearch && besidesRate(rateSearch.recipe) === besidesRate(recipe) ? rateSearch : null;
