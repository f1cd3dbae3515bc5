import { texts } from '../../i18n/en/page.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../../worker/protocol.js').Prepared} Prepared */
/** @typedef {import('../../worker/protocol.js').ProgressEvent} ProgressEvent */
/** @typedef {import('../../engine/run/values.js').EpochResult} EpochResult */

const COLOURS = 10;
/** How many finished runs are kept; the oldest are removed first. */
const KEPT = 50;

/**
 * The list of runs: updates the present one, and keeps the finished ones over reloads where the browser
 * has storage.
 */
export class RunList {
  #store;
  /** @type {import('./storage.js').Disk | null} */
  #disk = null;
  #count = 0;
  #tell;

  /**
   * @param {import('../state/store.js').Store<LabState>} store
   * @param {(sentence: string) => void} tell  called when nothing can be stored
   */
  constructor(store, tell) {
    this.#store = store;
    this.#tell = tell;
  }

  /** Loads the runs of earlier visits. */
  async load() {
    try {
      const { openDisk } = await import('./storage.js');
      this.#disk = openDisk('mlp-lab-runs', 'runs');
      /** @type {StoredRun[]} */
      const runs = (await this.#disk.get('runs')) ?? [];
      this.#count = Math.max(this.#count, runs.length);
      this.#store.update({ runs: [...this.#store.state.runs, ...runs] });
    } catch {
      this.#failed();
    }
  }

  #save() {
    this.#disk?.put('runs', this.#store.state.runs).catch(() => this.#failed());
  }

  /** The storage is blocked or full: the list ends with the page. */
  #failed() {
    this.#disk = null;
    this.#tell(texts.notKept);
  }

  /**
   * @param {Recipe} recipe
   * @param {Prepared} prepared
   * @returns {StoredRun} a run without points
   */
  fresh(recipe, prepared) {
    const number = this.#count + 1;
    return {
      id: `${Date.now().toString(36)}-${number}`,
      name: texts.runName(number),
      recipe,
      layers: prepared.layers,
      classNames: prepared.shape.classNames,
      points: [],
      outcome: null,
      repeatable: false,
      colour: (number - 1) % COLOURS,
      visible: true,
    };
  }

  /** @param {StoredRun} run @param {ProgressEvent} event @returns {StoredRun} */
  withProgress(run, { points }) {
    const added = points.map(({ position, ...point }) => ({ epoch: position, ...point }));
    return { ...run, points: [...run.points, ...added] };
  }

  /** @param {StoredRun} run @param {EpochResult} result @returns {StoredRun} */
  withEpoch(run, { epoch, validationErrorRate }) {
    const points = [...run.points];
    const last = points[points.length - 1];
    if (last?.epoch === epoch) points[points.length - 1] = { ...last, validationErrorRate };
    else points.push({ epoch, validationErrorRate });
    return { ...run, points };
  }

  /** @param {StoredRun} run  a finished one */
  keep(run) {
    this.#count++;
    const others = this.#store.state.runs.filter((other) => other.id !== run.id);
    this.#change([run, ...others].slice(0, KEPT));
  }

  /** @param {string} id @param {Partial<StoredRun>} changes */
  edit(id, changes) {
    const { runs, current } = this.#store.state;
    this.#change(runs.map((run) => (run.id === id ? { ...run, ...changes } : run)));
    if (current?.id === id) this.#store.update({ current: { ...current, ...changes } });
  }

  /** @param {string} id */
  remove(id) {
    this.#change(this.#store.state.runs.filter((run) => run.id !== id));
  }

  /** @param {StoredRun[]} runs */
  #change(runs) {
    this.#store.update({ runs });
    this.#save();
  }
}
