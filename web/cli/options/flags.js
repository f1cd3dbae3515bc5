/** Flags, and how commander reads them: what is typed becomes options or a sentence. */
import { Option } from 'commander';
import { nearest } from './nearest.js';
import { UsageError } from './usage-error.js';
import {
  choice,
  fileList,
  imageShape,
  nameList,
  number,
  pixelScaling,
  redisUrl,
  text,
} from './values.js';
import { LIMITS } from '../../engine/core/limits.js';
import { recipeFields } from '../../engine/recipe/fields.js';
import { formats } from '../../models/index.js';

/** @typedef {import('./values.js').Flag} Flag */

/**
 * Options of own images.
 * @typedef {object} OwnFlagOptions
 * @property {string} [only]
 * @property {number | 'own'} [imageSize]
 * @property {'grey' | 'colour'} [colour]
 * @property {boolean} [invert]
 * @property {import('../../data/own/choices.js').Turn} [turn]
 * @property {'crop' | 'pad' | 'stretch' | 'ink'} [fit]
 * @property {string[]} [leaveOut]
 * @property {number} [testShare]
 * @property {number} [splitSeed]
 * @property {'fine' | 'coarse'} [cifarLabels]
 * @property {boolean} [quick]
 */

/**
 * Options as the commands get them: only those that were given.
 *
 * @typedef {Partial<import('../../engine/recipe/fields.js').Recipe>} RecipeOptions
 * @typedef {object} OtherOptions
 * @property {string} [data]
 * @property {string} [link]
 * @property {string} [variant]
 * @property {boolean} [wide]
 * @property {string} [save]
 * @property {string} [checkpoint]
 * @property {string} [resume]
 * @property {string} [initFrom]
 * @property {number} [freeze]
 * @property {string[]} [teacher]
 * @property {string} [model]
 * @property {number} [index]
 * @property {string} [part]
 * @property {string} [format]
 * @property {import('../../models/import/index.js').ModelHints['pixels']} [pixels]
 * @property {import('../../models/import/assemble.js').Image} [input]
 * @property {import('../../models/import/assemble.js').ChannelOrder} [channels]
 * @property {string[]} [classes]
 * @property {'f32' | 'int8'} [weights]
 * @property {boolean} [json]
 * @property {string} [results]
 * @property {string} [plot]
 * @property {number} [workers]
 * @property {boolean} [list]
 * @property {string} [queue]
 * @property {number} [seeds]
 * @property {number} [reach]
 * @property {number} [testError]
 * @typedef {RecipeOptions & OtherOptions & OwnFlagOptions} Options
 */

const [, MOST_SAMPLES] = /** @type {[number, number]} */ (recipeFields.trainSize.range);

/** More than any machine has cores. */
const MOST_WORKERS = 1024;
const MOST_SEEDS = 1000;

