/**
 * Whether an image is like those that a network was trained on: novelty detection by the mean distance to the
 * nearest neighbours (Angiulli and Pizzuti 2002) among descriptors of training images.
 *
 * Not in the last hidden layer: a network keeps there what tells its classes apart and drops what would
 * tell a letter from a digit. docs/results.md has what was measured.
 */
import { nextTask } from '../next-task.js';
import { DESCRIPTOR_LENGTH, describeShape, isDescribable } from './shape-descriptor.js';

/** @typedef {import('./shape-descriptor.js').ImageShape} ImageShape */

/** How many nearest neighbours count. */
const NEIGHBOURS = 5;
/** The images that are compared with, and those that give the threshold, at most and at least. */
export const KNOWN = { most: 5000, least: 100 };
export const HELD_OUT = { most: 1000, least: 50 };
/** The share of held-out images that the threshold lets pass. */
const PASSED = 0.985;
/** How long fitNovelty() may hold its thread, milliseconds. */
const SLICE_MS = 10;
/**
 * The rows of a descriptor's cells, in the order in which their differences are summed: a distance that is
 * already too large ends there, and most of what differs is in the middle.
 */
const ROWS = [3, 2, 4, 1, 5, 0, 6];
const ROW_LENGTH = DESCRIPTOR_LENGTH / ROWS.length;

/** Says how unlike known images others are. fitNovelty() makes it. */
export class Novelty {
  #shape;
  #known;
  #count;
  #threshold = 1;

  /** @param {ImageShape} shape @param {Uint8Array[]} descriptors  of the known images */
  constructor(shape, descriptors) {
    this.#shape = shape;
    this.#count = descriptors.length;
    this.#known = new Uint8Array(descriptors.length * DESCRIPTOR_LENGTH);
    descriptors.forEach((each, i) => this.#known.set(each, i * DESCRIPTOR_LENGTH));
  }

  /** @param {number[]} distances  of held-out images, as distance() gives them */
  calibrate(distances) {
    const sorted = Float64Array.from(distances).sort();
    const at = Math.min(sorted.length - 1, Math.floor(PASSED * sorted.length));
    this.#threshold = Math.max(1, sorted[at]);
  }

  /**
   * @param {ArrayLike<number>} pixels
   * @returns {number} how unlike the known images it is: above 1, it is farther from them than 98.5 % of
   *   held-out images are
   */
  of(pixels) {
    return this.distance(pixels) / this.#threshold;
  }

  /** The mean Euclidean distance of its descriptor to the five nearest known ones. @param {ArrayLike<number>} pixels */
  distance(pixels) {
    const wanted = describeShape(pixels, this.#shape);
    const known = this.#known;
    const nearest = new Float64Array(NEIGHBOURS).fill(Infinity); // squares, ascending
    for (let i = 0, start = 0; i < this.#count; i++, start += DESCRIPTOR_LENGTH) {
      let sum = 0;
      for (let row = 0; row < ROWS.length && sum < nearest[NEIGHBOURS - 1]; row++) {
        const from = ROWS[row] * ROW_LENGTH;
        for (let j = from; j < from + ROW_LENGTH; j++) {
          const difference = known[start + j] - wanted[j];
          sum += difference * difference;
        }
      }
      let place = NEIGHBOURS - 1;
      if (sum >= nearest[place]) continue;
      for (; place > 0 && nearest[place - 1] > sum; place--) nearest[place] = nearest[place - 1];
      nearest[place] = sum;
    }
    return nearest.reduce((sum, square) => sum + Math.sqrt(square), 0) / NEIGHBOURS;
  }
}

/**
 * Learns what images are like. It takes a few seconds, in slices with other tasks between them.
 * @param {ImageShape} shape
 * @param {Iterable<ArrayLike<number>>} known  images of training, KNOWN.most are enough
 * @param {Iterable<ArrayLike<number>>} heldOut  others of their kind, for the threshold
 * @returns {Promise<Novelty | null>} null for images that are too small or too few to tell
 */
export async function fitNovelty(shape, known, heldOut) {
  if (!isDescribable(shape)) return null;
  const descriptors = await mapInSlices(known, (pixels) => describeShape(pixels, shape));
  const novelty = new Novelty(shape, descriptors);
  const distances = await mapInSlices(heldOut, (pixels) => novelty.distance(pixels));
  if (descriptors.length < KNOWN.least || distances.length < HELD_OUT.least) return null;
  novelty.calibrate(distances);
  return novelty;
}

/**
 * @template In, Out
 * @param {Iterable<In>} all
 * @param {(each: In) => Out} make
 * @returns {Promise<Out[]>}
 */
async function mapInSlices(all, make) {
  const made = [];
  let began = performance.now();
  for (const each of all) {
    made.push(make(each));
    if (performance.now() - began < SLICE_MS) continue;
    await nextTask();
    began = performance.now();
  }
  return made;
}
