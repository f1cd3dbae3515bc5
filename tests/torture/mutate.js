/** Damage: what disks, lines and people do to files, drawn from a seed. */
import { generator } from '../random.js';

/** Draws from one seed. */
export class Dice {
  #next;

  /** @param {number} seed */
  constructor(seed) {
    this.#next = generator(seed);
  }

  /** @param {number} n  1 to 2^32 @returns {number} 0 to n - 1 */
  below(n) {
    return this.#next() % n;
  }

  /** @template T @param {readonly T[]} list @returns {T} */
  of(list) {
    return list[this.below(list.length)];
  }
}

/** What fields of lengths and counts break at. */
const SIZES = [0, 1, 2 ** 7, 2 ** 8 - 1, 2 ** 15, 2 ** 16 - 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];

/** Where most of the fields that decide are: a file is damaged there as often as anywhere. */
const HEAD = 96;

/** @typedef {(length: number) => number} Place  draws a place in so many bytes */

/** @type {((bytes: Uint8Array, dice: Dice, place: Place, others: readonly Uint8Array[]) => Uint8Array)[]} */
const KINDS = [
  function turnBit(bytes, dice, place) {
    bytes[place(bytes.length)] ^= 1 << dice.below(8);
    return bytes;
  },
  function setByte(bytes, dice, place) {
    bytes[place(bytes.length)] = dice.of([0, 0xff, 0x7f, 0x80, dice.below(256)]);
    return bytes;
  },
  function setField(bytes, dice, place) {
    const size = dice.of([2, 4, 8]);
    if (bytes.length < size) return bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const at = place(bytes.length - size + 1);
    const little = dice.below(2) === 1;
    const value = dice.of(SIZES);
    if (size === 2) view.setUint16(at, value, little);
    else if (size === 4) view.setUint32(at, value, little);
    else view.setBigUint64(at, BigInt(value) ** BigInt(dice.of([1, 2])), little);
    return bytes;
  },
  function cutOff(bytes, dice) {
    return bytes.slice(0, dice.below(bytes.length));
  },
  function cutOut(bytes, dice, place) {
    const from = place(bytes.length);
    const to = from + dice.below(bytes.length - from + 1);
    return joined(bytes.subarray(0, from), bytes.subarray(to));
  },
  function repeat(bytes, dice, place) {
    const from = place(bytes.length);
    const to = from + dice.below(Math.min(bytes.length - from, 4096) + 1);
    return joined(bytes.subarray(0, to), bytes.subarray(from));
  },
  function splice(bytes, dice, place, others) {
    const other = dice.of(others);
    return joined(bytes.subarray(0, place(bytes.length)), other.subarray(place(other.length)));
  },
  function append(bytes, dice) {
    const more = Uint8Array.from({ length: 1 + dice.below(40) }, () => dice.below(256));
    return joined(bytes, dice.below(2) ? more : new Uint8Array(more.length));
  },
];

/** @param {...Uint8Array} parts */
function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * @param {Dice} dice
 * @param {readonly Uint8Array[]} inputs  good ones, none of them empty
 * @param {number} [head]  how many of their first bytes are damaged as often as all others
 * @returns {Uint8Array} one of them with one to three kinds of damage
 */
export function damagedBytes(dice, inputs, head = HEAD) {
  /** @type {Place} */
  const place = (length) => dice.below(dice.below(2) ? length : Math.min(length, head));
  let bytes = dice.of(inputs).slice();
  for (let i = 1 + dice.below(3); i > 0 && bytes.length > 0; i--) {
    bytes = dice.of(KINDS)(bytes, dice, place, inputs);
  }
  return bytes;
}

/** Values that nobody expects in a place. @type {readonly (() => unknown)[]} */
const VALUES = [
  ...[null, true, false, 0, -1, 1, 0.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 1e-320].map(
    (v) => () => v,
  ),
  ...['', 'x', '0', '1e999', 'toString', '__proto__', '\u0000', '\ud800', '😀'].map((v) => () => v),
  () => 'long '.repeat(3000),
  () => [],
  () => [null],
  () => ({}),
  () => ({ length: -1 }),
  () => Array.from({ length: 300 }, () => 1),
  () => JSON.parse('{"__proto__": {"epochs": 3}, "constructor": 1}'),
];

/** What JSON cannot hold, for callers that hand objects in. @type {readonly (() => unknown)[]} */
const STRANGE = [
  ...[undefined, Number.NaN, Infinity, -0, 10n, Symbol('s')].map((v) => () => v),
  () => () => 1,
  () => new Date(Number.NaN),
  () => new Uint8Array(3),
  () => new Map([['a', 1]]),
  () => Object.create(null),
  () => ({
    toString() {
      throw new Error('no text');
    },
  }),
];

/**
 * @param {Dice} dice
 * @param {any} value  JSON
 * @param {{strange?: boolean}} [options]  strange: with values that JSON does not know
 * @returns {any} a copy with one to three places changed
 */
export function damagedValue(dice, value, { strange = false } = {}) {
  const box = { value: structuredClone(value) };
  const values = strange ? [...VALUES, ...STRANGE] : VALUES;
  for (let i = 1 + dice.below(3); i > 0; i--) damagePlace(dice, box, values);
  return box.value;
}

/** @param {Dice} dice @param {any} box @param {readonly (() => unknown)[]} values */
function damagePlace(dice, box, values) {
  /** @type {any} */
  let holder = box;
  let key = 'value';
  // Down at random: the whole is as likely a place as any of its parts.
  for (;;) {
    const inner = holder[key];
    const keys = isPlain(inner) ? Object.keys(inner) : [];
    if (keys.length === 0 || dice.below(4) === 0) break;
    holder = inner;
    key = dice.of(keys);
  }
  const inner = holder[key];
  const how = dice.below(5);
  if (how === 0 && holder !== box) delete holder[key];
  else if (how === 1 && isPlain(inner) && !Array.isArray(inner)) {
    Object.defineProperty(inner, dice.of(['more', '__proto__', '']), {
      value: dice.of(values)(),
      ...{ enumerable: true, writable: true, configurable: true },
    });
  } else if (how === 2 && typeof inner === 'number') {
    holder[key] = dice.of([-inner, inner + 1, inner * 1e6, inner / 3, String(inner)]);
  } else if (how === 3 && Array.isArray(inner)) inner.push(...inner, dice.of(values)());
  else holder[key] = dice.of(values)();
}

/** @param {unknown} value */
function isPlain(value) {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}
