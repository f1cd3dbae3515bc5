/** `train --init-from`: what a run begins with, and how its settings follow from that. */
import { nameFile } from '../../data/base/name-file.js';
import { weightsSha256 } from '../../engine/index.js';
import { initFrom, settingsOf } from '../../engine/run/init-from.js';
import { readModel } from '../input/files.js';
import { UsageError } from '../options/usage-error.js';

/** @typedef {import('../options/flags.js').Options} Options */

/**
 * @typedef {object} Before
 * @property {string} file
 * @property {import('../../engine/run/values.js').SavedModel} model
 * @property {Options} options  those given, with the layers, activation and cost of the network
 * @property {number} frozenLayers
 */

/** @typedef {{weightsSha256: string, newLastLayer: boolean, frozenLayers: number}} Initial */

/**
 * @param {Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<Before | null>} null without --init-from
 * @throws {UsageError} flags that do not go with it; {MlpError} a file that is none, a network that no
 *   run can train
 */
export async function readBefore(options, output) {
  const { initFrom: file, freeze = 0 } = options;
  if (file === undefined) {
    const [lonely] = /** @type {const} */ ([
      'freeze',
      'pixels',
      'input',
      'channels',
      'classes',
    ]).filter((key) => options[key] !== undefined);
    if (lonely)
      throw new UsageError(
        `--${lonely} is of a network to begin with`,
        'Name it: --init-from FILE',
      );
    return null;
  }
  if (options.resume !== undefined) {
    throw new UsageError('--resume and --init-from are two beginnings', 'Leave one of them out.');
  }
  if (freeze > 0 && options.checkpoint !== undefined) {
    throw new UsageError(
      'A checkpoint does not hold which layers are frozen',
      'Leave out --checkpoint or --freeze; --save keeps the network.',
    );
  }
  const model = await readModel(file, output, options);
  const settings = nameFile(file, () => settingsOf(model));
  const { layers, scaling } = options;
  if (layers && layers.join() !== settings.layers.join()) {
    throw new UsageError(
      `The network of --init-from has the layers ${settings.layers.join(',') || 'none'}`,
      'Leave out --layers.',
    );
  }
  if (scaling !== undefined) {
    throw new UsageError('The network of --init-from brings its scaling', 'Leave out --scaling.');
  }
  if (options.activation && settings.activation && options.activation !== settings.activation) {
    throw new UsageError(
      `The network of --init-from has the activation ${settings.activation}`,
      'Leave out --activation.',
    );
  }
  const { cost = settings.cost } = options;
  return { file, model, frozenLayers: freeze, options: { ...options, ...settings, cost } };
}

/**
 * @param {import('../../engine/run/run.js').Run} run
 * @param {Before} before
 * @param {import('../output/output.js').Output} output
 * @returns {Initial}
 * @throws {MlpError} "init-from", with the file's name
 */
export function beginFrom(run, { file, model, frozenLayers }, output) {
  const { newLastLayer } = nameFile(file, () => initFrom(run, model, frozenLayers));
  if (newLastLayer) {
    output.note(
      `The last layer is new: ${file} tells ${model.config.classes} classes apart, and the data has ` +
        `${run.network.config.classes}.`,
    );
  }
  return { weightsSha256: weightsSha256(model.parameters), newLastLayer, frozenLayers };
}
