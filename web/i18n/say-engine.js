import { limit } from './numbers.js';

/**
 * Says what the engine threw in another language. Its errors are English sentences, so that nothing of the
 * other languages is loaded with them: here the sentence is found by its English words, its values are read out
 * of it, and stand in the sentence of the other language.
 */

/**
 * @typedef {object} Sentences  by the same names in every language, with {names} for values
 * @property {Record<string, string>} sentences
 * @property {Record<string, string>} parts  values that are words
 */

/** @param {string} sentence @returns {string} without its values */
const wordsOf = (sentence) => sentence.replace(/\{\w+\}/g, '');

/** A limit, which is a number in English, as the language writes it. @param {string} value */
function sayLimit(value) {
  const number = Number(value.replaceAll(',', ''));
  return number > 0 ? limit(number) : value;
}

/** What matches a sentence with any values. @param {string} sentence */
const patternOf = (sentence) =>
  new RegExp(
    `^${sentence
      .split(/(\{\w+\})/)
      .map((piece, i) =>
        i % 2 ? `(?<${piece.slice(1, -1)}>.+?)` : piece.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
      )
      .join('')}$`,
    's',
  );

/**
 * @param {Record<string, string>} english
 * @param {Record<string, string>} other
 * @param {(value: string) => string} [sayValue]
 * @returns {(text: string) => string | null} null for a text that is none of these
 */
function finder(english, other, sayValue = (value) => value) {
  /** @type {[RegExp, string][] | undefined} */
  let known;
  return (text) => {
    // Those with more words first: "it has 9 hidden layers" is also "it has {number} layers".
    known ??= Object.entries(english)
      .sort(([, one], [, two]) => wordsOf(two).length - wordsOf(one).length)
      .map(([name, sentence]) => [patternOf(sentence), other[name]]);
    for (const [pattern, sentence] of known) {
      const found = pattern.exec(text);
      if (!found) continue;
      return sentence.replace(/\{(\w+)\}/g, (_all, name) => {
        const value = found.groups?.[name] ?? '';
        return /^(low|high|most)$/.test(name) ? sayLimit(value) : sayValue(value);
      });
    }
    return null;
  };
}

/**
 * @param {Sentences} english
 * @param {Sentences} other
 * @param {Record<string, {label: string}>} settings  of the other language, by their names in a recipe
 * @returns {(text: string) => string} a sentence in the other language; what is not known stays as it is, the
 *   name of a file before a sentence too
 */
export function sayEngine(english, other, settings) {
  const fields = new Map([
    ...Object.entries(settings).map(
      ([name, { label }]) =>
        /** @type {[string, string]} */ ([
          name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
          label,
        ]),
    ),
    // As recipe/resolve.js calls it.
    ['first epoch of SWA', settings.swaFrom.label],
  ]);
  /** @param {string} value @returns {string} */
  const sayValue = (value) => fields.get(value) ?? findPart(value) ?? findSentence(value) ?? value;
  const findPart = finder(english.parts, other.parts, (value) => sayValue(value));
  const findSentence = finder(english.sentences, other.sentences, sayValue);
  return (text) => {
    const [file, sentence] = text.split(/(?<=^.+?: )(?=[A-Z])/s);
    const behind = sentence && findSentence(sentence);
    return findSentence(text) ?? (behind ? file + behind : (findPart(text) ?? text));
  };
}
