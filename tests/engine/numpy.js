/** Runs the programs of tests/parity. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Debian's python3 has Debian's numpy; a python3 found earlier on PATH may not. @param {string} name */
export const pythonWith = (name) =>
  ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', `import ${name}`]).status === 0,
  );

const numpy = pythonWith('numpy');
const torch = pythonWith('torch');
const pillow = pythonWith('PIL');

/** A reason to skip a test that needs numpy, or false. */
export const withoutNumpy = numpy ? false : 'numpy is missing: apt-get install python3-numpy';

/** A reason to skip a test that needs PyTorch, or false. */
export const withoutTorch = torch ? false : 'PyTorch is missing: apt-get install python3-torch';

/** A reason to skip a test that needs Pillow, or false. */
export const withoutPillow = pillow ? false : 'Pillow is missing: apt-get install python3-pil';

/** @param {string} script  of tests/parity @param {object} task @returns {any} its stdout, parsed */
export const runPillow = (script, task) => run(pillow, script, task);

/**
 * @param {string} script  of tests/parity
 * @param {object} task  its stdin, as JSON
 * @returns {any} its stdout, parsed
 */
export const runNumpy = (script, task) => run(numpy, script, task);

/**
 * @param {string} script  of tests/parity
 * @param {object} [task]  its stdin, as JSON
 * @returns {any} its stdout, parsed
 */
export const runTorch = (script, task = {}) => run(torch, script, task);

/** @param {string | undefined} python @param {string} script @param {object} task */
function run(python, script, task) {
  const file = fileURLToPath(new URL(`../parity/${script}`, import.meta.url));
  const { stdout, stderr } = spawnSync(String(python), [file], {
    input: JSON.stringify(task),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    // Two BLAS threads on a small machine cost more than they give.
    env: { ...process.env, OPENBLAS_NUM_THREADS: '1' },
  });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}
