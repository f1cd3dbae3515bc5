/** The classes of a set: the labels that occur, in the order of their numbers or names. */
import { LIMITS } from '../../engine/core/limits.js';
import { isPrintableName } from '../../engine/samples.js';
import { quotedName } from '../../i18n/name-list.js';
import { fault, note } from '../base/note.js';
import { namesByCase, sharedNames, unnamedLabels, unusedNames } from './class-warnings.js';
import { byName } from './file-names.js';

/** @typedef {import('./blocks.js').Block} Block */

/**
 * @typedef {object} Classes
 * @property {string[]} names  of the classes, in the order of their labels
 * @property {(label: number | string) => number} indexOf  the class of a label; -1 where it is left out or blank
 * @property {import('../base/note.js').Note[]} warnings  labels that are blank, that share a name, or have none beside
 *   those that do; names that no image has, or that differ in capital letters only
 */

/**
 * @param {Block[]} blocks  with labels
 * @param {Map<number, string>} known  names of labels that are numbers
 * @param {string[]} leaveOut  names of classes
 * @param {import('../sources/expand.js').LeftOut[]} leftOut  files, labels perhaps
 * @returns {Classes}
 * @throws {MlpError} "own-classes": none, or more than 1,024; "own-label": a label that is no class;
 *   "own-leave-out": no class has that name
 */
export function classesOf(blocks, known, leaveOut = [], leftOut = []) {
  /** @type {Set<string>} */
  const occurring = new Set();
  let blank = 0;
  for (const { labels } of blocks) {
    for (let i = 0; i < (labels?.length ?? 0); i++) {
      const text = textOf(labels?.[i]);
      if (text === '') blank++;
      else occurring.add(text);
    }
  }
  const texts = [...occurring];
  const numbers = texts.every((text) => Number.isFinite(Number(text)));
  const wrong = numbers && texts.find((text) => !Number.isInteger(Number(text)));
  if (wrong) throw fault('own-label', note('fractionLabel', { label: wrong }));
  const keys = numbers
    ? [...new Set(texts.map(Number))].sort((a, b) => a - b)
    : ordered(texts, known);
  const plain = keys.map((key) => nameOf(key, known));
  const named = distinctNames(plain);
  const missing = leaveOut.find((name) => !named.includes(name));
  if (missing !== undefined) {
    const some = { name: missing, names: named.slice(0, 20).map(quotedName) };
    throw fault('own-leave-out', note('noSuchClass', some), { name: missing });
  }
  const kept = keys.filter((_key, i) => !leaveOut.includes(named[i]));
  const names = named.filter((name) => !leaveOut.includes(name));
  if (names.length === 0 || names.length > LIMITS.classes) {
    throw fault(
      'own-classes',
      names.length > 0
        ? note('manyClasses', { labels: names.length, most: LIMITS.classes })
        : named.length > 0
          ? note('allLeftOut')
          : note('noClasses', { shown: leftOut.slice(0, 3) }),
    );
  }
  const places = new Map(kept.map((key, i) => [key, i]));
  return {
    names,
    indexOf: (label) => {
      const text = textOf(label);
      if (text === '') return -1; // Number('') is 0
      return places.get(numbers ? Number(text) : text) ?? -1;
    },
    warnings: [
      ...(blank > 0 ? [note('blankLabels', { images: blank })] : []),
      ...[...sharedNames(keys, plain, named), ...unnamedLabels(keys, known)],
      ...[...unusedNames(keys, known, textOf), ...namesByCase(names)],
    ],
  };
}

/**
 * One text for one name: macOS writes an umlaut as two characters where others write one.
 * @param {number | string | null | undefined} label
 */
const textOf = (label) =>
  String(label ?? '')
    .trim()
    .normalize('NFC');

/** Names in the order of the file that lists them all, else by themselves. @param {string[]} texts @param {Map<number, string>} known */
function ordered(texts, known) {
  const listed = [...new Set([...known].sort(([a], [b]) => a - b).map(([, name]) => textOf(name)))];
  if (texts.every((text) => listed.includes(text))) {
    return listed.filter((name) => texts.includes(name));
  }
  return texts.sort(byName);
}

/** @param {number | string} key @param {Map<number, string>} known */
function nameOf(key, known) {
  const name = typeof key === 'number' ? (known.get(key) ?? String(key)) : key;
  const printable = name.replace(/\p{C}/gu, '').slice(0, 80);
  return isPrintableName(printable) ? printable : '?';
}

/** Classes of one name are told apart by a number. @param {string[]} names */
function distinctNames(names) {
  /** @type {Set<string>} */
  const used = new Set();
  return names.map((name) => {
    let own = name;
    // A class may be called "cat (2)" by itself.
    const isTaken = () => used.has(own) || (own !== name && names.includes(own));
    for (let times = 2; isTaken(); times++) own = `${name} (${times})`;
    used.add(own);
    return own;
  });
}
