/** Lets a person draw a data set on the pad, and trains on it. */
import '../../elements/own/draw-dialog.js';
import { choicesToText } from '../../data/own/choices-text.js';
import { own } from '../../i18n/en/own.js';
import { useDataset } from '../control/use-files.js';
import { DRAWN_CHOICES, drawnFiles, drawnRecipe, isEnough } from './drawn-set.js';
import { prepareFiles } from './prepare-files.js';

/** @typedef {import('../../elements/own/draw-dialog.js').MlpDrawDialog} MlpDrawDialog */
/** @typedef {import('./drawn-set.js').DrawnClass} DrawnClass */

/** As long as the page is there, so that a set can be drawn on. @type {DrawnClass[] | null} */
let drawn = null;

/**
 * @param {import('./open-data.js').Lab} lab
 * @param {DocumentFragment | HTMLElement} place  of the dialog
 */
export async function drawSet(lab, place) {
  const { parts } = lab;
  const { session } = await parts.worker.open();
  const dialog = /** @type {MlpDrawDialog} */ (document.createElement('mlp-draw-dialog'));
  drawn ??= [1, 2].map((number) => ({ name: own.draw.newName(number), pictures: [] }));
  Object.assign(dialog, { classes: drawn, enough: isEnough(drawn) });
  let newest = 0;
  dialog.addEventListener('draw', async (event) => {
    const mine = ++newest;
    const { strokes } = /** @type {CustomEvent} */ (event).detail;
    const seen = strokes.length > 0 ? await session.rasterise(strokes) : null;
    if (mine === newest) dialog.seen = seen;
  });
  dialog.addEventListener('classes-change', (event) => {
    drawn = /** @type {DrawnClass[]} */ (/** @type {CustomEvent} */ (event).detail.classes);
    dialog.enough = isEnough(drawn);
  });
  dialog.addEventListener('answer', async () => {
    dialog.busy = own.data.preparing;
    try {
      const files = drawnFiles(drawn ?? []).map(({ name, bytes }) => new File([bytes], name));
      const { dataset, notes } = await prepareFiles(files, DRAWN_CHOICES);
      dialog.close();
      const recipe = drawnRecipe(dataset.train.count, parts.store.state.recipe.seed);
      const about = { name: own.draw.setName, choices: choicesToText(DRAWN_CHOICES), notes };
      await useDataset({ ...dataset, ...about }, lab, parts, recipe);
    } catch (error) {
      Object.assign(dialog, { problem: /** @type {Error} */ (error).message, busy: '' });
    }
  });
  place.append(dialog);
}
