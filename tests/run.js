#!/usr/bin/env node
/**
 * Runs all tests and says at the end what was skipped and what each part took:
 *   node tests/run.js [PART...]      (./build.sh test [PART...] builds before)
 */
import { availableParallelism } from 'node:os';
import { slowness } from './patience.js';
import { endAll, runUnit } from './runner/run-unit.js';
import { Summary } from './runner/summary.js';
import { parts } from './runner/units.js';

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
const factor = slowness().toFixed(2);

const queue = Object.entries(parts)
  .filter(([name]) => chosen.length === 0 || chosen.includes(name))
  .flatMap(([, units]) => units());
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    endAll();
    process.exit(1);
  });
}
async function work() {
  for (let unit = queue.shift(); unit; unit = queue.shift()) {
    await runUnit(unit, summary, { MLP_TEST_SLOWNESS: factor });
  }
}
console.log(`limits for hangs are those of a quiet machine times ${factor}`);
// One more than there are cores: each of them waits now and then, for a browser or a disk.
const atOnce = Math.min(MOST_AT_ONCE, availableParallelism() + 1);
await Promise.all(Array.from({ length: atOnce }, work));
process.exitCode = summary.print() ? 0 : 1;
