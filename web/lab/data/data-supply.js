import { generatedNames } from '../../engine/index.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('comlink').Remote<import('../../worker/session.js').Session>} Session */
/** @typedef {import('./arrival.js').Arrival} Arrival */

/** Gives the worker the data set of a run. Generated ones it makes itself: most labs load no more of this. */
export class DataSupply {
  #datasets;
  #store;
  /** @type {Arrival | null} */
  #arrival = null;

  /**
   * @param {import('./datasets.js').Datasets} datasets
   * @param {import('../state/store.js').Store<LabState>} store
   */
  constructor(datasets, store) {
    this.#datasets = datasets;
    this.#store = store;
  }

  /** See Arrival.renew(). @type {Arrival['renew']} */
  renew(names) {
    this.#arrival?.renew(names);
  }

  /** See Arrival.provide(). @type {Arrival['provide']} */
  async provide(session, name, ...more) {
    if (generatedNames.includes(name)) return;
    const { Arrival } = await import('./arrival.js');
    this.#arrival ??= new Arrival(this.#datasets, this.#store);
    await this.#arrival.provide(session, name, ...more);
  }

  /** See Arrival.arrived(). @param {Parameters<Arrival['arrived']>[0]} event */
  arrived(event) {
    this.#arrival?.arrived(event);
  }

  /** See Arrival.beginEarly(). */
  beginEarly() {
    return this.#arrival?.beginEarly() ?? false;
  }
}
