import { labTexts } from '../../i18n/en/lab.js';
import { EXAMPLES_PER_CLASS } from './inspection.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** @typedef {import('../state/state.js').LabState} LabState */

/**
 * Loads the data of the present settings and says what they come to, beside a finished run that stays.
 * @param {object} lab
 * @param {import('../state/store.js').Store<LabState>} lab.store
 * @param {import('./lab-worker.js').LabWorker} lab.worker
 * @param {import('../data/data-supply.js').DataSupply} lab.supply
 * @param {() => boolean} overtaken
 */
export async function lookAhead({ store, worker, supply }, overtaken) {
  const { recipe, current } = store.state;
  if (current && JSON.stringify(current.recipe) === JSON.stringify(recipe)) {
    store.update({ recipe: current.recipe, ahead: null }); // as they were
    return;
  }
  try {
    const { session } = await worker.open();
    await supply.provide(session, recipe.dataset, overtaken, false);
    if (overtaken()) return;
    const [sizes, examples] = await Promise.all([
      session.preview('sizes', recipe),
      session.preview('examples', recipe, EXAMPLES_PER_CLASS),
    ]);
    const note = current ? labTexts.nextRun(current.name) : '';
    if (!overtaken()) store.update({ loading: null, ahead: { ...sizes, examples, note } });
  } catch (error) {
    const dataMessage = await sentenceOf(error);
    if (!overtaken()) store.update({ loading: null, dataMessage });
  }
}
