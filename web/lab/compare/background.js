import { MlpError } from '../../engine/index.js';
import { startTrainer } from '../../worker/client.js';
import { DataSupply } from '../data/data-supply.js';

/** @typedef {import('../control/parts.js').Parts} Parts */
/** @typedef {import('../state/state.js').StoredRun} StoredRun */
/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../../worker/protocol.js').RunOutcome} RunOutcome */
/** @typedef {import('../../worker/protocol.js').SessionEvent} SessionEvent */

/**
 * A worker of its own beside the page's, which trains recipes or holds a network while the run on show stays.
 * @typedef {object} Background
 * @property {import('comlink').Remote<import('../../worker/session.js').Session>} session
 * @property {(recipe: Recipe, onShare: (share: number) => void) => Promise<RunOutcome>} train  to the end;
 *   onShare: how much of it is done, 0 to 1. Throws MlpError as training does
 * @property {Promise<never>} lost  rejects when the worker is ended or has died: its calls are never answered
 *   then
 * @property {() => void} end
 */

/**
 * @param {Pick<Parts, 'store' | 'datasets'>} parts
 * @param {StoredRun} run  whose data set is trained on
 * @param {AbortSignal} signal  ends the worker
 * @returns {Promise<Background>}
 * @throws {MlpError} "worker-failed", and when the signal was aborted
 */
export async function openBackground({ store, datasets }, run, signal) {
  /** @type {(error: unknown) => void} */
  let fail = () => {};
  const lost = /** @type {Promise<never>} */ (new Promise((_resolve, reject) => (fail = reject)));
  lost.catch(() => {}); // whoever waits for an answer hears of it
  /** @type {(event: SessionEvent) => void} */
  let tell = () => {};
  const client = await startTrainer({ onEvent: (event) => tell(event), onDeath: fail });
  const end = () => {
    client.terminate();
    fail(signal.reason ?? new MlpError('ended', 'The background worker was ended.'));
  };
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  const { session } = client;
  await Promise.race([session.open({ urls: client.urls }, false), lost]);
  // What the page shows of its own loading is none of this worker's.
  const quiet = {
    get state() {
      return { ...store.state, wantedData: run.data ?? null };
    },
    update() {},
  };
  const supply = new DataSupply(datasets, /** @type {any} */ (quiet));

  /** @type {Background['train']} */
  async function train(recipe, onShare) {
    await supply.provide(session, recipe.dataset, () => signal.aborted, false);
    const { runId } = await session.prepare(recipe);
    const outcome = new Promise((resolve, reject) => {
      tell = (event) => {
        if (!('runId' in event) || event.runId !== runId) return;
        if (event.type === 'progress') onShare(event.position / event.epochs);
        if (event.type === 'done') resolve(event.outcome);
        if (event.type === 'failed') reject(new MlpError(event.code, event.message));
      };
    });
    await session.start('run');
    return outcome;
  }

  return {
    session,
    train: (recipe, onShare) => Promise.race([train(recipe, onShare), lost]),
    lost,
    end,
  };
}
