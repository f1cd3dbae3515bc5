/**
 * A reporter for node:test that tells tests/run.js what happened: a line of JSON for each test. The
 * lines are marked, since what tests print themselves comes the same way.
 */
import path from 'node:path';
import { inspect } from 'node:util';

export const MARK = '\u0001';

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {string} file  from the top folder
 * @property {'passed' | 'failed' | 'skipped'} state
 * @property {number} ms
 * @property {string} [why]  it was skipped, or failed
 */

/** @param {any} data  of the event @param {boolean} passed @returns {Outcome | null} null for what only holds others */
function outcomeOf({ name, file = '', details, skip }, passed) {
  const outcome = {
    name,
    file: path.relative('', file),
    ms: Math.round(details?.duration_ms ?? 0),
  };
  if (skip !== undefined && skip !== false) {
    return { ...outcome, state: 'skipped', why: skip === true ? '' : String(skip) };
  }
  const { error } = details ?? {};
  if (!passed && error?.failureType !== 'subtestsFailed') {
    return { ...outcome, state: 'failed', why: inspect(error?.cause ?? error) };
  }
  // A file that went well is told like a test of its own name.
  const holds = details?.type === 'suite' || path.resolve(name) === path.resolve(file);
  return holds ? null : { ...outcome, state: passed ? 'passed' : 'failed', why: '' };
}

/** @param {AsyncIterable<{type: string, data: any}>} events */
export default async function* record(events) {
  for await (const { type, data } of events) {
    if (type === 'test:pass' || type === 'test:fail') {
      const outcome = outcomeOf(data, type === 'test:pass');
      if (outcome) yield `${MARK}${JSON.stringify(outcome)}\n`;
    } else if (type === 'test:diagnostic' && data.nesting > 0) {
      yield `${MARK}${JSON.stringify({ note: data.message })}\n`;
    } else if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
  }
}
