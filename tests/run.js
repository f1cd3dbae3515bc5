#!/usr/bin/env node
/**
 * Runs all tests and says at the end what was skipped and what each part took:
 *   node tests/run.js [PART...]      (./build.sh test [PART...] builds before)
 */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { slowness } from './patience.js';
import { MARK } from './runner/record.js';
import { Summary } from './runner/summary.js';
import { parts, root } from './runner/units.js';

/** @typedef {import('./runner/units.js').Unit} Unit */

/** Browsers want memory: more at a time than this, and a machine of many cores swaps. */
const MOST_AT_ONCE = 4;

const chosen = process.argv.slice(2);
if (chosen.includes('--help')) {
  console.log(`usage: ./build.sh test [PART...], of ${Object.keys(parts).join(', ')}`);
  process.exit(0);
}
const unknown = chosen.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(
    `error: there is no part "${unknown}"; the parts are ${Object.keys(parts).join(', ')}.`,
  );
  process.exit(2);
}

const summary = new Summary();
const env = { ...process.env, MLP_TEST_SLOWNESS: slowness().toFixed(2) };

/** @param {Unit} unit @returns {Promise<void>} */
function runUnit(unit) {
  summary.begin(unit);
  const [program, ...args] = unit.command;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...env, ...unit.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const read = (/** @type {import('node:stream').Readable} */ stream) =>
    createInterface({ input: stream }).on('line', (line) => {
      const [text, json] = line.split(MARK);
      if (text) console.log(`  ${text}`);
      if (json) summary.record(unit, JSON.parse(json));
    });
  read(child.stdout);
  read(child.stderr);
  return new Promise((resolve) => {
    child.on('error', (error) => console.log(`  ${error.message}`));
    child.on('close', (code, signal) => {
      summary.end(unit, code ?? signal ?? 1);
      resolve();
    });
  });
}

const queue = Object.entries(parts)
  .filter(([name]) => chosen.length === 0 || chosen.includes(name))
  .flatMap(([, units]) => units());
async function work() {
  for (let unit = queue.shift(); unit; unit = queue.shift()) await runUnit(unit);
}
console.log(`limits for hangs are those of a quiet machine times ${env.MLP_TEST_SLOWNESS}`);
await Promise.all(Array.from({ length: Math.min(MOST_AT_ONCE, availableParallelism()) }, work));
process.exitCode = summary.print() ? 0 : 1;
