import { MlpError } from '../../engine/errors.js';

/** @typedef {import('./blocks.js').Block} Block */

/**
 * The first images of each class that can be read.
 * @param {Block[]} blocks  with labels
 * @param {import('./classes.js').Classes} classes
 * @param {(block: Block, i: number) => Promise<Uint8Array>} render
 * @param {number} perClass
 * @returns {Promise<Uint8Array[][]>} [class][image] samples
 */
export async function examplesOf(blocks, classes, render, perClass) {
  /** @type {Uint8Array[][]} */
  const groups = classes.names.map(() => []);
  let missing = groups.length * perClass;
  for (const block of blocks) {
    for (let i = 0; i < block.count && missing > 0; i++) {
      const group = groups[classes.indexOf(/** @type {any} */ (block.labels)[i])];
      if (!group || group.length === perClass) continue;
      try {
        group.push(await render(block, i));
        missing--;
      } catch (error) {
        if (!(error instanceof MlpError)) throw error; // prepare() says which cannot be read
      }
    }
  }
  return groups;
}
