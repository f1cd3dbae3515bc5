#!/usr/bin/env node
/** `mlp-lab`: the program's entry. Runs the command, and turns errors into sentences. */
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { recipeFields, recipeHelp } from '../engine/index.js';
import { MlpError } from '../engine/errors.js';
import { bench } from './commands/bench.js';
import { commandsFor } from './commands/commands.js';
import { data } from './commands/data.js';
import { evaluate } from './commands/eval.js';
import { exportNetwork } from './commands/export.js';
import { findRate } from './commands/lr-find.js';
import { predict } from './commands/predict.js';
import { makeProgram } from './commands/program.js';
import { record } from './commands/record.js';
import { sweep } from './commands/sweep.js';
import { sweepWorker } from './commands/sweep-worker.js';
import { train } from './commands/train.js';
import { reason } from './output/reason.js';
import { UsageError } from './options/usage-error.js';
import { Output } from './output/output.js';

const FAILED = 1;
const MISUSED = 2;

/**
 * What each command runs.
 *
 * @type {Record<string, (options: import('./options/flags.js').Options, output: Output, positionals: string[]) => Promise<number>>}
 */
const RUNNERS = {
  train,
  'lr-find': findRate,
  sweep,
  'sweep-worker': sweepWorker,
  record,
  eval: evaluate,
  predict,
  export: exportNetwork,
  data,
  bench,
};

const COMMANDS = commandsFor(recipeFields, recipeHelp);

/**
 * @param {string[]} args  without the program's name
 * @returns {Promise<number>} exit code
 */
async function main(args) {
  let exitCode = 0;
  const program = makeProgram(COMMANDS, {
    version: version(),
    run: async (name, options, positionals) => {
      fileWanted = options.save !== undefined || options.checkpoint !== undefined;
      const { stdout, stderr } = process;
      const output = new Output({ stdout, stderr, json: Boolean(options.json) });
      exitCode = await RUNNERS[name](options, output, positionals);
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // How commander ends when it has printed the help or the version.
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
  return exitCode;
}

/** @returns {string} as package.json says */
function version() {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return JSON.parse(text).version;
}

/**
 * Writes to stderr what went wrong.
 *
 * @param {unknown} error
 * @param {string[]} args
 * @returns {number} exit code
 */
function report(error, args) {
  if (error instanceof UsageError) {
    const known = COMMANDS.some(({ name }) => name === args[0]);
    const lines = [
      `error: ${error.message}.`,
      ...(error.hint ? [error.hint] : []),
      `See: mlp-lab ${known ? `${args[0]} ` : ''}--help`,
    ];
    process.stderr.write(`${lines.join('\n')}\n`);
    return MISUSED;
  }
  if (error instanceof MlpError) {
    process.stderr.write(`error: ${error.message}\n`);
    return FAILED;
  }
  // Any other error is a bug of ours; the stack helps to find it.
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`error: this is a bug in mlp-lab.\n${stack}\n`);
  return FAILED;
}

// A reader of our output may stop early (`| head`): that is no error. Training then goes on only when
// a file is to be written. What else keeps the output from being written is said at the end: the files
// come first.
let fileWanted = false;
/** @type {Error | null} */
let unwritten = null;
process.stdout.on('error', (error) => {
  const isGone = /** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE';
  if (!isGone) unwritten ??= error;
  if (!fileWanted) process.exit(isGone ? 0 : FAILED);
});
process.on('exit', () => {
  if (!unwritten) return;
  process.stderr.write(`error: The output could not be written: ${reason(unwritten)}.\n`);
  process.exitCode = FAILED;
});
// Notes and the bar that nobody can read any more, as after a terminal was closed, end nothing.
process.stderr.on('error', () => {});

const args = process.argv.slice(2);
try {
  process.exitCode = await main(args);
} catch (error) {
  process.exitCode = report(error, args);
}
