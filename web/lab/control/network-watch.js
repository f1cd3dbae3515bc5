/** @typedef {import('./controller.js').Controller} Controller */
/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../../worker/network-snapshot.js').NetworkSnapshot} NetworkSnapshot */
/** @typedef {import('../../worker/network-snapshot.js').UnitPlace} UnitPlace */
/** @typedef {import('../../elements/base/types.js').Picture} Picture */
/** @typedef {{looked: number, pictures: {pixels: Uint8Array, value: number}[]}} Strongest */
/** @typedef {NetworkSnapshot & {image: Picture | null, strongest: Strongest | null, chosen: boolean, past: LabState['past'], prepared: NonNullable<LabState['prepared']>}} Watched  chosen: whether somebody chose the unit that it tells of */

/** The least time between two snapshots. */
const GAP_MS = 250;
/** Of the time of a training, snapshots and their drawing take at most one part in so many. */
const SHARE = 50;
/** How many images of a unit are shown. */
const STRONGEST = 8;

/**
 * Keeps the drawing of the network up to date while somebody sees it, and asks for nothing else.
 * Between two snapshots of a training network is at least fifty times what the first one took in the worker and
 * on the page: where both have one core, the training loses no more than that.
 */
export class NetworkWatch {
  #controller;
  #rows;
  #show;
  #now;
  #stop;
  #visible = false;
  /** Whether a snapshot is asked for, or the time until the next one runs. */
  #busy = false;
  /** Runs until the next snapshot of a training network. @type {ReturnType<typeof setTimeout> | undefined} */
  #gap;
  #dirty = true;
  #key = /** @type {unknown[]} */ ([]);
  /** @type {UnitPlace | null} */
  #unit = null;
  /** @type {Strongest | null} */
  #strongest = null;
  /** Which training image lights the network while nothing else does. */
  #example = 0;

  /**
   * @param {Controller} controller
   * @param {number} rows  units of a layer that are shown
   * @param {(watched: Watched) => unknown} show  a promise, when it is drawn
   * @param {() => number} [now]  milliseconds
   */
  constructor(controller, rows, show, now = () => performance.now()) {
    this.#controller = controller;
    this.#rows = rows;
    this.#show = show;
    this.#now = now;
    this.#stop = controller.store.subscribe((state) => this.#follow(state));
    this.#follow(controller.store.state);
  }

  end() {
    this.#visible = false;
    this.#stop();
  }

  /** @param {boolean} visible */
  see(visible) {
    this.#visible = visible;
    this.#refresh();
  }

  /** @param {UnitPlace | null} place  of the unit to tell of */
  async choose(place) {
    const { layer, unit } = this.#unit ?? {};
    if (layer === place?.layer && unit === place?.unit) return;
    this.#unit = place;
    this.#change();
    await this.#findStrongest(place);
  }

  /** @param {UnitPlace | null} place */
  async #findStrongest(place) {
    this.#strongest = null;
    const session = await this.#controller.settled();
    const { past } = this.#controller.store.state;
    const isAsked = () => this.#unit === place && this.#epoch === (past?.epoch ?? null);
    if (!place || !isAsked()) return;
    const answer = await this.#ask(session, past, 'strongest', place, STRONGEST);
    if (!isAsked()) return;
    this.#strongest = answer;
    this.#change();
  }

  /**
   * @param {Awaited<ReturnType<Controller['settled']>> | null} session
   * @param {LabState['past']} past  asks the weights of its epoch
   * @param {'snapshot' | 'strongest'} what
   * @param {...any} args
   * @returns {Promise<any>} null where it cannot answer
   */
  async #ask(session, past, what, ...args) {
    const answer = past
      ? session?.inspect('inside', what, past.epoch, ...args)
      : session?.inspect(what, ...args);
    return (await answer?.catch(() => null)) ?? null;
  }

  /** By whose weights the page shows all else. */
  get #epoch() {
    return this.#controller.store.state.past?.epoch ?? null;
  }

  /** Lights the network with the next training image. */
  nextImage() {
    const all = picksOf(this.#controller.store.state.examples);
    if (all.length === 0) return;
    this.#example = (this.#example + 1) % all.length;
    void this.showImage(this.#pictureOf(all[this.#example]));
  }

  /** @param {Picture} picture */
  showImage(picture) {
    return this.#controller.inspection.call('showImage', picture);
  }

  /** @param {Uint8Array} pixels @returns {Picture} */
  #pictureOf(pixels) {
    const {
      height = 28,
      width = 28,
      channels = 1,
    } = this.#controller.store.state.prepared?.shape ?? {};
    return { pixels, height, width, channels };
  }

  /** What lights the network: the picture, else the drawing, else a training image. @param {LabState} state */
  #imageOf({ image, seen, examples }) {
    const example = picksOf(examples)[this.#example];
    const pixels = seen ?? example;
    return image ?? (pixels ? this.#pictureOf(pixels) : null);
  }

  /** @param {LabState} state */
  #follow(state) {
    const { prepared, status, progress, image, seen, examples, past } = state;
    const key = [prepared?.runId, past, status, progress?.position, image, seen, examples];
    if (key.every((part, i) => part === this.#key[i])) return;
    const isOtherRun = prepared?.runId !== this.#key[0];
    const isOther = isOtherRun || past !== this.#key[1];
    const { layer = 0, unit = 0 } = this.#unit ?? {};
    // The unit that somebody chose stays chosen where the next network has it, too.
    if (isOtherRun && this.#unit && !(Number(prepared?.layers[layer]) > unit)) this.#unit = null;
    if (isOtherRun) this.#strongest = null;
    this.#key = key;
    if (status !== 'running' && this.#gap) this.#endGap();
    this.#change();
    if (isOther && this.#unit) void this.#findStrongest(this.#unit);
  }

  #endGap() {
    clearTimeout(this.#gap);
    this.#gap = undefined;
    this.#busy = false;
  }

  #change() {
    this.#dirty = true;
    this.#refresh();
  }

  #refresh() {
    if (this.#busy || !this.#dirty || !this.#visible) return;
    this.#busy = true;
    this.#dirty = false;
    void this.#once();
  }

  async #once() {
    const asking = this.#now();
    const { state } = this.#controller.store;
    const { prepared, past } = state;
    const image = this.#imageOf(state);
    // A saved network alone has no run to look into.
    const session = prepared?.plan ? await this.#controller.settled() : null;
    const asked = { rows: this.#rows, pixels: image?.pixels ?? null, unit: this.#unit };
    const snapshot = await this.#ask(session, past, 'snapshot', asked);
    const present = this.#controller.store.state.prepared;
    const drawing = this.#now();
    const inWorker = snapshot?.milliseconds ?? drawing - asking;
    if (snapshot && prepared && present?.runId === prepared.runId && this.#visible) {
      const [chosen, strongest] = [asked.unit !== null, this.#strongest];
      await this.#show({ ...snapshot, image, chosen, strongest, past, prepared });
    }
    const took = inWorker + this.#now() - drawing;
    const trains = this.#controller.store.state.status === 'running';
    this.#gap = setTimeout(
      () => {
        this.#endGap();
        this.#refresh();
      },
      trains ? Math.max(GAP_MS, SHARE * took) : 0,
    );
  }
}

/** The examples in the order in which they are gone through: one of each class, then the next of each. @param {Uint8Array[][]} examples */
const picksOf = (examples) =>
  Array.from({ length: Math.max(0, ...examples.map((row) => row.length)) }, (_, i) =>
    examples.map((row) => row[i]),
  )
    .flat()
    .filter(Boolean);
