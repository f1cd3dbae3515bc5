import { loadCore, MlpError } from '../engine/index.js';
import { chooseVariant } from '../engine/core/variants.js';
import { needsOptional } from '../engine/recipe/network-config.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {Omit<NonNullable<Parameters<typeof loadCore>[0]>, 'mode' | 'threads' | 'optional' | 'wide'>} CoreOptions */

/** From how many epochs times images times units of the first layer on a run takes seconds. */
const LONG = 5e7;
/** About how many images there are where a recipe takes all: of published data sets, and of others. */
const PUBLISHED = 5e4;
const OTHERS = 2e4;

/**
 * Whether it is worth seeing if the engine joins vectors.
 * @param {Partial<Recipe>} recipe
 * @returns {boolean}
 */
export function isLong({ dataset, trainSize, epochs = 0, layers = [] }) {
  const all = dataset === 'mnist' || dataset === 'cifar10' ? PUBLISHED : OTHERS;
  return epochs * layers[0] * (trainSize ?? all) > LONG;
}

/** The core of a session: one at a time, and another only when a recipe comes to another. */
export class SessionCore {
  /** @type {Core | null} */
  #core = null;
  /** @type {CoreOptions} */
  #options = {};
  /** The core's module and threads. */
  #kind = '';
  /** Whether the core was loaded with it. @type {false | 'auto'} */
  #wide = false;
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
   * @param {Pick<Recipe, 'mode' | 'threads'> & Partial<Recipe>} wanted
   * @returns {Promise<Core>}
   */
  of({ mode, threads, ...settings }) {
    const load = async () => {
      // What one recipe needed stays: recipes in turn would otherwise end one another's core.
      const optional = this.#core?.optional || needsOptional(settings);
      const wide = this.#wide || (isLong(settings) && 'auto');
      const choice = chooseVariant({ variant: 'auto', ...this.#options, mode, threads });
      const kind = choice.core + choice.threads;
      if (kind === this.#kind && optional === this.present.optional && wide === this.#wide) {
        return this.present;
      }
      const core = await loadCore({ ...this.#options, mode, threads, optional, wide });
      this.#onChange();
      this.#core?.dispose();
      this.#core = core;
      this.#kind = kind;
      this.#wide = wide;
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
