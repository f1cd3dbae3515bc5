import { argmaxClass } from '../engine/argmax-class.js';
import { readingConfig } from '../engine/core/config.js';
import { layerSizes, networkFromModel } from '../engine/files/model.js';
import { attribution } from '../engine/inside/attribution.js';
import { principalComponents } from '../engine/inside/components.js';
import { distributionOf } from '../engine/inside/distribution.js';
import { layersOf, placesOf, scaled, sumsOf } from '../engine/inside/layers.js';
import { normsOf } from '../engine/inside/norms.js';
import { wantedImage } from '../engine/inside/wanted-image.js';
import { epochsOf } from './kept-epochs.js';
import { mistakesOf } from './mistakes.js';
import { firstWeights, snapshotOf, strongestImages } from './network-snapshot.js';

/** @typedef {import('../engine/run/plain-run.js').PlainRun} Run */
/** @typedef {import('./network-snapshot.js').UnitPlace} UnitPlace */
/** @typedef {import('../engine/inside/distribution.js').Distribution} Distribution */

/**
 * Test images with what the network makes of them.
 * @typedef {object} Looked
 * @property {number} total  of the run's test images; the first ones are looked at
 * @property {Uint8Array<ArrayBuffer>} pixels  [count][inputs]
 * @property {number[]} labels
 * @property {number[]} answers
 * @property {number[]} epochs  whose weights are kept and differ from those of now
 *
 * Where the test images lie by a layer.
 * @typedef {object} ImageMap
 * @property {number} layer  0: what the network sees of them; the last one: its logits
 * @property {Float64Array[]} scores  [2][image]
 * @property {number[]} shares  of the variance that each of the two shows, 0 to 1
 *
 * @typedef {object} LayerStatistics
 * @property {Distribution} weights
 * @property {Distribution} outputs  of all units for all images
 * @property {number} units
 * @property {number} dead  units whose output is 0 for all of them
 *
 * Norms by layer, epoch by epoch: see normsOf().
 * @typedef {object} NormCurves
 * @property {number} images
 * @property {number[]} epochs
 * @property {{weights: number[], gradients: number[]}[]} layers  of each, one value an epoch
 *
 * What a network does without some of its units.
 * @typedef {object} Without
 * @property {number} tested  images
 * @property {number} errorRate  of the whole network, 0 to 1
 * @property {number} errorRateWithout
 * @property {number[] | null} outputs  of the whole network for the image, if there is one
 * @property {number[] | null} outputsWithout
 */

/** The most images that are looked at, and the multiplications that this may take: a fraction of a second. */
const IMAGES = 1000;
const LOOK_WORK = 5e8;
/** The numbers of a layer's map that may be held: colour images have many inputs. */
const MAP_NUMBERS = 1.2e6;
/** The multiplications that testing without some units may take, some seconds on a slow machine. */
const TEST_WORK = 4e9;
const BINS = 40;
/** Epochs of a curve of norms, and the multiplications that all of them may take. */
const NORM_EPOCHS = 40;
const NORM_WORK = 2e9;

/**
 * A network with other weights, which the caller disposes of.
 * @param {Run} run
 * @param {Float32Array<ArrayBuffer>} parameters
 */
function networkWith(run, parameters) {
  const { config, scaling } = run.network;
  return networkFromModel(run.testParts.core, {
    config: readingConfig(config),
    parameters,
    scaling,
  });
}

/**
 * Looks into a run with the weights that it had after an epoch.
 * @template Answer
 * @param {Run} run
 * @param {number | null} epoch  null, or one that is not kept: the weights of now
 * @param {(inside: ReturnType<typeof insideOf>) => Answer} ask
 */
export function atEpoch(run, epoch, ask) {
  const kept = epochsOf(run).find((each) => each.epoch === epoch);
  if (!kept) return ask(insideOf(run));
  const network = networkWith(run, kept.parameters);
  try {
    return ask(insideOf(run, network));
  } finally {
    network.dispose();
  }
}

/**
 * What goes on inside a run's network, for a page that asks between two events. It changes nothing of the run.
 * @param {Run} run
 * @param {import('../engine/core/network.js').Network} [network]  with other weights than those of now
 */
