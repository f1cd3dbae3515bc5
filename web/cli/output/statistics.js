/** Mean and deviation in words. */
import { percent } from './output.js';

/** @param {import('../../engine/spread.js').Spread} spread  of rates, 0..1 @returns {string} e.g. "0.98 ± 0.03 %", "0.98 %" */
export const rateInWords = (spread) =>
  spread.deviation === null
    ? percent(spread.mean)
    : `${percent(spread.mean).replace(' %', '')} ± ${percent(spread.deviation)}`;
