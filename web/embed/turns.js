/**
 * Whose turn it is to train. Of the labs on a page one trains at a time, so that they do not take
 * the cores from one another: the one that was started last. The one that it interrupts waits and
 * goes on when the other is through; so does one that starts by itself.
 * @typedef {object} Trainer
 * @property {() => void} hold  stop for the time being
 * @property {() => void} go  train, or train on
 */

/** @type {Trainer | null} */
let active = null;
/** The next one first. @type {Trainer[]} */
let waiting = [];

/**
 * A trainer has begun, because somebody pressed its button.
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
 * A trainer would like to begin or go on by itself, when it is its turn.
 * @param {Trainer} trainer
 */
export function queue(trainer) {
  if (active === trainer || waiting.includes(trainer)) return;
  waiting.push(trainer);
  next();
}

/**
 * A trainer is through, was paused by somebody, is out of sight or gone.
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
