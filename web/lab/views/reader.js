// The network that reads digits on the pad until somebody trains one: made with the site, by
// ./build.sh, and loaded when the first stroke is drawn.
import { fetchModel } from './model-file.js';
import { labTexts } from '../../i18n/en/lab.js';

/** What to say where there is none, and the network of the run guesses. */
export const notTrained = () => labTexts.untrained;

/**
 * Hands it to the worker.
 * @param {import('comlink').Remote<import('../../worker/session.js').Session>} session
 * @param {string} baseUrl  of the folder that it is in, ending with "/"
 * @returns {Promise<string>} a sentence on what it was trained on; empty if the site has none
 */
export async function openReader(session, baseUrl) {
  try {
    const response = await fetch(`${baseUrl}pad.json`);
    if (!response.ok) return '';
    const { recipe } = await response.json();
    await session.openReader(await fetchModel(`${baseUrl}pad.safetensors`));
    return labTexts.readBy(recipe.dataset === 'mnist', recipe.worldDigits);
  } catch {
    return ''; // the pad works without: then the untrained network guesses
  }
}
