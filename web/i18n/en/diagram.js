/** Every word of the network's drawing and of what it says of a unit. */
import { count, counted, decimal, percent } from '../numbers.js';
import { words } from '../translate.js';

export const strings = words('diagram', {
  /** @param {number[]} sizes */
  label: (sizes) => `The network, layer by layer: ${sizes.map(count).join(', ')} units`,
  input: 'The image that the network reads',
  next: 'Next image',
  nextTitle: 'Show the network another training image',
  /** @param {number} units */
  rest: (units) => `+ ${count(units)} more`,
  /** @param {number} layer @param {number} unit */
  hidden: (layer, unit) => `Hidden layer ${layer}, unit ${unit}`,
  /** @param {string} name */
  output: (name) => `Output "${name}"`,
  hint: 'Point at a unit to see what it looks for; press it to keep it here. Orange: weights above zero, blue: below.',
  close: 'Close',
  weights: 'weights',
  image: 'image',
  product: 'product',
  bias: 'bias',
  sum: 'sum',
  upwards: 'pushes up',
  downwards: 'pushes down',
  noImage: 'Draw or pick an image to see the sum.',
  /** @param {string} name @param {number} weight @param {number} input */
  term: (name, weight, input) => `${name}: ${decimal(input, 2)} × ${decimal(weight, 2)}`,
  /** @param {number} unit */
  unit: (unit) => `unit ${unit}`,
  /** @param {number} terms */
  others: (terms) => `the other ${count(terms)}`,
  /** @param {string} activation @param {number} value */
  result: (activation, value) => `after ${activation}: ${decimal(value, 2)}`,
  /** @param {number} value */
  linear: (value) => `a linear layer, the sum itself: ${decimal(value, 2)}`,
  /** @param {string} name @param {number} added @param {number} value */
  added: (name, added, value) =>
    `plus ${decimal(added, 2)} from ${name} of the layer before (residual): ${decimal(value, 2)}`,
  /** @param {number} value */
  probability: (value) => `as a probability: ${percent(value, 1)}`,
  /** @param {number} images */
  strongest: (images) => `Strongest of ${counted(images, 'test image')}`,
  /** @param {number} value */
  showStrongest: (value) => `Show the network this image: ${decimal(value, 2)}`,
});
