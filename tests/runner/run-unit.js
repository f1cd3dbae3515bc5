import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { MARK } from './record.js';
import { root } from './units.js';

/** @typedef {import('./units.js').Unit} Unit */

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/** Ends what is running. */
export const endAll = () => children.forEach((child) => child.kill('SIGTERM'));

/**
 * Runs a unit to its end and tells what came of it.
 * @param {Unit} unit
 * @param {import('./summary.js').Summary} summary
 * @param {Record<string, string | undefined>} [env]  what it has beside the environment of this process
 * @returns {Promise<void>}
 */
export function runUnit(unit, summary, env = {}) {
  summary.begin(unit);
  const [program, ...args] = unit.command;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env, ...unit.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      const [text, json] = line.split(MARK);
      if (text) summary.say(`  ${text}`);
      if (json) summary.record(unit, JSON.parse(json));
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => summary.say(`  ${error.message}`));
    child.on('close', (code, signal) => {
      children.delete(child);
      summary.end(unit, code ?? signal ?? 1);
      resolve();
    });
  });
}
