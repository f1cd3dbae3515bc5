import { lastFinished, progressOf } from '../runs/finished-run.js';
import { freezeAgain } from './resume.js';

/**
 * Shows the last finished run as it was, with the link's settings if they are others.
 * @param {import('./parts.js').Parts} parts
 * @returns {Promise<boolean>} false when the run of the present settings is still to be prepared
 */
export async function showLast({ store, preparer, worker }) {
  const { recipe } = store.state;
  const kept = await lastFinished(recipe);
  if (!kept) return false;
  const same = JSON.stringify(recipe) === JSON.stringify(kept.run.recipe);
  await preparer.prepare(same ? { ...kept, run: { ...kept.run, recipe } } : kept);
  const { prepared, status, current } = store.state;
  if (status === 'failed') return false;
  await freezeAgain(kept.run, worker);
  // Somebody may have pressed Train meanwhile: what they prepare is the present run then.
  if (prepared && status === 'done' && current?.id === kept.run.id) {
    store.update({ progress: progressOf(kept.run, prepared) });
    if (!same) preparer.settle();
  }
  return true;
}
