// The network that reads digits on the pad until somebody trains one. ./build.sh makes it with the
// site; it is loaded when the first stroke is drawn.
import { fetchModel } from './model-file.js';
import { labTexts } from '../../i18n/en/lab.js';

/** A sentence for sites without it, where the untrained network of the run guesses. */
export const notTrained = () => labTexts.untrained;

/**
 * Gives it to the worker.
 * @param {import('comlink').Remote<import('../../worker/session.js').Session>} session
 * @param {string} baseUrl  of the folder that it is in, ending with "/"
 * @returns {Promise<string | null>} a sentence on what it was trained on; empty if the site has none,
 *   null if it is still being made
 */
export async function openReader(session, baseUrl) {
  try {
    const response = await fetch(`${baseUrl}pad.json`);
    if (!response.ok) return '';
    const { recipe, pending } = await response.json();
    if (pending) return null;
    await session.openReader(await fetchModel(`${baseUrl}pad.safetensors`));
    return labTexts.readBy(recipe.dataset === 'mnist', recipe.worldDigits);
  } catch {
    return ''; // the pad works without it: the untrained network guesses
  }
}
