/**
 * The runs of a lesson, for the tab that has it open: a page that is loaded anew has their curves again. They
 * are no runs of the person's own, so the lab itself stores none of them.
 */
import { readRun } from '../lab/runs/valid-run.js';

/** @typedef {import('../lab/state/state.js').StoredRun} StoredRun */
/** @typedef {import('./course.js').LessonName} LessonName */

const NAME = 'mlp-lab-lesson';

/**
 * @param {LessonName} lesson
 * @returns {StoredRun[]} newest first; none, where this tab had another lesson open last
 */
export function keptRuns(lesson) {
  try {
    const { name, runs } = JSON.parse(sessionStorage.getItem(NAME) ?? '{}');
    return name === lesson ? runs.map(readRun).filter((/** @type {unknown} */ run) => run) : [];
  } catch {
    return []; // storage is blocked, or of another build
  }
}

/** @param {LessonName} name @param {StoredRun[]} runs */
export function keepRuns(name, runs) {
  try {
    sessionStorage.setItem(NAME, JSON.stringify({ name, runs }));
  } catch {
    // Storage is blocked or full: then the lesson begins anew with the page.
  }
}
