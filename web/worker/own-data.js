import { asCodes } from '../data/base/note.js';
import { openOwn } from '../data/open-own.js';
import { shrinkableRoom } from '../engine/core/held-pixels.js';

/** @typedef {import('../data/base/note.js').Note} Note */
/** @typedef {import('../data/own/own-set.js').OwnSet<Note>} OwnSet */
/** @typedef {import('../data/own/own-set.js').OwnPreview<Note>} OwnPreview */
/** @typedef {import('../data/own/choices.js').OwnChoices} OwnChoices */
/** @typedef {import('../engine/samples.js').Samples} Samples */

/**
 * @typedef {OwnPreview & {sizes: [width: number, height: number][], examples: Uint8Array[][]}} Shown  examples:
 *   [class][image] as they would be prepared
 *
 * @typedef {'files' | import('../data/own/prepare.js').Progress['stage']} Stage
 * @typedef {{type: 'own-progress', stage: Stage, done: number, total: number | null}} OwnProgress
 *   done: files, images or parts of the work
 * @typedef {{type: 'own-dataset', dataset: {train: Samples, test: Samples}}} OwnDataset
 * @typedef {Omit<Awaited<ReturnType<OwnSet['prepare']>>, 'train' | 'test'>} OwnSummary
 */

const EXAMPLES = 6;
/** Between two reports of progress, in milliseconds. */
const REPORT_MS = 100;

/** A person's data: opened, shown and prepared, mostly in a worker, of which it knows nothing. */
export class OwnSession {
  /** @type {OwnSet | null} */
  #set = null;
  #tell;
  #told = 0;

  /** @param {(event: OwnProgress | OwnDataset, transfer?: Transferable[]) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /**
   * @param {{file: File, path: string}[]} files  the path is lost on the way to a worker
   * @throws {import('../engine/errors.js').MlpError} of openOwn()
   */
  async open(files) {
    const given = files.map(({ file, path }) =>
      Object.defineProperty(file, 'webkitRelativePath', { value: path, configurable: true }),
    );
    let done = 0;
    this.#set = await openOwn(
      given,
      { onFile: () => this.#report('files', ++done, null) },
      asCodes,
    );
  }

  /**
   * What would become of the files.
   * @param {Partial<OwnChoices>} choices
   * @returns {Promise<Shown>}
   */
  async preview(choices) {
    const set = this.#requireSet();
    const [preview, { sizes }, examples] = [
      await set.preview(choices),
      await set.explain(choices),
      await set.examples(choices, EXAMPLES),
    ];
    return { ...preview, sizes, examples };
  }

  /**
   * Makes the samples, which come out in an event, without a copy.
   * @param {Partial<OwnChoices>} choices
   * @returns {Promise<OwnSummary>}
   */
  async prepare(choices) {
    const { train, test, ...summary } = await this.#requireSet().prepare(choices, {
      onProgress: ({ stage, done, total }) => this.#report(stage, done, total),
      room: shrinkableRoom,
    });
    const buffers = /** @type {Set<ArrayBuffer>} */ (
      new Set([train, test].flatMap(({ pixels, labels }) => [pixels.buffer, labels.buffer]))
    );
    this.#tell({ type: 'own-dataset', dataset: { train, test } }, [...buffers]);
    return summary;
  }

  #requireSet() {
    if (this.#set) return this.#set;
    throw new Error('There is no set yet; open one first.');
  }

  /** @param {OwnProgress['stage']} stage @param {number} done @param {number | null} total */
  #report(stage, done, total) {
    const now = performance.now();
    // What is ordered takes long from one report to the next.
    if (stage !== 'order' && now - this.#told < REPORT_MS) return;
    this.#told = now;
    this.#tell({ type: 'own-progress', stage, done, total });
  }
}
