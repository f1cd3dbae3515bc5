/** Recipes in the form that the elements of the whole lab show. Small views do not load this. */
import {
  applies,
  changedSetting,
  isInSection,
  valueOf,
} from '../../elements/network/recipe-rules.js';
import { defaults, presets, presetTexts } from '../../engine/index.js';
import { panelFields as recipeFields } from '../../engine/recipe/field-controls.js';
import { spreadOf } from '../../engine/spread.js';
import { strings } from '../../i18n/en/compare.js';
import { briefly, texts } from '../../i18n/en/settings.js';
import { labTexts } from '../../i18n/en/lab.js';
import { testErrors } from '../compare/repeated.js';
import { validationErrorRateOf } from '../runs/outcome.js';
import { pictureOf, plannedOf } from './from-state.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */

/** What says which images a recipe has. @type {('dataset' | 'trainSize' | 'testSize')[]} */
const OF_DATA = ['dataset', 'trainSize', 'testSize'];

/** Whether other images were chosen since the finished run that is shown. @param {LabState} state */
export const isDataChanged = ({ current, recipe, ownData }) =>
  Boolean(current?.outcome) &&
  (OF_DATA.some((name) => recipe[name] !== current?.recipe[name]) ||
    (recipe.dataset === 'custom' && current?.data?.sha256 !== ownData?.sha256));

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

/** Settings that the list of runs always has, each as a text. @type {Record<string, (run: StoredRun) => string>} */
const ALWAYS = {
  dataset: ({ recipe }) => recipe.dataset,
  layers: ({ layers }) => layers.join('-'),
  activation: ({ recipe }) => recipe.activation,
  optimizer: ({ recipe }) => recipe.optimizer,
  learningRate: ({ recipe }) => `lr ${recipe.learningRate}`,
  batchSize: ({ recipe }) => `batch ${recipe.batchSize}`,
  seed: ({ recipe }) => `seed ${recipe.seed}`,
};

/** Not compared, since they change no result. */
const NOT_COMPARED = ['preset', 'threads'];
/** Not among the settings: those, and what has a column of its own. */
const APART = [...NOT_COMPARED, 'epochs'];

/** What a setting comes to in a run; the same for all that it has no effect in. @param {StoredRun} run @param {string} name */
const effect = ({ recipe, layers }, name) =>
  name === 'layers'
    ? String(layers)
    : applies(recipeFields[/** @type {keyof typeof recipeFields} */ (name)], recipe)
      ? String(valueOf(recipe, name))
      : '';

/**
 * The settings in which some runs differ.
 * @param {StoredRun[]} runs
 * @returns {Set<string>} names of fields
 */
const differing = (runs) =>
  new Set(
    Object.keys(recipeFields).filter(
      (name) =>
        !NOT_COMPARED.includes(name) && new Set(runs.map((run) => effect(run, name))).size > 1,
    ),
  );

/**
 * @param {StoredRun} run
 * @param {Set<string>} differ  the settings in which runs differ
 * @returns {import('../../elements/base/types.js').RunSetting[]}
 */
function settingsOf(run, differ) {
  const { recipe } = run;
  const always = Object.entries(ALWAYS).map(([name, text]) => ({
    text: text(run),
    differs: differ.has(name),
  }));
  const others = Object.keys(recipeFields)
    .filter((name) => !(name in ALWAYS) && !APART.includes(name))
    .flatMap((name) => {
      const differs = differ.has(name);
      const changed = changedSetting(recipeFields, name, recipe);
      const isShown = differs || (changed !== null && isInSection(recipeFields, name));
      return isShown ? [{ text: changed ?? plainSetting(run, name), differs }] : [];
    });
  return [...always, ...others];
}

/** A setting at its default, or without an effect. @param {StoredRun} run @param {string} name */
const plainSetting = (run, name) =>
  briefly(
    name,
    effect(run, name) === '' ? texts.nothing : (valueOf(run.recipe, name) ?? texts.all),
  );

/** @param {StoredRun} run */
function spreadInWords(run) {
  const errors = testErrors(run);
  return errors.length > 1 ? strings.row(spreadOf(errors), errors.length) : '';
}

/** @param {LabState} state */
export const runRows = ({ runs, current }) => {
  const differ = differing(runs.filter(({ id, visible }) => visible || id === current?.id));
  return runs.map((run) => ({
    id: run.id,
    name: run.name,
    settings: settingsOf(run, differ),
    epochsDiffer: differ.has('epochs'),
    // One that was stopped in an epoch has trained a part of it.
    epochs: Number((run.points.at(-1)?.epoch ?? run.outcome?.epochs.length ?? 0).toFixed(1)),
    validationErrorRate: validationErrorRateOf(run.outcome),
    testErrorRate: run.outcome?.testErrorRate ?? null,
    seconds: run.outcome?.seconds ?? null,
    colour: run.colour,
    visible: run.visible,
    current: run.id === current?.id,
    spread: spreadInWords(run),
    comparable: Boolean(run.outcome && current?.outcome),
  }));
};

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
