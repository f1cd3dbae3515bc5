/**
 * The command line: which flags there are, what each takes, and the sentence for whatever is wrong.
 * Every flag stands once in FLAGS; the help is made from the same table.
 */
import { parseArgs } from 'node:util';
import { recipeFields } from '../../engine/index.js';
import { nearest } from './nearest.js';
import { RECIPE_FLAGS } from './recipe-flags.js';

/** What was typed cannot be meant. Exit code 2. */
export class UsageError extends Error {
  /**
   * @param {string} message  a sentence without the full stop
   * @param {string} [hint]  what to do
   */
  constructor(message, hint) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/**
 * @typedef {object} Flag
 * @property {string} key  its name among the options
 * @property {'switch' | 'text' | 'choice' | 'toggle' | 'whole' | 'number' | 'layers' | 'shares'} kind
 * @property {string} help  one line
 * @property {string} [takes]  what the help calls its value
 * @property {string[]} [choices]  for kinds 'choice' and 'toggle'
 * @property {number} [min]  for numbers, inclusive
 * @property {number} [max]  for numbers, inclusive
 * @property {boolean} [open]  for numbers: min itself is not allowed
 * @property {string} [word]  for numbers: what may stand in place of one
 */

/**
 * Options as the commands get them: only those that were given.
 *
 * @typedef {object} Options
 * @property {string} [preset]
 * @property {string} [dataset]
 * @property {string} [data]
 * @property {string} [split]
 * @property {number} [trainSize]
 * @property {number} [testSize]
 * @property {number[]} [layers]
 * @property {string} [activation]
 * @property {string} [cost]
 * @property {string} [initializer]
 * @property {string} [optimizer]
 * @property {number} [learningRate]
 * @property {number} [batchSize]
 * @property {number} [epochs]
 * @property {number} [weightDecay]
 * @property {number} [momentum]
 * @property {string} [scaling]
 * @property {number} [seed]
 * @property {string} [mode]
 * @property {number | 'auto'} [threads]
 * @property {number} [testViews]
 * @property {string} [variant]
 * @property {string} [save]
 * @property {string} [checkpoint]
 * @property {string} [resume]
 * @property {string} [model]
 * @property {number} [index]
 * @property {string} [part]
 * @property {boolean} [json]
 * @property {boolean} [help]
 */

const MAX_HIDDEN_LAYERS = 8;
const MAX_UNITS = 8192;
const MAX_SAMPLES = 10_000_000;
const MAX_THREADS = 8;

/** @type {Record<string, Flag>} */
export const FLAGS = {
  dataset: {
    key: 'dataset',
    kind: 'choice',
    choices: ['digits', 'shapes', 'mnist', 'cifar10'],
    help: 'the first two need no files',
  },
  data: {
    key: 'data',
    kind: 'text',
    takes: 'DIR',
    help: "folder with the data set's files, or the folder above it",
  },
  split: {
    key: 'split',
    kind: 'choice',
    choices: ['standard', 'reference'],
    help: 'published test images or 1 % of all',
  },
  'train-size': {
    key: 'trainSize',
    kind: 'whole',
    min: 1,
    max: MAX_SAMPLES,
    help: 'train on N images only',
  },
  'test-size': {
    key: 'testSize',
    kind: 'whole',
    min: 1,
    max: MAX_SAMPLES,
    help: 'test on N images only',
  },
  preset: { key: 'preset', kind: 'text', takes: 'NAME', help: 'settings known to work, see below' },
  layers: {
    key: 'layers',
    kind: 'layers',
    takes: 'LIST',
    help: 'hidden layers, e.g. 128,64,32; none for no hidden layer',
  },
  activation: {
    key: 'activation',
    kind: 'choice',
    choices: recipeFields.activation.choices,
    help: 'of the hidden layers',
  },
  cost: {
    key: 'cost',
    kind: 'choice',
    choices: ['quadratic', 'cross-entropy'],
    help: 'with sigmoid or softmax outputs',
  },
  init: {
    key: 'initializer',
    kind: 'choice',
    choices: ['reference', 'glorot', 'he'],
    help: 'how the first weights are drawn',
  },
  optimizer: {
    key: 'optimizer',
    kind: 'choice',
    choices: ['sgd', 'momentum', 'nesterov', 'adam', 'adamw'],
    help: 'from gradient to step',
  },
  'learning-rate': {
    key: 'learningRate',
    kind: 'number',
    min: 0,
    max: 1_000_000,
    open: true,
    help: 'length of a step',
  },
  'batch-size': { key: 'batchSize', kind: 'whole', min: 1, max: 4096, help: 'images per step' },
  epochs: {
    key: 'epochs',
    kind: 'whole',
    min: 1,
    max: 100_000,
    help: 'passes over the training images',
  },
  'weight-decay': {
    key: 'weightDecay',
    kind: 'number',
    min: 0,
    max: 1_000_000,
    help: 'pull of the weights towards zero',
  },
  momentum: {
    key: 'momentum',
    kind: 'number',
    min: 0,
    max: 0.999999,
    help: 'for momentum and nesterov',
  },
  scaling: {
    key: 'scaling',
    kind: 'choice',
    choices: recipeFields.scaling.choices,
    help: 'of pixels, for the network',
  },
  seed: {
    key: 'seed',
    kind: 'whole',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    help: 'same seed, same weights, to the last bit',
  },
  mode: {
    key: 'mode',
    kind: 'choice',
    choices: ['exact', 'fast'],
    help: 'same bits everywhere, or fused arithmetic',
  },
  threads: {
    key: 'threads',
    kind: 'whole',
    min: 1,
    max: MAX_THREADS,
    word: 'auto',
    help: 'cores that share the work; changes no bit',
  },
  ...RECIPE_FLAGS,
  variant: {
    key: 'variant',
    kind: 'choice',
    choices: ['auto', 'scalar', 'simd128'],
    help: 'auto is the fastest that runs here',
  },
  save: { key: 'save', kind: 'text', takes: 'FILE', help: 'keep the network, as safetensors' },
  checkpoint: {
    key: 'checkpoint',
    kind: 'text',
    takes: 'FILE',
    help: 'keep the run after every epoch, for --resume',
  },
  resume: {
    key: 'resume',
    kind: 'text',
    takes: 'FILE',
    help: 'go on with a run that --checkpoint kept',
  },
  model: { key: 'model', kind: 'text', takes: 'FILE', help: 'a network that train --save wrote' },
  index: {
    key: 'index',
    kind: 'whole',
    min: 0,
    max: MAX_SAMPLES - 1,
    help: 'which image of the data set, from 0',
  },
  part: {
    key: 'part',
    kind: 'choice',
    choices: ['test', 'train'],
    help: 'which part of the data set',
  },
  json: { key: 'json', kind: 'switch', help: 'print one JSON document and nothing else' },
  help: { key: 'help', kind: 'switch', help: 'print this' },
};

/**
 * Parses what stands behind a command.
 *
 * @param {string[]} args
 * @param {string[]} allowed  names of the command's flags
 * @returns {{options: Options, positionals: string[]}}
 * @throws {UsageError}
 */
export function parseOptions(args, allowed) {
  const { tokens, positionals } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      ...Object.fromEntries(
        allowed.map((name) => [
          name,
          { type: FLAGS[name].kind === 'switch' ? 'boolean' : 'string' },
        ]),
      ),
    },
  });
  /** @type {Record<string, unknown>} */
  const options = {};
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value, inlineValue } = token;
    if (name !== 'help' && !allowed.includes(name)) {
      // As it was typed: "-epochs" reaches us as -e, -p, ...
      throw unknownFlag(args[token.index].split('=')[0], allowed);
    }
    const flag = FLAGS[name];
    if (Object.hasOwn(options, flag.key)) throw new UsageError(`--${name} is given twice`);
    // A value that looks like a flag was forgotten, unless it is tied to this one by "=".
    const missing = !value || (!inlineValue && value.startsWith('--'));
    if (flag.kind === 'switch') {
      if (inlineValue) throw new UsageError(`--${name} takes no value`);
      options[flag.key] = true;
    } else if (missing) {
      throw new UsageError(`--${name} needs a value: ${expected(flag)}`);
    } else {
      options[flag.key] = parseValue(name, flag, value);
    }
  }
  return { options, positionals };
}

