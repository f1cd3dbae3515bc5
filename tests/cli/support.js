import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { main } from '../../web/cli/main.js';
import { STEP_MS } from '../patience.js';

/** The program. */
export const CLI = fileURLToPath(new URL('../../web/cli/mlp.js', import.meta.url));
/** A run that is over within a second. */
export const QUICK = ['train', '--train-size', '500', '--test-size', '300', '--epochs', '1'];
// What a machine of continuous integration sets (CI makes Node say that a terminal has no colours) or a
// person has set must not decide a test.
export const env = { ...process.env };
for (const name of ['MLP_DATA', 'NO_COLOR', 'FORCE_COLOR', 'CI']) delete env[name];
// The program in this process looks there too, and commands that it prints name it as it was started.
delete process.env.MLP_DATA;
process.argv[1] = CLI;

/** A stream that is no terminal. */
class Text {
  text = '';

  /** @param {string} more */
  write(more) {
    this.text += more;
    return true;
  }
}

/** @typedef {{code: number | null, stdout: string, stderr: string}} Ended */

/**
 * Runs the program in this process, to its end: a process of its own costs more than most commands do.
 * @param {string[]} args
 * @returns {Promise<Ended>}
 */
export async function cli(args) {
  const [stdout, stderr] = [new Text(), new Text()];
  const streams = /** @type {any} */ ({ stdout, stderr });
  const code = await main(args, streams);
  return { code, stdout: stdout.text, stderr: stderr.text };
}

/**
 * Runs the program as a shell does, for tests of the process itself: its signals, its pipes, its end.
 * @param {string[]} args
 * @param {(child: import('node:child_process').ChildProcess, stdout: string) => void} [onOutput]
 *   called with everything that came so far whenever more comes
 * @returns {Promise<Ended>}
 */
export function spawned(args, onOutput = () => {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { env, timeout: STEP_MS });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      onOutput(child, stdout);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** What a successful run printed. @param {string[]} args */
export async function printed(args) {
  const { code, stdout, stderr } = await cli(args);
  assert.equal(stderr, '');
  assert.equal(code, 0);
  return stdout;
}
