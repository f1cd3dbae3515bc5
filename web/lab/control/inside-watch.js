import { classNamesIn } from '../../i18n/en/class-names.js';

/** @typedef {import('./controller.js').Controller} Controller */
/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../../elements/inside/inside-types.js').Inside} Inside */
/** @typedef {import('../../elements/inside/inside-types.js').Choice} Choice */

/** @typedef {'images' | 'why' | 'map' | 'without' | 'wanted' | 'statistics' | 'weights' | 'norms'} Part */

/** What the worker is asked for, in this order: later ones need the images. @type {Part[]} */
const OF_EPOCH = ['images', 'why', 'map', 'without', 'wanted', 'statistics', 'weights'];
/** Of all epochs. @type {Part[]} */
const PARTS = [...OF_EPOCH, 'norms'];
/** Those that are about the image. @type {Part[]} */
const OF_IMAGE = ['why', 'without'];
/** What a choice changes. @type {Record<keyof Choice, Part[]>} */
const CHOSEN = {
  classes: ['why'],
  layer: ['map'],
  off: ['without'],
  wanted: ['wanted'],
  epoch: OF_EPOCH,
  norms: ['norms'],
};
/** How many units have their weights shown. */
const WEIGHT_IMAGES = 64;
/** How many training images of each class the gradient is the mean of. */
const PER_CLASS = 20;

/** @type {Pick<Inside, Part>} */
const NOTHING = {
  images: null,
  why: null,
  map: null,
  without: null,
  wanted: null,
  weights: null,
  statistics: null,
  norms: null,
};

/** @param {number} layer  of the map @returns {Choice} */
const firstChoice = (layer) => ({
  epoch: null,
  classes: null,
  layer,
  off: [],
  wanted: 0,
  norms: false,
});

/**
 * Keeps the look inside a network up to date while it is open and the run stands still. It asks nothing of a
 * run that trains.
 */
export class InsideWatch {
  #controller;
  #show;
  #past;
  #stop;
  #open = false;
  #busy = false;
  /** @type {Set<Part>} */
  #dirty = new Set();
  /** What is looked into. @type {unknown[]} */
  #key = [];
  /** The image of the page. @type {Uint8Array | null} */
  #pixels = null;
  #parts = NOTHING;
  /** The epoch that the parts are of; null: the newest. @type {number | null} */
  #epoch = null;
  /** Answers by other weights, which take the place of the parts together. @type {Partial<typeof NOTHING>} */
  #next = {};
  /** Whether the parts in view are of other weights than what is asked for. */
  #together = false;
  #choice = firstChoice(0);

  /**
   * @param {Controller} controller
   * @param {(inside: Inside) => void} show
   * @param {Pick<import('./past.js').Past, 'show' | 'end'> | null} [past]  told of the epoch that is chosen
   */
  constructor(controller, show, past = null) {
    this.#controller = controller;
    this.#show = show;
    this.#past = past;
    this.#stop = controller.store.subscribe((state) => this.#follow(state));
    this.#follow(controller.store.state);
  }

  end() {
    this.#open = false;
    this.#stop();
  }

  /** @param {boolean} open */
  see(open) {
    this.#open = open;
    this.#tell();
    void this.#work();
  }

  /** @param {Partial<Choice>} choice */
  choose(choice) {
    this.#choice = { ...this.#choice, ...choice };
    if (choice.epoch !== undefined) {
      this.#key = [...this.#key]; // answers that are on their way are of other weights
      this.#changeTogether();
      void this.#past?.show(choice.epoch, this.#reached);
    }
    for (const name of /** @type {(keyof Choice)[]} */ (Object.keys(choice)))
      for (const part of CHOSEN[name]) this.#dirty.add(part);
    this.#tell();
    void this.#work();
  }

