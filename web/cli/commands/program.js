/** The program as commander has it: its commands, their flags and their help. */
import { Command, Option } from 'commander';
import { presetTexts } from '../../engine/recipe/preset-texts.js';
import { givenOptions, optionOf, refuseUnknown } from '../options/flags.js';
import { nearest } from '../options/nearest.js';
import { UsageError } from '../options/usage-error.js';

/** @typedef {import('./commands.js').CommandText} CommandText */
/** @typedef {import('../options/flags.js').Options} Options */

/** Columns of the help, on a terminal that has them. */
const HELP_WIDTH = 90;

/**
 * @param {CommandText[]} commands
 * @param {object} more
 * @param {string} more.version
 * @param {NodeJS.WriteStream} [more.stdout]  where help and version are written
 * @param {(name: string, options: Options, positionals: string[]) => Promise<void>} more.run
 *   what a command does
 * @returns {Command} throws a CommanderError instead of ending the process, and a UsageError for
 *   what has no meaning
 */
export function makeProgram(commands, { version, stdout = process.stdout, run }) {
  const program = new Command('mlp-lab')
    .description('MLP Lab: train small neural networks, see how well they read, use them.')
    .usage('<command> [options]')
    .version(`mlp-lab ${version}`, '--version', 'print the version')
    .addHelpOption(helpOption('Options:'))
    .helpCommand(false)
    .exitOverride()
    .enablePositionalOptions()
    .configureOutput({ writeOut: (text) => stdout.write(text) })
    .allowUnknownOption()
    .allowExcessArguments()
    .configureHelp({
      helpWidth: Math.min(HELP_WIDTH, stdout.columns ?? HELP_WIDTH),
      // Brackets would say that a value can be left out; see optionOf().
      optionTerm: ({ flags }) => flags.replace(/\[(.+)\]/, '$1'),
      // Without commander's remark on the preset value of optionOf().
      optionDescription: ({ description }) => description,
      subcommandTerm: (command) => command.name(),
    })
    .addHelpText('after', globalExamples())
    .action(() => {
      const [name, topic] = program.args;
      if (name !== undefined && name !== 'help') throw unknownCommand(name, commands);
      const explained = program.commands.find((command) => command.name() === topic);
      if (topic !== undefined && topic !== 'help' && !explained) {
        throw unknownCommand(topic, commands);
      }
      (explained ?? program).outputHelp();
    });
  for (const text of commands) {
    const command = describe(program.command(text.name), text);
    command.action(async () => {
      const flags = flagsOf(text);
      const { rawArgs } = /** @type {Command & {rawArgs: string[]}} */ (program);
      const dashes = rawArgs.indexOf('--');
      const behind = dashes < 0 ? 0 : rawArgs.length - dashes - 1;
      if (behind > 0 && !text.takesFiles) {
        throw new UsageError(
          'After "--" nothing counts as a flag',
          `Leave "--" out: mlp-lab ${text.name} --epochs 5`,
        );
      }
      refuseUnknown(command.args.slice(0, command.args.length - behind), flags);
      if (!text.takesFiles && command.args.length > 0) {
        throw new UsageError(
          `There is nothing that ${text.name} could do with ${JSON.stringify(command.args[0])}`,
          'Every setting has a flag before it, like --epochs 5.',
        );
      }
      await run(text.name, givenOptions(command), command.args);
    });
  }
  return program;
}

/** @param {string} group */
const helpOption = (group) => new Option('-h, --help', 'print this').helpGroup(group);

/** @param {CommandText} text */
export const flagsOf = ({ groups }) => groups.flatMap(([, flags]) => flags);

/**
 * @param {Command} command
 * @param {CommandText} text
 */
function describe(command, { summary, usage, about, groups, examples }) {
  command
    .summary(summary)
    .description(about)
    .usage(usage)
    .allowUnknownOption()
    .allowExcessArguments()
    .addHelpOption(helpOption(`${groups[groups.length - 1][0]}:`));
  for (const [title, flags] of groups) {
    for (const flag of flags) command.addOption(optionOf(flag).helpGroup(`${title}:`));
  }
  const names = groups.flatMap(([, flags]) => flags.map(({ name }) => name));
  return command.addHelpText(
    'after',
    lines(
      ...(names.includes('preset') ? presetLines(names.includes('layers')) : []),
      ...(names.includes('data') ? DATA_LINES : []),
      '',
      'Examples:',
      ...columns(examples),
    ),
  );
}

/**
 * @param {string} name
 * @param {CommandText[]} commands
 */
function unknownCommand(name, commands) {
  const names = commands.map((command) => command.name);
  if (/^(--help|-h|--version)=/.test(name)) {
    return new UsageError(`${name.split('=')[0]} takes no value`);
  }
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

function globalExamples() {
  return lines(
    '',
    'Start here (no files needed):',
    ...columns([
      ['mlp-lab train --save digits.safetensors', 'learn generated digits'],
      ['mlp-lab predict --model digits.safetensors --dataset digits --index 3', 'read one'],
    ]),
    '',
    'mlp-lab <command> --help explains a command.',
    'In a clone, without installing: node web/cli/mlp.js <command>',
  );
}

/** @param {boolean} trains  whether the command has the flags of settings */
const presetLines = (trains) => [
  '',
  trains ? 'Presets (any setting can be changed by its flag):' : 'Presets:',
  ...columns(Object.entries(presetTexts).map(([name, { title }]) => [name, title])),
];

const DATA_LINES = [
  '',
  'Your own images in --data: a folder, .zip or .tar.gz of PNG, JPEG or WebP, with a folder',
  'for each class and, if you like, train/ and test/ above them; or IDX, CIFAR, NPY, NPZ,',
  'CSV, ARFF or Parquet files. mlp-lab data inspect PATH shows what is understood of them.',
  '',
  'Files of mnist and cifar10 are looked for in --data, else in $MLP_DATA. In a clone of the',
  'repository, ./build.sh data fetches them to where they are found without either.',
];

/** @param {...string} parts */
const lines = (...parts) => parts.join('\n');

/**
 * @param {[string, string][]} rows
 * @returns {string[]} two columns
 */
function columns(rows) {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}
