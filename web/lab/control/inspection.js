/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../../elements/base/types.js').Picture} Picture */

/** @typedef {import('comlink').Remote<import('../../worker/session.js').Session>} Session */

/** How many training images of each class are shown. */
export const EXAMPLES_PER_CLASS = 6;
/** How many mistakes are shown at first. */
export const MISTAKES = 24;
/** How many units have their weights shown. */
export const WEIGHT_IMAGES = 64;

/**
 * How the network is asked.
 * @typedef {object} Asking
 * @property {(session: Session, pixels: Uint8Array) => Promise<ReturnType<typeof import('../../worker/look.js').look>>} look
 * @property {(session: Session, what: any, ...args: any[]) => Promise<any>} inspect
 */

/** @type {Asking} */
const NOW = {
  look: (session, pixels) => session.look(pixels),
  inspect: (session, what, ...args) => session.inspect(what, ...args),
};

/**
 * Asks the worker about the network: examples, mistakes, weights, its outputs for a drawing. An
 * answer is dropped when the run changed meanwhile.
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
  /** The worker that got the reader. @type {import('../../worker/client.js').TrainerClient | null} */
  #provided = null;
  /** A sentence on what the reader was trained on. */
  #about = '';
  /** @type {Promise<import('./novelty-watch.js').NoveltyWatch> | null} */
  #novelty = null;
  #asking = NOW;

  /**
   * @param {import('../state/store.js').Store<LabState>} store
   * @param {() => import('../../worker/client.js').TrainerClient | null} client
   * @param {boolean} details  whether examples, mistakes and weights are shown
   * @param {string} baseUrl  of the folder with the site's data, which may have a reader; or empty
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
      // The run ended meanwhile. The code that ended it shows why.
    }
  }

  async afterPrepare() {
    this.#mistakesShown = MISTAKES;
    this.#drawing = false; // a worker that died does not answer
    if (this.#details) {
      const { current, recipe } = this.#store.state;
      await this.ask(
        (session) => session.preview('examples', current?.recipe ?? recipe, EXAMPLES_PER_CLASS),
        (examples) => ({ examples }),
      );
      await this.ask(
        (session) => session.inspect('weights', WEIGHT_IMAGES),
        (weights) => ({ weights, firstWeights: weights }),
      );
    }
    await this.#look();
  }

  /** A saved network has no training images: it only answers to pictures. */
  async afterOpen() {
    this.#drawing = false;
    this.#store.update({ examples: [], weights: [], firstWeights: [] });
    await this.#look();
  }

  /** Asks in another way from now on. @param {Asking} [asking]  default: as it is now */
  askBy(asking = NOW) {
    this.#asking = asking;
  }

  async afterEpoch() {
    if (this.#details) {
      await this.ask(
        (session) => this.#asking.inspect(session, 'weights', WEIGHT_IMAGES),
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

  /** Updates the cell and its images together. */
  #showMistakes(cell = this.#store.state.cell) {
    return this.ask(
      (session) => this.#asking.inspect(session, 'mistakes', this.#mistakesShown, cell),
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
   * Asks for the outputs for the drawing or the picture. During a question only the newest drawing
   * waits: the worker trains in slices, and people draw faster than those.
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
   * Gives the worker, before its first drawing, the network that reads until one is trained.
   * @param {import('../../worker/client.js').TrainerClient | null} [client]
   */
  async provideReader(client = this.#client()) {
    if (!client || this.#provided === client || !this.#baseUrl || this.#store.state.progress)
      return;
    this.#provided = client;
    const { openReader } = await import('./reader.js');
    const about = await openReader(client.session, this.#baseUrl);
    this.#about = about ?? '';
    // One that is still being made is asked for again when the drawing goes on.
    if (about === null) this.#provided = null;
  }

  async #lookOnce() {
    const { image, prepared } = this.#store.state;
    const client = this.#client();
    if (!client || !prepared) return;
    let drawn = image ? null : await client.session.rasterise(this.#strokes).catch(() => null);
    if (drawn && drawn.length !== prepared.layers[0])
      drawn = await (await import('./fit-drawing.js')).fitDrawing(drawn, prepared.shape);
    const pixels = image?.pixels ?? drawn;
    if (this.#strokes.length > 0) await this.provideReader(client);
    const nothing = { seen: drawn, outputs: null, activations: [], before: null };
    if (!pixels || pixels.length !== prepared.layers[0]) {
      this.#store.update({ ...nothing, unlike: '', readBy: '' });
      return;
    }
    /** @type {{byReader: boolean, untrained: boolean} | null} */
    let answered = null;
    await this.ask(
      async (session) => {
        const seen = await this.#asking.look(session, pixels);
        answered = seen;
        const warning = seen.untrained ? (await import('./reader.js')).notTrained() : '';
        return { ...seen, readBy: seen.byReader ? this.#about : warning };
      },
      ({ layers, byReader, readBy, before }) => ({
        seen: drawn,
        activations: byReader ? [] : layers,
        outputs: Array.from(layers[layers.length - 1]),
        readBy,
        before: before && Array.from(before),
      }),
    );
    // What is like nothing that was trained on is known of the weights of now.
    if (answered && this.#asking === NOW) void this.#checkNovelty(client.session, pixels, answered);
  }

  /**
   * @param {import('../../worker/client.js').TrainerClient['session']} session
   * @param {Uint8Array} pixels
   * @param {{byReader: boolean, untrained: boolean}} answered
   */
  async #checkNovelty(session, pixels, { byReader, untrained }) {
    if (untrained && !byReader) return this.#store.update({ unlike: '' });
    this.#novelty ??= import('./novelty-watch.js').then(
      ({ NoveltyWatch }) => new NoveltyWatch(this.#store),
    );
    return (await this.#novelty).check(session, pixels, byReader);
  }
}
