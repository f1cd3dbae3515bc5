/** What the names of files say: their part of the set, their role, and what they have in common. */

/** @typedef {'train' | 'test' | 'val'} Part */

/**
 * A map and no object: a folder may be called "constructor".
 * @template {string} T
 * @param {Record<T, string>} words  what is meant, and the words that mean it
 * @returns {Map<string, T>} by word
 */
const meanings = (words) =>
  new Map(
    /** @type {[T, string][]} */ (Object.entries(words)).flatMap(([meaning, list]) =>
      list.split(' ').map((word) => /** @type {const} */ ([word, meaning])),
    ),
  );

const PARTS = meanings({
  train: 'train training tr',
  test: 'test testing t10k te eval',
  val: 'val valid validation dev',
});

const ROLES = meanings({
  images: 'images image imgs img x data pixels features inputs',
  labels: 'labels label lbls lbl y targets target classes class',
});

/** Words that say how a file is written. */
const FORMS =
  /^(idx\d?|ubyte|byte|int|float|double|npy|npz|gz|bin|csv|tsv|txt|parquet|arr|zip|tar|tgz|png|jpg)$/;

/**
 * @param {string} name  of a file or folder
 * @returns {string[]} its words in lower case: "trainX.npy" and "x_train" have the same
 */
function wordsOf(name) {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/(^|[^a-z])([xy])(train|test|valid|val)([^a-z]|$)/, '$1 $2 $3 $4')
    .replace(/(^|[^a-z])(train|test|valid|val)([xy])([^a-z]|$)/, '$1 $2 $3 $4')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FORMS.test(word));
}

/**
 * @typedef {object} NameFacts
 * @property {Part | null} part
 * @property {'images' | 'labels' | null} role
 * @property {string} stem  what is left of the name: equal for files that belong together
 */

/**
 * @param {string} path  of a file, with the name of an array in it behind
 * @returns {NameFacts} the last name that says something counts: "train/x_test.npy" is of the test
 */
export function nameFacts(path) {
  /** @type {NameFacts} */
  const facts = { part: null, role: null, stem: '' };
  const stem = [];
  for (const name of path.split('/').reverse()) {
    const words = wordsOf(name);
    // "x" alone is an image's letter; in "x ray" it is none, but then no other file is labels.
    facts.part ??= words.map((word) => PARTS.get(word)).find((part) => part) ?? null;
    facts.role ??= words.map((word) => ROLES.get(word)).findLast((role) => role) ?? null;
    stem.unshift(...words.filter((word) => !PARTS.has(word) && !ROLES.has(word)));
  }
  facts.stem = stem.join(' ');
  return facts;
}

/** Folders that are no class. */
const CONTAINERS = /^(images?|imgs?|pictures?|data|dataset)$/i;

/**
 * The part that each picture's folders say, and its class: the folder that it lies in, without those of
 * parts and those that all pictures share. Where folders are nested unevenly, the outermost counts.
 * @param {string[]} paths
 * @returns {{part: Part | null, folder: string | null}[]} folder: null when it lies in none
 */
export function pictureFacts(paths) {
  const all = paths.map((path) => {
    const folders = path.split('/').slice(0, -1).map(withoutEnding);
    const part = folders.map(partOfFolder).findLast((one) => one) ?? null;
    return { part, folders: folders.filter((one) => !partOfFolder(one) && !CONTAINERS.test(one)) };
  });
  const [first] = all;
  const shared = first.folders.findIndex((one, i) => all.some(({ folders }) => folders[i] !== one));
  const common = shared < 0 ? Math.max(0, first.folders.length - 1) : shared;
  // Not Math.max(...): of some 100,000 pictures, so many arguments are more than a call may have.
  const depth = all.reduce((most, { folders }) => Math.max(most, folders.length), 0);
  const even = all.every(({ folders }) => folders.length === depth);
  return all.map(({ part, folders }) => {
    const inner = folders.slice(Math.min(common, folders.length - 1));
    return { part, folder: (even ? inner.at(-1) : inner[0]) ?? null };
  });
}

/** @param {string} name  of a folder or an archive */
const withoutEnding = (name) => name.replace(/\.(zip|tar|tgz|tar\.gz)$/i, '');

/** @param {string} folder @returns {Part | null} "train" and "train_set" are parts, "toy train" is a class */
const partOfFolder = (folder) => {
  const words = wordsOf(folder);
  const part = words.length > 0 && words[0].length > 2 ? PARTS.get(words[0]) : undefined;
  const alone = words.slice(1).every((word) => /^(sets?|data|images?)$/.test(word));
  return part && alone ? part : null;
};

/**
 * The order of classes. Not localeCompare(), whose order is each engine's own.
 * @param {string} a
 * @param {string} b
 */
export function byName(a, b) {
  const [numbers, others] = [a, b].map((text) => text.match(/\d+|\D+/g) ?? []);
  for (let i = 0; i < Math.min(numbers.length, others.length); i++) {
    const [one, other] = [numbers[i], others[i]];
    if (one === other) continue;
    const difference = Number(one) - Number(other);
    if (!Number.isNaN(difference) && difference !== 0) return difference;
    return one < other ? -1 : 1;
  }
  return numbers.length - others.length || (a < b ? -1 : 1);
}
