/** The flags that say how a person's own images become samples. */
import { FITS, SIDES, TURNS } from '../../data/own/choices.js';
import { choice, classList, number, onOff, text } from './values.js';

/** @satisfies {Record<string, import('./values.js').Flag>} */
const FLAGS = {
  only: { name: 'only', values: text('TEXT'), help: 'only files whose path has this text in it' },
  imageSize: {
    name: 'image-size',
    values: number([...SIDES], { whole: true, instead: { word: 'own', value: 'own' } }),
    help: 'side of the samples in pixels; without it, as the images are up to 64, else 28 or 32',
  },
  colour: {
    name: 'colour',
    also: 'color',
    values: choice(['grey', 'colour']),
    help: 'of the samples',
  },
  invert: { name: 'invert', values: onOff, help: 'light becomes dark: ink must be light' },
  turn: { name: 'turn', values: choice([...TURNS]), help: 'images that do not stand upright' },
  fit: {
    name: 'fit',
    values: choice([...FITS]),
    help: 'images of another shape: their middle, padded, stretched, or their ink centred',
  },
  leaveOut: {
    name: 'leave-out',
    values: classList,
    many: true,
    help: 'classes that do not count; quotes around a name with a comma in it: \'"cat, black",dog\'',
  },
  testShare: {
    name: 'test-share',
    values: number([0.01, 0.9]),
    help: "share of each class for the test, where names do not say which images are the test's",
  },
  splitSeed: {
    name: 'split-seed',
    values: number([0, Number.MAX_SAFE_INTEGER], { whole: true }),
    help: 'draws that share',
  },
  cifarLabels: {
    name: 'cifar-labels',
    values: choice(['fine', 'coarse']),
    help: 'which labels of CIFAR-100',
  },
};

/** Of commands that learn. @type {import('./values.js').Flag[]} */
export const ownFlags = Object.values(FLAGS);

/** Of commands that only read: what the network itself says is not among them. @type {import('./values.js').Flag[]} */
export const ownReadingFlags = [
  FLAGS.only,
  FLAGS.invert,
  FLAGS.turn,
  FLAGS.fit,
  FLAGS.leaveOut,
  FLAGS.cifarLabels,
];

/**
 * @param {import('./flags.js').OwnFlagOptions} options
 * @returns {Partial<import('../../data/own/choices.js').OwnChoices>} what was given
 */
export function ownChoices({
  imageSize,
  colour,
  invert,
  turn,
  fit,
  leaveOut,
  testShare,
  splitSeed,
}) {
  const given = {
    size: imageSize,
    colour,
    invert,
    turn,
    fit,
    leaveOut,
    testShare,
    seed: splitSeed,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
