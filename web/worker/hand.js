/** Makes the network that answers on the pad read a person's own hand. */
import { argmaxClass } from '../engine/argmax-class.js';
import { readingConfig } from '../engine/core/config.js';
import { encodeModel, MlpError, networkFromModel } from '../engine/index.js';
import { nextTask } from '../engine/next-task.js';
import { fineTuneSteps, samplesOf } from '../engine/run/fine-tune.js';
import { generatedNames, generateWorldDigits } from '../engine/run/generated.js';
import { SLICE_MS } from '../engine/run/pacer.js';
import { concatSamples, subset } from '../engine/samples.js';
import { answering, tunedFrom } from './look.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/core/network.js').Network} Network */
/** @typedef {import('../engine/samples.js').Samples} Samples */

/**
 * @typedef {object} HandResult
 * @property {number} drawings
 * @property {number | null} readBefore  how many of the drawings the old network reads right; null where no
 *   class was drawn twice
 * @property {number | null} readAfter  the same for networks that have learned from the other half of them only
 * @property {number} testBefore  error of the old network on test images, 0 to 1
 * @property {number} testAfter  that of the new one
 * @property {boolean} byReader  whether it is the network that came with the page
 */

/** Generated digits with writing habits of other parts of the world, for networks that read digits. */
const WORLD_DIGITS = 10_000;
/** The most images of a data set that are looked at. */
const MOST = 10_000;

/** The tuned network of each core: there is one at a time. @type {WeakMap<Core, {from: Network, network: Network}>} */
const present = new WeakMap();

/**
 * @param {Core} core
 * @param {{train: Samples, test: Samples}} data  of the run
 * @param {string} dataset  its name
 * @param {import('./look.js').Candidates} candidates
 * @throws {MlpError} "untrained": there is no network that has learned anything
 */
export function handOf(core, data, dataset, candidates) {
  const { network, byReader, untrained } = answering(...candidates);
  if (untrained && !byReader) {
    throw new MlpError('untrained', 'This network has not learned anything yet; train it first.');
  }
  const { train } = data;

  const forget = () => {
    const tuned = present.get(core);
    if (!tuned) return;
    tunedFrom.delete(tuned.from);
    present.delete(core);
    tuned.network.dispose();
  };

  return {
    /** Names of the classes, in the order of their labels. */
    classNames: () => train.classNames,

    /**
     * Fine-tunes the network that answers. From then on look() has its answers, and the old ones beside them.
     * @param {Uint8Array[]} pictures  of the network's size
     * @param {number[]} labels
     * @returns {Promise<HandResult>}
     */
    async learn(pictures, labels) {
      const { config } = network;
      const weights = { config, parameters: network.parameters(), scaling: network.scaling };
      const own = samplesOf(train, pictures, labels);
      const others = likeLearned(core, train, dataset);
      const tune = async (/** @type {Samples} */ drawings) => {
        const parameters = await inSlices(fineTuneSteps(core, weights, drawings, others));
        return networkFromModel(core, { ...savedModel(weights, train), parameters });
      };
      const halves = halvesOf(labels);
      const isRead = (/** @type {Network} */ reader, /** @type {number} */ i) =>
        argmaxClass(reader.predict(pictures[i])) === labels[i];
      let [readBefore, readAfter] = [0, 0];
      for (const [learned, asked] of halves) {
        const half = await tune(
          samplesOf(
            train,
            learned.map((i) => pictures[i]),
            learned.map((i) => labels[i]),
          ),
        );
        readBefore += asked.filter((i) => isRead(network, i)).length;
        readAfter += asked.filter((i) => isRead(half, i)).length;
        half.dispose();
      }
      const tuned = await tune(own);
      forget();
      tunedFrom.set(network, tuned);
      present.set(core, { from: network, network: tuned });
      const test = core.samples(subset(data.test, Math.min(MOST, data.test.count)));
      try {
        return {
          drawings: pictures.length,
          readBefore: halves.length > 0 ? readBefore : null,
          readAfter: halves.length > 0 ? readAfter : null,
          testBefore: network.evaluate(test).errorRate,
          testAfter: tuned.evaluate(test).errorRate,
          byReader,
        };
      } finally {
        test.dispose();
      }
    },

    /** The old network answers again. */
    forget,

    /** @returns {Uint8Array} the fine-tuned network as a safetensors file @throws {MlpError} "no-hand" */
    model() {
      const tuned = tunedFrom.get(network);
      if (!tuned) throw new MlpError('no-hand', 'No network has learned from drawings yet.');
      const { config, scaling } = tuned;
      return encodeModel(savedModel({ config, parameters: tuned.parameters(), scaling }, train));
    },
  };
}

/**
 * @param {import('../engine/run/fine-tune.js').Weights} weights
 * @param {Samples} samples  of its shape
 * @returns {import('../engine/run/values.js').SavedModel} whose recipe is empty: none gives these weights
 */
function savedModel({ config, parameters, scaling }, { height, width, channels, classNames }) {
  return {
    config: readingConfig(config),
    parameters,
    scaling,
    samples: { height, width, channels, classNames },
    recipe: {},
  };
}

/**
 * Images like those that the network has learned from. A network of digits that came with the page may know
 * more hands than the run's data has.
 * @param {Core} core
 * @param {Samples} train
 * @param {string} dataset
 */
function likeLearned(core, train, dataset) {
  const some = subset(train, Math.min(MOST, train.count));
  const areDigits =
    dataset === 'mnist' || (generatedNames.includes(dataset) && train.inputs === 784);
  if (!areDigits) return some;
  const { classNames } = train;
  return concatSamples([some, { ...generateWorldDigits(core, WORLD_DIGITS), classNames }]);
}

/**
 * Two ways to learn from one half of the drawings and to be asked about the other, where classes were drawn
 * twice.
 * @param {number[]} labels
 * @returns {[learned: number[], asked: number[]][]}
 */
function halvesOf(labels) {
  /** @type {Map<number, number>} */
  const seen = new Map();
  /** @type {[number[], number[]]} */
  const halves = [[], []];
  labels.forEach((label, i) => {
    const count = seen.get(label) ?? 0;
    seen.set(label, count + 1);
    halves[count % 2].push(i);
  });
  const [first, second] = halves;
  return second.length > 0
    ? [
        [first, second],
        [second, first],
      ]
    : [];
}

/**
 * Runs to the end in slices, so that the worker answers meanwhile.
 * @template T
 * @param {Generator<void, T, void>} steps
 * @returns {Promise<T>}
 */
async function inSlices(steps) {
  for (;;) {
    const start = performance.now();
    while (performance.now() - start < SLICE_MS) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await nextTask();
  }
}
