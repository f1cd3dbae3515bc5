/** The signals that ask a run to stop: Ctrl-C, a shutdown, a terminal that closes. */
import { constants } from 'node:os';

export const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** Listens until dispose(): the first signal only asks, so that results are kept; the second quits. */
export class StopSignals {
  /** The first signal that came. @type {NodeJS.Signals | null} */
  received = null;
  /** Called before the second signal quits. */
  beforeQuit = () => {};
  #onFirst = () => {};
  /** Settles when the first signal comes. @type {Promise<void>} */
  asked = new Promise((resolve) => (this.#onFirst = () => resolve()));

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#onSignal);
  }

  /** What a shell sees of a process that the signal ended: 130, 143 or 129; 0 when none came. */
  get exitCode() {
    return this.received ? 128 + constants.signals[this.received] : 0;
  }

  /** @param {NodeJS.Signals} signal */
  #onSignal = (signal) => {
    if (this.received) {
      this.beforeQuit();
      process.exit(128 + constants.signals[signal]);
    }
    this.received = signal;
    this.#onFirst();
  };

  dispose() {
    for (const signal of SIGNALS) process.off(signal, this.#onSignal);
  }
}
