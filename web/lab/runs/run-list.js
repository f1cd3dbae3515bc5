import { texts } from '../../i18n/en/page.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../../worker/protocol.js').Prepared} Prepared */
/** @typedef {import('../../worker/protocol.js').ProgressEvent} ProgressEvent */

const COLOURS = 10;

/**
 * The list of runs: updates the present one, and keeps the finished ones over reloads where the browser
 * has storage.
 */
export class RunList {
  #store;
  /** @type {import('./run-records.js').RunRecords | null} */
  #records = null;
  /** How many runs a fresh one comes after, those that were deleted too. */
  count = 0;
  #tell;
  #closed = false;

  /**
   * @param {import('../state/store.js').Store<LabState>} store
   * @param {(sentence: string) => void} tell  called when nothing can be stored
   */
  constructor(store, tell) {
    this.#store = store;
    this.#tell = tell;
  }

  /**
   * Loads the runs of earlier visits and of other tabs.
   * @param {import('./storage.js').Disk} [disk]  where they are stored; the browser's own
   */
  async load(disk) {
    try {
      const { RunRecords } = await import('./run-records.js');
      if (this.#closed) return;
      this.#records = new RunRecords((runs) => this.show(runs), disk);
      const { runs, note } = await this.#records.read();
      const before = this.#store.state.runs; // finished while the storage was being opened
      this.count = Math.max(this.count, runs.length);
      this.show([...before, ...runs]);
      before.forEach((run) => this.#put(run));
      if (note) this.#tell(note);
    } catch {
      this.#failed();
    }
  }

  /**
   * Shows another list. A run that has not begun takes the next name that is free in it: the chart names both.
   * @param {StoredRun[]} runs
   */
  show(runs) {
    this.#store.update({ runs });
    const { current } = this.#store.state;
    if (!current || current.outcome || current.points.length > 0) return;
    this.#store.update({ current: { ...current, ...this.#look() } });
  }

  /** The storage is blocked or full: the list ends with the page. */
  #failed() {
    this.close();
    this.#tell(texts.notKept);
  }

  /** Changes nothing that is stored any more. */
  close() {
    this.#closed = true;
    this.#records?.close();
    this.#records = null;
  }

  /** The name and the colour of the next run. */
  #look() {
    const { runs } = this.#store.state;
    let number = this.count + 1;
    while (runs.some(({ name }) => name === texts.runName(number))) number++;
    return { name: texts.runName(number), colour: (number - 1) % COLOURS };
  }

  /**
   * @param {Recipe} recipe
   * @param {Prepared} prepared
   * @returns {StoredRun} a run without points
   */
  fresh(recipe, prepared) {
    const own = Math.floor(Math.random() * 1e9); // two tabs may begin at the same moment
    return {
      id: `${Date.now().toString(36)}-${own.toString(36)}`,
      ...this.#look(),
      recipe,
      layers: prepared.layers,
      classNames: prepared.shape.classNames,
      points: [],
      outcome: null,
      repeatable: false,
      visible: true,
      altered: false,
      ended: 0,
    };
  }

  /** @param {StoredRun} run @param {ProgressEvent} event @returns {StoredRun} */
  withProgress(run, { points }) {
    const added = points.map(({ position, ...point }) => ({ epoch: position, ...point }));
    return { ...run, points: [...run.points, ...added] };
  }

  /**
   * @param {StoredRun} run
   * @param {{epoch: number, validationErrorRate: number, validationCost: number | null}} result  of an epoch, or of the part of one
   * @returns {StoredRun}
   */
  withEpoch(run, { epoch, validationErrorRate, validationCost }) {
    const points = [...run.points];
    const before = points.at(-1)?.epoch === epoch ? points.pop() : null;
    points.push({ ...before, epoch, validationErrorRate, validationCost });
    return { ...run, points };
  }

  /**
   * @param {StoredRun} run  a finished one
   * @returns {StoredRun} as it is kept: under another name where another tab's run has taken its own
   */
  keep(run) {
    const others = this.#store.state.runs.filter((other) => other.id !== run.id);
    if (others.length === this.#store.state.runs.length) this.count++;
    const taken = others.some(({ name }) => name === run.name);
    const kept = { ...run, ...(taken && this.#look()), ended: Date.now() };
    this.#store.update({ runs: [kept, ...others] });
    this.#put(kept);
    return kept;
  }

  /** @param {StoredRun[]} runs  finished ones from elsewhere, which are not in the list */
  add(runs) {
    this.show([...runs, ...this.#store.state.runs].sort((a, b) => b.ended - a.ended));
    runs.forEach((run) => this.#put(run));
  }

  /** @param {string} id @param {Partial<StoredRun>} changes */
  edit(id, changes) {
    const { runs, current } = this.#store.state;
    const run = runs.find((each) => each.id === id);
    if (!run) return;
    const edited = { ...run, ...changes };
    this.#store.update({ runs: runs.map((each) => (each === run ? edited : each)) });
    if (current?.id === id) this.#store.update({ current: { ...current, ...changes } });
    this.#put(edited);
  }

  /** @param {string} id */
  remove(id) {
    this.#store.update({ runs: this.#store.state.runs.filter((run) => run.id !== id) });
    this.#records?.remove(id).catch(() => this.#failed());
  }

  /** @param {StoredRun} run */
  #put(run) {
    this.#records?.put(run).catch(() => this.#failed());
  }
}
