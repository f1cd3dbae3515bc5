/**
 * The package's face, mlp-lab: trains and uses multilayer perceptrons in Node and in browsers.
 *
 *     const model = await train({ dataset: 'digits', epochs: 3 });
 *     model.testErrorRate;
 *     model.predict(pixels).label;
 *     const bytes = model.save(); // open(bytes) gives the model again
 *
 * Under it are the pieces, for whoever wants the training loop: loadCore(), resolveRecipe(),
 * generateDataset(), Run and the rest. docs/module.md shows both.
 */
export { open } from './model.js';
export { train } from './train.js';
export { makeSamples } from '../engine/samples.js';
export * from './pieces.js';
export {
  abilities,
  defaults,
  generatedNames,
  MlpError,
  presetOfDataset,
  presets,
  presetTexts,
  recipeHelp,
  variantNames,
} from '../engine/index.js';
export { panelFields as recipeFields } from '../engine/recipe/field-controls.js';

/**
 * The types of what goes in and out.
 * @typedef {import('./model.js').Model} Model
 * @typedef {import('./model.js').OpenOptions} OpenOptions
 * @typedef {import('./model.js').Prediction} Prediction
 * @typedef {import('./model.js').TestResult} TestResult
 * @typedef {import('../models/index.js').ExportedFile} ExportedFile
 * @typedef {import('../models/index.js').ExportOptions} ExportOptions
 * @typedef {import('./hooks.js').EpochInfo} EpochInfo
 * @typedef {import('./hooks.js').ProgressInfo} ProgressInfo
 * @typedef {import('./train.js').TrainOptions} TrainOptions
 * @typedef {import('../engine/core/config.js').NetworkConfig} NetworkConfig
 * @typedef {import('../engine/core/core.js').Core} Core
 * @typedef {import('../engine/core/network.js').Evaluation} Evaluation
 * @typedef {import('../engine/core/network.js').Network} Network
 * @typedef {import('../engine/core/network.js').Progress} Progress
 * @typedef {import('../engine/core/variants.js').Abilities} Abilities
 * @typedef {import('../engine/recipe/fields.js').RecipeField} RecipeField
 * @typedef {import('../engine/recipe/fields.js').Recipe} Recipe
 * @typedef {import('../engine/run/assessment.js').Assessment} Assessment
 * @typedef {import('../engine/run/lr-range-test.js').LrRangeTest} LrRangeTest
 * @typedef {import('../engine/run/lr-range-test.js').RatePoint} RatePoint
 * @typedef {import('../engine/run/report.js').Report} Report
 * @typedef {import('../engine/run/report.js').Scores} Scores
 * @typedef {import('../engine/run/values.js').Checkpoint} Checkpoint
 * @typedef {import('../engine/run/values.js').EpochResult} EpochResult
 * @typedef {import('../engine/run/values.js').ModelConfig} ModelConfig
 * @typedef {import('../engine/run/values.js').RunResult} RunResult
 * @typedef {import('../engine/run/values.js').SavedModel} SavedModel
 * @typedef {import('../engine/samples.js').Samples} Samples
 * @typedef {import('../engine/samples.js').SampleSource} SampleSource
 */
