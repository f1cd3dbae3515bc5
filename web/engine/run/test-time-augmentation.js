/** Test-time augmentation: a network reads several augmented copies of each image. */
import { argmaxClass } from '../argmax-class.js';
import { augmentInto } from '../recipe/network-config.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../core/network.js').Network} Network */
/** @typedef {import('../core/network.js').Evaluation} Evaluation */
/** @typedef {import('../core/sample-set.js').SampleSet} SampleSet */

/** Images that are augmented and read at a time. */
const CHUNK = 500;
/** The smallest output that has a logarithm: 2^-149, the least that float32 knows. */
const LEAST = 1.4e-45;
/** Copies are drawn as in epochs with these numbers, counted down: no run has so many epochs. */
const LAST_EPOCH = 0xffffffff;

/**
 * Evaluates with the mean of the outputs for the image itself and for copies - 1 augmented ones.
 * @param {Core} core
 * @param {Network} network
 * @param {SampleSet} set
 * @param {Uint32Array} rows  the samples of the set to evaluate
 * @param {import('../core/config.js').NetworkConfig} config  its augmentation and seed decide the copies
 * @param {number} copies  2 or more, the image itself included
 * @returns {Evaluation} its meanCost is the mean of -ln(mean output of the true class)
 */
export function evaluateAugmented(core, network, set, rows, config, copies) {
  const { classes } = network.config;
  const confusion = Array.from({ length: classes }, () => Array(classes).fill(0));
  const predicted = new Uint16Array(rows.length);
  const confidence = new Float32Array(rows.length);
  const outputs = new Float64Array(rows.length * classes);
  let cost = 0;
  for (let first = 0; first < rows.length; first += CHUNK) {
    const chunk = rows.subarray(first, first + CHUNK);
    outputs.set(meanOutputs(core, network, set, chunk, config, copies), first * classes);
    chunk.forEach((row, i) => {
      const at = first + i;
      const means = outputs.subarray(at * classes, (at + 1) * classes);
      const best = argmaxClass(means);
      const label = set.label(row);
      confusion[label][best]++;
      predicted[at] = best;
      confidence[at] = means[best];
      // The core's logarithm: that of an engine has last bits of its own.
      cost -= core.exports.mlpw_log(Math.max(means[label], LEAST));
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
 * Outputs averaged over the copies.
 * @param {Core} core
 * @param {Network} network
 * @param {SampleSet} set
 * @param {Uint32Array} rows
 * @param {import('../core/config.js').NetworkConfig} config
 * @param {number} copies
 * @returns {Float64Array} [rows][classes]
 */
function meanOutputs(core, network, set, rows, config, copies) {
  const { classes, inputs } = network.config;
  const means = new Float64Array(rows.length * classes);
  const selection = set.select(rows);
  try {
    core.withScratch([rows.length * inputs], (images) => {
      for (let copy = 0; copy < copies; copy++) {
        const rule = copy === 0 ? { ...config, augmentation: undefined } : config;
        augmentInto(core, rule, selection.pointer, LAST_EPOCH - copy, images);
        const pixels = new Uint8Array(core.memory.buffer, images, rows.length * inputs).slice();
        network.predict(pixels).forEach((output, i) => (means[i] += output / copies));
      }
    });
  } finally {
    set.release(selection);
  }
  return means;
}
