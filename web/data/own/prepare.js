/** From blocks to the samples of a training set and a test set. */
import { nextTask } from '../../engine/next-task.js';
import { fault, note } from '../base/note.js';
import { checkRoom } from './choices.js';
import { comparison, countRepeats, hashRow, reorder } from './order.js';
import { pictureFault, renderer, SLICE_MS } from './render.js';

/** @typedef {import('../../engine/samples.js').Samples} Samples */
/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('../base/note.js').Note} Note */
/** @typedef {import('../sources/expand.js').LeftOut} LeftOut */

/**
 * @typedef {object} Plan
 * @property {Block[]} blocks  with labels
 * @property {Pick<import('./classes.js').Classes, 'names' | 'indexOf'>} classes
 * @property {import('./images.js').SamplePlan} sample
 * @property {import('./levels.js').Levels} levels
 * @property {number} testShare
 * @property {number} seed
 */

/**
 * @typedef {object} Progress
 * @property {'pictures' | 'images' | 'order'} stage  opening pictures to see whether they can be read, making the
 *   samples, or ordering and checking them
 * @property {number} done  images, or parts of the work
 * @property {number} total
 */

/**
 * @typedef {object} Hooks
 * @property {AbortSignal} [signal]
 * @property {(progress: Progress) => void} [onProgress]
 * @property {(bytes: number) => Uint8Array} [room]  for the pixels of all samples; a plain array unless given
 */

/**
 * @typedef {object} Prepared
 * @property {Samples} train
 * @property {Samples} test
 * @property {LeftOut[]} leftOut  pictures that could not be read
 * @property {Note[]} notes
 */

/**
 * @param {Plan} plan
 * @param {import('./images.js').Images} images
 * @param {Hooks} hooks
 * @returns {Promise<Prepared>}
 * @throws {import('../../engine/errors.js').MlpError} "own-limit", "own-few"; the signal's reason
 */
export async function prepareSamples(plan, images, hooks = {}) {
  const { classes, sample } = plan;
  const { pixels, labels, parts, count, leftOut, hashes } = await renderAll(plan, images, hooks);
  const inputs = sample.width * sample.height * sample.channels;
  const rows = { pixels, labels, inputs, hashes };
  await atOrder(hooks, 0);
  const sorted = Uint32Array.from({ length: count }, (_, i) => i).sort(comparison(rows));
  await atOrder(hooks, 1);
  const { isTest, said } = splitOf(plan, images, sorted, labels, parts);
  const training = sorted.filter((row) => !isTest[row]);
  const trainCount = training.length;
  if (trainCount < 2 || trainCount === count) {
    const counts = { images: count, train: trainCount, test: count - trainCount };
    throw fault('own-few', note('tooFew', counts));
  }
  const order = new Uint32Array(count);
  order.set(training);
  order.set(
    sorted.filter((row) => isTest[row]),
    trainCount,
  );
  const notes = [said, ...repeatNotes(countRepeats(rows, order, trainCount))];
  await atOrder(hooks, 2);
  reorder(rows, order);
  await atOrder(hooks, 3);
  const part = (/** @type {number} */ from, /** @type {number} */ to) => ({
    pixels: pixels.subarray(from * inputs, to * inputs),
    labels: labels.subarray(from, to),
    count: to - from,
    height: sample.height,
    width: sample.width,
    channels: sample.channels,
    inputs,
    classNames: [...classes.names],
  });
  return { train: part(0, trainCount), test: part(trainCount, count), leftOut, notes };
}

/**
 * Labelled images as one set, to test a network on.
 * @param {Plan} plan
 * @param {import('./images.js').Images} images
 * @param {Hooks} hooks
 * @returns {Promise<{samples: Samples, leftOut: LeftOut[]}>}
 * @throws {import('../../engine/errors.js').MlpError} "own-limit", "own-few"; the signal's reason
 */
export async function prepareTest(plan, images, hooks = {}) {
  const { classes, sample } = plan;
  const { width, height, channels } = sample;
  const { pixels, labels, count, leftOut, hashes } = await renderAll(plan, images, hooks);
  if (count === 0) throw fault('own-few', note('noneToTest'));
  const inputs = width * height * channels;
  const rows = { pixels, labels, inputs, hashes };
  reorder(rows, Uint32Array.from({ length: count }, (_, i) => i).sort(comparison(rows)));
  const classNames = [...classes.names];
  const samples = { pixels, labels, count, height, width, channels, inputs, classNames };
  return { samples, leftOut };
}

