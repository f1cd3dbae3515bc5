/** The choices that a person made of own data, as a text for a link: "size:32,invert:true,leaveOut:cat|dog". */
import { FITS, SIDES, TURNS } from './choices.js';

/** @typedef {import('./choices.js').OwnChoices} OwnChoices */

/** Codes of errors on choices that do not go with the images: those of a link may be of other ones. */
export const CHOICE_FAULTS = ['own-leave-out', 'own-classes', 'own-size', 'own-fit', 'own-few'];

/** No "-" is left in a name: a link has it between its parts. @param {string} name */
const encodeName = (name) =>
  encodeURIComponent(name).replace(/[-.!~*'()_]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);

/** @param {string} text */
function decodeName(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {number} low @param {number} high @param {boolean} whole */
const number = (low, high, whole) => (/** @type {string} */ text) => {
  const value = text === '' ? NaN : Number(text);
  return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : undefined;
};

/** @template {string} T @param {readonly T[]} values */
const oneOf = (values) => (/** @type {string} */ text) => values.find((value) => value === text);

const side = number(...SIDES, true);

/** How each choice is read; undefined for what is none. @type {Record<keyof OwnChoices, (text: string) => unknown>} */
const READ = {
  size: (text) => {
    const sides = text.split('x').map(side);
    if (text === 'own' || sides.includes(undefined)) return text === 'own' ? text : undefined;
    return sides.length === 2 ? sides : sides.length === 1 ? sides[0] : undefined;
  },
  colour: oneOf(['grey', 'colour']),
  invert: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
  turn: oneOf(TURNS),
  fit: oneOf(FITS),
  leaveOut: (text) => (text === '' ? [] : text.split('|').map(decodeName)),
  testShare: number(0.001, 0.999, false),
  seed: number(0, Number.MAX_SAFE_INTEGER, true),
};

/**
 * @param {Partial<OwnChoices>} choices  those that were made
 * @returns {string} empty for none
 */
export function choicesToText(choices) {
  return Object.keys(READ)
    .filter((name) => choices[/** @type {keyof OwnChoices} */ (name)] !== undefined)
    .map((name) => {
      const value = choices[/** @type {keyof OwnChoices} */ (name)];
      if (name === 'leaveOut')
        return `${name}:${/** @type {string[]} */ (value).map(encodeName).join('|')}`;
      return `${name}:${Array.isArray(value) ? value.join('x') : value}`;
    })
    .join(',');
}

/**
 * @param {string} text
 * @returns {Partial<OwnChoices>} what in it is a choice; a link may come from anywhere
 */
export function choicesFromText(text) {
  /** @type {Record<string, unknown>} */
  const choices = {};
  for (const part of text.split(',')) {
    const [name, ...rest] = part.split(':');
    if (!Object.hasOwn(READ, name)) continue;
    const value = READ[/** @type {keyof OwnChoices} */ (name)](rest.join(':'));
    if (value !== undefined) choices[name] = value;
  }
  return choices;
}
