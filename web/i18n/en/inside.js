/** Every word on what goes on inside a network. */
import { count, counted, decimal, percent } from '../numbers.js';
import { words } from '../translate.js';

/** With a minus sign. @param {number} value @param {number} [digits] */
const number = (value, digits = 2) => decimal(value, digits).replace('-', '−');

export const inside = words('inside', {
  unlike: 'This is not like anything it was trained on, so its answer means little.',
  heading: 'Inside the network',
  wait: 'Train the network, or pause a run, to look inside.',
  running: 'As it was when the run last stood still. Pause to look again.',
  inputs: 'inputs',
  /** @param {number} layer @param {number} units */
  hidden: (layer, units) => `hidden layer ${layer} (${count(units)})`,
  logits: 'logits',
  output: 'output layer',
  epochs: {
    label: 'Weights after epoch',
    /** @param {number} epoch @param {number} reached */
    after: (epoch, reached) => `${count(epoch)} of ${count(reached)}`,
    /** @param {number} reached */
    newest: (reached) => `${count(reached)}, the newest`,
    /** While the parts are still of another epoch. @param {string} epochs */
    computing: (epochs) => `${epochs}, being computed…`,
    /** @param {number} epoch @param {number} reached @param {number} errorRate  of the test, 0 to 1 */
    then: (epoch, reached, errorRate) =>
      `As after epoch ${count(epoch)} of ${count(reached)}: test error ${percent(errorRate)}.`,
    back: 'Back to the newest weights',
    hint: 'All below, the answer on the pad, the confusion matrix, the mistakes and the first-layer weights are as they were then. Training goes on from the newest.',
    weights: 'First-layer weights then',
    /** @param {number} unit */
    unit: (unit) => `Weights of unit ${unit}`,
  },
  why: {
    heading: 'Why this answer',
    one: 'For',
    other: 'and not',
    likeliest: 'The two likeliest',
    image: 'image',
    pixels: 'pixels for and against',
    /** @param {string} one @param {string} other */
    picture: (one, other) => `Pixels for ${one} in orange, for ${other} in blue`,
    /** @param {string} one @param {string} other */
    hint: (one, other) =>
      `Each pixel as the network sees it, times the slope of the difference between two logits. Orange: for ${one}, blue: for ${other}.`,
    /** @param {string} name */
    sum: (name) => `pixels for ${name}`,
    biases: 'difference of the biases',
    rest: 'biases, and what slopes leave out',
    /** @param {string} one @param {string} other */
    difference: (one, other) => `logit of ${one} − logit of ${other}`,
    number,
  },
  map: {
    heading: 'A map of the test images',
    layer: 'By',
    plot: 'Map of the test images',
    hint: 'What is alike to the layer lies close together (principal component analysis). Press an image to see why it is read so; arrow keys go on from it, Page Down to the next mistake, Enter presses it.',
    /** @param {number} images @param {number} total @param {number} wrong */
    summary: (images, total, wrong) =>
      `${count(images)} of ${counted(total, 'test image')}, ${count(wrong)} of them read wrong: ringed.`,
    /** @param {number[]} shares */
    shares: ([one, other]) =>
      `The two directions show ${percent(one, 0)} and ${percent(other, 0)} of the variance.`,
    /** @param {number} place @param {string} label @param {string} answer */
    image: (place, label, answer) =>
      label === answer
        ? `Image ${count(place)}: ${label}, read right`
        : `Image ${count(place)}: ${label}, read as ${answer}`,
  },
  statistics: {
    heading: 'Weights and activations',
    weights: 'weights',
    outputs: 'activations',
    /** @param {string} what @param {string} layer */
    histogram: (what, layer) => `Histogram: ${what}, ${layer}`,
    /** @param {number} mean @param {number} deviation */
    mean: (mean, deviation) => `mean ${number(mean)} ± ${number(deviation)}`,
    /** @param {number} low @param {number} high */
    range: (low, high) => `${number(low)} to ${number(high)}`,
    /** @param {number} share */
    zeros: (share) => `${percent(share, 0)} exactly 0, not drawn`,
    /** @param {number} dead @param {number} units @param {number} images */
    dead: (dead, units, images) =>
      `Dead units, 0 for all ${counted(images, 'image')}: ${count(dead)} of ${count(units)}`,
  },
  norms: {
    heading: 'Norms of weights and gradients',
    wait: 'Being computed…',
    few: 'Only one epoch is kept so far; train some more, or epoch by epoch.',
    weights: 'weights',
    gradients: 'gradient',
    epochs: 'epochs',
    /** @param {string} what @param {string} layer @param {number} first @param {number} last */
    chart: (what, layer, first, last) =>
      `Norm over the epochs: ${what}, ${layer}; from ${number(first, 3)} to ${number(last, 3)}`,
    /** @param {number} images */
    hint: (images) =>
      `The square root of the sum of squares, biases left out; the gradient is that of the mean cost of ${counted(images, 'training image')}. A gradient that vanishes in the first layers, or weights that only grow, show why a network does not learn.`,
  },
  off: {
    heading: 'Switch units off',
    layer: 'Layer',
    hint: 'A unit that is off gives 0 to the next layer. The network itself stays as it is.',
    none: 'This network has no hidden layers.',
    /** @param {number} shown @param {number} units */
    first: (shown, units) => `The first ${count(shown)} of ${counted(units, 'unit')}.`,
    /** @param {number} unit */
    unit: (unit) => `Unit ${unit} off`,
    units: 'Units of the layer',
    allOn: 'All on',
    whole: 'all units',
    /** @param {number} units */
    without: (units) => `${count(units)} off`,
    /** @param {number} images */
    error: (images) => `error on ${counted(images, 'test image')}`,
    answer: 'answer to the image',
  },
  wanted: {
    heading: 'The image that a class wants most',
    class: 'Class',
    /** @param {string} name */
    image: (name) => `what ${name} wants`,
    /** @param {number} images */
    mean: (images) => `mean of its ${counted(images, 'test image')}`,
    /** @param {number} steps @param {number} before @param {number} after */
    text: (steps, before, after) =>
      `${counted(steps, 'step')} uphill from grey. Above the mean of the other logits, its own goes from ${number(before)} to ${number(after)}.`,
    /** @param {string} name */
    answer: (name) => `The network reads it as ${name}.`,
  },
});
