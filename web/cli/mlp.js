#!/usr/bin/env node
/** `mlp-lab`: the process around the program. What its streams and its exit do is said here. */
import { main } from './main.js';
import { reason } from './output/reason.js';

const FAILED = 1;

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

process.exitCode = await main(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  onCommand: ({ save, checkpoint }) => {
    fileWanted = save !== undefined || checkpoint !== undefined;
  },
});
