/** What a step of a trial should take at least, in ms. */
const STEP_MS = 1;
/** How long a number of threads takes a batch is measured so often in a turn, and it has so many turns. */
const MEASURED = 3;
const TURNS = 3;
/** Between two trials there is training for so many times as long as the first of them took, */
const REST = 10;
/** and so many ms at least: between the first and the second, then twice as long each time. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/** More threads are kept only where fewer take so many times as long: what is measured is not exact. */
const WORTH = 1.1;

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/**
 * Finds out how many threads train networks of one shape fastest, and keeps to that number. Engines may tell
 * of more cores than there are, other programs may need them, and small networks lose more by sharing than they
 * gain. Now and then, while they train, all threads, half of them and so on down to one have short turns;
 * the first trial begins at once. No result depends on it.
 */
export class Sharing {
  /** All threads, half of them and so on, to one. */
  #counts;
  /** The place in it of those that train now. */
  #at = 0;
  #now;
  /** Batches of a trial's next step. */
  #step = 1;
  /** Trained since the clock last moved. */
  #batches = 0;
  /** The ms a batch that were measured, for each count; null between two trials. @type {number[][] | null} */
  #trial;
  /** What it has taken so far, in ms. */
  #spent = 0;
  /** The ms of training until the next trial. */
  #left = 0;
  #wait = FIRST_WAIT_MS;

  /**
   * @param {number} most  threads
   * @param {() => number} [now]  a clock in ms
   */
  constructor(most, now = () => performance.now()) {
    this.#counts = [most];
    for (let count = most; count > 1; this.#counts.push(count)) count = Math.ceil(count / 2);
    this.#trial = this.#counts.map(() => []);
    this.#now = now;
  }

  /** All threads that there are. */
  get most() {
    return this.#counts[0];
  }

  /** Threads to train with next. */
  get threads() {
    return this.#counts[this.#at];
  }

  /** Another network of the shape begins, with the number that is known; as its images may want another, the next trial is soon. */
  begin() {
    this.#wait = FIRST_WAIT_MS;
    this.#left = Math.min(this.#left, FIRST_WAIT_MS);
    return this;
  }

  /**
   * Trains in steps, and measures them.
   * @template {{batch: number, epochDone: boolean}} Progress
   * @param {number} batches  at most
   * @param {number} from  batches that the network has done in this epoch
   * @param {(most: number) => Progress} train  trains up to so many with `threads`, to the end of the
   *   epoch at most
   * @returns {Progress} after the last step
   */
  train(batches, from, train) {
    for (let left = batches, position = from; ;) {
      const start = this.#now();
      const progress = train(this.#trial ? Math.min(left, this.#step) : left);
      const done = progress.batch - position;
      this.#took(done, this.#now() - start);
      position = progress.batch;
      left -= done;
      if (left <= 0 || progress.epochDone) return progress;
    }
  }

  /** @param {number} batches @param {number} ms */
  #took(batches, ms) {
    if (!this.#trial) {
      this.#left -= ms;
      if (this.#left > 0) return;
      this.#trial = this.#counts.map(() => []);
      this.#at = 0;
      return;
    }
    // A coarse clock shows no time for most steps: the next that shows some counts for them too.
    this.#batches += batches;
    this.#spent += ms;
    if (ms < STEP_MS) this.#step *= 2;
    if (!(ms > 0)) return;
    const measured = this.#trial[this.#at];
    measured.push(ms / this.#batches);
    this.#batches = 0;
    if (measured.length % MEASURED > 0) return;
    this.#at = (this.#at + 1) % this.#counts.length;
    if (this.#trial[this.#at].length === TURNS * MEASURED) this.#decide(this.#trial.map(median));
  }

  /** @param {number[]} times  of a batch, for each count */
  #decide(times) {
    const enough = WORTH * Math.min(...times);
    this.#at = times.findLastIndex((time) => time <= enough);
    this.#trial = null;
    this.#step = 1;
    this.#left = Math.max(this.#wait, REST * this.#spent);
    this.#spent = 0;
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS);
  }
}
