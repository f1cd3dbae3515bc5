/** @typedef {import('../state.js').LabState} LabState */
/** @typedef {import('../../elements/base/types.js').Picture} Picture */

const EXAMPLES_PER_CLASS = 6;
const MISTAKES = 24;
const WEIGHT_IMAGES = 64;

/**
 * What the page asks the worker about the network: examples, mistakes, weights, what it makes of a
 * drawing. Every answer is dropped if the run changed while it was under way.
 */
export class Inspection {
  #store;
  #client;
  #details;
  /** @type {Float32Array[]} */
  #strokes = [];
  #drawing = false;
  #drawAgain = false;
  #mistakesShown = MISTAKES;
  #baseUrl;
  /** The worker that has the reader. @type {import('../../worker/client.js').TrainerClient | null} */
  #provided = null;
  #about = '';

  /**
   * @param {import('../store.js').Store<LabState>} store
   * @param {() => import('../../worker/client.js').TrainerClient | null} client
   * @param {boolean} details  whether examples, mistakes and weights are on show
   * @param {string} baseUrl  of the folder with the site's data, where a reader may be; or empty
   */
  constructor(store, client, details, baseUrl) {
    this.#store = store;
    this.#client = client;
    this.#details = details;
    this.#baseUrl = baseUrl;
  }

  /**
   * Asks about the present run.
   * @template T
   * @param {(session: import('comlink').Remote<import('../../worker/session.js').Session>) => Promise<T>} ask
   * @param {(answer: T) => Partial<LabState>} show
   */
  async ask(ask, show) {
    const client = this.#client();
    const runId = this.#store.state.prepared?.runId;
    if (!client || runId === undefined) return;
    try {
      const answer = await ask(client.session);
      if (this.#store.state.prepared?.runId === runId) this.#store.update(show(answer));
    } catch {
      // The run went away under the question; whoever took it away shows why.
    }
  }

  async afterPrepare() {
    this.#mistakesShown = MISTAKES;
    this.#drawing = false; // a worker that died under a question never answers it
    if (this.#details) {
      await this.ask(
        (session) => session.inspect('examples', EXAMPLES_PER_CLASS),
        (examples) => ({ examples }),
      );
      await this.ask(
        (session) => session.inspect('weights', WEIGHT_IMAGES),
        (weights) => ({ weights, firstWeights: weights }),
      );
    }
    await this.#look();
  }

  /** A saved network is there: it has nothing but what it makes of a picture. */
  async afterOpen() {
    this.#drawing = false;
    this.#store.update({ examples: [], weights: [], firstWeights: [] });
    await this.#look();
  }

  async afterEpoch() {
    if (this.#details) {
      await this.ask(
        (session) => session.inspect('weights', WEIGHT_IMAGES),
        (weights) => ({ weights }),
      );
    }
    await this.#look();
  }

  async afterRun() {
    await this.afterEpoch();
    if (this.#details) await this.#showMistakes();
  }

  /** @param {{actual: number, predicted: number} | null} cell  of the confusion matrix */
  openCell(cell) {
    this.#mistakesShown = MISTAKES;
    return this.#showMistakes(cell);
  }

  moreMistakes() {
    this.#mistakesShown += MISTAKES;
    return this.#showMistakes();
  }

  /** The cell changes together with what is shown of it. */
  #showMistakes(cell = this.#store.state.cell) {
    return this.ask(
      (session) => session.inspect('mistakes', this.#mistakesShown, cell),
      (mistakes) => ({ mistakes, cell }),
    );
  }

  /** @param {Float32Array[]} strokes  of the pad, all of them */
  draw(strokes) {
    this.#strokes = strokes;
    this.#store.update({ image: null });
    return this.#look();
  }

  /** @param {Picture | null} image  of the network's size */
  showImage(image) {
    this.#strokes = [];
    this.#store.update({ image });
    return this.#look();
  }

  /**
   * @param {Uint8Array} pixels  [channels][height][width] of the network's pictures
   * @returns {Promise<number[]>} the network's output for each class
   */
  async outputsFor(pixels) {
    const seen = await this.#client()?.session.look(pixels);
    return Array.from(seen?.layers.at(-1) ?? []);
  }

  /**
   * Asks what the network makes of the drawing or the picture. While an answer is under way, only
   * the newest drawing waits: the hand is faster than the worker when a slice is training.
   */
  async #look() {
    if (this.#drawing) {
      this.#drawAgain = true;
      return;
    }
    this.#drawing = true;
    do {
      this.#drawAgain = false;
      await this.#lookOnce();
    } while (this.#drawAgain);
    this.#drawing = false;
  }

  /**
   * Before the first drawing of a worker: the network that reads until one is trained.
   * @param {import('../../worker/client.js').TrainerClient} client
   */
  async #provideReader(client) {
    if (this.#provided === client || !this.#baseUrl || this.#store.state.progress) return;
    this.#provided = client;
    const { openReader } = await import('./reader.js');
    this.#about = await openReader(client.session, this.#baseUrl);
  }

  async #lookOnce() {
    const { image, prepared } = this.#store.state;
    const client = this.#client();
    if (!client || !prepared) return;
    const drawn = image ? null : await client.session.rasterise(this.#strokes).catch(() => null);
    const pixels = image?.pixels ?? drawn;
    if (this.#strokes.length > 0) await this.#provideReader(client);
    const { height, width, channels } = prepared.shape;
    const nothing = { seen: drawn, outputs: null, activations: [], readBy: '' };
    if (!pixels || pixels.length !== height * width * channels) {
      this.#store.update(nothing);
      return;
    }
    await this.ask(
      async (session) => {
        const seen = await session.look(pixels);
        const warning = seen.untrained ? (await import('./reader.js')).notTrained() : '';
        return { ...seen, readBy: seen.byReader ? this.#about : warning };
      },
      ({ layers, byReader, readBy }) => ({
        seen: drawn,
        activations: byReader ? [] : layers,
        outputs: Array.from(layers[layers.length - 1]),
        readBy,
      }),
    );
  }
}
