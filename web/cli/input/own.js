/** A person's own images: read from --data, and noted as they were understood. */
import { openOwnFiles } from '../../data/own/own-set.js';
import { decodeGuarded } from '../../data/node/guarded-parquet.js';
import { sourceFiles } from '../../data/node/source-files.js';
import { ownChoices } from '../options/own-flags.js';
import { UsageError } from '../options/usage-error.js';
import { count, counted, hasStyle } from '../output/output.js';

/** @typedef {import('../options/flags.js').Options} Options */
/** @typedef {import('../output/output.js').Output} Output */
/** @typedef {import('../../engine/run/values.js').SavedModel} Model */

/**
 * @param {string[]} places  files and folders
 * @param {Options} options
 */
export async function openOwn(places, options) {
  const found = [];
  for (const place of places) {
    // One by one: a call may not have as many arguments as a large folder has files.
    for (const file of await sourceFiles(place)) found.push(file);
  }
  return openOwnFiles(found, {
    only: options.only,
    labels: options.cifarLabels,
    decodeParquet: decodeGuarded,
  });
}

/**
 * A training set and a test set of own images.
 * @param {Options} options
 * @param {Output} output
 * @param {Partial<import('../../data/own/choices.js').OwnChoices>} [choices]  those of the flags unless given
 * @returns {Promise<Awaited<ReturnType<import('../../data/own/own-set.js').OwnSet['prepare']>>>}
 * @throws {UsageError} without --data
 */
export async function prepareOwn(options, output, choices = ownChoices(options)) {
  if (options.data === undefined) throw missingData();
  const own = await openOwn([options.data], options);
  const line = progressLine(output);
  try {
    return await own.prepare(choices, { onProgress: line.update });
  } finally {
    line.clear();
  }
}

/**
 * Own images to test a network on.
 * @param {Options} options
 * @param {Model} model
 * @param {Output} output
 */
export async function prepareOwnTest(options, model, output) {
  if (options.data === undefined) throw missingData();
  const own = await openOwn([options.data], options);
  const line = progressLine(output);
  try {
    const given = { ...ownChoices(options), ...formOf(model) };
    return await own.testSamples(model.samples.classNames, given, { onProgress: line.update });
  } finally {
    line.clear();
  }
}

/**
 * The form of a network's images.
 * @param {Model} model
 * @returns {{size: [number, number], colour: 'grey' | 'colour'}}
 */
export const formOf = ({ samples: { width, height, channels } }) => ({
  size: [width, height],
  colour: channels === 1 ? 'grey' : 'colour',
});

const missingData = () =>
  new UsageError('Your own images are needed: --data PATH', 'A folder, an archive or a file.');

/** @type {Record<import('../../data/own/prepare.js').Progress['stage'], (done: number, total: number) => string>} */
const PROGRESS = {
  pictures: (done, total) => `opening ${count(done)} of ${counted(total, 'picture')}`,
  images: (done, total) => `preparing ${count(done)} of ${counted(total, 'image')}`,
  order: (done, total) => `ordering and checking the images: ${Math.round((100 * done) / total)} %`,
};

/** A line that says how far preparing is, on a terminal. @param {Output} output */
export function progressLine({ stderr }) {
  const shown = hasStyle(stderr);
  return {
    update: (
      /** @type {import('../../data/own/prepare.js').Progress} */ { stage, done, total },
    ) => {
      if (shown) stderr.write(`\r\x1b[K${PROGRESS[stage](done, total)}`);
    },
    clear: () => void (shown && stderr.write('\r\x1b[K')),
  };
}
