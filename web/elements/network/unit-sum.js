/**
 * The sum of a unit in parts: its largest terms, and what the others come to.
 * @param {{weights: Float32Array, inputs: Float32Array | null}} unit
 * @param {number} count  of terms that are listed
 * @returns {{terms: {index: number, weight: number, input: number, product: number}[], up: number,
 *   down: number, others: number}} the largest magnitude first; up and down: all terms above zero and
 *   all below it; others: those that are not listed
 */
export function sumOf({ weights, inputs }, count) {
  const all = Array.from(weights, (weight, index) => {
    const input = inputs?.[index] ?? 0;
    return { index, weight, input, product: weight * input };
  });
  let [up, down] = [0, 0];
  for (const { product } of all) {
    if (product > 0) up += product;
    else down += product;
  }
  const terms = all
    .sort((a, b) => Math.abs(b.product) - Math.abs(a.product) || a.index - b.index)
    .slice(0, count);
  const listed = terms.reduce((sum, { product }) => sum + product, 0);
  return { terms, up, down, others: up + down - listed };
}
