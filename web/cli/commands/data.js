/** `mlp-lab data`: what is understood of a person's own images, and those images saved as one file. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { encodeIdxFiles, encodeNpz } from '../../data/formats/save.js';
import { MlpError } from '../../engine/errors.js';
import { openOwn, prepareOwn, progressLine } from '../input/own.js';
import { ownChoices } from '../options/own-flags.js';
import { UsageError } from '../options/usage-error.js';
import { count, counted } from '../output/output.js';
import { reason } from '../output/reason.js';
import { refuseSameFile } from '../output/same-file.js';
import { checkTarget, writeWhole } from '../output/write-file.js';

/** @typedef {import('../options/flags.js').Options} Options */
/** @typedef {import('../output/output.js').Output} Output */
/** @typedef {import('../../data/own/own-set.js').OwnPreview} OwnPreview */

/** Lines of a list that are printed. */
const MOST_LINES = 30;
/** Names of unreadable pictures in the summary. */
const MOST_NAMES = 3;
/** Endings of files that somebody may expect: a folder of that name would surprise. */
const OTHER_FILES =
  /\.(csv|json|txt|tsv|npy|zip|tar|gz|tgz|bin|h5|hdf5|parquet|pkl|mat|idx|png|jpe?g)$/i;
const EXAMPLE = 'For example: mlp-lab data inspect ~/pets';

/**
 * @param {Options} options
 * @param {Output} output
 * @param {string[]} words  "inspect" or "convert", and the path
 * @returns {Promise<number>} exit code 0
 * @throws {UsageError | MlpError}
 */
export async function data(options, output, [action, ...places]) {
  if (action !== 'inspect' && action !== 'convert') {
    throw new UsageError(
      action === undefined
        ? 'What shall be done: inspect or convert'
        : `There is no "data ${action}"; it is inspect or convert`,
      EXAMPLE,
    );
  }
  if (places.length !== 1) {
    throw new UsageError('One file or folder is needed', EXAMPLE);
  }
  return action === 'inspect'
    ? inspect(places[0], options, output)
    : convert(places[0], options, output);
}

/** @param {string} place @param {Options} options @param {Output} output */
async function inspect(place, options, output) {
  if (options.save !== undefined) {
    throw new UsageError(
      'inspect saves nothing',
      'For a file: mlp-lab data convert PATH --save set.npz',
    );
  }
  const own = await openOwn([place], options);
  if (!options.quick) {
    const line = progressLine(output);
    await own.openEach({ onProgress: line.update }).finally(line.clear);
  }
  const preview = await own.preview(ownChoices(options));
  if (output.json) {
    output.document(preview);
    return 0;
  }
  printPreview(output, place, preview);
  return 0;
}

/** @param {Output} output @param {string} place @param {OwnPreview} preview */
function printPreview(output, place, preview) {
  const { classes, sample, unlabelled, files, leftOut, hidden, guesses, warnings, notes } = preview;
  const { pictures, opened, unreadable } = preview;
  const sum = (/** @type {'train' | 'test' | 'unsplit'} */ part) =>
    classes.reduce((total, one) => total + one[part], 0);
  const parts = [
    [sum('train'), 'to train'],
    [sum('test'), 'to test'],
    [sum('unsplit'), 'without a part'],
    [unlabelled, 'without a label'],
  ].filter(([images]) => Number(images) > 0);
  /** @type {[name: string, value: string][]} */
  const opening = [];
  if (pictures > 0) {
    const some = opened < pictures ? `${count(opened)} of ` : '';
    opening.push(['opened', `${some}${counted(pictures, 'picture')}`]);
  }
  if (unreadable.length > 0) opening.push(['unreadable', unreadableText(unreadable)]);
  output.facts([
    ['data', place],
    ['images', parts.map(([images, what]) => `${count(Number(images))} ${what}`).join(', ')],
    ['samples', `${sample.width} x ${sample.height}, ${sample.channels === 1 ? 'grey' : 'colour'}`],
    ['classes', String(classes.length)],
    ...opening,
  ]);
  const width = Math.max(5, ...classes.map(({ name }) => name.length));
  output.line();
  output.line(output.strong(`  ${'class'.padEnd(width)}     train      test   unsplit`));
  list(output, classes, ({ name, train, test, unsplit }) =>
    [
      `  ${name.padEnd(width)}`,
      ...[train, test, unsplit].map((images) => count(images).padStart(9)),
    ].join(' '),
  );
  section(output, 'Probably wrong', warnings);
  section(output, 'Guessed', [...guesses, ...notes]);
  section(
    output,
    'Files',
    files.map(({ path: file, became }) => `${file}: ${became}`),
  );
  const more = hidden > 0 ? [counted(hidden, 'hidden file')] : [];
  section(output, 'Left out', [
    ...leftOut.map(({ path: file, why }) => `${file}: ${why}`),
    ...more,
  ]);
}

