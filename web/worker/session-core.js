import { loadCore, MlpError } from '../engine/index.js';
import { chooseVariant } from '../engine/core/variants.js';
import { needsOptional } from '../engine/recipe/network-config.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {Omit<NonNullable<Parameters<typeof loadCore>[0]>, 'mode' | 'threads' | 'optional'>} CoreOptions */

/** The core of a session: one at a time, and another only when a recipe comes to another. */
export class SessionCore {
  /** @type {Core | null} */
  #core = null;
  /** @type {CoreOptions} */
  #options = {};
  /** What the core was loaded for. @type {import('../engine/core/variants.js').Choice | null} */
  #choice = null;
  /** @type {Promise<unknown>} */
  #loading = Promise.resolve();
  #onChange;

  /** @param {() => void} onChange  called before the core gives way to another: what lives in it ends */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /**
   * Loads the core: in exact arithmetic until a run asks for another.
   * @param {CoreOptions} options  for every core of this session
   */
  async open(options) {
    this.#options = options;
    if (!this.#core) await this.of({ mode: 'exact', threads: 'auto' });
  }

  /**
   * The core that a recipe wants: the present one where it comes to the same arithmetic and threads,
   * however the recipe names them. Loads come one after another.
   * @param {Pick<Recipe, 'mode' | 'threads'>} wanted  with what else needs a core
   * @returns {Promise<Core>}
   */
  of({ mode, threads, ...settings }) {
    const optional = needsOptional(settings);
    const load = async () => {
      const choice = chooseVariant({ variant: 'auto', ...this.#options, mode, threads });
      const { core: module, threads: count } = this.#choice ?? {};
      const fits = module === choice.core && count === choice.threads;
      if (this.#core && fits && (this.#core.optional || !optional)) return this.#core;
      const core = await loadCore({ ...this.#options, mode, threads, optional });
      this.#onChange();
      this.#core?.dispose();
      this.#core = core;
      this.#choice = choice;
      return core;
    };
    this.#loading = this.#loading.then(load, load);
    return /** @type {Promise<Core>} */ (this.#loading);
  }

  /** @returns {Core} @throws {MlpError} "not-open" */
  get present() {
    if (this.#core) return this.#core;
    throw new MlpError('not-open', 'The engine is not loaded yet.');
  }

  /** Sends its threads home; it must not be used afterwards. */
  dispose() {
    this.#core?.dispose();
  }
}
