/**
 * Which kernels V8 widens: it joins neighbouring operations of 128 bits into one of 256 when a flag
 * asks for it, and says on another flag what it joined and what not. It begins with pairs of
 * neighbouring stores, and goes from there to what they depend on.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NODE } from './pinned-node.js';

/**
 * @typedef {object} Widening  of one function
 * @property {string} name  of the kernel; "function 12" for what is none
 * @property {boolean} isKernel
 * @property {number} pairs  of neighbouring stores that were found
 * @property {number} packed  those of them that became one
 * @property {string[]} refusals  why the others did not, in V8's words
 */

/** The kernels' names, in the order of their table. */
const NAMES = [
  ...readFileSync(new URL('../../c/kernels/kernels.h', import.meta.url), 'utf8')
    .split('struct mlp_kernels {')[1]
    .matchAll(/\(\*(\w+)\)\(/g),
].map(([, name]) => name);

/**
 * Run in a Node.js of its own: prints which function of the module is which kernel. All functions are
 * compiled at once, by the optimising compiler, since these flags say so.
 * @param {string[]} names
 */
const program = (names) => `
  const { readFileSync } = require('node:fs');
  const module = new WebAssembly.Module(readFileSync(process.argv[1]));
  const { exports } = new WebAssembly.Instance(module);
  const table = new Uint32Array(exports.memory.buffer, exports.mlpw_kernels(), ${2 + names.length});
  for (const [i, name] of ${JSON.stringify(names)}.entries()) {
    const at = table[2 + i];
    if (at) console.log('kernel', exports.__indirect_function_table.get(at).name, name);
  }`;

/** @param {string} node @returns {string | undefined} the flag that widens, without what says so */
function flagOf(node) {
  const { stdout } = spawnSync(node, ['--v8-options'], { encoding: 'utf8' });
  return ['experimental-wasm-revectorize', 'wasm-revectorize'].find(
    (name) => stdout.includes(` --${name} `) && stdout.includes('--trace-wasm-revectorize'),
  );
}

/**
 * @param {string} node  a Node.js
 * @param {string} module  of web/engine/wasm, that trains without threads
 * @returns {Widening[] | null} of every function that has pairs or is a kernel; null where this Node.js
 *   cannot widen
 */
export function traceWidening(node, module) {
  const file = fileURLToPath(new URL(`../../web/engine/wasm/${module}.wasm`, import.meta.url));
  return traceProgram(node, program(NAMES), file);
}

/**
 * @param {string} node  a Node.js
 * @param {string} text  of a program that compiles modules; what it prints of kernels names them
 * @param {...string} args  its arguments
 * @returns {Widening[] | null}
 */
export function traceProgram(node, text, ...args) {
  const flag = flagOf(node);
  if (!flag) return null;
  const flags = ['--no-liftoff', '--no-wasm-lazy-compilation', '--wasm-num-compilation-tasks=1'];
  const { stdout, stderr, status } = spawnSync(
    node,
    [...flags, `--${flag}`, '--trace-wasm-revectorize', '-e', text, ...args],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(stderr);
  return readTrace(stdout);
}

/** @param {string} trace @returns {Widening[]} */
function readTrace(trace) {
  const kernels = new Map(
    [...trace.matchAll(/^kernel (\d+) (\w+)$/gm)].map(([, i, name]) => [i, name]),
  );
  /** @type {Widening[]} */
  const found = [];
  const functions = /^Begin revec function wasm-function#(\d+)\n([^]*?)^Finished revec/gm;
  for (const [, index, text] of trace.matchAll(functions)) {
    const isKernel = kernels.has(index);
    const pairs = (text.split('reduce seeds')[0].match(/^\}/gm) ?? []).length;
    if (pairs === 0 && !isKernel) continue;
    // One at a time: each ends with a tree that was built or with one that failed, after the reason.
    const attempts = text.split(/After build tree|Build tree failed!/);
    const ends = text.match(/After build tree|Build tree failed!/g) ?? [];
    const isUsed = text.includes('Decide to vectorize');
    const refusals = ends.flatMap((end, i) =>
      end.startsWith('Build') ? [reasonOf(attempts[i])] : [],
    );
    const packed = isUsed ? ends.length - refusals.length : 0;
    if (!isUsed && refusals.length < pairs) refusals.push('not worth it');
    found.push({
      name: kernels.get(index) ?? `function ${index}`,
      isKernel,
      pairs,
      packed,
      refusals,
    });
  }
  return found.sort((a, b) => Number(b.isKernel) - Number(a.isKernel));
}

/** @param {string} attempt */
const reasonOf = (attempt) =>
  attempt
    .match(/CanBePacked \d+: (.*)|(Unsupported \w+)/)
    ?.slice(1)
    .find(Boolean) ?? 'no reason given';

/** Wide modules of one thread: those of several have the same kernels. */
export const WIDE_MODULES = ['core-simd128-wide', 'core-relaxed-wide'];

/** Prints it of every wide module. @returns {number} exit code: 1 where this Node.js cannot widen */
export function printWidening() {
  for (const module of WIDE_MODULES) {
    const list = traceWidening(NODE, module);
    if (!list) {
      process.stderr.write(
        `error: ${NODE} does not widen; set MLP_NODE to a Node.js of 24 or newer.\n`,
      );
      return 1;
    }
    process.stdout.write(`${module}\n${formatWidening(list)}\n`);
  }
  return 0;
}

/** @param {Widening[]} list @returns {string} a line for each */
const formatWidening = (list) =>
  list
    .map(({ name, pairs, packed, refusals }) => {
      const why = refusals.length > 0 ? `; refused: ${[...new Set(refusals)].join(', ')}` : '';
      const what = pairs === 0 ? 'no pairs of stores' : `${packed} of ${pairs} pairs packed`;
      return `  ${name.padEnd(16)} ${what}${why}`;
    })
    .join('\n');
