/** Saves the data set in use as files. */
import { save } from '../share/downloads.js';

/**
 * @param {'npz' | 'idx'} form
 * @param {import('../control/parts.js').Parts} parts
 */
export async function saveSet(form, { store, worker }) {
  const { recipe } = store.state;
  try {
    const { session } = await worker.open();
    for (const { name, bytes } of await session.preview('files', recipe, form)) {
      save(`${recipe.dataset}${form === 'npz' ? '' : '-'}${name}`, new Blob([bytes]));
    }
  } catch (error) {
    store.update({ dataMessage: /** @type {Error} */ (error).message });
  }
}
