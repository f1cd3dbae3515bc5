/**
 * How long tests wait before they call something a hang. No clock decides a test: what is waited for
 * is an event, and these limits only end what would never end. They grow with the machine: a fixed
 * piece of work is timed, by tests/run.js for all that it starts, else by whoever asks first.
 */
import { createHash } from 'node:crypto';

/** What the piece of work takes on a quiet machine of 2023. */
const QUIET_MS = 100;
const WORK = Buffer.alloc(4 * 2 ** 20);
const ROUNDS = 12;

/** @returns {number} how many times slower than a quiet machine this one is now; at least 1 */
export function slowness() {
  const begin = performance.now();
  for (let round = 0; round < ROUNDS; round++) createHash('sha256').update(WORK).digest();
  return Math.max(1, (performance.now() - begin) / QUIET_MS);
}

const factor = Number(process.env.MLP_TEST_SLOWNESS) || slowness();

/** @param {number} seconds  on a quiet machine @returns {number} milliseconds on this one */
export const patience = (seconds) => Math.round(1000 * seconds * factor);

/** For a command, a start of a program, a step of a page: nothing takes so long on a quiet machine. */
const STEP_S = 120;
export const STEP_MS = patience(STEP_S);

/** For a whole file or group of tests. */
export const GROUP_MS = patience(1800);

/**
 * Tells a hang from a machine that has become slower since the tests began: at its limit, the machine is timed
 * again, and where it is slower now, the limit grows with it.
 * @param {number} [seconds]  on a quiet machine
 * @returns {() => number} how many seconds were waited, where that is a hang; 0 before
 */
export function hangAfter(seconds = STEP_S) {
  const begin = performance.now();
  let limit = patience(seconds);
  return () => {
    const waited = performance.now() - begin;
    if (waited > limit) limit = Math.max(limit, 1000 * seconds * slowness());
    return waited > limit ? Math.ceil(waited / 1000) : 0;
  };
}

/**
 * Waits until something outside of this process is so, which tells nobody when it is.
 * @template T
 * @param {string} what  is waited for, for the message when it never comes
 * @param {() => T | Promise<T>} look
 * @returns {Promise<T>} the first true thing that it gives
 * @throws {Error} when it never comes
 */
export async function eventually(what, look) {
  const hang = hangAfter();
  for (;;) {
    const value = await look();
    if (value) return value;
    const waited = hang();
    if (waited) throw new Error(`waited ${waited} s for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Gives whatever is under way in this process the time to happen: many turns of its event loop, in
 * each of which every message and every timer that is due comes to its turn.
 */
export async function turns() {
  for (let turn = 0; turn < 50; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
