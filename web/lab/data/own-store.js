import { makeSamples } from '../../engine/samples.js';
import { megabytes } from '../../i18n/numbers.js';
import { labTexts } from '../../i18n/en/lab.js';
import { inTime, openDisk } from '../runs/storage.js';

/** @typedef {import('../../engine/samples.js').Samples} Samples */
/**
 * @typedef {object} Dataset
 * @property {Samples} train
 * @property {Samples} test
 * @property {string} [name]
 * @property {string} [sha256]  of its samples as they were prepared
 * @property {string} [choices]  made for that, see choices-text.js
 * @property {import('../../i18n/say.js').Note[]} [notes]  on how they were prepared
 */

const NAME = 'mlp-lab-own-data';
const KEY = 'dataset';
/** Present as long as there is a data set, so that asking does not read all of it. */
const MARK = 'kept';
/** What is kept at most, in bytes of pixels: more than CIFAR-10. */
const LIMIT = 200 * 1024 * 1024;

/** @returns {Promise<boolean>} whether the person's data set of an earlier visit is here */
export async function hasOwn() {
  return (await inTime(openDisk(NAME, 'sets').get(MARK)).catch(() => undefined)) === true;
}

/** An earlier version kept sentences, which are not shown. @param {any} note */
const isNote = (note) => typeof note?.code === 'string' && typeof note.values === 'object';

/** @returns {Promise<Dataset | null>} null where there is none, or none that this build can read */
export async function loadOwn() {
  try {
    const { train, test, name, sha256, choices, notes } = await openDisk(NAME, 'sets').get(KEY);
    const text = (/** @type {unknown} */ value) => (typeof value === 'string' ? value : undefined);
    return {
      train: makeSamples(train),
      test: makeSamples(test),
      name: text(name),
      sha256: text(sha256),
      choices: text(choices),
      notes: Array.isArray(notes) ? notes.filter(isNote) : undefined,
    };
  } catch {
    return null;
  }
}

/**
 * Keeps the person's data set over a reload, in place of the one before.
 * @param {Dataset} dataset
 * @returns {Promise<string>} a sentence when it is too large, or storage is full or blocked; else empty
 */
export async function keepOwn(dataset) {
  const bytes = dataset.train.pixels.length + dataset.test.pixels.length;
  const fits = bytes <= LIMIT;
  try {
    const disk = openDisk(NAME, 'sets');
    await disk.put(MARK, undefined);
    await disk.put(KEY, fits ? dataset : undefined);
    if (fits) await disk.put(MARK, true);
    return fits ? '' : labTexts.ownTooLarge(megabytes(bytes), megabytes(LIMIT));
  } catch {
    return labTexts.ownNotKept;
  }
}
