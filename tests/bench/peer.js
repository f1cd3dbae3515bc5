/**
 * A contestant as a process of its own, asked by lines: "start ...", "load ...", "verify STEPS FILE",
 * "run STEPS" and, of ours, "peak", "loadCore", "evaluate" and "spin SECONDS". Each line is answered by
 * one; "error ..." is a refusal.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** @typedef {import('./task.js').Task} Task */

export class Peer {
  #child;
  #lines;
  #stderr = '';
  /** How it ended, once it has. @type {Promise<string>} */
  #end;

  /**
   * @param {string[]} command  the program and its arguments
   * @param {Record<string, string>} [env]  beside this process's environment, and before it
   */
  constructor([program, ...args], env = {}) {
    const inherited = { ...process.env };
    // Workarounds for old builds of OpenBLAS: with them it would not take the processor's own kernels.
    delete inherited.OPENBLAS_CORETYPE;
    delete inherited.OPENBLAS_L2_SIZE;
    this.#child = spawn(program, args, {
      env: { ...inherited, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#end = new Promise((resolve) => {
      this.#child.on('close', (code, signal) => resolve(signal ?? `code ${code}`));
      this.#child.on('error', ({ message }) => resolve(message));
    });
    this.#child.stdin.on('error', () => {}); // the process is gone: reading its answer says so
    this.#child.stderr.on('data', (text) => (this.#stderr += text));
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /**
   * @param {string} line
   * @returns {Promise<string>}
   * @throws {Error} when the contestant refuses, or is gone
   */
  async #ask(line) {
    this.#child.stdin.write(`${line}\n`);
    const { value, done } = await this.#lines.next();
    if (done) {
      const last = this.#stderr.trim().split('\n').at(-1);
      throw new Error(`it ended (${await this.#end}) ${last}`.trim());
    }
    if (value.startsWith('error ')) throw new Error(value.slice(6));
    return value;
  }

  /** @param {string} [what] @returns {Promise<string>} what it runs on */
  start(what = '') {
    return this.#ask(`start ${what}`);
  }

  /** @param {Task} task @param {string} folder  with its files */
  async load({ batch, cost, rate, rows, layers }, folder) {
    this.folder = folder;
    await this.#ask(['load', folder, batch, cost, rate, rows, ...layers].join(' '));
  }

  /** @param {number} steps @returns {Promise<Float32Array>} the weights after them */
  async verify(steps) {
    const file = `${this.folder}/verify-${this.#child.pid}.f32`;
    await this.#ask(`verify ${steps} ${file}`);
    return new Float32Array(new Uint8Array(await readFile(file)).buffer);
  }

  /** @param {number} steps @returns {Promise<number>} seconds */
  async run(steps) {
    return Number(await this.#ask(`run ${steps}`));
  }

  /** @returns {Promise<number>} GFLOP/s */
  async peak() {
    return Number(await this.#ask('peak'));
  }

  /** @returns {Promise<number>} milliseconds */
  async loadCore() {
    return Number(await this.#ask('loadCore'));
  }

  /** @returns {Promise<number>} milliseconds */
  async evaluate() {
    return Number(await this.#ask('evaluate'));
  }

  /** @param {number} seconds @returns {Promise<number>} GFLOP/s */
  async spin(seconds) {
    return Number(await this.#ask(`spin ${seconds}`));
  }

  async close() {
    this.#child.stdin.end();
    await this.#end;
  }
}
