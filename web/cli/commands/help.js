/** The help texts, made from the table of flags so that they cannot fall behind it. */
import { presetTexts } from '../../engine/index.js';
import { alternatives, FLAGS } from '../options/options.js';
import { RECIPE_FLAG_GROUPS } from '../options/recipe-flags.js';

/**
 * @typedef {object} Command
 * @property {string} name
 * @property {string} summary  one line
 * @property {string} usage  what stands behind the name
 * @property {[title: string, flags: string[]][]} groups
 * @property {string} about  a paragraph
 * @property {[command: string, what: string][]} examples
 */

/** @type {Command['groups']} */
const WHAT_AND_HOW = [
  ['What to learn', ['dataset', 'data', 'split', 'train-size', 'test-size']],
  ['The network', ['preset', 'layers', 'activation', 'cost', 'init', 'scaling']],
  [
    'How it learns',
    ['epochs', 'batch-size', 'learning-rate', 'optimizer', 'momentum', 'weight-decay', 'seed'],
  ],
  ...RECIPE_FLAG_GROUPS,
];

/** @type {Command[]} */
export const COMMANDS = [
  {
    name: 'train',
    summary: 'train a network and print how well it reads',
    usage: '[options]',
    about:
      'Trains a network, prints its error on held-out images after every epoch, then tests it.\n' +
      'Without any option it learns generated digits, which needs no files. Ctrl-C stops early\n' +
      'and still tests what was reached; a second Ctrl-C quits at once.',
    groups: [
      ...WHAT_AND_HOW,
      ['The rest', ['save', 'checkpoint', 'resume', 'json', 'mode', 'threads', 'variant', 'help']],
    ],
    examples: [
      ['mlp-lab train', 'generated digits, a few seconds'],
      ['mlp-lab train --dataset shapes --layers 128,64', 'coloured shapes, two hidden layers'],
      ['mlp-lab train --preset mnist-seed --data ~/mnist', 'the reference network on MNIST'],
      ['mlp-lab train --save digits.safetensors', 'keep the network for eval and predict'],
      ['mlp-lab train --checkpoint run.mlpckpt', 'survive a crash or a power cut'],
      ['mlp-lab train --resume run.mlpckpt', 'go on after one'],
    ],
  },
  {
    name: 'lr-find',
    summary: 'look for a learning rate',
    usage: '[options]',
    about:
      'Trains up to 200 batches at rates rising from 1e-6 to 10, prints the cost at each, and\n' +
      'suggests a tenth of the rate at which it was least. Takes the options of train.',
    groups: [...WHAT_AND_HOW, ['The rest', ['json', 'variant', 'help']]],
    examples: [['mlp-lab lr-find --dataset digits --optimizer sgd', 'for plain SGD']],
  },
  {
    name: 'eval',
    summary: 'test a saved network on a data set',
    usage: '--model FILE [options]',
    about:
      'Tests a network that train --save wrote, on the test images of the data set it was trained\n' +
      'on or of another one with images of the same size.',
    groups: [
      ['What to test', ['model', 'dataset', 'data', 'test-size', 'test-views']],
      ['The rest', ['json', 'mode', 'threads', 'variant', 'help']],
    ],
    examples: [
      ['mlp-lab eval --model digits.safetensors', 'on the data set it knows'],
      ['mlp-lab eval --model digits.safetensors --dataset mnist', 'on one it has never seen'],
    ],
  },
  {
    name: 'predict',
    summary: 'show what a saved network sees in one image',
    usage: '--model FILE (IMAGE.png | --dataset NAME --index N)',
    about:
      'Prints the three best guesses. A PNG must be exactly as large as the images that the\n' +
      'network was trained on: 28x28 for digits (light on black), 32x32 for colour images.',
    groups: [
      ['What to read', ['model', 'dataset', 'index', 'part', 'data']],
      ['The rest', ['json', 'variant', 'help']],
    ],
    examples: [
      ['mlp-lab predict --model digits.safetensors seven.png', 'an image file'],
      ['mlp-lab predict --model digits.safetensors --dataset digits --index 3', 'a test image'],
    ],
  },
  {
    name: 'bench',
    summary: 'measure how fast networks learn on this machine',
    usage: '[options]',
    about:
      "Trains a preset's network on generated images for about six seconds and prints how many\n" +
      'images it learned from in a second, beside the most that this machine could do. GFLOP/s\n' +
      'are billions of multiplications and additions a second.',
    groups: [
      ['What to measure', ['preset']],
      ['The rest', ['json', 'mode', 'threads', 'variant', 'help']],
    ],
    examples: [
      ['mlp-lab bench', 'the reference network, 784-30-10'],
      ['mlp-lab bench --preset cifar-relu', 'a larger one'],
      ['mlp-lab bench --mode fast --threads auto', 'as fast as this machine can'],
    ],
  },
];

