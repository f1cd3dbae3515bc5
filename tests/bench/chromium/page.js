/** The page of the benchmark: a worker for each contestant, and a way to ask them from outside. */
import { wrap } from 'comlink';

/** @type {import('comlink').Remote<any>[]} */
const workers = [];

Object.assign(globalThis, {
  /** @param {string} kind @param {object} options @returns {Promise<number>} the contestant's number */
  async startContestant(kind, options) {
    const worker = wrap(new Worker(new URL('./worker.js', import.meta.url), { type: 'module' }));
    await worker.start(kind, options);
    return workers.push(worker) - 1;
  },
  /** @param {number} number @param {string} command @param {any[]} args */
  askContestant: (number, command, args) => workers[number][command](...args),
});
