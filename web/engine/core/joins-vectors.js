/**
 * Whether this engine joins neighbouring SIMD operations of 128 bits into one of 256. No engine tells, and
 * it does not follow from its name and version: it is seen by the time that a small module takes.
 */

// Of WebAssembly's binary format, https://webassembly.github.io/spec/core/binary/.
const I32 = 0x7f;
const V128 = 0x7b;
const LOCAL_GET = 0x20;
const LOCAL_SET = 0x21;
const LOCAL_TEE = 0x22;
const CONST_0 = [0x41, 0];
const END = 0x0b;
const V128_LOAD = [0xfd, 0];
const V128_STORE = [0xfd, 11];
const F32X4_MUL = [0xfd, 0xe6, 1];

/** Vectors that are multiplied, of which two are joined: with the two factors they fill the registers. */
const CHAINS = 14;
/** Multiplications of each in one turn of the loop: more work than the loop itself. */
const TURN = 2;

/** @param {number} n  below 2 ** 14 @returns {number[]} LEB128 of two bytes */
const leb = (n) => [(n & 127) | 128, n >> 7];
/** @param {number[]} bytes @returns {number[]} after their number */
const sized = (bytes) => [...leb(bytes.length), ...bytes];
/** @param {number} id @param {number[]} bytes */
const section = (id, bytes) => [id, ...sized(bytes)];
/** @template T @param {number} n @param {(i: number) => T[]} make */
const times = (n, make) => Array.from({ length: n }, (_, i) => make(i)).flat();

/**
 * A function of a number of turns: it loads vectors, multiplies each by one of two factors in every turn,
 * and stores them.
 * @param {number} distance  in bytes, from a vector to the next: only neighbours, 16 apart, can be joined
 */
function product(distance) {
  const memory = (/** @type {number} */ i) => [4, ...leb(i * distance)];
  const all = CHAINS + 2;
  return sized([
    ...[1, all, V128],
    ...times(all, (i) => [...CONST_0, ...V128_LOAD, ...memory(i), LOCAL_SET, 1 + i]),
    ...[0x03, 0x40], // loop
    ...times(TURN * CHAINS, (i) => {
      const chain = 1 + (i % CHAINS);
      const factor = 1 + CHAINS + (i % 2);
      return [LOCAL_GET, chain, LOCAL_GET, factor, ...F32X4_MUL, LOCAL_SET, chain];
    }),
    // The turns less one; again unless that is 0.
    ...[LOCAL_GET, 0, 0x41, 1, 0x6b, LOCAL_TEE, 0, 0x0d, 0, END],
    ...times(CHAINS, (i) => [...CONST_0, LOCAL_GET, 1 + i, ...V128_STORE, ...memory(i)]),
    END,
  ]);
}

/** Exports "n", with neighbours, and "a", with vectors apart. */
export const PROBE = new Uint8Array([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...section(1, [1, 0x60, 1, I32, 0]), // one type
  ...section(3, [2, 0, 0]), // two functions of it
  ...section(5, [1, 0, 1]), // a memory of one page
  ...section(7, [2, 1, 110, 0, 0, 1, 97, 0, 1]), // exports
  ...section(10, [2, ...product(16), ...product(32)]), // their code
]);

/** Turns of a call: some microseconds. */
const TURNS = 1000;
/** How long a reading lasts, in ms: short, so that some are not interrupted by other work. */
const READING_MS = 1;
/** Clocks whose smallest step is longer, in ms, as those of some browsers are, measure nothing in that time. */
const COARSE_MS = 0.2;
const STEPS = 3;
/** How often the clock is read at most until it moves. */
const PATIENCE = 1e6;
/** The fastest counts: the first come before the engine has optimised the code. */
const READINGS = 24;
/** Between the 1 of an engine that does not join vectors and the 1.75 to 2 of one that does. */
const JOINED = 1.4;

/** @param {() => number} now @returns {number} the smallest of some steps of the clock, in ms */
function stepOf(now) {
  let smallest = Infinity;
  for (let i = 0; i < STEPS; i++) {
    const before = now();
    let after = before;
    for (let tries = 0; after === before && tries < PATIENCE; tries++) after = now();
    if (after === before) return Infinity;
    smallest = Math.min(smallest, after - before);
  }
  return smallest;
}

/**
 * Compares neighbours with vectors apart. Takes some 50 ms, where the clock is coarse some steps of it.
 * @param {object} [means]  for tests
 * @param {() => number} [means.now]  a clock in ms
 * @param {Record<string, any>} [means.exports]  of the probe
 * @returns {boolean} false where the clock is too coarse to tell
 */
export function joinsVectors({
  now = () => performance.now(),
  exports = new WebAssembly.Instance(new WebAssembly.Module(PROBE)).exports,
} = {}) {
  if (stepOf(now) > COARSE_MS) return false;
  /** @param {(turns: number) => void} call @returns {number} ms of one call */
  const timeOf = (call) => {
    const start = now();
    let calls = 0;
    let ms = 0;
    for (; ms < READING_MS; calls++) {
      call(TURNS);
      ms = now() - start;
    }
    return ms / calls;
  };
  let neighbours = Infinity;
  let apart = Infinity;
  for (let i = 0; i < READINGS; i++) {
    neighbours = Math.min(neighbours, timeOf(exports.n));
    apart = Math.min(apart, timeOf(exports.a));
  }
  return apart / neighbours > JOINED;
}
