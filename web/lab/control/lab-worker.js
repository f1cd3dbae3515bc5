import { startTrainer } from '../../worker/client.js';

/** @typedef {import('../../worker/client.js').TrainerClient} TrainerClient */

/** The lab's worker. There is one at a time; after it dies, open() starts another. */
export class LabWorker {
  /** The running worker. @type {TrainerClient | null} */
  client = null;
  /** @type {Promise<TrainerClient> | null} */
  #opening = null;
  #ended = false;
  #details;
  #listener;

  /**
   * @param {boolean} details  whether more than the curve and the pad is shown
   * @param {object} listener
   * @param {(event: import('../../worker/protocol.js').SessionEvent) => void} listener.onEvent
   * @param {(error: import('../../engine/errors.js').MlpError) => void} listener.onDeath
   * @param {(abilities: import('../../engine/core/variants.js').Abilities) => void} listener.onOpen  of the
   *   browser; called before open() resolves
   */
  constructor(details, listener) {
    this.#details = details;
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
