#!/usr/bin/env node
/**
 * The long form of the torture: ./build.sh torture [--minutes N] [--seed N] [--tries N] [PART...]
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Job } from './job.js';
import { parts } from './parts.js';
import { tableOf } from './table.js';

const MINUTES = 10;
const SEEDS = 2 ** 30;

const usage = `usage: ./build.sh torture [--minutes N] [--seed N] [--tries N] [PART...]

  --minutes N   how long all parts together take; 10 when nothing is said
  --seed N      of the first try, from 0 to ${SEEDS - 1}; drawn when nothing is said
  --tries N     so many tries of each part, however long they take

parts:
${parts.map(({ name, about }) => `  ${name.padEnd(12)}  ${about}`).join('\n')}`;

/** @param {string} sentence @returns {never} */
function refuse(sentence) {
  console.error(`error: ${sentence}\n\n${usage}`);
  process.exit(2);
}

/** @param {string | undefined} text @param {string} name @param {number} least @param {number} most */
function number(text, name, least, most) {
  if (text === undefined) return null;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= least && value <= most) return value;
  return refuse(`--${name} takes a number from ${least} to ${most}, not "${text}".`);
}

/** @param {string[]} args */
function read(args) {
  const string = /** @type {const} */ ({ type: 'string' });
  const options = { minutes: string, seed: string, tries: string, help: { type: 'boolean' } };
  try {
    return parseArgs({ args, options: /** @type {any} */ (options), allowPositionals: true });
  } catch (error) {
    return refuse(/** @type {Error} */ (error).message);
  }
}

const { values, positionals } = read(process.argv.slice(2));
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const unknown = positionals.find((name) => !parts.some((part) => part.name === name));
if (unknown !== undefined) refuse(`There is no part "${unknown}".`);
const tries = number(values.tries, 'tries', 1, 2 ** 30);
const minutes = number(values.minutes, 'minutes', 0.1, 10_000) ?? MINUTES;
const seed = Math.floor(number(values.seed, 'seed', 0, SEEDS - 1) ?? randomInt(SEEDS));
const chosen = parts.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

const endsAt = performance.now() + minutes * 60_000;
/** @type {import('./table.js').Result[]} */
const results = [];
for (const [i, part] of chosen.entries()) {
  const begin = performance.now();
  // What one part leaves of its share is the others'.
  const ms = tries === null ? (endsAt - begin) / (chosen.length - i) : Infinity;
  const job = new Job(part, { seed, tries: tries ?? Infinity, ms });
  console.error(`${part.name}: seeds from ${seed}, ${part.about}`);
  await part.run(job);
  results.push({ name: part.name, job, ms: performance.now() - begin });
}
console.log(`seeds from ${seed}\n\n${tableOf(results)}`);
process.exitCode = results.some(({ job }) => job.failures.length > 0) ? 1 : 0;
