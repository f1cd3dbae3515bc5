/** Lets a person draw a data set on the pad, and trains on it. */
import '../../elements/own/draw-dialog.js';
import { choicesToText } from '../../data/own/choices-text.js';
import { own } from '../../i18n/en/own.js';
import { sayError } from '../../i18n/en/own-notes.js';
import { useDataset } from '../control/use-files.js';
import { DRAWN_CHOICES, drawnFiles, drawnRecipe, isEnough } from './drawn-set.js';
import { prepareFiles } from './prepare-files.js';
import { showSeen } from './show-seen.js';

/** @typedef {import('../../elements/own/draw-dialog.js').MlpDrawDialog} MlpDrawDialog */
/** @typedef {import('./drawn-set.js').DrawnClass} DrawnClass */

/** The set of each lab, as long as it is there, so that it can be drawn on. @type {WeakMap<object, {classes: DrawnClass[], order: number[]}>} */
const sets = new WeakMap();

/**
 * @param {import('./open-data.js').Lab} lab
 * @param {DocumentFragment | HTMLElement} place  of the dialog
 */
export async function drawSet(lab, place) {
  const { parts } = lab;
  const { session } = await parts.worker.open();
  const dialog = /** @type {MlpDrawDialog} */ (document.createElement('mlp-draw-dialog'));
  let drawn = sets.get(parts) ?? { classes: dialog.classes, order: dialog.order };
  Object.assign(dialog, { ...drawn, enough: isEnough(drawn.classes) });
  showSeen(dialog, session);
  dialog.addEventListener('classes-change', (event) => {
    drawn = /** @type {CustomEvent} */ (event).detail;
    sets.set(parts, drawn);
    dialog.enough = isEnough(drawn.classes);
  });
  dialog.addEventListener('answer', async () => {
    dialog.busy = own.data.preparing;
    try {
      const files = drawnFiles(drawn.classes).map(({ name, bytes }) => new File([bytes], name));
      const { dataset, notes } = await prepareFiles(files, DRAWN_CHOICES);
      dialog.close();
      const recipe = drawnRecipe(dataset.train.count, parts.store.state.recipe.seed);
      const about = { name: own.draw.setName, choices: choicesToText(DRAWN_CHOICES), notes };
      await useDataset({ ...dataset, ...about }, lab, parts, recipe);
    } catch (error) {
      Object.assign(dialog, { problem: await sayError(error), busy: '' });
    }
  });
  place.append(dialog);
}
