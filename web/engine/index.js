/**
 * MLP Lab's engine: train and use multilayer perceptrons in Node and in browsers.
 *
 *     const core = await loadCore();
 *     const recipe = resolveRecipe({ dataset: 'digits', epochs: 3 });
 *     const run = new Run(core, recipe, generateDataset(core, 'digits', recipe));
 *     while (!run.finished) run.advance(100);
 *     console.log(run.finish().testErrorRate);
 */
export { decodeCheckpoint, encodeCheckpoint } from './checkpoint.js';
export { loadCore } from './core.js';
export { MlpError } from './errors.js';
export { generateDataset, generatedNames, generateSample } from './generated.js';
export { weightsSha256 } from './hash.js';
export { decodeModel, encodeModel, networkFromModel } from './model.js';
export { defaults, presetOfDataset, presets, resolveRecipe } from './presets.js';
export { classificationReport, errorRate, formatConfusion, formatReport } from './report.js';
export { presetTexts } from './preset-texts.js';
export { recipeFields } from './recipe-fields.js';
export { recipeHelp } from './recipe-help.js';
export { augmentedImages, learningRateCurve } from './recipe-preview.js';
export { findLearningRate, rateRangeSteps } from './rate-range.js';
export { Run } from './run.js';
export { abilities, variantNames } from './variants.js';