/** Sorting, counting what comes twice, moving rows, and the hash of each part of the set. */
const ORDER_STEPS = 5;

/**
 * Tells that some steps of the ordering are done, and lets other work have its turn.
 * @param {Hooks} hooks
 * @param {number} done
 */
export async function atOrder({ signal, onProgress }, done) {
  onProgress?.({ stage: 'order', done, total: ORDER_STEPS });
  await nextTask();
  signal?.throwIfAborted();
}

/**
 * Every labelled image as a sample, in one piece of memory.
 * @param {Plan} plan
 * @param {import('./images.js').Images} images
 * @param {Hooks} hooks
 */
async function renderAll({ blocks, classes, sample, levels }, images, hooks) {
  const {
    signal,
    onProgress,
    room = (/** @type {number} */ bytes) => new Uint8Array(bytes),
  } = hooks;
  const total = blocks.reduce((sum, { count }) => sum + count, 0);
  const colour = sample.channels === 1 ? 'grey' : 'colour';
  checkRoom(total, { width: sample.width, height: sample.height, colour });
  const inputs = sample.width * sample.height * sample.channels;
  const pixels = room(total * inputs);
  const labels = new Uint16Array(total);
  const hashes = new Uint32Array(2 * total);
  const parts = new Uint8Array(total);
  /** @type {LeftOut[]} */
  const leftOut = [];
  const render = renderer(images, sample, levels);
  let count = 0;
  let seen = 0;
  let begun = performance.now();
  for (const block of blocks) {
    for (let i = 0; i < block.count; i++, seen++) {
      if (performance.now() - begun > SLICE_MS) {
        onProgress?.({ stage: 'images', done: seen, total });
        await nextTask();
        signal?.throwIfAborted();
        begun = performance.now();
      }
      const label = classes.indexOf(/** @type {any} */ (block.labels)[i]);
      if (label < 0) continue;
      try {
        const values = await render(block, i);
        pixels.set(values, count * inputs);
        hashRow(values, hashes, count);
        labels[count] = label;
        parts[count++] = PART_NUMBERS[block.part ?? 'none'];
      } catch (error) {
        leftOut.push(pictureFault(block, i, error));
      }
    }
  }
  onProgress?.({ stage: 'images', done: total, total });
  return {
    pixels: pixels.subarray(0, count * inputs),
    labels: labels.subarray(0, count),
    parts: parts.subarray(0, count),
    hashes: hashes.subarray(0, 2 * count),
    count,
    leftOut,
  };
}

const PART_NUMBERS = { none: 0, train: 1, val: 2, test: 3 };

/** @typedef {keyof typeof PART_NUMBERS} Part */

/**
 * The part that names say is the test.
 * @param {(part: Part) => boolean} has  whether there are images of it
 * @returns {'test' | 'val' | null} null when they say nothing, or leave nothing to train on
 */
export function testPart(has) {
  const training = has('none') || has('train');
  if (has('test') && (training || has('val'))) return 'test';
  return has('val') && training ? 'val' : null;
}

/**
 * Which rows are the test's: those that names say, else some of each class that the seed draws.
 * @param {Plan} plan
 * @param {import('./images.js').Images} images
 * @param {Uint32Array} sorted
 * @param {Uint16Array} labels
 * @param {Uint8Array} parts
 * @returns {{isTest: Uint8Array, said: Note}}
 */
function splitOf({ classes, testShare, seed }, images, sorted, labels, parts) {
  const has = (/** @type {Part} */ part) => parts.includes(PART_NUMBERS[part]);
  const held = testPart(has);
  if (held !== null) {
    const validation = held === 'val' ? 'test' : has('val') ? 'trained' : 'none';
    return {
      isTest: Uint8Array.from(parts, (part) => Number(part === PART_NUMBERS[held])),
      said: note('splitByNames', { validation }),
    };
  }
  const isTest = new Uint8Array(labels.length);
  for (let label = 0; label < classes.names.length; label++) {
    const own = sorted.filter((row) => labels[row] === label);
    const share = Math.max(own.length > 1 ? 1 : 0, Math.round(own.length * testShare));
    const drawn = images.shuffled(seed, label, own).subarray(0, Math.min(share, own.length - 1));
    for (const row of drawn) isTest[row] = 1;
  }
  return { isTest, said: note('splitDrawn', { share: testShare, seed }) };
}

/** @param {{shared: number, repeated: number}} repeats */
const repeatNotes = ({ shared, repeated }) => [
  ...(shared ? [note('shared', { images: shared })] : []),
  ...(repeated ? [note('repeated', { images: repeated })] : []),
];
