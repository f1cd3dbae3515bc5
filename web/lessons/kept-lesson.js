/**
 * What was done in a lesson, for the tab: its runs and the answers of its steps. A page that is loaded anew
 * has them again. They are no runs of the person's own, so the lab itself stores none of them.
 */
import { readRun } from '../lab/runs/valid-run.js';
import { measureOf } from './measures.js';

/** @typedef {import('../lab/state/state.js').StoredRun} StoredRun */
/** @typedef {import('./course.js').Claim} Claim */
/** @typedef {import('./course.js').LessonName} LessonName */
/** @typedef {import('./answer.js').Found} Found */

const NAME = 'mlp-lab-lesson-';

export class KeptLesson {
  /** Newest first. @type {StoredRun[]} */
  runs = [];
  /** By step: the link of the run that was trained for it, and what was found, as JSON has it. @type {Record<number, any>} */
  #answers = {};
  #key;

  /** @param {LessonName} lesson */
  constructor(lesson) {
    this.#key = NAME + lesson;
    try {
      const { runs, answers } = JSON.parse(sessionStorage.getItem(this.#key) ?? '');
      this.runs = runs.map(readRun).filter((/** @type {unknown} */ run) => run);
      this.#answers = { ...answers };
    } catch {
      // Nothing is kept, storage is blocked, or it is of another build.
    }
  }

  /** @param {StoredRun[]} runs */
  keepRuns(runs) {
    this.runs = runs;
    this.#write();
  }

  /**
   * @param {number} step
   * @param {string} config  the link of its run
   * @param {Claim[]} claims  which are told of it
   * @returns {Found | null} what was found, unless the step has changed since
   */
  answer(step, config, claims) {
    if (!this.hasAnswer(step, config)) return null;
    try {
      const { shown, examples } = this.#answers[step].found;
      const { weights } = shown;
      const found = {
        shown: { ...shown, ...(weights && { weights: weights.map(floats) }) },
        examples: examples.map((/** @type {any} */ example) => ({
          ...example,
          pixels: Uint8Array.from(example.pixels),
        })),
      };
      return claims.every((claim) => Number.isFinite(measureOf(claim, found.shown))) ? found : null;
    } catch {
      return null; // of another build
    }
  }

  /** @param {number} step @param {string} config */
  hasAnswer(step, config) {
    return this.#answers[step]?.config === config;
  }

  /** @param {number} step @param {string} config @param {Claim[]} claims @param {Found} found */
  keepAnswer(step, config, claims, { shown, examples }) {
    const { weights, ...rest } = shown;
    const isAsked = claims.some(({ of }) => of === 'middleWeight');
    this.#answers[step] = {
      config,
      found: {
        // The weights are as large as all else: only where they are told of.
        shown: { ...rest, ...(isAsked && { weights: weights?.map((each) => [...each]) }) },
        examples: examples.map((example) => ({ ...example, pixels: [...example.pixels] })),
      },
    };
    this.#write();
  }

  /** @param {number} step */
  forgetAnswer(step) {
    delete this.#answers[step];
    this.#write();
  }

  #write() {
    const { runs } = this;
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ runs, answers: this.#answers }));
    } catch {
      // Storage is blocked or full: then the lesson begins anew with the page.
    }
  }
}

/** @param {number[]} values */
const floats = (values) => Float32Array.from(values);
