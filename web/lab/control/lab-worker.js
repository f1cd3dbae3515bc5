import { startTrainer } from '../../worker/client.js';

/** @typedef {import('../../worker/client.js').TrainerClient} TrainerClient */

/** For so long at most the worker waits for a page that always has something to do. */
const IDLE_MS = 100;

/** Resolves when the page has drawn what it has. WebKit cannot say that. */
const idle = () =>
  new Promise(
    (resolve) =>
      globalThis.requestIdleCallback?.(resolve, { timeout: IDLE_MS }) ?? setTimeout(resolve),
  );

/** The lab's worker. There is one at a time; after it dies, open() starts another. */
export class LabWorker {
  /** The running worker. @type {TrainerClient | null} */
  client = null;
  /** @type {Promise<TrainerClient> | null} */
  #opening = null;
  #ended = false;
  #details;
  #listener;
  #drawn;

  /**
   * @param {boolean} details  whether more than the curve and the pad is shown
   * @param {Promise<unknown> | undefined} drawn  what it waits for before it starts: the page comes first, which takes
   *   twice as long beside a worker where there are two cores
   * @param {object} listener
   * @param {(event: import('../../worker/protocol.js').SessionEvent) => void} listener.onEvent
   * @param {(error: import('../../engine/errors.js').MlpError) => void} listener.onDeath
   * @param {(abilities: import('../../engine/core/variants.js').Abilities) => void} listener.onOpen  of the
   *   browser; called before open() resolves
   */
  constructor(details, drawn, listener) {
    this.#details = details;
    this.#drawn = drawn;
    this.#listener = listener;
  }

  /** Starts the worker. Calls meanwhile wait for the same one. @returns {Promise<TrainerClient>} */
  open() {
    this.#opening ??= this.#start().catch((error) => {
      this.#opening = null;
      throw error;
    });
    return this.#opening;
  }

  async #start() {
    const { onEvent, onDeath, onOpen } = this.#listener;
    await this.#drawn;
    await idle();
    const client = await startTrainer({
      onEvent,
      onDeath: (error) => {
        this.client = null;
        this.#opening = null;
        onDeath(error);
      },
    });
    const abilities = await client.session
      .open({ urls: client.urls }, this.#details)
      .catch((error) => {
        client.terminate();
        throw error;
      });
    if (this.#ended) client.terminate();
    this.client = client;
    onOpen(abilities);
    return client;
  }

  /** Ends it, and one that is just starting. No other will start. */
  end() {
    this.#ended = true;
    this.client?.terminate();
    this.client = null;
  }
}
