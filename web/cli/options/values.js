/** The kinds of values that flags take: what each accepts, and the words for it. */
import { splitNames } from '../../i18n/name-list.js';
import { isPrintableName } from '../../engine/samples.js';
import { alternatives } from './usage-error.js';

/**
 * @typedef {object} Values
 * @property {string} takes  what the help calls a value, e.g. "N"
 * @property {string} expected  what is accepted, for a sentence
 * @property {(text: string) => unknown} parse  from what was typed; undefined when it is not accepted
 * @property {string[]} [choices]  when there are some: the texts that are accepted
 */

/**
 * @typedef {object} Flag
 * @property {string} name  without dashes, e.g. "learning-rate"; the option is then "learningRate"
 * @property {string} [also]  another name for it
 * @property {Values} [values]  what it takes; nothing when left out
 * @property {boolean} [many]  whether it may be given several times: its values, lists, are joined
 * @property {string} help  one line
 */

/**
 * @param {number} value
 * @returns {string} e.g. "1,000,000", "0.999999", "1e-30"
 */
function inWords(value) {
  const text = value.toLocaleString('en-US', { maximumFractionDigits: 6 });
  return Number(text.replaceAll(',', '')) === value ? text : String(value);
}

/**
 * @param {string} text
 * @param {[low: number, high: number]} range  inclusive
 * @param {boolean} whole
 * @returns {number | undefined}
 */
function parseNumber(text, [low, high], whole) {
  const pattern = whole ? /^\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
  const value = pattern.test(text) ? Number(text) : NaN;
  return value >= low && value <= high ? value : undefined;
}

/**
 * @param {'FILE' | 'PATH' | 'NAME' | 'TEXT' | 'LINK'} takes
 * @returns {Values} any text
 */
export function text(takes) {
  const expected = {
    FILE: 'a file',
    PATH: 'a file or a folder',
    NAME: 'a name',
    TEXT: 'a text',
    LINK: 'a link to a run',
  }[takes];
  return { takes, expected, parse: (typed) => typed };
}

/**
 * What became of pixels from 0 to 255 before a network saw them.
 * @type {Values}
 */
export const pixelScaling = {
  takes: 'NAME|MEAN,STD',
  expected: 'none, unit, signed, or two numbers like 0.1307,0.3081',
  parse: (typed) => {
    if (['none', 'unit', 'signed'].includes(typed)) return typed;
    const [mean, std, more] = typed.split(',').map((part) => (part.trim() ? Number(part) : NaN));
    const isFit = Number.isFinite(mean) && std > 0 && std < Infinity && more === undefined;
    return isFit ? { mean, std } : undefined;
  },
};

/**
 * The size of the images that a network reads.
 * @type {Values}
 */
export const imageShape = {
  takes: 'WxH[xC]',
  expected: 'width x height, and 3 for colours, like 28x28 or 32x32x3',
  parse: (typed) => {
    const [, width, height, channels = '1'] = /^(\d{1,5})x(\d{1,5})(?:x([13]))?$/.exec(typed) ?? [];
    const image = { width: Number(width), height: Number(height), channels: Number(channels) };
    return image.width >= 1 && image.height >= 1 ? image : undefined;
  },
};

/**
 * Names of classes.
 * @type {Values}
 */
export const nameList = {
  takes: 'LIST',
  expected: 'different names with commas between, like cat,dog',
  parse: (typed) => {
    const names = splitNames(typed);
    return names.every(isPrintableName) && new Set(names).size === names.length ? names : undefined;
  },
};

/**
 * Names of some classes of one's own images, which others may have named.
 * @type {Values}
 */
export const classList = {
  takes: 'LIST',
  expected: 'names with commas between, like cat,dog, and quotes around one with a comma in it',
  parse: (typed) => {
    const names = splitNames(typed);
    return names.includes('') ? undefined : names;
  },
};

/** @type {Values} */
export const fileList = {
  takes: 'FILES',
  expected: 'files with commas between, like a.safetensors,b.safetensors',
  parse: (typed) => {
    const files = splitNames(typed);
    return files.every(Boolean) ? files : undefined;
  },
};

/**
 * @param {string[]} choices
 * @returns {Values} one of some words
 */
export function choice(choices) {
  const parse = (/** @type {string} */ typed) => (choices.includes(typed) ? typed : undefined);
  return { takes: 'NAME', expected: alternatives(choices), parse, choices };
}

/** The address of a Redis server. @type {Values} */
export const redisUrl = {
  takes: 'URL',
  expected: 'the address of a Redis server, like redis://localhost:6379',
  parse: (typed) => (/^rediss?:\/\/[^/\s]+/.test(typed) && URL.canParse(typed) ? typed : undefined),
};

/** True or false. @type {Values} */
export const onOff = {
  takes: 'on|off',
  expected: 'on or off',
  parse: (typed) => ({ on: true, off: false })[typed],
  choices: ['on', 'off'],
};

/**
 * @param {[low: number, high: number]} range  inclusive
 * @param {{whole?: boolean, instead?: {word: string, value: unknown}}} [more]  instead: a word that
 *   may stand in place of a number, and what it means
 * @returns {Values} a number
 */
export function number(range, { whole = false, instead } = {}) {
  const kind = whole ? 'a whole number' : 'a number';
  const or = instead ? ` or ${instead.word}` : '';
  return {
    takes: 'N',
    // Only a mistake asks for it: the words for all the numbers would take longer than all the rest.
    get expected() {
      return `${kind} from ${inWords(range[0])} to ${inWords(range[1])}${or}`;
    },
    parse: (typed) => (typed === instead?.word ? instead.value : parseNumber(typed, range, whole)),
  };
}

/**
 * @param {[low: number, high: number]} range  inclusive, of every number
 * @param {{most: number, whole?: boolean}} more  most: how many there may be
 * @returns {Values} numbers with commas between, or "none"
 */
export function list(range, { most, whole = false }) {
  return {
    takes: 'LIST',
    get expected() {
      const [low, high] = range.map(inWords);
      // Of one or zero: which hidden layers have something.
      if (whole && range[1] === 1)
        return '0 or 1 for all hidden layers, or one for each with commas between, e.g. 0,1,0, or none';
      return whole
        ? `up to ${most} sizes from ${low} to ${high} with commas between, e.g. 128,64, or none`
        : `a number from ${low} to ${high}, or one for each hidden layer with commas between, or none`;
    },
    parse: (typed) => {
      if (typed === 'none') return [];
      const numbers = typed.split(',').map((one) => parseNumber(one.trim(), range, whole));
      return numbers.length > most || numbers.includes(undefined) ? undefined : numbers;
    },
  };
}