/** @returns {string} the help of the program */
export function globalHelp() {
  return [
    'MLP Lab: train small neural networks, see how well they read, use them.',
    '',
    'Usage: mlp-lab <command> [options]',
    '',
    'Commands:',
    ...table(COMMANDS.map(({ name, summary }) => [name, summary])),
    '',
    'Start here (no files needed):',
    ...table([
      ['mlp-lab train --save digits.safetensors', 'learn generated digits'],
      ['mlp-lab predict --model digits.safetensors --dataset digits --index 3', 'read one'],
    ]),
    '',
    'mlp-lab <command> --help explains a command, mlp-lab --version prints the version.',
    'In a clone, without installing: node web/cli/mlp.js <command>',
    '',
  ].join('\n');
}

/**
 * @param {Command} command
 * @returns {string} the help of a command
 */
export function commandHelp({ name, usage, about, groups, examples }) {
  const rows = groups.map(([title, flags]) => ({ title, flags: flags.map(flagRow) }));
  const width = Math.max(...rows.flatMap(({ flags }) => flags.map(([flag]) => flag.length)));
  return [
    `Usage: mlp-lab ${name} ${usage}`,
    '',
    about,
    ...rows.flatMap(({ title, flags }) => ['', `${title}:`, ...table(flags, width)]),
    ...presetLines(groups.flatMap(([, flags]) => flags)),
    ...(groups.some(([, flags]) => flags.includes('data')) ? dataLines() : []),
    '',
    'Examples:',
    ...table(examples),
    '',
  ].join('\n');
}

/**
 * @param {string} name
 * @returns {[flag: string, help: string]}
 */
function flagRow(name) {
  const { kind, takes, choices, help } = FLAGS[name];
  const words = { switch: '', choice: ' NAME', toggle: ' on|off', shares: ' LIST' };
  const value = takes ? ` ${takes}` : (/** @type {any} */ (words)[kind] ?? ' N');
  return [
    `--${name}${value}`,
    choices && kind === 'choice' ? `${alternatives(choices)}: ${help}` : help,
  ];
}

/** @param {string[]} flags  of the command @returns {string[]} */
function presetLines(flags) {
  if (!flags.includes('preset')) return [];
  return [
    '',
    flags.includes('layers') ? 'Presets (any setting can be changed by its flag):' : 'Presets:',
    ...table(Object.entries(presetTexts).map(([name, { title }]) => [name, title])),
  ];
}

/** @returns {string[]} */
function dataLines() {
  return [
    '',
    'Files of mnist and cifar10 are looked for in --data, else in $MLP_DATA, else where',
    './build.sh data puts them.',
  ];
}

/**
 * Two columns.
 *
 * @param {[string, string][]} rows
 * @param {number} [width]  of the first column
 * @returns {string[]}
 */
function table(rows, width = Math.max(...rows.map(([name]) => name.length))) {
  return rows.map(([name, text]) => `  ${name.padEnd(width)}   ${text}`);
}
