/**
 * The lessons without their words: what is trained, what is pressed, and what is then to be seen. The page
 * checks each claim after the run, and tests/lessons/course.test.js runs them all.
 */

/** @typedef {Partial<import('../engine/recipe/fields.js').Recipe>} PartialRecipe */

/**
 * A number that the lab shows; measures.js computes it.
 * @typedef {{of: 'testErrorRate'} | {of: 'trainErrorRate'}
 *   | {of: 'validationErrorRate', epoch: number}
 *   | {of: 'gain', from: number, to: number}
 *   | {of: 'probability', label: number}
 *   | {of: 'errorRateMoved', pixels: number}
 *   | {of: 'commonestMistake'} | {of: 'lowestRecall'} | {of: 'highestRecall'}
 *   | {of: 'middleWeight', label: number}} Measure
 *   gain: how far the validation error falls between two epochs; errorRateMoved: of images moved by so
 *   many pixels; middleWeight: the mean weight of the 16 pixels in the middle, for a network without a
 *   hidden layer
 *
 * @typedef {Measure & {below?: number, above?: number}} Claim
 */

/**
 * What the button of a step does, once the network of its recipe is trained: nothing more; a drawing on
 * the pad; the images of the samples read again, moved by so many pixels; the images of the commonest
 * mistake opened; or a part of the lab shown.
 * @typedef {{kind: 'train'} | {kind: 'draw', drawing: keyof typeof import('./drawings.js').drawings}
 *   | {kind: 'move', pixels: number[]} | {kind: 'mistake'} | {kind: 'look'}} Press
 */

/**
 * @typedef {object} Step
 * @property {PartialRecipe} recipe
 * @property {Press} press
 * @property {string} at  a selector of the part of the lab that it is about
 * @property {Claim[]} claims
 */

/**
 * @typedef {object} Lesson
 * @property {number} minutes
 * @property {string[]} hide  parts of the lab that it has no use for
 * @property {Step[]} steps
 */

/** So many generated digits train in a second. @type {PartialRecipe} */
const small = { dataset: 'digits', trainSize: 2000, testSize: 1000, seed: 1 };
/** @type {PartialRecipe} */
const votes = { ...small, trainSize: 5000, layers: [], epochs: 5 };
/** @type {PartialRecipe} */
const one = { ...small, layers: [32], epochs: 1 };
/** @type {PartialRecipe} */
const sgd = { ...small, layers: [32], epochs: 10, optimizer: 'sgd' };
/** @type {PartialRecipe} */
const few = { ...small, trainSize: 300, layers: [128], epochs: 40 };
/** @type {PartialRecipe} */
const centred = { ...small, trainSize: 5000, layers: [64], epochs: 5 };
/** @type {PartialRecipe} */
const hasty = { ...small, layers: [16], epochs: 3 };

/** @type {Press} */
const train = { kind: 'train' };
const MOVES = [0, 2, 4, 6];

