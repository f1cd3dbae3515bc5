import { MlpError } from '../errors.js';

/** @typedef {import('./instance.js').Instance} Instance */
/** @typedef {import('../samples.js').Samples} Samples */

/**
 * Which samples a call means: the core's mlp_samples struct, in the core's memory.
 * @typedef {object} Selection
 * @property {number} pointer  of the struct
 * @property {number} count  samples meant
 * @property {number} inputs  pixels a sample
 */

/**
 * @param {Instance} core
 * @param {{pixels: number, labels: number, rows: number, subset: number, count: number, packed: number}} fields
 * @returns {number} the struct's address
 */
function writeStruct(core, fields) {
  const pointer = core.heap.allocate(core.abi.get('size.mlp_samples'));
  const view = new DataView(core.memory.buffer);
  for (const [name, value] of Object.entries(fields)) {
    view.setUint32(pointer + core.abi.get(`mlp_samples.${name}`), value, true);
  }
  return pointer;
}

/**
 * Samples in the core's memory. select() makes subsets that share the pixels.
 * @implements {Selection}
 */
export class SampleSet {
  #core;
  /** @type {number[]} every block that this set and its subsets own */
  #blocks = [];
  /** Where the pixels lie once more, those of 0 left out; 0: nowhere. */
  packed = 0;

  /**
   * @param {Instance} core
   * @param {Samples[]} parts  at least one; all of one shape, laid end to end
   */
  constructor(core, parts) {
    this.#core = core;
    this.inputs = parts[0].inputs;
    this.count = parts.reduce((sum, part) => sum + part.count, 0);
    for (const part of parts) {
      if (part.inputs !== this.inputs) {
        throw new MlpError(
          'samples-shape',
          `Samples of ${part.inputs} and of ${this.inputs} pixels cannot form one set.`,
        );
      }
      if (part.pixels.length !== part.count * part.inputs || part.labels.length !== part.count) {
        throw new MlpError(
          'samples-size',
          `${part.count} samples of ${part.inputs} pixels need ${part.count * part.inputs} pixel ` +
            `bytes and ${part.count} labels, but there are ${part.pixels.length} and ` +
            `${part.labels.length}.`,
        );
      }
    }
    if (this.count === 0)
      throw new MlpError('samples-empty', 'A set of samples must not be empty.');
    try {
      this.pixels = parts[0].placeIn?.(core, parts) ?? this.#allocate(this.count * this.inputs);
      this.labels = this.#allocate(this.count * 2);
      this.pointer = this.#struct(0, this.count);
    } catch (error) {
      this.dispose();
      throw error;
    }
    let row = 0;
    for (const part of parts) {
      const buffer = core.memory.buffer;
      new Uint8Array(buffer, this.pixels + row * this.inputs, part.pixels.length).set(part.pixels);
      new Uint16Array(buffer, this.labels + row * 2, part.count).set(part.labels);
      row += part.count;
    }
    const pack = core.exports.mlpw_pack_samples;
    const bytes = pack(this.pointer, this.inputs, 0);
    try {
      if (bytes > 0) pack(this.pointer, this.inputs, (this.packed = this.#allocate(bytes)));
    } catch {
      // Training finds them itself then, a little slower.
    }
  }

  /** @param {number} bytes */
  #allocate(bytes) {
    const block = this.#core.heap.allocate(bytes);
    this.#blocks.push(block);
    return block;
  }

  /** @param {number} subset @param {number} count */
  #struct(subset, count) {
    const { pixels, labels, packed } = this;
    const pointer = writeStruct(this.#core, {
      pixels,
      labels,
      rows: this.count,
      subset,
      count,
      packed,
    });
    this.#blocks.push(pointer);
    return pointer;
  }

  /**
   * The samples of some rows, in that order; lives as long as this set.
   * @param {Uint32Array} rows  at least one, each below count
   * @returns {Selection}
   */
  select(rows) {
    if (rows.length === 0) throw new MlpError('samples-empty', 'A subset must not be empty.');
    const subset = this.#allocate(rows.byteLength);
    const pointer = this.#struct(subset, rows.length);
    new Uint32Array(this.#core.memory.buffer, subset, rows.length).set(rows);
    return { pointer, count: rows.length, inputs: this.inputs };
  }

  /**
   * Frees what select() took, before the set is.
   * @param {Selection} selection  one of this set's, not used afterwards
   */
  release({ pointer }) {
    const subset = new DataView(this.#core.memory.buffer).getUint32(
      pointer + this.#core.abi.get('mlp_samples.subset'),
      true,
    );
    for (const block of [pointer, subset]) {
      this.#blocks.splice(this.#blocks.indexOf(block), 1);
      this.#core.heap.free(block);
    }
  }

  /** @param {number} row  below count @returns {number} its label */
  label(row) {
    return new DataView(this.#core.memory.buffer).getUint16(Number(this.labels) + 2 * row, true);
  }

  /** Frees the memory; the set and its subsets must not be used afterwards. */
  dispose() {
    for (const block of this.#blocks) this.#core.heap.free(block);
    this.#blocks = [];
  }
}
