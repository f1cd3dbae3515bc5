import { makeSamples } from '../../engine/samples.js';
import { megabytes } from '../../i18n/numbers.js';
import { labTexts } from '../../i18n/en/lab.js';
import { inTime, openDisk } from '../runs/storage.js';

/** @typedef {import('../../engine/samples.js').Samples} Samples */
/** @typedef {{train: Samples, test: Samples, name?: string, sha256?: string}} Dataset  sha256: of its samples as they were prepared */

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

/** @returns {Promise<Dataset | null>} null where there is none, or none that this build can read */
export async function loadOwn() {
  try {
    const { train, test, name, sha256 } = await openDisk(NAME, 'sets').get(KEY);
    return {
      train: makeSamples(train),
      test: makeSamples(test),
      name: typeof name === 'string' ? name : undefined,
      sha256: typeof sha256 === 'string' ? sha256 : undefined,
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
