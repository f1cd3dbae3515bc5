/** How the chart, its legend, its picture and its table show a curve. */
import { decimal, NO_VALUE, percent } from '../../i18n/numbers.js';
import { strings } from '../../i18n/en/run.js';
import { classColour } from '../base/styles.js';

/**
 * @typedef {import('../base/types.js').CurveRun} CurveRun
 * @typedef {import('./curve-data.js').CurveKey} CurveKey
 * @typedef {{errorRate: number, label: string}} Reference  its figure is added to the label
 * @typedef {{run: CurveRun, key: CurveKey, line: import('./curve-data.js').Line}} Series
 */

/**
 * What is drawn.
 *
 * @typedef {object} Subject
 * @property {CurveRun[]} runs
 * @property {'error' | 'cost'} measure
 * @property {number} epochs  what the x axis must reach
 * @property {Reference | null} reference  drawn for 'error'
 * @property {number} height  of the chart in CSS px
 * @property {Series[]} series
 */

const text = strings.curves;

/** @param {CurveRun} run */
export const colourOf = (run) => classColour(run.colour);

/** Training is dashed, validation is solid. @param {CurveKey} key */
export const isDashed = (key) => key.startsWith('train');

/** @param {CurveKey} key */
export const nameOf = (key) => (isDashed(key) ? text.training : text.validation);

/** @param {number | null | undefined} value @param {'error' | 'cost'} measure */
export function figure(value, measure) {
  if (measure === 'error') return percent(value);
  return value === null || value === undefined ? NO_VALUE : decimal(value, 4);
}
