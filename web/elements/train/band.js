/** A band in the chart of learning curves, from the lowest to the highest of several. */
import { classColour } from '../base/styles.js';

/** How much of what is behind it a band hides. */
const OPACITY = 0.22;

/**
 * @param {import('uplot')} chart  that has drawn its axes and no curve yet
 * @param {number} colour  index into classColours
 * @param {{epoch: number, low: number, high: number}[]} points  ascending epochs
 */
export function drawBand({ ctx, bbox, valToPos }, colour, points) {
  const at = (/** @type {number} */ epoch, /** @type {number} */ value) =>
    /** @type {const} */ ([valToPos(epoch, 'x', true), valToPos(value, 'y', true)]);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.globalAlpha = OPACITY;
  ctx.fillStyle = classColour(colour);
  ctx.beginPath();
  for (const { epoch, high } of points) ctx.lineTo(...at(epoch, high));
  for (const { epoch, low } of points.toReversed()) ctx.lineTo(...at(epoch, low));
  ctx.fill();
  ctx.restore();
}