/** The flags that are no settings of a recipe. @satisfies {Record<string, Flag>} */
export const FLAGS = {
  data: {
    name: 'data',
    values: text('PATH'),
    help: 'your own images, see below; of a published data set, the folder with its files',
  },
  link: {
    name: 'link',
    values: text('LINK'),
    help: 'of the page: take its settings, and compare own data and the weights with those it names',
  },
  preset: { name: 'preset', values: text('NAME'), help: 'settings known to work, see below' },
  variant: {
    name: 'variant',
    values: choice(['auto', 'scalar', 'simd128']),
    help: 'auto is the fastest that runs here',
  },
  wide: {
    name: 'wide',
    help: 'let V8 join vectors of 128 bits into 256: faster, same bits (Node.js 24 and newer)',
  },
  save: { name: 'save', values: text('FILE'), help: 'keep the network, as safetensors' },
  checkpoint: {
    name: 'checkpoint',
    values: text('FILE'),
    help: 'keep the run after every epoch, for --resume',
  },
  resume: {
    name: 'resume',
    values: text('FILE'),
    help: 'continue a run that --checkpoint kept',
  },
  initFrom: {
    name: 'init-from',
    values: text('FILE'),
    help: 'begin with the weights of this network, of any classes',
  },
  freeze: {
    name: 'freeze',
    values: number([1, LIMITS.hiddenLayers], { whole: true }),
    help: 'of --init-from: so many layers, from the first on, keep their weights',
  },
  teacher: {
    name: 'teacher',
    values: fileList,
    many: true,
    help: 'learn from what these networks say of the training images, too',
  },
  model: {
    name: 'model',
    values: text('FILE'),
    help: 'a network that train --save or another program wrote',
  },
  index: {
    name: 'index',
    values: number([0, MOST_SAMPLES - 1], { whole: true }),
    help: 'which image of the data set, from 0',
  },
  part: { name: 'part', values: choice(['test', 'train']), help: 'which part of the data set' },
  format: {
    name: 'format',
    values: choice(Object.keys(formats)),
    help: 'what the network is for',
  },
  weights: {
    name: 'weights',
    values: choice(['f32', 'int8']),
    help: 'of js, c and html; int8 takes a quarter of the room and differs a little',
  },
  pixels: {
    name: 'pixels',
    values: pixelScaling,
    help: 'the numbers it was trained on: none (0 to 255), unit (0 to 1), signed (-1 to 1), or what was taken from those from 0 to 1, as 0.1307,0.3081',
  },
  input: {
    name: 'input',
    values: imageShape,
    help: 'the images that it reads; without it, a square in grey or in colours, if its inputs make one',
  },
  channels: {
    name: 'channels',
    values: choice(['first', 'last']),
    help: 'of images in colours: first, one colour after the other, as PyTorch has them, or last, side by side, as Keras has them',
  },
  classes: {
    name: 'classes',
    values: nameList,
    help: 'names of its classes, in the order of its outputs; without it, those of the file, or 0, 1, ...',
  },
  results: {
    name: 'results',
    values: text('FILE'),
    help: 'JSON lines, one a trial; beside the file of the sweep when left out',
  },
  plot: { name: 'plot', values: text('FILE'), help: 'draw the curves of the best, as HTML' },
  workers: {
    name: 'workers',
    values: number([1, MOST_WORKERS], { whole: true }),
    help: 'processes at once; as many as there are cores when left out',
  },
  list: {
    name: 'list',
    help: 'train nothing; print the command of each trial that has no result, one a line',
  },
  queue: {
    name: 'queue',
    values: redisUrl,
    help: 'hand trials out by BullMQ on this Redis server, for sweep-worker on any machine',
  },
  seeds: {
    name: 'seeds',
    values: number([1, MOST_SEEDS], { whole: true }),
    help: 'of record time: so many trainings, with --seed and the seeds after it; 3 when left out',
  },
  reach: {
    name: 'reach',
    values: number([0, 100]),
    help: 'of record time: percent of the test images that must be right, in the mean over the seeds',
  },
  testError: {
    name: 'test-error',
    values: number([0, 100]),
    help: 'of record check: the test error that the record states, in percent with two decimals',
  },
  json: { name: 'json', help: 'print one JSON document and nothing else' },
  quick: { name: 'quick', help: 'look at 256 pictures, instead of opening each' },
};

/**
 * @param {Flag} flag
 * @returns {Option} that throws a UsageError for a value that is not accepted; what it gives has the
 *   value in an object, because commander makes true of null (see givenOptions)
 */
export function optionOf({ name, also, values, many, help }) {
  const flags = `${also ? `--${also}, ` : ''}--${name}`;
  /** @param {unknown} previous */
  const checkOnce = (previous) => {
    if (previous !== undefined) throw new UsageError(`--${name} is given twice`);
  };
  if (!values) {
    return new Option(flags, help).preset('').argParser((_typed, previous) => {
      checkOnce(previous);
      return { value: true };
    });
  }
  const { takes, choices } = values;
  const line = choices && takes === 'NAME' ? `${values.expected}: ${help}` : help;
  // As if the value could be left out, so that the next flag is not taken for it: a forgotten one is
  // then the preset, which is empty.
  return new Option(`${flags} [${takes}]`, line).preset('').argParser((typed, previous) => {
    if (!many) checkOnce(previous);
    if (typed === '') throw new UsageError(`--${name} needs a value: ${values.expected}`);
    const value = values.parse(typed);
    if (value !== undefined) {
      const before = /** @type {{value: unknown[]} | undefined} */ (many ? previous : undefined);
      return { value: before ? [...before.value, .../** @type {unknown[]} */ (value)] : value };
    }
    const guess = choices && nearest(typed, choices);
    throw new UsageError(
      `--${name} must be ${values.expected}, not ${JSON.stringify(typed)}`,
      guess && `Did you mean ${guess}?`,
    );
  });
}

/**
 * @param {import('commander').Command} command  once it has parsed
 * @returns {Options} those that were given
 */
export function givenOptions(command) {
  const entries = Object.entries(command.opts()).map(([key, { value }]) => [key, value]);
  return Object.fromEntries(entries);
}

/**
 * @param {string[]} args  what commander has left: positionals, and everything from the first flag on
 *   that the command does not have
 * @param {Flag[]} flags  of the command
 * @throws {UsageError} there is such a flag
 */
export function refuseUnknown(args, flags) {
  const unknown = args.find((arg) => arg.length > 1 && arg.startsWith('-'));
  if (unknown === undefined) return;
  const [typed] = unknown.split('=');
  const name = typed.replace(/^-+/, '');
  if (typed === '-h' || ['help', ...flags.map((flag) => flag.name)].includes(typed.slice(2))) {
    throw new UsageError(`${typed} takes no value`);
  }
  const names = flags.flatMap((flag) => [flag.name, ...(flag.also ? [flag.also] : [])]);
  const guess = nearest(name, [...names, 'help']);
  throw new UsageError(`There is no flag ${typed} here`, guess && `Did you mean --${guess}?`);
}
