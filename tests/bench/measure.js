/** One table: every contestant verified, warmed up, and timed in turn, round after round. */
import { setTimeout } from 'node:timers/promises';
import { predictOracle, trainOracle } from './oracle.js';

/** @typedef {import('./contestants.js').Contestant} Contestant */
/** @typedef {import('./contestants.js').Runner} Runner */
/** @typedef {import('./task.js').Task} Task */
/** @typedef {import('./task.js').TaskData} TaskData */

/**
 * @typedef {object} Outcome
 * @property {Contestant} contestant
 * @property {string} engine  what it runs on, as it says itself
 * @property {string | null} failure  why it was not timed
 * @property {number} deviation  its weights' largest difference from the oracle's
 * @property {number} steps  of a timed slice
 * @property {number[]} samplesPerSecond  of each round
 * @property {number[]} peakGflops  of each round, of one thread; ours only
 * @property {number[]} loadMs  of each round: the core loaded once more, its modules being compiled; ours only
 * @property {number[]} evaluateMs  of each round: 10,000 images; ours only
 */

/** Steps that are verified: of reading, as many as an oracle of seconds allows. @param {Task} task */
const verifiedSteps = ({ predicts, batch }) => (predicts && batch > 10 ? 1 : 10);
/**
 * Largest difference from float64 after them, beside weights of up to 1 that have moved by at least a
 * hundred times as much: room for float32 and any order of summation, for nothing else.
 */
export const TOLERANCE = 1e-5;
/** Threads that spin before they sleep must have done so before another contestant's turn. */
const PAUSE_MS = 30;
const SPIN_SECONDS = 0.1;

/**
 * @param {Task} task
 * @param {TaskData} data
 * @returns {(values: Float32Array) => number} the largest difference of the weights, or of the outputs of a task
 *   that reads; NaN if any value is
 */
export function makeVerifier(task, data) {
  const steps = verifiedSteps(task);
  if (task.predicts) {
    const outputs = predictOracle(task, data, steps);
    return (values) => largest(values, outputs);
  }
  const expected = trainOracle(task, data, steps);
  const moved = largest(data.weights, expected);
  if (!(moved > 100 * TOLERANCE)) throw new Error(`The weights only moved by ${moved}.`);
  return (weights) => largest(weights, expected);
}

/** @param {ArrayLike<number>} a @param {ArrayLike<number>} b */
function largest(a, b) {
  if (a.length !== b.length) return Number.NaN;
  let worst = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i] - b[i]);
    if (Number.isNaN(difference)) return difference;
    worst = Math.max(worst, difference);
  }
  return worst;
}

/**
 * Loads a task into a contestant, verifies its step, warms it up and finds how many steps fill a
 * slice.
 * @param {object} what
 * @param {Contestant} what.contestant
 * @param {Runner} what.runner
 * @param {Task} what.task
 * @param {string} what.folder  with the task's files
 * @param {(weights: Float32Array) => number} what.deviationOf
 * @param {number} what.sliceSeconds
 * @returns {Promise<Outcome>}
 */
export async function prepare({ contestant, runner, task, folder, deviationOf, sliceSeconds }) {
  /** @type {Outcome} */
  const outcome = {
    contestant,
    engine: runner.engine,
    failure: null,
    deviation: Number.NaN,
    steps: 1,
    samplesPerSecond: [],
    peakGflops: [],
    loadMs: [],
    evaluateMs: [],
  };
  try {
    await runner.load(task, folder);
    const steps = verifiedSteps(task);
    outcome.deviation = deviationOf(await runner.verify(steps));
    if (!(outcome.deviation <= TOLERANCE)) {
      const what = task.predicts ? 'outputs' : 'weights';
      outcome.failure = `wrong ${what}: ${outcome.deviation} away after ${steps} steps`;
      return outcome;
    }
    let seconds = 0;
    for (; seconds < sliceSeconds / 2; outcome.steps *= 2)
      seconds = await runner.run(outcome.steps);
    outcome.steps = Math.max(1, Math.round((outcome.steps / 2) * (sliceSeconds / seconds)));
  } catch (error) {
    outcome.failure = /** @type {Error} */ (error).message;
  }
  return outcome;
}

/**
 * @param {[Outcome, Runner][]} field  those that passed
 * @param {Task} task
 * @param {number} round  from 0: each round begins with another contestant
 */
export async function playRound(field, task, round) {
  for (let i = 0; i < field.length; i++) {
    const [outcome, runner] = field[(i + round) % field.length];
    await setTimeout(PAUSE_MS);
    if (outcome.contestant.mode) outcome.peakGflops.push(await runner.peak());
    const seconds = await runner.run(outcome.steps);
    outcome.samplesPerSecond.push((outcome.steps * task.batch) / seconds);
  }
}

/**
 * What else ours costs: loading the core, and reading images without learning.
 * @param {[Outcome, Runner][]} field
 */
export async function weighRound(field) {
  for (const [outcome, runner] of field) {
    if (!outcome.contestant.mode) continue;
    await setTimeout(PAUSE_MS);
    outcome.loadMs.push(await runner.loadCore());
    outcome.evaluateMs.push(await runner.evaluate());
  }
}

/**
 * How many cores two processes really get: what both do at the same time, beside what one does alone.
 * @param {[import('./peer.js').Peer, import('./peer.js').Peer]} probes
 * @returns {Promise<number>} 2 at best
 */
export async function coresForTwo([first, second]) {
  await setTimeout(PAUSE_MS);
  const before = await first.spin(SPIN_SECONDS);
  const both = await Promise.all([first.spin(SPIN_SECONDS), second.spin(SPIN_SECONDS)]);
  const after = await second.spin(SPIN_SECONDS);
  return (both[0] + both[1]) / ((before + after) / 2);
}
