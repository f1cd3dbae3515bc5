/** Model files, checkpoints and images: read whole, with sentences for what the system says. */
import path from 'node:path';
import { nameFile } from '../../data/base/name-file.js';
import { readWhole } from '../../data/node/read-file.js';
import { decodeCheckpoint } from '../../engine/files/checkpoint.js';
import { MlpError } from '../../engine/errors.js';
import { filesBeside, readModelFile } from '../../models/import/index.js';
import { UsageError } from '../options/usage-error.js';
import { reason } from '../output/reason.js';

/** The most bytes of a file: what one array can hold everywhere. */
const FILE_BYTES = 2 ** 31 - 1;

/**
 * Reads a model, of another program too, and notes it when nothing in the file shows whether it was
 * changed.
 *
 * @param {string} file
 * @param {import('../output/output.js').Output} output
 * @param {import('../options/flags.js').Options} options  activation, pixels, input, channels and classes say what the file does not
 * @returns {Promise<import('../../engine/run/values.js').SavedModel>}
 * @throws {UsageError} what a flag must say, or says against the file; {MlpError} `file-read`, or the codes of readModelFile, with
 *   the file's name in the sentence
 */
export async function readModel(file, output, { activation, pixels, input, channels, classes }) {
  const bytes = await readBytes(file);
  /** @type {Map<string, Uint8Array>} */
  const beside = new Map();
  for (const name of nameFile(file, () => filesBeside(bytes))) {
    beside.set(name, await readBytes(path.join(path.dirname(file), name)));
  }
  let model;
  try {
    const hints = { activation, pixels, image: input, channels, classNames: classes };
    model = nameFile(file, () => readModelFile(bytes, hints, beside));
  } catch (error) {
    if (!(error instanceof MlpError) || error.code !== 'model-unsaid') throw error;
    const { missing } = /** @type {{missing: string}} */ (error.details);
    throw new UsageError(error.message.replace(/\.$/, ''), `The flag is --${missing}.`);
  }
  const { samples } = model;
  const { width, height, classNames } = samples;
  if (
    input &&
    ![input.width, input.height, input.channels].every(
      (size, i) => size === [width, height, samples.channels][i],
    )
  ) {
    throw new UsageError(
      `The network of ${file} reads images of ${width}x${height}x${samples.channels}`,
      'Leave out --input.',
    );
  }
  if (classes && classes.join() !== classNames.join()) {
    throw new UsageError(
      `The network of ${file} names its classes ${classNames.join(', ')}`,
      'Leave out --classes.',
    );
  }
  if (!model.verified) {
    output.note(`${file} has no checksum, so a change since it was saved would not be seen.`);
  }
  return model;
}

/**
 * @param {string} file
 * @returns {Promise<import('../../engine/run/values.js').Checkpoint>}
 * @throws {MlpError} `file-read`, `bad-checkpoint`
 */
export function readCheckpoint(file) {
  return readDecoded(file, decodeCheckpoint);
}

/**
 * @template T
 * @param {string} file
 * @param {(bytes: Uint8Array) => T} decode
 * @returns {Promise<T>}
 */
async function readDecoded(file, decode) {
  const bytes = await readBytes(file);
  return nameFile(file, () => decode(bytes));
}

/**
 * @param {string} file
 * @returns {Promise<Uint8Array>}
 * @throws {MlpError} `file-read`; what readWhole() throws for what is no file or too large
 */
export async function readBytes(file) {
  try {
    return await readWhole(file, FILE_BYTES);
  } catch (error) {
    if (error instanceof MlpError) throw error;
    throw new MlpError('file-read', `${file} could not be read: ${reason(error)}.`);
  }
}
