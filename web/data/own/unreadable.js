/** Pictures that cannot be read. */
import { nextTask } from '../../engine/next-task.js';
import { decodePicture } from '../formats/picture.js';
import { pictureFault, SLICE_MS } from './render.js';

/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('../sources/expand.js').LeftOut} LeftOut */

/** Which pictures of a set cannot be read, and why. */
export class Unreadable {
  /** @type {LeftOut[]} */
  leftOut = [];
  /** @type {Map<Block, Set<number>>} */
  #places = new Map();

  /** @param {Block} block @param {number} i @param {LeftOut} fault */
  add(block, i, fault) {
    this.leftOut.push(fault);
    const places = this.#places.get(block) ?? new Set();
    this.#places.set(block, places.add(i));
  }

  /** @param {Block} block @param {number} i */
  has(block, i) {
    return this.#places.get(block)?.has(i) ?? false;
  }
}

/** @param {Block[]} blocks @returns {number} */
export const picturesIn = (blocks) =>
  blocks.reduce((sum, { picture, count }) => sum + (picture ? count : 0), 0);

/**
 * Opens every picture, one at a time; none is kept.
 * @param {Block[]} blocks
 * @param {import('./prepare.js').Hooks} hooks
 * @returns {Promise<Unreadable>}
 * @throws the signal's reason
 */
export async function openEach(blocks, { signal, onProgress }) {
  const unreadable = new Unreadable();
  const total = picturesIn(blocks);
  let done = 0;
  let begun = performance.now();
  for (const block of blocks) {
    for (let i = 0; block.picture && i < block.count; i++, done++) {
      if (performance.now() - begun > SLICE_MS) {
        onProgress?.({ stage: 'pictures', done, total });
        await nextTask();
        signal?.throwIfAborted();
        begun = performance.now();
      }
      try {
        await decodePicture(await block.picture(i));
      } catch (error) {
        unreadable.add(block, i, pictureFault(block, i, error));
      }
    }
  }
  onProgress?.({ stage: 'pictures', done, total });
  return unreadable;
}
