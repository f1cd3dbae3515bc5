#!/usr/bin/env node
/** `mlp-lab`: the program's entry. Picks the command, and turns what goes wrong into a sentence. */
import { readFileSync } from 'node:fs';
import { MlpError } from '../engine/errors.js';
import { bench } from './commands/bench.js';
import { evaluate } from './commands/eval.js';
import { COMMANDS, commandHelp, globalHelp } from './commands/help.js';
import { findRate } from './commands/lr-find.js';
import { nearest } from './options/nearest.js';
import { parseOptions, UsageError } from './options/options.js';
import { Output } from './output/output.js';
import { predict } from './commands/predict.js';
import { train } from './commands/train.js';

const FAILED = 1;
const MISUSED = 2;

/**
 * What each command runs.
 *
 * @type {Record<string, (options: import('./options/options.js').Options, positionals: string[], output: Output) => Promise<number>>}
 */
const RUNNERS = {
  train: (options, positionals, output) => {
    refusePositionals('train', positionals);
    return train(options, output);
  },
  eval: (options, positionals, output) => {
    refusePositionals('eval', positionals);
    return evaluate(options, output);
  },
  'lr-find': (options, positionals, output) => {
    refusePositionals('lr-find', positionals);
    return findRate(options, output);
  },
  predict,
  bench: (options, positionals, output) => {
    refusePositionals('bench', positionals);
    return bench(options, output);
  },
};

/**
 * @param {string[]} args  without the program's name
 * @returns {Promise<number>} exit code
 */
async function main(args) {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = COMMANDS.find((command) => command.name === rest[0]);
    process.stdout.write(name === 'help' && topic ? commandHelp(topic) : globalHelp());
    return 0;
  }
  if (name === '--version') {
    process.stdout.write(`mlp-lab ${version()}\n`);
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) throw unknownCommand(name);
  const allowed = command.groups.flatMap(([, flags]) => flags);
  const { options, positionals } = parseOptions(rest, allowed);
  if (options.help) {
    process.stdout.write(commandHelp(command));
    return 0;
  }
  fileWanted = options.save !== undefined;
  const output = new Output({
    stdout: process.stdout,
    stderr: process.stderr,
    json: Boolean(options.json),
  });
  return RUNNERS[name](options, positionals, output);
}

/** @returns {string} as package.json says */
function version() {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return JSON.parse(text).version;
}

/** @param {string} command @param {string[]} positionals */
function refusePositionals(command, positionals) {
  if (positionals.length > 0) {
    throw new UsageError(
      `There is nothing that ${command} could do with ${JSON.stringify(positionals[0])}`,
      'Every setting has a flag before it, like --epochs 5.',
    );
  }
}

/** @param {string} name */
function unknownCommand(name) {
  const names = COMMANDS.map((command) => command.name);
  if (name.startsWith('-')) {
    return new UsageError(
      `The command comes first, and ${name} is none`,
      `One of: ${names.join(', ')}.`,
    );
  }
  const guess = nearest(name, names);
  return new UsageError(
    `There is no command ${JSON.stringify(name)}`,
    guess ? `Did you mean ${guess}?` : `There are: ${names.join(', ')}.`,
  );
}

/**
 * Says what went wrong, on stderr.
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
  // Not foreseen, hence a mistake of ours: the stack is what helps to find it.
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`error: this is a bug in mlp-lab.\n${stack}\n`);
  return FAILED;
}

// Whoever reads our output may have seen enough (`| head`): that is no error. Training goes on only
// when there is a file to be written in the end.
let fileWanted = false;
process.stdout.on('error', (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPIPE') {
    if (!fileWanted) process.exit(0);
    return;
  }
  process.stderr.write(`error: The output could not be written: ${error.message}.\n`);
  process.exit(FAILED);
});

const args = process.argv.slice(2);
try {
  process.exitCode = await main(args);
} catch (error) {
  process.exitCode = report(error, args);
}
