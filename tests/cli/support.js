import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { STEP_MS } from '../patience.js';

/** The program. */
export const CLI = fileURLToPath(new URL('../../web/cli/mlp.js', import.meta.url));
/** A run that is over within a second. */
export const QUICK = ['train', '--train-size', '500', '--test-size', '300', '--epochs', '1'];
// What a machine of continuous integration sets (CI makes Node say that a terminal has no colours) or a
// person has set must not decide a test.
export const env = { ...process.env };
for (const name of ['MLP_DATA', 'NO_COLOR', 'FORCE_COLOR', 'CI']) delete env[name];

/**
 * Runs the program.
 * @param {string[]} args
 * @param {(child: import('node:child_process').ChildProcess, stdout: string) => void} [onOutput]
 *   called with everything that came so far whenever more comes
 * @returns {Promise<{code: number | null, stdout: string, stderr: string}>}
 */
export function cli(args, onOutput = () => {}) {
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
