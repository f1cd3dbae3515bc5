/** What can be chosen when a set is prepared, and what is chosen where nobody does. */
import { LIMITS } from '../../engine/core/limits.js';
import { MOST_BYTES } from '../base/limits.js';
import { fault, note } from '../base/note.js';

/** @typedef {import('./blocks.js').Block} Block */

/**
 * @typedef {object} OwnChoices
 * @property {number | 'own' | [width: number, height: number]} size  of the samples in pixels: a side, as the
 *   images are, or both sides
 * @property {'grey' | 'colour'} colour
 * @property {boolean} invert  whether light becomes dark: ink must be light where the pad is to be read
 * @property {Turn} turn
 * @property {'crop' | 'pad' | 'stretch' | 'ink'} fit  images of another shape: their middle, all of them with
 *   background beside it, or stretched; "ink": what is drawn, scaled and centred as on the pad
 * @property {string[]} leaveOut  names of classes
 * @property {number} testShare  of the images of each class, where no names say which are the test's
 * @property {number} seed  that draws them
 */

/** @typedef {'none' | 'mirror' | 'half' | 'flip' | 'transpose' | 'right' | 'transverse' | 'left'} Turn */

/** In the order in which EXIF counts orientations. @type {Turn[]} */
export const TURNS = ['none', 'mirror', 'half', 'flip', 'transpose', 'right', 'transverse', 'left'];
export const FITS = /** @type {const} */ (['crop', 'pad', 'stretch', 'ink']);
export const SIDES = /** @type {const} */ ([4, 256]);
/** Images that are larger are made smaller unless a size is chosen. */
const OWN_MOST = 64;
const SIDE = { grey: 28, colour: 32 };
/** As MNIST and CIFAR-10 have it. */
export const TEST_SHARE = 1 / 6;
export const SEED = 1;

/**
 * What a sample of the images showed.
 * @typedef {object} Looks
 * @property {boolean} colour  whether any pixel has a colour
 * @property {[width: number, height: number][]} sizes  that occur, each once
 * @property {boolean} profile  whether files say something of their colours that is left aside
 */

/**
 * @param {Partial<OwnChoices>} given
 * @param {Looks} looks
 * @param {boolean} emnist  whether a name says so
 * @returns {{choices: Omit<OwnChoices, 'invert'>, width: number, height: number, guesses: import('../base/note.js').Note[]}} guesses:
 *   a note on each choice that was made here
 */
export function chooseForm(given, { colour: hasColour, sizes }, emnist) {
  /** @type {import('../base/note.js').Note[]} */
  const guesses = [];
  const colour = given.colour ?? (hasColour ? 'colour' : 'grey');
  if (!given.colour) {
    guesses.push(note(hasColour ? 'colourKept' : 'greyKept'));
  }
  const turn = given.turn ?? (emnist ? 'transpose' : 'none');
  if (!given.turn && emnist) {
    guesses.push(note('transposed'));
  }
  const [[width, height]] = sizes;
  const one = sizes.length === 1;
  const small = one && width <= OWN_MOST && height <= OWN_MOST;
  const size = given.size ?? (small ? 'own' : SIDE[colour]);
  if (!given.size && !small) {
    guesses.push(note('scaled', one ? { width, height, size } : { size }));
  }
  if (size === 'own' && !one) {
    throw fault('own-size', note('manySizes', { sizes: sizes.slice(0, 3), all: sizes.length }));
  }
  const swaps = TURNS.indexOf(turn) >= 4;
  const own = swaps ? [height, width] : [width, height];
  const [w, h] = size === 'own' ? own : Array.isArray(size) ? size : [size, size];
  const shaped = sizes.some(([a, b]) => (swaps ? b * w !== a * h : a * h !== b * w));
  const fit = given.fit ?? (colour === 'colour' ? 'crop' : 'pad');
  if (given.fit === 'ink' && colour === 'colour') {
    throw fault('own-fit', note('inkNeedsGrey'));
  }
  if (!given.fit && shaped) {
    guesses.push(note(fit === 'crop' ? 'middleTaken' : 'allKept'));
  }
  const { leaveOut = [], testShare = TEST_SHARE, seed = SEED } = given;
  return {
    choices: { size, colour, turn, fit, leaveOut, testShare, seed },
    width: w,
    height: h,
    guesses,
  };
}

/**
 * Refuses what does not fit before memory is taken.
 * @param {number} count
 * @param {{width: number, height: number, colour: 'grey' | 'colour'}} form
 * @throws {MlpError} "own-limit", "own-size"
 */
export function checkRoom(count, { width, height, colour }) {
  const channels = colour === 'grey' ? 1 : 3;
  const inputs = width * height * channels;
  if (inputs > LIMITS.inputs) {
    const side = Math.floor(Math.sqrt(LIMITS.inputs / channels));
    const sizes = { width, height, colour: channels === 3, inputs, most: LIMITS.inputs, side };
    throw fault('own-size', note('tooManyValues', sizes));
  }
  const bytes = count * inputs;
  if (bytes <= MOST_BYTES) return;
  const side = Math.floor(Math.sqrt(MOST_BYTES / count / channels));
  const greySide = Math.floor(Math.sqrt(MOST_BYTES / count));
  const said = { width, height, colour: channels === 3, bytes, most: MOST_BYTES, side, greySide };
  throw fault('own-limit', note('tooMuchRoom', { images: count, ...said }), { bytes });
}
