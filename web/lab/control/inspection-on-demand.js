/** @typedef {import('./inspection.js').Inspection} Inspection */

/**
 * Loads the inspection of a network when it is wanted: at once where the lab shows something of it, else
 * when somebody asks for the network's answer.
 */
export class InspectionOnDemand {
  #shown;
  #lab;
  /** @type {Promise<Inspection> | null} */
  #loading = null;

  /**
   * @param {boolean} shown  whether the lab has a pad, or examples, mistakes and weights
   * @param {ConstructorParameters<typeof import('./inspection.js').Inspection>} lab  what Inspection is made with
   */
  constructor(shown, lab) {
    this.#shown = shown;
    this.#lab = lab;
  }

  #load() {
    this.#loading ??= import('./inspection.js').then(
      ({ Inspection }) => new Inspection(...this.#lab),
    );
    return this.#loading;
  }

  /** See Inspection.ask(). @type {Inspection['ask']} */
  async ask(ask, show) {
    await (await this.#load()).ask(ask, show);
  }

  /**
   * Calls a method of the inspection.
   * @template {'openCell' | 'moreMistakes' | 'draw' | 'showImage' | 'outputsFor' | 'provideReader' | 'askBy'} Name
   * @param {Name} name
   * @param {Parameters<Inspection[Name]>} args
   * @returns {Promise<Awaited<ReturnType<Inspection[Name]>>>}
   */
  async call(name, ...args) {
    const inspection = /** @type {any} */ (await this.#load());
    return inspection[name](...args);
  }

  /**
   * Updates what is shown of the network.
   * @param {'afterPrepare' | 'afterOpen' | 'afterEpoch' | 'afterRun'} event
   */
  async update(event) {
    if (this.#shown || this.#loading) await (await this.#load())[event]();
  }
}
