/** The program: runs the command, and turns errors into sentences. */
import { readFileSync } from 'node:fs';
import { CommanderError } from 'commander';
import { recipeFields } from '../engine/recipe/fields.js';
import { recipeHelp } from '../engine/recipe/help.js';
import { MlpError } from '../engine/errors.js';
import { commandsFor } from './commands/commands.js';
import { makeProgram } from './commands/program.js';
import { UsageError } from './options/usage-error.js';
import { Output } from './output/output.js';

const FAILED = 1;
const MISUSED = 2;

/** @typedef {(options: import('./options/flags.js').Options, output: Output, positionals: string[]) => Promise<number>} Runner */

/**
 * What each command runs, loaded with all that it needs only when it is run: loading everything takes longer
 * than many commands do.
 *
 * @type {Record<string, () => Promise<Runner>>}
 */
const RUNNERS = {
  train: async () => (await import('./commands/train.js')).train,
  'lr-find': async () => (await import('./commands/lr-find.js')).findRate,
  sweep: async () => (await import('./commands/sweep.js')).sweep,
  'sweep-worker': async () => (await import('./commands/sweep-worker.js')).sweepWorker,
  record: async () => (await import('./commands/record.js')).record,
  eval: async () => (await import('./commands/eval.js')).evaluate,
  predict: async () => (await import('./commands/predict.js')).predict,
  export: async () => (await import('./commands/export.js')).exportNetwork,
  data: async () => (await import('./commands/data.js')).data,
  bench: async () => (await import('./commands/bench.js')).bench,
};

const COMMANDS = commandsFor(recipeFields, recipeHelp);

/**
 * Where the program writes, and what is called with the options of the command before it runs.
 *
 * @typedef {object} Surroundings
 * @property {NodeJS.WriteStream} stdout
 * @property {NodeJS.WriteStream} stderr
 * @property {(options: import('./options/flags.js').Options) => void} [onCommand]
 */

/**
 * Runs the program to its end.
 *
 * @param {string[]} args  without the program's name
 * @param {Surroundings} surroundings
 * @returns {Promise<number>} exit code
 */
export async function main(args, surroundings) {
  try {
    return await runCommand(args, surroundings);
  } catch (error) {
    return report(error, args, surroundings.stderr);
  }
}

/**
 * @param {string[]} args
 * @param {Surroundings} surroundings
 * @returns {Promise<number>} exit code
 */
async function runCommand(args, { stdout, stderr, onCommand = () => {} }) {
  let exitCode = 0;
  const program = makeProgram(COMMANDS, {
    version: version(),
    stdout,
    run: async (name, options, positionals) => {
      onCommand(options);
      const output = new Output({ stdout, stderr, json: Boolean(options.json) });
      const run = await RUNNERS[name]();
      exitCode = await run(options, output, positionals);
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
 * Says what went wrong.
 *
 * @param {unknown} error
 * @param {string[]} args
 * @param {NodeJS.WriteStream} stderr
 * @returns {number} exit code
 */
function report(error, args, stderr) {
  if (error instanceof UsageError) {
    const known = COMMANDS.some(({ name }) => name === args[0]);
    const lines = [
      `error: ${error.message}.`,
      ...(error.hint ? [error.hint] : []),
      `See: mlp-lab ${known ? `${args[0]} ` : ''}--help`,
    ];
    stderr.write(`${lines.join('\n')}\n`);
    return MISUSED;
  }
  if (error instanceof MlpError) {
    stderr.write(`error: ${error.message}\n`);
    return FAILED;
  }
  // Any other error is a bug of ours; the stack helps to find it.
  const stack = error instanceof Error ? error.stack : String(error);
  stderr.write(`error: this is a bug in mlp-lab.\n${stack}\n`);
  return FAILED;
}