/**
 * @param {string} name
 * @param {Flag} flag
 * @param {string} text  what was typed
 */
function parseValue(name, flag, text) {
  const wrong = (/** @type {string} */ hint = '') =>
    new UsageError(`--${name} must be ${expected(flag)}, not ${JSON.stringify(text)}`, hint);
  const { kind } = flag;
  switch (kind) {
    case 'choice':
    case 'toggle': {
      const choices = flag.choices ?? [];
      if (choices.includes(text)) return kind === 'choice' ? text : text === 'on';
      const guess = nearest(text, choices);
      throw wrong(guess && `Did you mean ${guess}?`);
    }
    case 'whole':
    case 'number': {
      if (text === flag.word) return text;
      const value = parseNumber(text, flag);
      if (value === null) throw wrong();
      return value;
    }
    case 'layers': {
      if (text === 'none') return [];
      const sizes = text
        .split(',')
        .map((size) => parseNumber(size.trim(), { kind: 'whole', min: 1, max: MAX_UNITS }));
      if (sizes.length > MAX_HIDDEN_LAYERS || sizes.includes(null)) throw wrong();
      return sizes;
    }
    case 'shares': {
      const shares = text.split(',').map((share) => parseNumber(share.trim(), flag));
      if (shares.length > MAX_HIDDEN_LAYERS || shares.includes(null)) throw wrong();
      return shares;
    }
    default:
      return text;
  }
}

