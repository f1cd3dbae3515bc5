import { Abi } from './abi.js';
import { Heap } from './memory.js';
import { statusError } from './status.js';

/**
 * A module of ours at work: its functions, its ABI table, and its memory as a heap. No typed-array
 * view outlives a call that may move memory, and what leaves is a copy.
 */
export class Instance {
  /**
   * @param {Record<string, any>} exports  of the module
   * @param {WebAssembly.Memory} memory
   */
  constructor(exports, memory) {
    /** The module's functions. For the engine's own classes. @type {Record<string, Function>} */
    this.exports = exports;
    this.memory = memory;
    this.abi = new Abi(memory, exports.mlpw_abi());
    this.heap = new Heap(memory, exports.__heap_base.value);
  }

  /**
   * Calls a function of the module that returns a status.
   * @param {string} name
   * @param {...number} args
   * @throws {import('../errors.js').MlpError} for every status but 0
   */
  call(name, ...args) {
    const status = this.exports[name](...args);
    if (status !== 0) throw statusError(this.abi.nameOf('status', status) ?? String(status));
  }

  /**
   * Runs a function with scratch blocks that are freed when it returns or throws.
   * @template T
   * @param {number[]} sizes  bytes of each block
   * @param {(...blocks: number[]) => T} use
   * @returns {T}
   */
  withScratch(sizes, use) {
    /** @type {number[]} */
    const blocks = [];
    try {
      for (const bytes of sizes) blocks.push(this.heap.allocate(bytes));
      return use(...blocks);
    } finally {
      for (const block of blocks) this.heap.free(block);
    }
  }
}
