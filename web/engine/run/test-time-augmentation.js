/** Test-time averaging: a network reads each picture in several changed views. */
import { augmentInto } from '../recipe/network-config.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../core/network.js').Network} Network */
/** @typedef {import('../core/network.js').Evaluation} Evaluation */
/** @typedef {import('../core/sample-set.js').SampleSet} SampleSet */

/** Pictures that are changed and read at a time. */
const CHUNK = 500;
/** Views are drawn like those of epochs that no run comes to. */
const LAST_EPOCH = 0xffffffff;

/**
 * Evaluates with the mean of the outputs for the picture itself and for views - 1 changed ones.
 * @param {Core} core
 * @param {Network} network
 * @param {SampleSet} set
 * @param {Uint32Array} rows  which of its samples
 * @param {import('../core/config.js').NetworkConfig} config  whose augmentation and seed make the views
 * @param {number} views  2 or more
 * @returns {Evaluation} meanCost: -ln of the mean output of the right class
 */
export function evaluateViews(core, network, set, rows, config, views) {
  const { classes } = network.config;
  const confusion = Array.from({ length: classes }, () => Array(classes).fill(0));
  const predicted = new Uint16Array(rows.length);
  const confidence = new Float32Array(rows.length);
  const outputs = new Float64Array(rows.length * classes);
  let cost = 0;
  for (let first = 0; first < rows.length; first += CHUNK) {
    const chunk = rows.subarray(first, first + CHUNK);
    outputs.set(meanOutputs(core, network, set, chunk, config, views), first * classes);
    chunk.forEach((row, i) => {
      const at = first + i;
      const means = outputs.subarray(at * classes, (at + 1) * classes);
      const best = winner(means);
      const label = set.label(row);
      confusion[label][best]++;
      predicted[at] = best;
      confidence[at] = means[best];
      cost -= Math.log(Math.max(means[label], Number.MIN_VALUE));
    });
  }
  const errors = rows.length - confusion.reduce((sum, row, i) => sum + row[i], 0);
  return {
    confusion,
    errors,
    errorRate: errors / rows.length,
    meanCost: cost / rows.length,
    predicted,
    confidence,
    outputs,
  };
}

/**
 * The class with the largest output, as the core has it: the first of equals, and one that is not a
 * number only where there is no other.
 * @param {Float64Array} outputs
 */
const winner = (outputs) =>
  outputs.reduceRight(
    (best, output, i) => (output >= outputs[best] || Number.isNaN(outputs[best]) ? i : best),
    outputs.length - 1,
  );

/**
 * Outputs averaged over the views.
 * @param {Core} core
 * @param {Network} network
 * @param {SampleSet} set
 * @param {Uint32Array} rows
 * @param {import('../core/config.js').NetworkConfig} config
 * @param {number} views
 * @returns {Float64Array} [rows][classes]
 */
function meanOutputs(core, network, set, rows, config, views) {
  const { classes, inputs } = network.config;
  const means = new Float64Array(rows.length * classes);
  const selection = set.select(rows);
  try {
    core.withScratch([rows.length * inputs], (images) => {
      for (let view = 0; view < views; view++) {
        const changes = view === 0 ? { ...config, augmentation: undefined } : config;
        augmentInto(core, changes, selection.pointer, LAST_EPOCH - view, images);
        const pixels = new Uint8Array(core.memory.buffer, images, rows.length * inputs).slice();
        network.predict(pixels).forEach((output, i) => (means[i] += output / views));
      }
    });
  } finally {
    set.release(selection);
  }
  return means;
}