/** @satisfies {Record<string, Lesson>} */
export const course = {
  'pixel-votes': {
    minutes: 6,
    hide: ['data', 'network'],
    steps: [
      {
        recipe: votes,
        press: train,
        at: 'mlp-train-panel',
        claims: [{ of: 'testErrorRate', below: 0.2 }],
      },
      {
        recipe: votes,
        press: { kind: 'look' },
        at: 'mlp-weights',
        claims: [{ of: 'middleWeight', label: 0, below: -0.1 }],
      },
      {
        recipe: votes,
        press: { kind: 'draw', drawing: 'zero' },
        at: 'mlp-pad',
        claims: [{ of: 'probability', label: 0, above: 0.9 }],
      },
      {
        recipe: votes,
        press: { kind: 'draw', drawing: 'dottedZero' },
        at: 'mlp-pad',
        claims: [{ of: 'probability', label: 0, below: 0.1 }],
      },
      {
        recipe: { ...votes, layers: [64] },
        press: train,
        at: 'mlp-train-panel',
        claims: [{ of: 'testErrorRate', below: 0.15 }],
      },
    ],
  },
  epochs: {
    minutes: 6,
    hide: ['data', 'network', 'try'],
    steps: [
      {
        recipe: one,
        press: train,
        at: 'mlp-train-panel',
        claims: [{ of: 'testErrorRate', above: 0.25, below: 0.4 }],
      },
      {
        recipe: { ...one, epochs: 10 },
        press: train,
        at: 'mlp-curves',
        claims: [{ of: 'validationErrorRate', epoch: 10, below: 0.18 }],
      },
      {
        recipe: { ...one, epochs: 40 },
        press: train,
        at: 'mlp-curves',
        claims: [
          { of: 'gain', from: 1, to: 10, above: 0.1 },
          { of: 'gain', from: 10, to: 40, below: 0.02 },
        ],
      },
      {
        recipe: { ...one, batchSize: 1000 },
        press: train,
        at: 'mlp-train-panel',
        claims: [{ of: 'testErrorRate', above: 0.8 }],
      },
    ],
  },
  'learning-rate': {
    minutes: 7,
    hide: ['data', 'network', 'try'],
    steps: [
      {
        recipe: { ...sgd, learningRate: 0.2 },
        press: train,
        at: 'mlp-curves',
        claims: [{ of: 'testErrorRate', below: 0.2 }],
      },
      {
        recipe: { ...sgd, learningRate: 0.001 },
        press: train,
        at: 'mlp-curves',
        claims: [{ of: 'testErrorRate', above: 0.6 }],
      },
      {
        recipe: { ...sgd, learningRate: 5 },
        press: train,
        at: 'mlp-curves',
        claims: [{ of: 'testErrorRate', above: 0.8 }],
      },
      {
        recipe: { ...sgd, optimizer: 'adam', learningRate: 0.001 },
        press: train,
        at: 'mlp-curves',
        claims: [{ of: 'testErrorRate', below: 0.2 }],
      },
    ],
  },
  overfitting: {
    minutes: 8,
    hide: ['data', 'network', 'try'],
    steps: [
      {
        recipe: few,
        press: train,
        at: 'mlp-curves',
        claims: [
          { of: 'trainErrorRate', below: 0.01 },
          { of: 'testErrorRate', above: 0.2 },
        ],
      },
      {
        recipe: { ...few, trainSize: 4000, epochs: 10 },
        press: train,
        at: 'mlp-curves',
        claims: [{ of: 'testErrorRate', below: 0.13 }],
      },
      {
        recipe: {
          ...few,
          epochs: 80,
          ...{ shift: 1, rotation: 10, scale: 0.15, shear: 0.15, elastic: 20 },
        },
        press: train,
        at: 'mlp-curves',
        claims: [
          { of: 'trainErrorRate', above: 0.05 },
          { of: 'testErrorRate', below: 0.17 },
        ],
      },
      {
        recipe: { ...few, layers: [] },
        press: train,
        at: 'mlp-curves',
        claims: [{ of: 'testErrorRate', above: 0.2 }],
      },
    ],
  },
  centring: {
    minutes: 6,
    hide: ['network'],
    steps: [
      {
        recipe: centred,
        press: { kind: 'draw', drawing: 'cornerSeven' },
        at: 'mlp-pad',
        claims: [{ of: 'probability', label: 7, above: 0.5 }],
      },
      {
        recipe: centred,
        press: { kind: 'move', pixels: MOVES },
        at: 'mlp-data-panel',
        claims: [
          { of: 'errorRateMoved', pixels: 0, below: 0.15 },
          { of: 'errorRateMoved', pixels: 4, above: 0.6 },
        ],
      },
      {
        recipe: { ...centred, layers: [128], epochs: 10, shift: 4 },
        press: { kind: 'move', pixels: MOVES },
        at: 'mlp-data-panel',
        claims: [{ of: 'errorRateMoved', pixels: 4, below: 0.3 }],
      },
    ],
  },
  'confusion-matrix': {
    minutes: 7,
    hide: ['data', 'network', 'try'],
    steps: [
      {
        recipe: hasty,
        press: train,
        at: 'mlp-confusion',
        claims: [{ of: 'testErrorRate', above: 0.2, below: 0.3 }],
      },
      {
        recipe: hasty,
        press: { kind: 'mistake' },
        at: 'mlp-mistakes',
        claims: [{ of: 'commonestMistake', above: 12 }],
      },
      {
        recipe: hasty,
        press: { kind: 'look' },
        at: 'mlp-class-report',
        claims: [
          { of: 'lowestRecall', below: 0.65 },
          { of: 'highestRecall', above: 0.85 },
        ],
      },
      {
        recipe: { ...hasty, trainSize: 5000, layers: [64], epochs: 10 },
        press: { kind: 'mistake' },
        at: 'mlp-confusion',
        claims: [
          { of: 'testErrorRate', below: 0.15 },
          { of: 'commonestMistake', below: 12 },
        ],
      },
    ],
  },
};

/** @typedef {keyof typeof course} LessonName */

/** The names of all lessons, in the order in which they are taught. */
export const lessonNames = /** @type {LessonName[]} */ (Object.keys(course));

/** @param {LessonName} name @returns {Lesson} */
export const lessonOf = (name) => course[name];
