/** Runs the programs of tests/parity. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Debian's python3 has Debian's numpy; a python3 found earlier on PATH may not. */
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import numpy']).status === 0,
);

/** A reason to skip a test that needs numpy, or false. */
export const withoutNumpy = python ? false : 'numpy is missing: apt-get install python3-numpy';

/**
 * @param {string} script  of tests/parity
 * @param {object} task  its stdin, as JSON
 * @returns {any} its stdout, parsed
 */
export function runNumpy(script, task) {
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
