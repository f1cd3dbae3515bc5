/** What a part of the torture is asked to do, and what came of it. */
import { Dice } from './mutate.js';

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} about  for the help
 * @property {number} tries  of the short form
 * @property {(job: Job) => Promise<void>} run
 */

/** @typedef {{what: string, seed: number, why: string, again: string}} Failure */

export class Job {
  /** What was tried, and how often. @type {Map<string, {tried: number, survived: number}>} */
  rows = new Map();
  /** @type {Failure[]} */
  failures = [];
  /** Why something was not tried. @type {string[]} */
  skipped = [];
  #name;
  #next;
  #left;
  #endsAt;

  /**
   * @param {Part} part
   * @param {{seed: number, tries: number, ms?: number}} options  seed: of the first try, the next one
   *   having the next number. ms: the time after which none begins but the first; the result of none
   *   depends on it
   */
  constructor({ name }, { seed, tries, ms = Infinity }) {
    this.#name = name;
    this.#next = seed;
    this.#left = tries;
    this.#endsAt = performance.now() + ms;
  }

  /**
   * The tries, in blocks.
   * @param {number} size  the most tries of a block
   * @returns {Generator<{seed: number, count: number}, void>}
   */
  *blocks(size) {
    for (let first = true; this.#left > 0; first = false) {
      if (!first && performance.now() >= this.#endsAt) return;
      const block = { seed: this.#next, count: Math.min(size, this.#left) };
      this.#next += block.count;
      this.#left -= block.count;
      yield block;
    }
  }

  /**
   * The tries one by one, of several ways in turn. What throws has not survived.
   * @param {[what: string, attempt: (dice: Dice) => Promise<void>][]} ways  what they try, and how
   */
  async each(ways) {
    for (const { seed } of this.blocks(1)) {
      const [what, attempt] = ways[seed % ways.length];
      try {
        await attempt(new Dice(seed));
        this.count(what, 1);
      } catch (error) {
        this.fail(what, seed, error instanceof Error ? String(error.stack) : String(error));
      }
    }
  }

  /** @param {string} what  was tried @param {number} survived  how often, with success */
  count(what, survived) {
    const row = this.#row(what);
    row.tried += survived;
    row.survived += survived;
  }

  /**
   * @param {string} what
   * @param {number} seed
   * @param {string} why
   * @param {string} [again]  the command that does it again
   */
  fail(what, seed, why, again = `./build.sh torture --seed ${seed} --tries 1 ${this.#name}`) {
    this.#row(what).tried++;
    this.failures.push({ what, seed, why, again });
  }

  /** @param {string} why */
  skip(why) {
    this.skipped.push(why);
  }

  /** @param {string} what */
  #row(what) {
    const row = this.rows.get(what) ?? { tried: 0, survived: 0 };
    this.rows.set(what, row);
    return row;
  }
}
