/** Training in the browser's training worker. */
import { moduleUrls } from '../engine/core/variants.js';
import { MlpError } from '../engine/errors.js';
import { decodeModel } from '../engine/files/model.js';
import { OPTIONAL_MODULES } from '../engine/optional-module-urls.js';
import { abortedError } from './abort.js';

/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/samples.js').Samples} Samples */
/** @typedef {import('../worker/client.js').TrainerClient} TrainerClient */
/** @typedef {import('../worker/protocol.js').RunOutcome} RunOutcome */
/** @typedef {import('../worker/protocol.js').SessionEvent} SessionEvent */

/**
 * @param {typeof import('../worker/client.js').startTrainer} startTrainer
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples} | null} dataset  null: the generated one
 * @param {import('./hooks.js').Hooks} hooks
 * @returns {Promise<{saved: import('../engine/run/values.js').SavedModel, training: RunOutcome}>}
 * @throws {MlpError} as train()
 */
export async function trainInWorker(startTrainer, recipe, dataset, hooks) {
  if (typeof globalThis.Worker !== 'function') {
    throw new MlpError(
      'worker-unavailable',
      'Only browsers have the training worker; leave out the argument worker.',
    );
  }
  const { onEpoch, onProgress, signal } = hooks;
  const { epochs } = recipe;
  let last = { epoch: 0, batch: 0 };
  /** @type {TrainerClient | undefined} */
  let trainer;
  /** @type {() => void} */
  let onAbort = () => {};
  try {
    return await new Promise((resolve, reject) => {
      onAbort = () => reject(abortedError(/** @type {AbortSignal} */ (signal), last));
      signal?.addEventListener('abort', onAbort);
      /** @type {(outcome: RunOutcome) => void} */
      let onDone;
      const done = new Promise((settle) => (onDone = settle));
      /** What the callbacks have returned; never rejects. @type {Promise<unknown>} */
      let answers = Promise.resolve();
      /** @param {unknown} answer */
      const watch = (answer) => {
        answers = Promise.all([answers, Promise.resolve(answer).catch(reject)]);
      };
      /** @param {SessionEvent} event */
      const handle = (event) => {
        if (signal?.aborted) return;
        if (event.type === 'progress') {
          const { epoch, batch, batches, samplesPerSecond } = event;
          last = { epoch, batch };
          watch(onProgress?.({ epoch, epochs, batch, batches, samplesPerSecond }));
        } else if (event.type === 'epoch') {
          const { type: _, runId: _run, ...result } = event;
          watch(onEpoch?.({ ...result, epochs }));
        } else if (event.type === 'done') onDone(event.outcome);
        else if (event.type === 'failed') reject(new MlpError(event.code, event.message));
      };
      const onEvent = (/** @type {SessionEvent} */ event) => {
        try {
          handle(event);
        } catch (error) {
          reject(error); // of a callback: it ends the training
        }
      };
      const work = async () => {
        trainer = await startTrainer({ onEvent, onDeath: reject });
        if (signal?.aborted) return trainer.terminate();
        const { session, urls } = trainer;
        // Bundlers may name a file that only a worker asks for otherwise.
        await session.open({ urls: { ...urls, ...moduleUrls(OPTIONAL_MODULES) } }, false);
        if (dataset) await session.addDataset(recipe.dataset, dataset);
        await session.prepare(recipe);
        await session.start();
        const training = await done;
        const saved = decodeModel(await session.model());
        await answers;
        resolve({ saved, training });
      };
      work().catch(reject);
    });
  } catch (error) {
    throw ours(error);
  } finally {
    signal?.removeEventListener('abort', onAbort);
    trainer?.terminate();
  }
}

/**
 * An error of the worker's bundle as one of this module's class, which may be another copy of it.
 * @param {any} error
 */
function ours(error) {
  if (error?.name !== 'MlpError' || error instanceof MlpError) return error;
  return new MlpError(error.code, error.message, error.details);
}
