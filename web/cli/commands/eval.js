/** `mlp-lab eval`: tests a saved network on a data set. */
import { drawRows } from '../../engine/run/split.js';
import {
  classificationReport,
  defaults,
  errorRate,
  MlpError,
  networkFromModel,
} from '../../engine/index.js';
import { layerSizes } from '../../engine/files/model.js';
import { openCore } from '../input/core.js';
import { readModel } from '../input/files.js';
import { prepareOwnTest } from '../input/own.js';
import { loadableDatasets, OWN } from '../options/recipe-flags.js';
import { UsageError } from '../options/usage-error.js';
import { whichData } from '../options/which-data.js';
import { coreInWords, counted, network, percent } from '../output/output.js';
import { printResults } from '../output/results.js';
import { loadSamples } from '../input/samples.js';
import { evaluateInViews, noteViews } from '../output/test-views.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} Model */

/**
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<number>} exit code 0
 * @throws {UsageError | MlpError}
 */
export async function evaluate(options, output) {
  if (options.model === undefined) {
    throw new UsageError('A network is needed: --model FILE', SAVE_HINT);
  }
  const model = await readModel(options.model, output, options);
  const dataset = options.dataset ?? datasetFor(model, options);
  if (!loadableDatasets.includes(dataset) || (dataset === OWN && options.data === undefined)) {
    throw new UsageError(
      'The network was trained on images that this program does not have',
      'Name a data set with images of the same size, --dataset NAME, or your own images, --data PATH',
    );
  }
  const core = await openCore({ ...options, threads: options.threads ?? 'auto' }, output);
  // The training images are not used, so only one is generated.
  const { test, notes } = await testImages(core, model, dataset, options, output);
  for (const note of notes) output.note(note);
  checkFit(model, test, dataset);
  const known = model.samples.classNames.join(', ');
  if (known !== test.classNames.join(', ')) {
    output.note(`This network names ${known}; ${dataset} has other classes.`);
  }
  if (model.recipe.split === 'reference' && dataset === model.recipe.dataset) {
    output.note(
      'This network was trained on the reference split, which mixes the published test images into the training set: it has seen most of these.',
    );
  }
  const testViews = options.testViews ?? 0;
  noteViews(output, model.recipe, testViews);
  const net = networkFromModel(core, model);
  const set = core.samples(test);
  const rows = drawRows(core, seedOf(model), set.count, options.testSize);
  let confusion;
  try {
    ({ confusion } = evaluateInViews(core, net, set, rows, model, test, testViews));
  } finally {
    set.dispose();
    net.dispose();
    core.dispose();
  }
  const testCount = confusion.flat().reduce((sum, cell) => sum + cell, 0);
  const testErrorRate = errorRate(confusion);
  output.facts([
    ['network', `${options.model}, ${network(layerSizes(model.config))}`],
    ['data', `${dataset}, ${counted(testCount, 'test image')}`],
    ['core', coreInWords(core, core.threads)],
    ['test error', output.strong(percent(testErrorRate))],
  ]);
  printResults(output, confusion, test.classNames);
  if (output.json) {
    output.document({
      model: options.model,
      dataset,
      layers: layerSizes(model.config),
      mode: core.mode,
      variant: core.variant,
      testViews,
      testCount,
      testErrorRate,
      notes,
      confusionMatrix: confusion,
      report: classificationReport(confusion, test.classNames),
    });
  }
  return 0;
}

/**
 * @param {import('../../engine/core/core.js').Core} core
 * @param {Model} model
 * @param {string} dataset
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<{test: import('../../engine/samples.js').Samples, notes: string[]}>}
 */
async function testImages(core, model, dataset, options, output) {
  if (dataset === OWN) {
    const { samples, notes } = await prepareOwnTest(options, model, output);
    return { test: samples, notes };
  }
  const { data, testSize } = options;
  return loadSamples(core, dataset, { data, trainSize: 1, testSize });
}

/**
 * The data set that is meant where none is named: with files that are not its published ones, a person's own.
 * @param {Model} model
 * @param {import('../options/flags.js').Options} options
 * @returns {string}
 */
const datasetFor = ({ recipe }, { data }) =>
  data === undefined ? recipe.dataset : whichData(data, recipe.dataset);

/**
 * The seed that the training drew its test images by, so that both test on the same.
 *
 * @param {Model} model  its recipe may come from anywhere
 * @returns {number}
 */
function seedOf({ recipe }) {
  const { seed } = recipe;
  return Number.isSafeInteger(seed) && seed >= 0 ? seed : defaults.seed;
}

/** What to do about a missing --model. */
export const SAVE_HINT = 'Make one with: mlp-lab train --save digits.safetensors';

/**
 * @param {Model} model
 * @param {import('../../engine/samples.js').Samples} samples
 * @param {string} dataset
 * @throws {MlpError} `model-mismatch`: the network cannot read these images
 */
export function checkFit(model, samples, dataset) {
  const { height, width, channels } = model.samples;
  if (
    height !== samples.height ||
    width !== samples.width ||
    channels !== samples.channels ||
    model.config.classes !== samples.classNames.length
  ) {
    const size = (/** @type {{height: number, width: number, channels: number}} */ s) =>
      `${s.width}x${s.height} images in ${s.channels === 1 ? 'grey' : 'colour'}`;
    throw new MlpError(
      'model-mismatch',
      `The network reads ${size(model.samples)} of ${model.config.classes} classes, but ${dataset} has ${size(samples)} of ${samples.classNames.length} classes. Choose another --dataset.`,
    );
  }
}
