/** `mlp-lab predict`: what a saved network sees in one image. */
import path from 'node:path';
import { nameFile } from '../../data/base/name-file.js';
import { networkFromModel } from '../../engine/index.js';
import { checkFit, SAVE_HINT } from './eval.js';
import { openCore } from '../input/core.js';
import { readBytes, readModel } from '../input/files.js';
import { decodePng } from '../input/image.js';
import { UsageError } from '../options/usage-error.js';
import { percent } from '../output/output.js';
import { loadSample } from '../input/samples.js';

const SHOWN = 3;

/**
 * @typedef {object} Subject
 * @property {Uint8Array} pixels  one sample
 * @property {string} title  for people
 * @property {Record<string, unknown>} source  for the JSON document
 */

/**
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @param {string[]} images  what stands without a flag
 * @returns {Promise<number>} exit code 0
 * @throws {UsageError | MlpError}
 */
export async function predict(options, output, images) {
  checkUsage(options, images);
  const model = await readModel(/** @type {string} */ (options.model), output);
  const core = await openCore({ variant: options.variant, wide: options.wide }, output);
  const subject =
    images.length === 1
      ? await fromImage(images[0], model, output)
      : await fromDataset(core, options, model, output);

  const net = networkFromModel(core, model);
  let values;
  try {
    values = Array.from(net.predict(subject.pixels, 1));
  } finally {
    net.dispose();
  }
  // Softmax outputs sum to 1; sigmoid outputs are each their own, and no probabilities.
  const kind = model.config.cost === 'cross-entropy' ? 'probability' : 'output';
  const guesses = [...values.keys()]
    .sort((a, b) => values[b] - values[a])
    .slice(0, SHOWN)
    .map((index) => ({ label: model.samples.classNames[index], [kind]: values[index] }));
  printGuesses(output, subject.title, guesses, kind);
  if (output.json) output.document({ model: options.model, ...subject.source, guesses });
  return 0;
}

/**
 * @param {import('../options/flags.js').Options} options
 * @param {string[]} images
 */
function checkUsage(options, images) {
  if (options.model === undefined) {
    throw new UsageError('A network is needed: --model FILE', SAVE_HINT);
  }
  if (images.length > 1) {
    throw new UsageError(`One image is read, and ${images.length} are named`);
  }
  const fromSet = options.dataset !== undefined || options.index !== undefined;
  if (images.length === 1 && (fromSet || options.part !== undefined)) {
    throw new UsageError('Name an image file or --dataset and --index, not both');
  }
  if (images.length === 0 && (options.dataset === undefined || options.index === undefined)) {
    throw new UsageError(
      'An image is needed: a PNG file, or --dataset NAME --index N',
      'For example: mlp-lab predict --model digits.safetensors --dataset digits --index 3',
    );
  }
}

/**
 * @param {string} file
 * @param {import('../../engine/run/values.js').SavedModel} model
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<Subject>}
 */
async function fromImage(file, model, output) {
  const bytes = await readBytes(file);
  const pixels = nameFile(file, () => decodePng(bytes, model.samples));
  if (model.samples.channels === 1 && mean(pixels) > 127) {
    output.note(
      `${path.basename(file)} is mostly bright. Handwriting that networks learn from is light on black; turn the image to its negative if it is ink on paper.`,
    );
  }
  return { pixels, title: file, source: { image: file } };
}

/**
 * @param {import('../../engine/core/core.js').Core} core
 * @param {import('../options/flags.js').Options} options
 * @param {import('../../engine/run/values.js').SavedModel} model
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<Subject>}
 */
async function fromDataset(core, options, model, output) {
  const dataset = /** @type {string} */ (options.dataset);
  const index = /** @type {number} */ (options.index);
  const part = options.part === 'train' ? 'train' : 'test';
  const { data } = options;
  const { sample, notes } = await loadSample(core, dataset, { data, part, index });
  for (const note of notes) output.note(note);
  checkFit(model, sample, dataset);
  const trueLabel = sample.classNames[sample.labels[0]];
  return {
    pixels: sample.pixels,
    title: `${dataset}, ${part} image ${index}: really ${trueLabel}`,
    source: { dataset, part, index, trueLabel, notes },
  };
}

/**
 * @param {import('../output/output.js').Output} output
 * @param {string} title
 * @param {Record<string, any>[]} guesses
 * @param {'probability' | 'output'} kind
 */
function printGuesses(output, title, guesses, kind) {
  const width = Math.max('guess'.length, ...guesses.map(({ label }) => label.length));
  output.line(title);
  output.line();
  output.line(output.strong(`  ${'guess'.padEnd(width)}   ${kind.padStart(11)}`));
  for (const guess of guesses) {
    const value = kind === 'probability' ? percent(guess[kind]) : guess[kind].toFixed(4);
    output.line(`  ${guess.label.padEnd(width)}   ${value.padStart(11)}`);
  }
}

/** @param {Uint8Array} values */
function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
