/**
 * Where the CLI writes and how its numbers look. Results go to stdout; notes, errors and progress
 * to stderr when stdout is kept for JSON. Where a stream is no terminal, only text is written.
 */

import { count, counted } from '../../i18n/numbers.js';

export { count, counted };

/**
 * @param {number} rate  0..1
 * @returns {string} e.g. "4.43 %"
 */
export function percent(rate) {
  return `${(rate * 100).toFixed(2)} %`;
}

/**
 * @param {number} value  a mean cost, from 0 up
 * @returns {string} e.g. "0.0312", and "4.17e+26" on the way to divergence
 */
export function cost(value) {
  return value < 1000 ? value.toFixed(4) : value.toExponential(2);
}

/**
 * A rate, in three significant digits: more would be noise.
 *
 * @param {number} value
 * @returns {string} e.g. "312,000"
 */
export function rate(value) {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}

/**
 * @param {number} seconds  from 0 up
 * @returns {string} e.g. "0.41 s", "12.3 s", "2 min 05 s", "1 h 02 min"
 */
export function duration(seconds) {
  if (seconds < 9.995) return `${seconds.toFixed(2)} s`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) {
    return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  }
  return `${Math.floor(whole / 3600)} h ${String(Math.floor((whole % 3600) / 60)).padStart(2, '0')} min`;
}

/**
 * The sizes of a network's layers.
 *
 * @param {number[]} sizes
 * @returns {string} e.g. "784-30-10"
 */
export function network(sizes) {
  return sizes.join('-');
}

/**
 * @param {import('../../engine/core/core.js').Core} core
 * @param {number} threads  at work
 * @returns {string} e.g. "simd128, exact arithmetic, 2 threads"
 */
export const coreInWords = ({ variant, mode, wide }, threads) =>
  `${variant}${wide ? ', wide' : ''}, ${mode} arithmetic, ${counted(threads, 'thread')}`;

/** The two streams, and whether they are for a person or for a program. */
export class Output {
  /** @param {{stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream, json: boolean}} streams */
  constructor({ stdout, stderr, json }) {
    this.stdout = stdout;
    this.stderr = stderr;
    this.json = json;
  }

  /**
   * A line for people; not written when a JSON document is wanted.
   *
   * @param {string} [text]
   */
  line(text = '') {
    if (!this.json) this.stdout.write(`${text}\n`);
  }

  /**
   * Lines "name  value", the values under one another.
   *
   * @param {[name: string, value: string][]} rows
   */
  facts(rows) {
    const width = Math.max(...rows.map(([name]) => name.length));
    for (const [name, value] of rows) this.line(`${name.padEnd(width)}   ${value}`);
  }

  /**
   * A heading over a block, bold on a terminal that has it, with an empty line before it.
   *
   * @param {string} text
   */
  heading(text) {
    this.line();
    this.line(this.strong(text));
  }

  /**
   * @param {string} text
   * @returns {string} the text, bold where stdout is a terminal with attributes (not NO_COLOR)
   */
  strong(text) {
    return hasStyle(this.stdout) ? `\x1b[1m${text}\x1b[22m` : text;
  }

  /**
   * A remark that is no result. On stderr, so that it is seen beside a JSON document.
   *
   * @param {string} text  a sentence
   */
  note(text) {
    this.stderr.write(`note: ${text}\n`);
  }

  /**
   * What went wrong.
   *
   * @param {string} text  a sentence
   */
  error(text) {
    this.stderr.write(`error: ${text}\n`);
  }

  /**
   * The JSON document; nothing else may go to stdout.
   *
   * @param {object} value
   */
  document(value) {
    this.stdout.write(`${JSON.stringify(value)}\n`);
  }
}

/**
 * Whether a stream is a terminal that shows attributes; Node looks at NO_COLOR and TERM for us.
 *
 * @param {NodeJS.WriteStream} stream
 * @returns {boolean}
 */
export function hasStyle(stream) {
  return Boolean(stream.isTTY) && stream.hasColors();
}
