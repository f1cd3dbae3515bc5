/** What is probably wrong with the classes of a set, and is told before anything trains. */
import { note } from '../base/note.js';

/** @typedef {import('../base/note.js').Note} Note */
/** @typedef {import('../../engine/samples.js').Samples} Samples */

/** Names in one sentence. */
const MOST_NAMES = 5;

/**
 * Labels that share a name, as a list with a line too often gives them.
 * @param {(number | string)[]} labels  that occur
 * @param {string[]} plain  the name of each
 * @param {string[]} told  the same, told apart
 * @returns {Note[]}
 */
export function sharedNames(labels, plain, told) {
  const repeated = new Set(plain.filter((name, i) => plain.indexOf(name) !== i));
  return [...repeated].map((name) => {
    const places = plain.flatMap((other, i) => (other === name ? [i] : []));
    return note('sharedName', {
      name,
      labels: places.map((i) => labels[i]),
      classes: places.map((i) => told[i]),
    });
  });
}

/**
 * Labels without a name where others have one: a list that begins with 0 may be meant to begin with 1.
 * @param {(number | string)[]} labels  that occur
 * @param {Map<number, string>} known  names of labels that are numbers
 * @returns {Note[]}
 */
export function unnamedLabels(labels, known) {
  const unnamed = labels.filter((label) => typeof label === 'number' && !known.has(label));
  if (unnamed.length === 0 || known.size === 0) return [];
  const numbers = [...known.keys()];
  const range = { lowest: Math.min(...numbers), highest: Math.max(...numbers) };
  return [
    note('unnamedLabels', { labels: unnamed.slice(0, MOST_NAMES), all: unnamed.length, ...range }),
  ];
}

/**
 * Names that no image has: of a list that has one at its beginning too many, all others are of the wrong labels.
 * @param {(number | string)[]} keys  labels that occur
 * @param {Map<number, string>} known
 * @param {(name: string) => string} textOf  a name as labels are compared
 * @returns {Note[]}
 */
export function unusedNames(keys, known, textOf) {
  const used = new Set(keys);
  const names = [...known]
    .filter(([label, name]) => !used.has(label) && !used.has(textOf(name)))
    .map(([, name]) => name);
  if (names.length === 0) return [];
  return [
    note('unusedNames', {
      ...{ names: names.slice(0, MOST_NAMES), all: names.length, given: known.size },
    }),
  ];
}

/**
 * Labels that a file gives several names.
 * @param {string} file
 * @param {[label: number, name: string][]} entries
 * @returns {Note[]}
 */
export function severalNames(file, entries) {
  /** @type {Map<number, string[]>} */
  const byLabel = new Map();
  for (const [label, name] of entries) byLabel.set(label, [...(byLabel.get(label) ?? []), name]);
  return [...byLabel]
    .map(([label, names]) => ({ label, names: [...new Set(names)], taken: names.at(-1) }))
    .filter(({ names }) => names.length > 1)
    .slice(0, MOST_NAMES)
    .map((values) => note('severalNames', { file, ...values }));
}

/**
 * Classes that may be meant to be one, as folders of two people have them: "Cat" and "cat".
 * @param {string[]} names  of the classes
 * @returns {Note[]}
 */
export function namesByCase(names) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const name of names) {
    // Letters themselves may be the classes.
    if (name.length === 1) continue;
    const key = name.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const alike = [...groups.values()].filter((group) => group.length > 1);
  if (alike.length === 0) return [];
  return [
    note('namesByCase', {
      names: alike.slice(0, MOST_NAMES).map((group) => group.join(' / ')),
      all: alike.length,
    }),
  ];
}

/** @param {Record<import('./blocks.js').Part | 'none', number>} parts  images of one class @returns {number} all of them */
export const imagesOf = ({ none, train, val, test }) => none + train + val + test;

/**
 * What the split will leave without images, before it is made.
 * @param {string[]} names  of the classes
 * @param {Record<import('./blocks.js').Part | 'none', number>[]} parts  images of each class
 * @param {'test' | 'val' | null} held  the part that is the test; null when some of each class are drawn
 * @returns {Note[]}
 */
export function expectedWarnings(names, parts, held) {
  // Of a class that is drawn from, one stays to train on, and one of two is for the test.
  const test = parts.map((images) => (held ? images[held] : Math.min(1, imagesOf(images) - 1)));
  const train = parts.map((images, i) => imagesOf(images) - test[i]);
  return emptyClasses(names, train, test);
}

/**
 * What the split left without images.
 * @param {Samples} train
 * @param {Samples} test
 * @returns {Note[]}
 */
export function splitWarnings(train, test) {
  const names = /** @type {string[]} */ (train.classNames);
  const [trained, tested] = [train, test].map(({ labels }) => {
    const counts = names.map(() => 0);
    for (const label of labels) counts[label]++;
    return counts;
  });
  return emptyClasses(names, trained, tested);
}

/**
 * Classes that a network is tested on without having seen any, and those that it is never tested on.
 * @param {string[]} names
 * @param {number[]} train  images of each
 * @param {number[]} test  likewise
 */
function emptyClasses(names, train, test) {
  const without = (/** @type {number[]} */ one, /** @type {number[]} */ other) => {
    const classes = names.map((_name, i) => i).filter((i) => one[i] === 0 && other[i] > 0);
    return {
      names: classes.slice(0, MOST_NAMES).map((i) => names[i]),
      all: classes.length,
      images: classes.reduce((sum, i) => sum + other[i], 0),
    };
  };
  const [untrained, untested] = [without(train, test), without(test, train)];
  return [
    ...(untrained.all > 0 ? [note('untrained', untrained)] : []),
    ...(untested.all > 0 ? [note('untested', untested)] : []),
  ];
}
