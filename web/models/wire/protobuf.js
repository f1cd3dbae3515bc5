/**
 * Protocol Buffers on the wire (https://protobuf.dev/programming-guides/encoding/), as much as ONNX
 * files need. Written here and not taken from a library, because a file may come from anywhere: every
 * length is compared with the bytes that are there before it is used, and what is wrong becomes a
 * sentence.
 */
import { MlpError } from '../../engine/errors.js';

const VARINT = 0;
const FIXED64 = 1;
const BYTES = 2;
const FIXED32 = 5;
/** The most bytes of a varint of 64 bits. */
const VARINT_BYTES = 10;

/** @typedef {Uint8Array | string | number | Message} Value  a number is a varint */

/** A message to be written. */
export class Message {
  /** @type {Uint8Array[]} */
  #parts = [];
  /** Bytes of what was added. */
  length = 0;

  /**
   * @param {number} field
   * @param {Value | Value[]} value  one of a repeated field after the other, when it is a list
   * @returns {this}
   */
  add(field, value) {
    if (Array.isArray(value)) {
      for (const each of value) this.add(field, each);
      return this;
    }
    if (typeof value === 'number') return this.#varint(field * 8 + VARINT).#varint(value);
    const bytes =
      typeof value === 'string'
        ? new TextEncoder().encode(value)
        : value instanceof Message
          ? value.bytes()
          : value;
    return this.#varint(field * 8 + BYTES)
      .#varint(bytes.length)
      .#push(bytes);
  }

  /**
   * @param {number} field
   * @param {number} value  a float32
   * @returns {this}
   */
  addFloat(field, value) {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    return this.#varint(field * 8 + FIXED32).#push(bytes);
  }

  /** @returns {Uint8Array<ArrayBuffer>} */
  bytes() {
    const all = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  /** @param {number} value  a whole number from 0 to 2^53 - 1 */
  #varint(value) {
    const bytes = [];
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
    return this.#push(Uint8Array.from(bytes));
  }

  /** @param {Uint8Array} bytes */
  #push(bytes) {
    this.#parts.push(bytes);
    this.length += bytes.length;
    return this;
  }
}

/**
 * @typedef {object} Fields  what a message holds; a field may occur any number of times
 * @property {(field: number) => Uint8Array[]} bytes  views
 * @property {(field: number) => string[]} texts
 * @property {(field: number) => bigint[]} whole  signed 64 bits; a packed field is unpacked
 * @property {(field: number) => number[]} floats  float32; a packed field is unpacked
 * @property {(field: number) => number[]} doubles  a packed field is unpacked
 */

/**
 * Reads a message, not those within it.
 *
 * @param {Uint8Array} bytes
 * @returns {Fields}
 * @throws {MlpError} "protobuf": it is cut off or no such message
 */
export function readMessage(bytes) {
  /** @type {Map<number, {wire: number, bytes: Uint8Array, value: bigint}[]>} */
  const fields = new Map();
  const reader = new Reader(bytes);
  while (!reader.done) {
    const key = reader.varint();
    const field = Number(key >> 3n);
    const wire = Number(key & 7n);
    if (field < 1 || field >= 2 ** 29) throw bad(`it has a field of the number ${field}`);
    /** @type {{wire: number, bytes: Uint8Array, value: bigint}} */
    const entry = { wire, bytes: new Uint8Array(0), value: 0n };
    if (wire === VARINT) entry.value = reader.varint();
    else if (wire === FIXED64) entry.bytes = reader.take(8n);
    else if (wire === BYTES) entry.bytes = reader.take(reader.varint());
    else if (wire === FIXED32) entry.bytes = reader.take(4n);
    else throw bad(`it has a field of the unknown kind ${wire}`);
    const others = fields.get(field);
    if (others) others.push(entry);
    else fields.set(field, [entry]);
  }
  const of = (/** @type {number} */ field) => fields.get(field) ?? [];
  /** @param {number} field @param {number} wire */
  const only = (field, wire) => {
    const entries = of(field);
    if (entries.some((entry) => entry.wire !== wire))
      throw bad(`its field ${field} is of another kind`);
    return entries.map((entry) => entry.bytes);
  };
  /** Numbers of fixed size, packed or not. @param {number} field @param {number} wire @param {number} size */
  const fixed = (field, wire, size) =>
    of(field).flatMap((entry) => {
      const isFit =
        (entry.wire === wire || entry.wire === BYTES) && entry.bytes.length % size === 0;
      if (!isFit) throw bad(`its field ${field} is of another kind`);
      const view = viewOf(entry.bytes);
      return Array.from({ length: entry.bytes.length / size }, (_, i) =>
        size === 4 ? view.getFloat32(i * size, true) : view.getFloat64(i * size, true),
      );
    });
  return {
    bytes: (field) => only(field, BYTES),
    texts: (field) => only(field, BYTES).map(readText),
    whole: (field) =>
      of(field).flatMap((entry) => {
        if (entry.wire === VARINT) return [BigInt.asIntN(64, entry.value)];
        if (entry.wire !== BYTES) throw bad(`its field ${field} is of another kind`);
        const packed = new Reader(entry.bytes);
        const values = [];
        while (!packed.done) values.push(BigInt.asIntN(64, packed.varint()));
        return values;
      }),
    floats: (field) => fixed(field, FIXED32, 4),
    doubles: (field) => fixed(field, FIXED64, 8),
  };
}

class Reader {
  #bytes;
  #at = 0;

  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
  }

  get done() {
    return this.#at >= this.#bytes.length;
  }

  varint() {
    let value = 0n;
    for (let i = 0; i < VARINT_BYTES; i++) {
      if (this.done) throw bad('it is cut off');
      const byte = this.#bytes[this.#at++];
      value |= BigInt(byte & 127) << BigInt(7 * i);
      if (byte < 128) return BigInt.asUintN(64, value);
    }
    throw bad('it has a number of more than 64 bits');
  }

  /** @param {bigint} count */
  take(count) {
    if (count > BigInt(this.#bytes.length - this.#at)) throw bad('it is cut off');
    const begin = this.#at;
    this.#at += Number(count);
    return this.#bytes.subarray(begin, this.#at);
  }
}

/** @param {Uint8Array} bytes */
function readText(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw bad('it has a text that is not UTF-8');
  }
}

/** @param {Uint8Array} bytes */
const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** @param {string} why */
const bad = (why) =>
  new MlpError('protobuf', `This is not the Protocol Buffers message that it should be: ${why}.`);
