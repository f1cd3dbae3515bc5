import { holdPixels, LARGE_SET, pixelBytes } from '../engine/core/held-pixels.js';
import { Run } from '../engine/run/run.js';

/**
 * Run, for the session, which loads it when a recipe wants it; large sets of a person's own are in the core's
 * memory only. A module of its own: from one that others import too, the bundler would make an object of all
 * exports, and a chunk that every lab loads.
 */
class WholeRun extends Run {
  /** See Run. @param {ConstructorParameters<typeof Run>} args */
  constructor(...args) {
    const [, { dataset }, data] = args;
    if (dataset === 'custom' && pixelBytes(data) > LARGE_SET) holdPixels(data);
    super(...args);
  }
}

export { WholeRun as Run };
