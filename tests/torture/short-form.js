/** The short form of parts of the torture, as tests: so many tries, always the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GROUP_MS } from '../patience.js';
import { Job } from './job.js';

export const SEED = 1;

/** @param {import('./job.js').Part[]} parts */
export function shortForm(parts) {
  for (const part of parts) {
    test(`${part.name}: ${part.about}`, { timeout: GROUP_MS }, async (t) => {
      const job = new Job(part, { seed: SEED, tries: part.tries });
      await part.run(job);
      for (const [what, { tried, survived }] of job.rows) {
        t.diagnostic(`${what}: ${survived} of ${tried} survived, seeds from ${SEED}`);
      }
      const told = job.failures.map(({ what, seed, why, again }) =>
        [what, seed, again, why].join('\n'),
      );
      assert.deepEqual(told, []);
      if (job.rows.size === 0) t.skip(job.skipped.join(' '));
      else for (const why of job.skipped) t.diagnostic(`skipped: ${why}`);
    });
  }
}
