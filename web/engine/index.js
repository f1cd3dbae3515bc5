/**
 * The engine, for the rooms above it. It trusts its callers; web/module/ is the face for others, which
 * checks what it is given.
 *
 *     const core = await loadCore();
 *     const recipe = resolveRecipe({ dataset: 'digits', epochs: 3 });
 *     const run = new Run(core, recipe, generateDataset(core, 'digits', recipe));
 *     while (!run.finished) run.advance(100);
 *     console.log(run.evaluate().testErrorRate);
 */
export { decodeCheckpoint, encodeCheckpoint } from './files/checkpoint.js';
export { assess, assessRun } from './run/assessment.js';
export { loadCore } from './core/core.js';
export { MlpError } from './errors.js';
export { generateDataset, generatedNames, generateSample } from './run/generated.js';
export { weightsSha256 } from './core/hash.js';
export { decodeModel, encodeModel, networkFromModel } from './files/model.js';
export { presetOfDataset, presets } from './recipe/presets.js';
export { defaults, resolveRecipe } from './recipe/resolve.js';
export { classificationReport, errorRate, formatConfusion, formatReport } from './run/report.js';
export { presetTexts } from './recipe/preset-texts.js';
export { recipeFields } from './recipe/fields.js';
export { recipeHelp } from './recipe/help.js';
export { augmentedImages, learningRateCurve } from './recipe/preview.js';
export { findLearningRate, lrRangeTestSteps } from './run/lr-range-test.js';
export { Run } from './run/run.js';
export { abilities, variantNames } from './core/variants.js';
export { isPrintableName } from './samples.js';
