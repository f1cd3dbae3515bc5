import { strings } from '../../i18n/en/compare.js';
import { openBackground } from './background.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** @typedef {import('../control/parts.js').Parts} Parts */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('./background.js').Background} Background */
/** @typedef {{outputs: number[] | null, message: string}} Answer  message: why there are no outputs, or '' */

/**
 * The network of a run that is not on show, in a worker of its own. It reads what the page shows: the drawing or
 * the picture. Its weights are those that were kept; else it is trained again, which gives the same ones.
 */
export class OtherNetwork {
  #parts;
  #kept;
  #show;
  #ended = new AbortController();
  /** @type {Background | null} */
  #background = null;
  #stop = () => {};
  #busy = false;
  /** What was read last. @type {Uint8Array | null} */
  #pixels = null;

  /**
   * @param {Pick<Parts, 'store' | 'datasets'>} parts
   * @param {StoredRun} run  with an outcome
   * @param {import('./kept-weights.js').KeptWeights} kept
   * @param {(answer: Answer) => void} show
   */
  constructor(parts, run, kept, show) {
    this.#parts = parts;
    this.run = run;
    this.#kept = kept;
    this.#show = show;
    void this.#open();
  }

  end() {
    this.#stop();
    this.#ended.abort();
  }

  /** @param {string} message */
  #say(message) {
    if (!this.#ended.signal.aborted) this.#show({ outputs: null, message });
  }

  async #open() {
    const { run } = this;
    const { signal } = this.#ended;
    const model = this.#kept.get(run);
    if (!model && !run.repeatable) return this.#say(strings.gone(run.name));
    try {
      const background = await openBackground(this.#parts, run, signal);
      if (model) await Promise.race([background.session.openModel(model), background.lost]);
      else if (!(await this.#trainAgain(background))) return background.end();
      this.#background = background;
      this.#stop = this.#parts.store.subscribe(() => void this.#read());
      this.#say('');
      await this.#read();
    } catch (error) {
      this.#say(await sentenceOf(error));
    }
    return undefined;
  }

  /** @param {Background} background @returns {Promise<boolean>} whether it has the weights of the run */
  async #trainAgain(background) {
    const { run } = this;
    const { weightsSha256 } = await background.train(run.recipe, (share) =>
      this.#say(strings.trainedAgain(run.name, share)),
    );
    if (weightsSha256 !== run.outcome?.weightsSha256) {
      this.#say(strings.otherWeights(run.name));
      return false;
    }
    this.#kept.keep(run, await background.session.model());
    return true;
  }

  /** Reads the newest image; those that came while it read another are left out. */
  async #read() {
    const background = this.#background;
    if (this.#busy || !background) return;
    this.#busy = true;
    for (;;) {
      const { image, seen } = this.#parts.store.state;
      const pixels = image?.pixels ?? seen;
      if (pixels === this.#pixels || this.#ended.signal.aborted) break;
      this.#pixels = pixels;
      const fits = pixels?.length === this.run.layers[0];
      const look = fits ? Promise.race([background.session.look(pixels), background.lost]) : null;
      const read = await look?.catch(() => null);
      if (this.#ended.signal.aborted) break;
      this.#show({ outputs: read ? Array.from(read.layers.at(-1) ?? []) : null, message: '' });
    }
    this.#busy = false;
  }
}
