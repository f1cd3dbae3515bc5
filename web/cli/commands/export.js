/** `mlp-lab export`: a saved network in the form of another program. */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { MlpError } from '../../engine/index.js';
import { layerSizes } from '../../engine/files/model.js';
import { exportModel, formats } from '../../models/index.js';
import { readModel } from '../input/files.js';
import { UsageError } from '../options/usage-error.js';
import { count, network } from '../output/output.js';
import { reason } from '../output/reason.js';
import { refuseSameFile } from '../output/same-file.js';
import { checkTarget, writeWhole } from '../output/write-file.js';
import { SAVE_HINT } from './eval.js';

/**
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<number>} exit code 0
 * @throws {UsageError | MlpError}
 */
export async function exportNetwork(options, output) {
  const { model: file, save, weights } = options;
  if (file === undefined) throw new UsageError('A network is needed: --model FILE', SAVE_HINT);
  if (options.format === undefined) {
    throw new UsageError(
      'A format is needed: --format NAME',
      `There are ${Object.keys(formats).join(', ')}.`,
    );
  }
  const format = /** @type {import('../../models/index.js').FormatName} */ (options.format);
  const isFolder = format === 'tfjs';
  if (save === undefined) {
    throw new UsageError(
      `A place is needed: --save ${isFolder ? 'FOLDER' : 'FILE'}`,
      isFolder ? 'Its files get their names from TensorFlow.js.' : undefined,
    );
  }
  const model = await readModel(file, output, options);
  if (!isFolder) {
    const lost = 'the file of the other program would take the place of the network';
    await refuseSameFile(['--save', save], [['--model', file]], lost);
  }
  const files = await exportModel(model, format, { name: nameOf(save), weights });
  if (isFolder) await makeFolder(save);
  const written = [];
  for (const [i, { name, bytes }] of files.entries()) {
    const target = isFolder
      ? path.join(save, name)
      : i === 0
        ? save
        : path.join(path.dirname(save), name);
    await writeWhole(await checkTarget(target), bytes);
    written.push({ file: target, bytes: bytes.length });
  }
  output.line(`${file}, ${network(layerSizes(model.config))}, as ${formats[format].title}:`);
  for (const each of written) output.line(`  ${each.file}, ${count(each.bytes)} bytes`);
  if (output.json) output.document({ model: file, format, files: written });
  return 0;
}

/** What a path calls the model. @param {string} save */
function nameOf(save) {
  const name = path
    .parse(save)
    .name.replace(/[^\w-]/g, '_')
    .slice(0, 60);
  return name || 'model';
}

/** @param {string} folder @throws {MlpError} "save-folder" */
async function makeFolder(folder) {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new MlpError('save-folder', `The folder ${folder} cannot be made: ${reason(error)}.`);
  }
}