  get #state() {
    return this.#controller.store.state;
  }

  /** Epochs that are done, or begun. */
  get #reached() {
    const { progress, current } = this.#state;
    return Math.ceil(progress?.position ?? current?.outcome?.epochs.length ?? 0);
  }

  /** @param {LabState} state @returns {Inside['state']} */
  #stateOf({ status, prepared }) {
    if (status === 'running') return 'running';
    return prepared?.plan && ['paused', 'done'].includes(status) ? 'still' : 'wait';
  }

  /** @param {LabState} state */
  #follow(state) {
    const { prepared, progress, status, hand, image, seen, current } = state;
    const looked = [prepared?.runId, progress?.position, status, hand, current?.outcome];
    const pixels = image?.pixels ?? seen;
    const isOther = looked.some((each, i) => each !== this.#key[i]);
    if (!isOther && pixels === this.#pixels) return;
    if (isOther && this.#choice.epoch !== null) void this.#past?.end(); // training goes on from the newest
    if (prepared?.runId !== this.#key[0]) {
      this.#parts = NOTHING;
      this.#epoch = null;
      this.#choice = firstChoice(Math.max(0, (prepared?.layers.length ?? 2) - 2));
    }
    if (isOther) {
      this.#choice = { ...this.#choice, epoch: null };
      this.#key = looked; // the same array as long as it is the same network
      this.#changeTogether();
    }
    this.#pixels = pixels;
    for (const part of isOther ? PARTS : OF_IMAGE) this.#dirty.add(part);
    this.#tell();
    void this.#work();
  }

  /** The image of the page, else the first test image that is read wrong. @param {Pick<Inside, 'images'>} [parts] @returns {import('../../elements/base/types.js').Picture | null} */
  #imageOf({ images } = this.#parts) {
    const { shape } = this.#state.prepared ?? {};
    if (!shape) return null;
    const { height, width, channels } = shape;
    const length = height * width * channels;
    const wrong = images?.labels.findIndex((label, i) => label !== images.answers[i]) ?? 0;
    const first = Math.max(0, wrong) * length;
    const pixels = this.#pixels ?? images?.pixels.slice(first, first + length);
    return pixels?.length === length ? { pixels, height, width, channels } : null;
  }

  /** One question after the other, as long as there is something to ask. */
  async #work() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#open && this.#dirty.size > 0 && this.#stateOf(this.#state) === 'still') {
      const part = /** @type {Part} */ (PARTS.find((each) => this.#dirty.has(each)));
      this.#dirty.delete(part);
      const key = this.#key;
      const answer = await this.#ask(part).catch(() => null);
      // Of another run, or of the run at another time: what changed has made it dirty again.
      if (key !== this.#key) continue;
      this.#next = { ...this.#next, [part]: answer };
      if (!this.#together || OF_EPOCH.every((each) => !this.#dirty.has(each))) this.#change();
    }
    this.#busy = false;
  }

  /** Keeps the parts that are in view until all are answered by the other weights. */
  #changeTogether() {
    this.#next = {};
    this.#together = this.#parts.images !== null;
  }

  #change() {
    this.#parts = { ...this.#parts, ...this.#next };
    this.#next = {};
    this.#together = false;
    this.#epoch = this.#choice.epoch;
    this.#tell();
  }

  /** @param {Part} part @returns {Promise<any>} */
  async #ask(part) {
    const session = await this.#controller.settled();
    const { epoch, classes, layer, off, wanted } = this.#choice;
    const pixels = this.#imageOf({ ...this.#parts, ...this.#next })?.pixels ?? null;
    if ((part === 'why' && !pixels) || (part === 'weights' && epoch === null)) return null;
    if (part === 'norms') return this.#norms(session);
    /** @type {Partial<Record<Part, any[]>>} */
    const args = {
      why: [pixels, classes],
      map: [layer],
      without: [off, pixels],
      wanted: [wanted],
      weights: [WEIGHT_IMAGES],
    };
    return session?.inspect('inside', part, epoch, ...(args[part] ?? []));
  }

  /** Only when they are looked at. @param {Awaited<ReturnType<Controller['settled']>>} session */
  async #norms(session) {
    const { current, recipe } = this.#state;
    if (!this.#choice.norms || !session) return null;
    const groups = await session.preview('examples', current?.recipe ?? recipe, PER_CLASS);
    return session.inspect('inside', 'norms', null, groups);
  }

  #tell() {
    const { prepared } = this.#state;
    if (!this.#open) return;
    const { classNames = [], ...shape } = prepared?.shape ?? { height: 1, width: 1, channels: 1 };
    const state = this.#stateOf(this.#state);
    this.#show({
      state,
      sizes: prepared?.layers ?? [],
      shape,
      classNames: classNamesIn(classNames),
      probabilities: prepared?.cost === 'cross-entropy',
      reached: this.#reached,
      image: this.#imageOf(),
      choice: this.#choice,
      epoch: this.#epoch,
      busy: this.#together && state === 'still',
      ...this.#parts,
    });
  }
}
