/**
 * Decides which lab of a page trains. One trains at a time, so that labs do not compete for the
 * cores: the one that was started last. The one that it interrupts waits and continues when the
 * other has finished. A lab that starts by itself waits in the same queue.
 * @typedef {object} Trainer
 * @property {() => void} hold  pause until go() is called
 * @property {() => void} go  start training, or continue
 */

/** @type {Trainer | null} */
let active = null;
/** The queue; the first one is next. @type {Trainer[]} */
let waiting = [];

/**
 * A trainer has started because somebody pressed its button.
 * @param {Trainer} trainer
 */
export function take(trainer) {
  if (active === trainer) return;
  waiting = waiting.filter((each) => each !== trainer);
  if (active) {
    waiting.unshift(active);
    active.hold();
  }
  active = trainer;
}

/** @param {Trainer} trainer @returns {boolean} whether it is the one that may train */
export const hasTurn = (trainer) => active === trainer;

/**
 * A trainer waits to start or continue by itself.
 * @param {Trainer} trainer
 */
export function queue(trainer) {
  if (active === trainer || waiting.includes(trainer)) return;
  waiting.push(trainer);
  next();
}

/**
 * A trainer has finished, was paused by somebody, is not visible or was removed.
 * @param {Trainer} trainer
 */
export function leave(trainer) {
  waiting = waiting.filter((each) => each !== trainer);
  if (active !== trainer) return;
  active = null;
  next();
}

function next() {
  if (active) return;
  active = waiting.shift() ?? null;
  active?.go();
}
