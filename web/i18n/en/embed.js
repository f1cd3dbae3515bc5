import { words } from '../translate.js';

/** What the element says before the lab is there, and about its own attributes. */
export const texts = words('embed', {
  title: 'A neural network to train',
  /** @type {Record<string, string>} */
  promise: {
    full: 'It learns to read digits, here in your browser; then draw one.',
    train: 'It learns to read digits, here in your browser; then draw one.',
    curve: 'It learns to read digits, here in your browser; watch its error fall.',
    draw: 'Draw a digit, and a neural network in your browser reads it.',
  },
  start: 'Start',
  loading: 'Loading…',
  again: 'Try again',
  // Firefox remembers that a script did not load, until the page is loaded anew.
  notLoaded:
    'The lab could not be loaded. Check the connection, then try again, or else reload the page.',
  /** @param {string} name @param {string} value @param {string[]} choices */
  badChoice: (name, value, choices) =>
    `The attribute ${name}="${value}" is not one of ${choices.join(', ')}; "${choices[0]}" is used.`,
  /** @param {string[]} unknown @param {string[]} parts */
  badParts: (unknown, parts) =>
    `The attribute hide names parts that do not exist: ${unknown.join(', ')}. ` +
    `The parts are ${parts.join(', ')}.`,
  notReady: 'The network is not ready to read anything yet; wait for the event mlp-ready.',
  /** @param {number} expected */
  badPixels: (expected) =>
    `The network reads one image of ${expected} whole numbers from 0 to 255; give it those.`,
});
