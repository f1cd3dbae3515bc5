/** `mlp-lab predict`: what a saved network sees in images. */
import { statSync } from 'node:fs';
import { MlpError, networkFromModel } from '../../engine/index.js';
import { checkFit, SAVE_HINT } from './eval.js';
import { openCore } from '../input/core.js';
import { readModel } from '../input/files.js';
import { subjectsOf } from '../input/predicted.js';
import { loadSample } from '../input/samples.js';
import { UsageError } from '../options/usage-error.js';
import { percent } from '../output/output.js';
import { PICTURE_ENDING } from '../../data/base/picture-ending.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} Model */
/** @typedef {import('../output/output.js').Output} Output */
/** @typedef {{label: string, probability?: number, output?: number}} Guess */

const SHOWN = 3;
const FAILED = 1;

/**
 * @param {import('../options/flags.js').Options} options
 * @param {Output} output
 * @param {string[]} places  what stands without a flag
 * @returns {Promise<number>} exit code: 0; 1 when an image could not be read, after its sentence
 * @throws {UsageError | MlpError}
 */
export async function predict(options, output, places) {
  checkUsage(options, places);
  const model = await readModel(/** @type {string} */ (options.model), output, options);
  const core = await openCore({ variant: options.variant, wide: options.wide }, output);
  const net = networkFromModel(core, model);
  const read = (/** @type {Uint8Array} */ pixels) => guessesOf(net, pixels, model);
  try {
    if (places.length === 0) {
      const subject = await fromDataset(core, options, model, output);
      return printOne(output, subject, read(subject.pixels), {
        model: options.model,
        ...subject.source,
      });
    }
    const subjects = await subjectsOf(places, options, model, output);
    const single = places.length === 1 && isPicture(places[0]);
    if (single) return await predictOne(subjects, places[0], options, output, read);
    return await predictMany(subjects, output, read);
  } finally {
    net.dispose();
    core.dispose();
  }
}

/** @param {string} place */
const isPicture = (place) =>
  PICTURE_ENDING.test(place) || Boolean(statSync(place, { throwIfNoEntry: false })?.isFIFO());

/**
 * @param {AsyncIterable<import('../input/predicted.js').Subject | {name: string, why: string}>} subjects
 * @param {string} place
 * @param {import('../options/flags.js').Options} options
 * @param {Output} output
 * @param {(pixels: Uint8Array) => Guess[]} read
 */
async function predictOne(subjects, place, options, output, read) {
  for await (const subject of subjects) {
    if ('why' in subject) throw new MlpError('image-format', `${place}: ${subject.why}`);
    const source = { model: options.model, image: place };
    return printOne(output, { title: place }, read(subject.pixels), source);
  }
  throw new MlpError('image-format', `There is no image in ${place}.`);
}

/**
 * A line for each: JSON of its own, so that a reader need not wait for the last, or a row of a table.
 * @param {AsyncIterable<import('../input/predicted.js').Subject | {name: string, why: string}>} subjects
 * @param {Output} output
 * @param {(pixels: Uint8Array) => Guess[]} read
 */
async function predictMany(subjects, output, read) {
  let [failed, known, right] = [0, 0, 0];
  for await (const subject of subjects) {
    if ('why' in subject) {
      failed++;
      output.error(`${subject.name}: ${subject.why}`);
      continue;
    }
    const { name, label, pixels } = subject;
    const guesses = read(pixels);
    if (label !== null) {
      known++;
      right += Number(guesses[0].label === label);
    }
    if (output.json)
      output.document({ image: name, ...(label !== null && { trueLabel: label }), guesses });
    else {
      const [best] = guesses;
      const really = label !== null && label !== best.label ? `   (really ${label})` : '';
      output.line(`${best.label.padEnd(12)} ${valueOf(best).padStart(8)}   ${name}${really}`);
    }
  }
  if (known > 0) {
    output.line();
    output.line(
      `${right} of ${known} labelled images are read rightly (${percent(right / known)}).`,
    );
  }
  return failed > 0 ? FAILED : 0;
}

/**
 * @param {import('../../engine/core/network.js').Network} net
 * @param {Uint8Array} pixels
 * @param {Model} model
 * @returns {Guess[]} the best ones
 */
function guessesOf(net, pixels, model) {
  const values = Array.from(net.predict(pixels, 1));
  // Softmax outputs sum to 1; sigmoid outputs are each their own, and no probabilities.
  const kind = model.config.cost === 'cross-entropy' ? 'probability' : 'output';
  return [...values.keys()]
    .sort((a, b) => values[b] - values[a])
    .slice(0, SHOWN)
    .map((index) => ({ label: model.samples.classNames[index], [kind]: values[index] }));
}

/**
 * @param {import('../options/flags.js').Options} options
 * @param {string[]} places
 */
function checkUsage(options, places) {
  if (options.model === undefined) {
    throw new UsageError('A network is needed: --model FILE', SAVE_HINT);
  }
  const fromSet = options.dataset !== undefined || options.index !== undefined;
  if (places.length > 0 && (fromSet || options.part !== undefined)) {
    throw new UsageError('Name images or --dataset and --index, not both');
  }
  if (places.length === 0 && (options.dataset === undefined || options.index === undefined)) {
    throw new UsageError(
      'An image is needed: a file or a folder, or --dataset NAME --index N',
      'For example: mlp-lab predict --model digits.safetensors --dataset digits --index 3',
    );
  }
}

/**
 * @param {import('../../engine/core/core.js').Core} core
 * @param {import('../options/flags.js').Options} options
 * @param {Model} model
 * @param {Output} output
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

/** @param {Guess} guess */
const valueOf = ({ probability, output: value = 0 }) =>
  probability === undefined ? value.toFixed(4) : percent(probability);

/**
 * @param {Output} output
 * @param {{title: string}} subject
 * @param {Guess[]} guesses
 * @param {Record<string, unknown>} source  for the JSON document
 * @returns {number} exit code 0
 */
function printOne(output, { title }, guesses, source) {
  const kind = guesses[0].probability === undefined ? 'output' : 'probability';
  const width = Math.max('guess'.length, ...guesses.map(({ label }) => label.length));
  output.line(title);
  output.line();
  output.line(output.strong(`  ${'guess'.padEnd(width)}   ${kind.padStart(11)}`));
  for (const guess of guesses) {
    output.line(`  ${guess.label.padEnd(width)}   ${valueOf(guess).padStart(11)}`);
  }
  if (output.json) output.document({ ...source, guesses });
  return 0;
}
