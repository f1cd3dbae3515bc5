import { generateDataset, generatedNames, MlpError } from '../engine/index.js';

/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/samples.js').Samples} Samples */
/** @typedef {{train: Samples, test: Samples}} Dataset */

/** The data sets of a session, kept so that a new run need not load them again. */
export class SessionData {
  #emit;
  /** @type {Map<string, Dataset>} */
  #datasets = new Map();
  /** Those that are still arriving, and may be used as far as they are in. */
  #partial = new Set();
  /** @type {Map<string, Promise<string[]>>} */
  #loads = new Map();

  /** @param {(event: import('./protocol.js').LoadingEvent) => void} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /**
   * Loads a published data set from the site, or from the cache of an earlier visit. It happens in
   * the worker and not on the page so that decompressing and hashing never hold the page up.
   * @param {string} name
   * @param {string} baseUrl  folder of the packs
   * @returns {Promise<string[]>} notes: sentences on what is missing or was not cached
   */
  async load(name, baseUrl) {
    this.#loads.set(name, this.#loads.get(name) ?? this.#fetch(name, baseUrl));
    try {
      return await /** @type {Promise<string[]>} */ (this.#loads.get(name));
    } catch (error) {
      this.#loads.delete(name); // the next attempt goes on from what the cache has
      throw error;
    }
  }

  /**
   * The test part comes first; from the first shard of training images on, a run can be prepared
   * with what is in.
   * @param {string} name
   * @param {string} baseUrl
   */
  async #fetch(name, baseUrl) {
    /** @type {{train?: Samples, test?: Samples}} */
    const arrived = {};
    const { loadPack, openShardCache, subset } = await import('./packs.js');
    const dataset = await loadPack(baseUrl, name, {
      cache: openShardCache(),
      onProgress: ({ loaded, total }) => {
        const usable = this.#datasets.get(name)?.train.count ?? 0;
        this.#emit({ type: 'loading', name, loaded, total, usable });
      },
      onShard: ({ part, first, count, samples }) => {
        const whole = first + count === samples.count;
        if (part === 'train') arrived.train = subset(samples, first + count);
        else if (whole) arrived.test = samples;
        const { train, test } = arrived;
        if (!train || !test || (part === 'train' && whole)) return;
        this.#partial.add(name);
        this.#datasets.set(name, { train, test });
      },
    });
    this.#partial.delete(name);
    this.#datasets.set(name, dataset);
    return dataset.notes;
  }

  /** @param {string} name @param {Dataset} dataset */
  add(name, dataset) {
    this.#datasets.set(name, dataset);
  }

  /** @param {string} name @returns {boolean} whether images of it are still arriving */
  isPartial(name) {
    return this.#partial.has(name);
  }

  /**
   * @param {Recipe} recipe
   * @param {Core} core  that generates what is not loaded
   * @returns {Dataset}
   * @throws {MlpError} "data-missing"
   */
  of(recipe, core) {
    if (generatedNames.includes(recipe.dataset)) {
      const name = /** @type {'digits' | 'shapes'} */ (recipe.dataset);
      const key = `${name}:${recipe.trainSize}:${recipe.testSize}`;
      const found = this.#datasets.get(key) ?? generateDataset(core, name, recipe);
      this.#datasets.set(key, found);
      return found;
    }
    const found = this.#datasets.get(recipe.dataset);
    if (found) return found;
    throw new MlpError('data-missing', `The data set "${recipe.dataset}" is not loaded yet.`);
  }
}
