/**
 * The class of the largest output by the core's rule: the first of equals, and a class whose output is NaN
 * only if all are.
 * @param {ArrayLike<number>} outputs  one or more
 * @returns {number} from 0
 */
export function argmaxClass(outputs) {
  let best = outputs.length - 1;
  for (let i = best; i >= 0; i--) {
    if (outputs[i] >= outputs[best] || Number.isNaN(outputs[best])) best = i;
  }
  return best;
}
