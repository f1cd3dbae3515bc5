/** @typedef {import('../engine/run/plain-run.js').PlainRun} Run */

/**
 * One image with what the network makes of it.
 * @typedef {object} Judged
 * @property {number} index  in the test set
 * @property {Uint8Array<ArrayBuffer>} pixels
 * @property {number} label
 * @property {number[]} outputs  of every class
 */

/**
 * Test images that the network gets wrong, the surest mistakes first; with a cell, only those
 * of that true class read as that other one (or read right, on the diagonal).
 * @param {Run} run
 * @param {import('../engine/core/network.js').Network} network
 * @param {ReturnType<Run['evaluateTest']>} evaluation  of the network, by the run's test samples
 * @param {number} count
 * @param {{actual: number, predicted: number} | null} cell
 * @returns {{total: number, pictures: Judged[]}}
 */
export function mistakesOf(run, network, { predicted, confidence, outputs }, count, cell) {
  const { classes } = network.config;
  /** With the outputs that decided, which may be means of several views. @param {number} index @returns {Judged} */
  const judge = (index) => {
    const { pixels, label } = run.testSample(index);
    const own = outputs?.slice(index * classes, (index + 1) * classes);
    return { index, pixels, label, outputs: Array.from(own ?? network.predict(pixels)) };
  };
  /** @type {number[]} */
  const wanted = [];
  predicted.forEach((guess, i) => {
    const { label } = run.testSample(i);
    const fits = cell ? label === cell.actual && guess === cell.predicted : label !== guess;
    if (fits) wanted.push(i);
  });
  wanted.sort((a, b) => confidence[b] - confidence[a]);
  return { total: wanted.length, pictures: wanted.slice(0, count).map(judge) };
}
