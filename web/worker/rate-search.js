import { lrRangeTestSteps } from '../engine/index.js';
import { nextTask } from '../engine/next-task.js';
import { SLICE_MS } from '../engine/run/pacer.js';

/** @typedef {import('../engine/run/lr-range-test.js').LrRangeTest} LrRangeTest */

/** At most 20 events a second. */
const EVENT_MS = 50;

/** The learning rate range test, beside a run and in slices. */
export class RateSearch {
  #steps;
  #ended = false;

  /**
   * @param {import('../engine/core/core.js').Core} core
   * @param {import('../engine/recipe/fields.js').Recipe} recipe
   * @param {{train: import('../engine/samples.js').Samples, test: import('../engine/samples.js').Samples}} data
   */
  constructor(core, recipe, data) {
    this.#steps = lrRangeTestSteps(core, recipe, data);
  }

  /**
   * Tries the rates one by one; to be called once.
   * @param {(curve: LrRangeTest['curve']) => void} tell  hears the curve as it grows
   * @returns {Promise<LrRangeTest | null>} null when end() was called meanwhile
   * @throws {import('../engine/errors.js').MlpError} as lrRangeTestSteps()
   */
  async run(tell) {
    /** @type {LrRangeTest['curve']} */
    const curve = [];
    let told = performance.now();
    try {
      while (!this.#ended) {
        const start = performance.now();
        while (performance.now() - start < SLICE_MS) {
          const { done, value } = this.#steps.next();
          if (done) return value;
          curve.push(value);
        }
        if (performance.now() - told >= EVENT_MS) {
          told = performance.now();
          tell([...curve]);
        }
        await nextTask();
      }
      return null;
    } finally {
      this.end();
    }
  }

  /** Ends the search at once and frees what it took from the core. */
  end() {
    this.#ended = true;
    this.#steps.return(/** @type {any} */ (undefined));
  }
}