export function insideOf(run, network = run.resultNetwork) {
  const { config } = network;
  const { testCount } = run.plan;
  const count = Math.min(
    testCount,
    IMAGES,
    Math.max(50, Math.floor(LOOK_WORK / network.parameterCount)),
    Math.floor(MAP_NUMBERS / Math.max(...layerSizes(config))),
  );
  const images = () => Array.from({ length: count }, (_, i) => run.testSample(i));

  return {
    /** @returns {Looked} */
    images() {
      const looked = images();
      const pixels = new Uint8Array(count * config.inputs);
      const answers = looked.map((image, i) => {
        pixels.set(image.pixels, i * config.inputs);
        return argmaxClass(network.predict(image.pixels));
      });
      const now = run.resultNetwork.parameters();
      const epochs = epochsOf(run)
        .filter(({ parameters }) => parameters.some((value, i) => value !== now[i]))
        .map(({ epoch }) => epoch);
      const labels = looked.map(({ label }) => label);
      return { total: testCount, pixels, labels, answers, epochs };
    },

    /**
     * The weights that lead into the first units, as images.
     * @param {number} most
     * @returns {Float32Array[]} [unit][inputs]
     */
    weights: (most) => firstWeights(network, most),

    /** See snapshotOf(). @param {import('./network-snapshot.js').Asked} asked */
    snapshot: (asked) => snapshotOf(network, asked),

    /** See strongestImages(). @param {UnitPlace} unit @param {number} most */
    strongest: (unit, most) => strongestImages(run, unit, most, network),

    /**
     * All that a page shows beside the look inside, so that it can change together.
     * @param {{weights: number, mistakes: number, cell: {actual: number, predicted: number} | null,
     *   pixels: Uint8Array | null}} asked  how many of the first units and of the mistakes; pixels: of the
     *   image on the pad
     * @returns {{confusionMatrix: number[][], errorRate: number, weights: Float32Array[],
     *   mistakes: ReturnType<typeof mistakesOf>, layers: Float32Array[] | null}} layers: their outputs for
     *   the image
     */
    page({ weights, mistakes, cell, pixels }) {
      const evaluation = run.evaluateTest(network);
      return {
        confusionMatrix: evaluation.confusion,
        errorRate: evaluation.errorRate,
        weights: firstWeights(network, weights),
        mistakes: mistakesOf(run, network, evaluation, mistakes, cell),
        layers: pixels && network.layerOutputs(pixels),
      };
    },

    /** See mistakesOf(). @param {number} count @param {{actual: number, predicted: number} | null} [cell] */
    mistakes: (count, cell = null) =>
      mistakesOf(run, network, run.evaluateTest(network), count, cell),

    /** As look() in look.js has it. @param {Uint8Array} pixels @returns {ReturnType<typeof import('./look.js').look>} */
    look: (pixels) => ({
      layers: network.layerOutputs(pixels),
      byReader: false,
      untrained: false,
      before: null,
    }),

    /**
     * See attribution().
     * @param {Uint8Array} pixels
     * @param {[one: number, other: number] | null} classes  null for the two of the highest outputs
     */
    why(pixels, classes) {
      const [one, other] = classes ?? highestTwo(network.predict(pixels));
      return { one, other, ...attribution(network, pixels, one, other) };
    },

    /** @param {number} layer @returns {ImageMap} */
    map(layer) {
      const last = config.hidden.length + 1;
      const logits = layersOf(network)[last - 1];
      const rows = images().map(({ pixels }) => {
        if (layer === 0) return scaled(network, pixels);
        const outputs = network.layerOutputs(pixels);
        if (layer < last) return outputs[layer - 1];
        const read = last > 1 ? outputs[last - 2] : scaled(network, pixels);
        return Float32Array.from(sumsOf(logits, read));
      });
      const { scores, variances, total } = principalComponents(rows, 2);
      return { layer, scores, shares: variances.map((each) => each / (total || 1)) };
    },

    /** Of every layer after the inputs. @returns {LayerStatistics[]} */
    statistics() {
      const outputs = images().map(({ pixels }) => network.layerOutputs(pixels));
      return layersOf(network).map(({ weights, units }, layer) => {
        const values = new Float32Array(count * units);
        outputs.forEach((each, i) => values.set(each[layer], i * units));
        const isDead = (/** @type {number} */ unit) =>
          outputs.every((each) => each[layer][unit] === 0);
        const dead = Array.from({ length: units }, (_, unit) => unit).filter(isDead).length;
        return {
          weights: distributionOf(weights, BINS),
          outputs: distributionOf(values, BINS),
          units,
          dead,
        };
      });
    },

    /**
     * Over the kept epochs, or some of them, and the newest.
     * @param {Uint8Array[][]} groups  training images of each class
     * @returns {NormCurves}
     */
    norms(groups) {
      const samples = groups.flatMap((group, label) => group.map((pixels) => ({ pixels, label })));
      const work = samples.length * network.parameterCount;
      const most = Math.max(3, Math.min(NORM_EPOCHS, Math.floor(NORM_WORK / work)));
      const kept = epochsOf(run).filter(({ epoch }) => epoch < run.epochs.length);
      const step = Math.ceil(kept.length / (most - 1));
      const some = kept.filter((_, i) => (kept.length - 1 - i) % step === 0);
      const found = some.map(({ parameters }) => {
        const then = networkWith(run, parameters);
        try {
          return normsOf(then, samples);
        } finally {
          then.dispose();
        }
      });
      found.push(normsOf(run.resultNetwork, samples));
      const layers = found[0].map((_, layer) => ({
        weights: found.map((each) => each[layer].weights),
        gradients: found.map((each) => each[layer].gradient),
      }));
      const epochs = [...some.map(({ epoch }) => epoch), run.epochs.length];
      return { images: samples.length, epochs, layers };
    },

    /**
     * What a copy of the network does whose units give 0.
     * @param {UnitPlace[]} off  of hidden layers
     * @param {Uint8Array | null} pixels  of the image
     * @returns {Without}
     */
    without(off, pixels) {
      const { testSet, testRows } = run.testParts;
      const copy = networkWith(run, parametersWithout(network, off));
      const most = Math.max(IMAGES, Math.floor(TEST_WORK / network.parameterCount));
      const selection = testSet.select(testRows.subarray(0, most));
      try {
        return {
          tested: selection.count,
          errorRate: network.evaluate(selection).errorRate,
          errorRateWithout: copy.evaluate(selection).errorRate,
          outputs: pixels && Array.from(network.predict(pixels)),
          outputsWithout: pixels && Array.from(copy.predict(pixels)),
        };
      } finally {
        testSet.release(selection);
        copy.dispose();
      }
    },

    /**
     * See wantedImage(); beside it the mean of the class's test images that are looked at.
     * @param {number} wanted  the class
     */
    wanted(wanted) {
      const own = images().filter(({ label }) => label === wanted);
      const sums = new Float64Array(config.inputs);
      for (const { pixels } of own) pixels.forEach((value, i) => (sums[i] += value));
      const mean = Uint8Array.from(sums, (sum) => Math.round(sum / (own.length || 1)));
      const image = wantedImage(network, wanted);
      const answer = argmaxClass(network.predict(image.pixels));
      return { ...image, wanted, answer, mean, averaged: own.length };
    },
  };
}

/** The classes of the highest two outputs, the highest first. @param {Float32Array} outputs */
function highestTwo(outputs) {
  const one = argmaxClass(outputs);
  return [one, argmaxClass(outputs.map((output, i) => (i === one ? -1 : output)))];
}

/**
 * A copy of the parameters in which nothing reads what some units give.
 * @param {import('../engine/core/network.js').Network} network
 * @param {UnitPlace[]} off
 */
function parametersWithout(network, off) {
  const parameters = network.parameters();
  const places = placesOf(layerSizes(network.config));
  for (const { layer, unit } of off) {
    const { weights, inputs, units } = places[layer];
    for (let row = 0; row < units; row++) parameters[weights + row * inputs + unit] = 0;
  }
  return parameters;
}
