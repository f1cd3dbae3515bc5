/** Large sets of images that are in a core's memory and nowhere else. */

/** @typedef {import('./instance.js').Instance} Core */
/** @typedef {import('../samples.js').Samples} Samples */
/** @typedef {{train: Samples, test: Samples}} Dataset */

/** Sets of more bytes are in one place only. */
export const LARGE_SET = 64 * 1024 * 1024;
/** Bytes that are moved at a time. */
const PIECE = 16 * 1024 * 1024;

/** @param {Dataset} dataset @returns {number} bytes of its pixels, wherever they are */
export const pixelBytes = ({ train, test }) => (train.count + test.count) * train.inputs;

/**
 * Room for the pixels of a set. That of a large one can be given back piece by piece, which programs that read a
 * Uint8Array may not expect: it is for workers that hand it over to holdPixels().
 * @param {number} bytes
 * @returns {Uint8Array}
 */
export function shrinkableRoom(bytes) {
  const options = /** @type {any} */ (bytes > LARGE_SET ? { maxByteLength: bytes } : undefined);
  return new Uint8Array(
    new /** @type {any} */ (ArrayBuffer)(bytes, options),
    ...(options ? [0, bytes] : []),
  );
}

/** What each core holds. @type {WeakMap<Core, HeldPixels>} */
const held = new WeakMap();
/** Those that are held already. @type {WeakSet<Samples>} */
const known = new WeakSet();

/**
 * From the first run on, the pixels of these samples live in its core's memory: sets of samples there have no copy,
 * and the room where they were is given back while they move. A core holds one set: another one takes its place.
 * @param {Dataset} dataset  the caller's own: its `pixels` become views that are valid until the core's memory grows
 */
export function holdPixels({ train, test }) {
  if (known.has(train)) return;
  known.add(train);
  new HeldPixels([train, test]);
}

class HeldPixels {
  #parts;
  /** Where each part begins among all pixels, and the end. @type {number[]} */
  #starts = [0];
  /** Where the parts are before a core has them. @type {{buffer: ArrayBufferLike, at: number}[]} */
  #sources;
  /** @type {Core | null} */
  #core = null;
  #at = 0;

  /** @param {Samples[]} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#sources = parts.map(({ pixels }) => ({ buffer: pixels.buffer, at: pixels.byteOffset }));
    parts.forEach((part, i) => {
      this.#starts.push(this.#starts[i] + part.count * part.inputs);
      Object.defineProperties(part, {
        pixels: { get: () => this.#view(i, 0, this.#length(i)), enumerable: true },
        // Hidden, so that neither a copy of the samples nor a message takes it along.
        placeIn: {
          value: (/** @type {Core} */ core, /** @type {Samples[]} */ wanted) =>
            this.#placeIn(core, wanted),
        },
      });
    });
  }

  /** @param {number} i  the part @returns {number} bytes */
  #length(i) {
    return this.#starts[i + 1] - this.#starts[i];
  }

  /** @param {number} i  the part @param {number} from @param {number} to @returns {Uint8Array} */
  #view(i, from, to) {
    const { buffer, at } = this.#core
      ? { buffer: this.#core.memory.buffer, at: this.#at + this.#starts[i] }
      : this.#sources[i];
    return new Uint8Array(buffer, at + from, to - from);
  }

  /**
   * @param {Core} core
   * @param {Samples[]} wanted  to lie end to end
   * @returns {number | undefined} their address in the core's memory; undefined where they do not lie so
   * @throws {import('../errors.js').MlpError} "out-of-memory"
   */
  #placeIn(core, wanted) {
    const first = this.#parts.indexOf(wanted[0]);
    if (!wanted.every((part, i) => part === this.#parts[first + i])) return undefined;
    if (this.#core !== core) this.#moveTo(core);
    return this.#at + this.#starts[first];
  }

  /** @param {Core} core */
  #moveTo(core) {
    held.get(core)?.leave();
    const at = core.heap.allocate(this.#starts[this.#parts.length]);
    const shrinks = this.#shrinks;
    // From the end on, for a buffer gives back what is behind its new end.
    for (let i = this.#parts.length - 1; i >= 0; i--) {
      for (let to = this.#length(i); to > 0; to -= PIECE) {
        const from = Math.max(0, to - PIECE);
        const piece = this.#view(i, from, to);
        new Uint8Array(core.memory.buffer, at + this.#starts[i] + from, to - from).set(piece);
        if (shrinks) /** @type {any} */ (piece.buffer).resize(piece.byteOffset);
      }
    }
    this.#free();
    this.#sources = [];
    this.#core = core;
    this.#at = at;
    held.set(core, this);
  }

  /** Whether all parts are, in their order, in one buffer that can be shortened. */
  get #shrinks() {
    if (this.#core) return false;
    const [{ buffer, at }, ...others] = this.#sources;
    return (
      /** @type {any} */ (buffer).resizable === true &&
      others.every((other) => other.buffer === buffer && other.at > at)
    );
  }

  /** Makes room in a core for another set; its parts have no pixels then. */
  leave() {
    this.#free();
    this.#core = null;
    this.#starts.fill(0);
    this.#sources = this.#parts.map(() => ({ buffer: new ArrayBuffer(0), at: 0 }));
  }

  #free() {
    if (!this.#core) return;
    this.#core.heap.free(this.#at);
    held.delete(this.#core);
  }
}