/** @param {string[]} paths */
const unreadableText = (paths) =>
  `${count(paths.length)}, left out: ${paths.slice(0, MOST_NAMES).join(', ')}${paths.length > MOST_NAMES ? ', ...' : ''}`;

/** @param {Output} output @param {string} title @param {string[]} lines */
function section(output, title, lines) {
  if (lines.length === 0) return;
  output.heading(title);
  list(output, lines, (line) => `  ${line}`);
}

/** @template T @param {Output} output @param {T[]} items @param {(item: T) => string} inWords */
function list(output, items, inWords) {
  for (const item of items.slice(0, MOST_LINES)) output.line(inWords(item));
  const more = items.length - MOST_LINES;
  if (more > 0) output.line(`  and ${count(more)} more (--json has all)`);
}

/** @param {string} place @param {Options} options @param {Output} output */
async function convert(place, options, output) {
  const { save } = options;
  if (save === undefined) {
    throw new UsageError('Where to is needed: --save set.npz, or --save FOLDER for IDX files');
  }
  const isNpz = /\.npz$/i.test(save);
  if (!isNpz && OTHER_FILES.test(save)) {
    throw new UsageError(
      `Sets are saved as .npz, or as IDX files in a folder, not as ${path.extname(save)}`,
      'For example: --save set.npz, or --save set',
    );
  }
  await refuseSameFile(['--save', save], [['the set', place]], 'what is read would be lost');
  const target = isNpz ? await checkTarget(save) : await newFolder(save);
  const { train, test, notes, leftOut, sha256, choices } = await prepareOwn(
    { ...options, data: place },
    output,
  );
  for (const note of notes) output.note(note);
  const files = isNpz
    ? [{ name: target, bytes: encodeNpz({ train, test }) }]
    : encodeIdxFiles({ train, test }).map(({ name, bytes }) => ({
        name: path.join(target, name),
        bytes,
      }));
  for (const { name, bytes } of files) await writeWhole(name, bytes);
  output.facts([
    ['samples', `${train.width} x ${train.height}, ${train.channels === 1 ? 'grey' : 'colour'}`],
    ['images', `${count(train.count)} to train, ${count(test.count)} to test`],
    ['sha256', sha256],
    ['saved to', files.map(({ name }) => name).join(', ')],
  ]);
  if (output.json) {
    const { width, height, channels, classNames } = train;
    output.document({
      ...{ width, height, channels, classNames, train: train.count, test: test.count },
      ...{ sha256, choices, notes, leftOut, files: files.map(({ name }) => name) },
    });
  }
  return 0;
}

/** @param {string} folder @returns {Promise<string>} @throws {MlpError} "file-write": it is there already, or cannot be made */
async function newFolder(folder) {
  try {
    await mkdir(folder);
    return folder;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new MlpError(
      'file-write',
      code === 'EEXIST'
        ? `${folder} is there already; name a folder that is not, or a file that ends in .npz.`
        : `The folder ${folder} cannot be made: ${reason(error)}.`,
    );
  }
}