/**
 * @param {string} text
 * @param {Pick<Flag, 'kind' | 'min' | 'max' | 'open'>} range
 * @returns {number | null} null when it is no number, or none of this range
 */
function parseNumber(text, { kind, min = 0, max = 0, open = false }) {
  const pattern = kind === 'whole' ? /^\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  if (!pattern.test(text)) return null;
  const value = Number(text);
  return value < min || value > max || (open && value === min) ? null : value;
}

/**
 * @param {string[]} names
 * @returns {string} e.g. "a, b or c"
 */
export function alternatives(names) {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}

/**
 * What a flag takes, for a sentence.
 *
 * @param {Flag} flag
 */
function expected({ kind, choices = [], min = 0, max = 0, open, word, takes }) {
  const top = max.toLocaleString('en-US', { maximumFractionDigits: 6 });
  switch (kind) {
    case 'choice':
    case 'toggle':
      return alternatives(choices);
    case 'shares':
      return `a number from ${min} to ${top}, or one for each hidden layer with commas between`;
    case 'whole':
      return `a whole number from ${min} to ${top}${word ? ` or ${word}` : ''}`;
    case 'number':
      return open ? `a number above ${min}, at most ${top}` : `a number from ${min} to ${top}`;
    case 'layers':
      return `up to ${MAX_HIDDEN_LAYERS} sizes from 1 to ${MAX_UNITS.toLocaleString('en-US')} with commas between, e.g. 128,64, or none`;
    default:
      return takes === 'NAME' ? 'a name' : takes === 'DIR' ? 'a folder' : 'a file';
  }
}

/**
 * @param {string} typed  dashes included
 * @param {string[]} allowed
 */
function unknownFlag(typed, allowed) {
  const guess = nearest(typed.replace(/^-+/, ''), [...allowed, 'help']);
  return new UsageError(`There is no flag ${typed} here`, guess && `Did you mean --${guess}?`);
}
