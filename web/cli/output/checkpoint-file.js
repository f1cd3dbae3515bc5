/** The checkpoint of a run, written after every epoch. */
import { encodeCheckpoint, MlpError } from '../../engine/index.js';
import { writeWhole } from './write-file.js';

/** A checkpoint that cannot be written ends no training: the next epoch tries again. */
export class CheckpointFile {
  #target;
  #output;
  /** Why the last epoch is not in the file; null when it is. @type {MlpError | null} */
  failure = null;

  /**
   * @param {string | null} target  as checkTarget() gives it; null: none is wanted
   * @param {import('./output.js').Output} output
   */
  constructor(target, output) {
    this.#target = target;
    this.#output = output;
  }

  /**
   * @param {import('../../engine/run/run.js').Run} run  between two epochs
   */
  async write(run) {
    if (this.#target === null) return;
    const before = this.failure;
    try {
      await writeWhole(this.#target, encodeCheckpoint(run.checkpoint()));
      this.failure = null;
      if (before) this.#output.note(`The checkpoint ${this.#target} is written again.`);
    } catch (error) {
      if (!(error instanceof MlpError)) throw error;
      this.failure = error;
      // Once for each reason, not once an epoch.
      if (error.message === before?.message || run.finished) return;
      this.#output.note(`${error.message} It is tried again after each epoch.`);
    }
  }
}
