import { pixelBytes } from '../../engine/core/held-pixels.js';
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
 * @property {() => Promise<{train: Samples, test: Samples, sha256: string}>} [again]  prepares its files once more
 */

const NAME = 'mlp-lab-own-data';
/** Its value lists the sets that are kept, so that asking does not read them. */
const LIST = 'kept';
/** Where an earlier version kept its only set; the list was `true` then. */
const OLD_KEY = 'dataset';
/** What is kept at most, in bytes of pixels: more than CIFAR-10. */
const LIMIT = 200 * 1024 * 1024;

/** @typedef {{key: string, bytes: number}} Kept */
/** @typedef {import('../runs/storage.js').Disk} Disk */

const openStore = () => openDisk(NAME, 'sets');

/** @param {Disk} disk @returns {Promise<Kept[]>} the newest first */
async function listOf(disk) {
  const list = await disk.get(LIST);
  if (list === true) return [{ key: OLD_KEY, bytes: LIMIT }];
  return Array.isArray(list) ? list : [];
}

/** @param {string | undefined} sha256 */
const keyOf = (sha256) => `set ${sha256 ?? ''}`;

/** @returns {Promise<boolean>} whether a data set of the person's, of an earlier visit, is here */
export async function hasOwn(disk = openStore()) {
  const list = await inTime(listOf(disk)).catch(() => undefined);
  return list !== undefined && list.length > 0;
}

/** An earlier version kept sentences, which are not shown. @param {any} note */
const isNote = (note) => typeof note?.code === 'string' && typeof note.values === 'object';

/**
 * @param {string} [wanted]  the SHA-256 that the link of this page names: another tab may have kept another set since
 * @returns {Promise<Dataset | null>} that one, else the newest; null where there is none, or none that this build
 *   can read
 */
export async function loadOwn(wanted, disk = openStore()) {
  try {
    const list = await listOf(disk);
    const { key } = list.find((each) => each.key === keyOf(wanted)) ?? list[0];
    const { train, test, name, sha256, choices, notes } = await disk.get(key);
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

/** @param {Dataset} dataset @returns {string} why it is not kept, or empty */
export function whyNotKept(dataset) {
  const bytes = pixelBytes(dataset);
  return bytes > LIMIT ? labTexts.ownTooLarge(megabytes(bytes), megabytes(LIMIT)) : '';
}

/**
 * Keeps a data set over a reload, beside those of other tabs, as long as there is room: the oldest ones go.
 * @param {Dataset} dataset
 * @returns {Promise<string>} a sentence when it is too large, or storage is full or blocked; else empty
 */
export async function keepOwn(dataset, disk = openStore()) {
  const why = whyNotKept(dataset);
  if (why) return why;
  const { again: _again, ...kept } = dataset;
  const bytes = pixelBytes(dataset);
  const key = keyOf(dataset.sha256);
  try {
    let room = LIMIT - bytes;
    /** @type {Kept[]} */
    const list = [{ key, bytes }];
    for (const each of await listOf(disk)) {
      if (each.key === key) continue;
      room -= each.bytes;
      if (room >= 0) list.push(each);
      else await disk.put(each.key, undefined);
    }
    await disk.put(LIST, list.slice(1));
    await disk.put(key, kept);
    await disk.put(LIST, list);
    return '';
  } catch {
    return labTexts.ownNotKept;
  }
}
