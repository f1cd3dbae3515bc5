/** Saves the data set in use as a file. */
import { save } from '../share/downloads.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/**
 * @param {'npz' | 'idx'} form
 * @param {import('../control/parts.js').Parts} parts
 */
export async function saveSet(form, { store, worker }) {
  const { recipe } = store.state;
  try {
    const { session } = await worker.open();
    const bytes = await session.preview('file', recipe, form);
    save(`${recipe.dataset}${form === 'npz' ? '.npz' : '-idx.zip'}`, new Blob([bytes]));
  } catch (error) {
    store.update({ dataMessage: await sentenceOf(error) });
  }
}
