/** Sessions for tests, with small runs. */
import { after } from 'node:test';
import { resolveRecipe } from '../../web/engine/index.js';
import { Session } from '../../web/worker/session.js';

/** @typedef {import('../../web/worker/protocol.js').SessionEvent} SessionEvent */

/** @type {Session[]} */
const opened = [];
after(() => opened.forEach((session) => session.dispose()));

/** A session with its events, and a way to wait for one of them. */
export async function open() {
  /** @type {SessionEvent[]} */
  const events = [];
  /** @type {((event: SessionEvent) => void)[]} */
  const waiting = [];
  const session = new Session((event) => {
    events.push(event);
    for (const wake of [...waiting]) wake(event);
  });
  opened.push(session);
  await session.open();
  /** @param {SessionEvent['type']} type @returns {Promise<any>} */
  const next = (type) =>
    new Promise((resolve) => {
      /** @param {SessionEvent} event */
      const wake = (event) => {
        if (event.type !== type) return;
        waiting.splice(waiting.indexOf(wake), 1);
        resolve(event);
      };
      waiting.push(wake);
    });
  return { session, events, next };
}

export const small = (changes = {}) =>
  resolveRecipe({ dataset: 'digits', trainSize: 2000, testSize: 500, epochs: 2, ...changes });

/** Trains to the end. @returns {Promise<import('../../web/worker/protocol.js').RunOutcome>} */
export async function outcomeOf({ session, next }) {
  const done = next('done');
  session.start();
  return (await done).outcome;
}
