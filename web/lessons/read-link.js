/** The lesson and the step that a link names: ?lesson=learning-rate&step=3. */
import { lessonNames, lessonOf } from './course.js';

/** @typedef {import('./course.js').LessonName} LessonName */

/**
 * @typedef {object} Place
 * @property {LessonName | null} lesson  null for the list of lessons
 * @property {number} step  from 0
 * @property {boolean} presenter  whether everything is large
 * @property {{name: string} | {step: string, steps: number} | null} fault  what of the link is not there
 */

/**
 * @param {string} search  of an address
 * @returns {Place | null} null without a lesson
 */
export function placeOf(search) {
  const words = new URLSearchParams(search);
  const name = words.get('lesson');
  if (name === null) return null;
  const presenter = words.get('size') === 'presenter';
  const lesson = lessonNames.find((known) => known === name) ?? null;
  if (!lesson) return { lesson, step: 0, presenter, fault: name ? { name } : null };
  const { length: steps } = lessonOf(lesson).steps;
  const text = words.get('step') ?? '1';
  const step = Number(text) - 1;
  const there = /^\d{1,3}$/.test(text) && step >= 0 && step < steps;
  return there
    ? { lesson, step, presenter, fault: null }
    : { lesson, step: 0, presenter, fault: { step: text, steps } };
}

/**
 * The address of a place.
 * @param {Place} place
 * @param {string} address  of the page as it is; its language and other words stay
 * @returns {string}
 */
export function linkTo({ lesson, step, presenter }, address) {
  const url = new URL(address);
  url.hash = '';
  url.searchParams.delete('step');
  url.searchParams.delete('size');
  url.searchParams.set('lesson', lesson ?? '');
  if (lesson) url.searchParams.set('step', String(step + 1));
  if (presenter) url.searchParams.set('size', 'presenter');
  return url.href;
}

/** The address of the page without a lesson. @param {string} address */
export function linkOut(address) {
  const url = new URL(address);
  for (const name of ['lesson', 'step', 'size']) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}
