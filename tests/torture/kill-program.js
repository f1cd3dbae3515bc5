/** The command line, killed at any moment: what it has written opens, and it goes on to the same bits. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeCheckpoint, decodeModel } from '../../web/engine/index.js';
import { weightsSha256 } from '../../web/engine/core/hash.js';
import { CLI, env } from '../cli/support.js';
import { STEP_MS } from '../patience.js';

const EPOCHS = 6;
const RECIPE = ['--dataset', 'digits', '--train-size', '500', '--test-size', '100'];
const TRAIN = [...RECIPE, '--layers', '300,100', '--optimizer', 'adam', '--epochs', `${EPOCHS}`];
const CHECKPOINT = 'run.mlpckpt';
const MODEL = 'net.safetensors';

/** More changes of files than a run makes. */
const CHANGES = 4 * EPOCHS;

/**
 * @param {string[]} args
 * @param {(kill: () => void) => () => void} [arm]  says when to kill it; gives what disarms it
 * @returns {Promise<{code: number | null, stdout: string, stderr: string, ms: number}>}
 */
function run(args, arm = () => () => {}) {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(process.execPath, [CLI, 'train', ...args, '--json'], {
      env,
      timeout: STEP_MS,
    });
    const disarm = arm(() => child.kill('SIGKILL'));
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      disarm();
      resolve({ code, stdout, stderr, ms: performance.now() - begin });
    });
  });
}

/** @param {string} folder */
async function everythingOpens(folder) {
  const bytesOf = (/** @type {string} */ name) => readFile(path.join(folder, name));
  if (existsSync(path.join(folder, CHECKPOINT))) decodeCheckpoint(await bytesOf(CHECKPOINT));
  if (existsSync(path.join(folder, MODEL))) decodeModel(await bytesOf(MODEL));
}

/**
 * When to kill: after some time, or at some change in the folder, since writing is what must not be
 * interrupted.
 * @param {import('./mutate.js').Dice} dice
 * @param {string} folder
 * @param {number} ms  what an undisturbed run takes
 * @returns {(kill: () => void) => () => void}
 */
function someMoment(dice, folder, ms) {
  if (dice.below(3) === 0) {
    const delay = dice.below(Math.ceil(1.1 * ms));
    return (kill) => {
      const timer = setTimeout(kill, delay);
      return () => clearTimeout(timer);
    };
  }
  let left = dice.below(CHANGES);
  return (kill) => {
    const watcher = watch(folder, () => {
      if (left-- === 0) kill();
    });
    return () => watcher.close();
  };
}

/** @param {import('./job.js').Job} job */
async function torture(job) {
  const whole = await run(TRAIN);
  const { weightsSha256: expected } = JSON.parse(whole.stdout);
  const attempt = async (/** @type {import('./mutate.js').Dice} */ dice) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'mlp-lab-kill-'));
    const files = [CHECKPOINT, MODEL].map((name) => path.join(folder, name));
    const write = ['--checkpoint', files[0], '--save', files[1]];
    const next = () => (existsSync(files[0]) ? ['--resume', files[0]] : TRAIN);
    try {
      for (let kills = 1 + dice.below(3); kills > 0; kills--) {
        const killed = await run([...next(), ...write], someMoment(dice, folder, whole.ms));
        assert.equal(killed.stderr, '');
        await everythingOpens(folder);
      }
      const { code, stdout, stderr } = await run([...next(), ...write]);
      assert.equal(stderr, '');
      assert.equal(code, 0);
      const { weightsSha256: got, epochs } = JSON.parse(stdout);
      assert.equal(got, expected, 'other weights than those of the run that nothing interrupted');
      assert.equal(epochs.length, EPOCHS);
      assert.equal(weightsSha256(decodeModel(await readFile(files[1])).parameters), expected);
      assert.deepEqual(
        (await readdir(folder)).sort(),
        [MODEL, CHECKPOINT].sort(),
        'nothing else is left',
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
  await job.each([['killed runs', attempt]]);
}

/** @type {import('./job.js').Part} */
export const killProgram = {
  name: 'cli',
  about: 'mlp-lab train, killed at any moment, goes on to the same weights',
  tries: 2,
  run: torture,
};
