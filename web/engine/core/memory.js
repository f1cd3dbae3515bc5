import { MlpError } from '../errors.js';

const PAGE = 65536;
/** Of every block: what the core asks for its networks, and a cache line. */
export const ALIGNMENT = 64;

/** @param {number} bytes */
const roundUp = (bytes) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/**
 * Hands out blocks of a core's memory: first fit, neighbours merged when freed, grown only when
 * nothing fits. So a second run of the same size takes the blocks of the first.
 *
 * No view of the memory is kept: growing detaches every view made before.
 */
export class Heap {
  #memory;
  /** Free blocks by address; no two touch. @type {{start: number, bytes: number}[]} */
  #free = [];
  /** @type {Map<number, number>} */
  #used = new Map();
  #end;

  /**
   * @param {WebAssembly.Memory} memory
   * @param {number} base  the first byte that is free for use
   */
  constructor(memory, base) {
    this.#memory = memory;
    this.#end = roundUp(base);
  }

  /** Bytes handed out and not yet freed. */
  get bytesUsed() {
    let sum = 0;
    for (const bytes of this.#used.values()) sum += bytes;
    return sum;
  }

  /** Bytes of the whole memory. */
  get bytesTotal() {
    return this.#memory.buffer.byteLength;
  }

  /**
   * @param {number} bytes  0 or more
   * @returns {number} the address of a block of at least so many bytes, aligned to 64; its content
   *   is whatever was there
   * @throws {MlpError} "out-of-memory"
   */
  allocate(bytes) {
    const size = Math.max(roundUp(bytes), ALIGNMENT);
    const index = this.#free.findIndex((block) => block.bytes >= size);
    if (index >= 0) {
      const block = this.#free[index];
      const start = block.start;
      block.start += size;
      block.bytes -= size;
      if (block.bytes === 0) this.#free.splice(index, 1);
      this.#used.set(start, size);
      return start;
    }
    // The last free block may reach the end: then only the rest must be grown.
    const last = this.#free.at(-1);
    const start = last && last.start + last.bytes === this.#end ? last.start : this.#end;
    this.#reserve(start + size);
    if (start !== this.#end) this.#free.pop();
    this.#end = start + size;
    this.#used.set(start, size);
    return start;
  }

  /** @param {number} end */
  #reserve(end) {
    const missing = end - this.bytesTotal;
    if (missing <= 0) return;
    try {
      this.#memory.grow(Math.ceil(missing / PAGE));
    } catch {
      throw new MlpError(
        'out-of-memory',
        `The engine could not get ${Math.ceil(end / 1048576)} MiB of memory for this network and ` +
          'its data; take fewer samples, smaller layers or a smaller batch.',
        { bytes: end },
      );
    }
  }

  /**
   * @param {number} start  an address from allocate(), not yet freed
   */
  free(start) {
    const bytes = this.#used.get(start);
    if (bytes === undefined) throw new TypeError(`Nothing is allocated at ${start}.`);
    this.#used.delete(start);
    const found = this.#free.findIndex((block) => block.start > start);
    const at = found < 0 ? this.#free.length : found;
    this.#free.splice(at, 0, { start, bytes });
    this.#mergeAt(at);
    if (at > 0) this.#mergeAt(at - 1);
  }

  /** Merges free block i with the next one if they touch. @param {number} i */
  #mergeAt(i) {
    const block = this.#free[i];
    const next = this.#free[i + 1];
    if (next && block.start + block.bytes === next.start) {
      block.bytes += next.bytes;
      this.#free.splice(i + 1, 1);
    }
  }
}
