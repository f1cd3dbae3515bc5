/** "Make it read my hand": the network that answers on the pad learns from drawings of one's own. */
import '../../elements/own/hand-dialog.js';
import { decodeModel } from '../../engine/index.js';
import { own } from '../../i18n/en/own.js';
import { recipeFor } from './model-recipe.js';
import { showSeen } from './show-seen.js';
import { useModel } from './use-model.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';
import { classNamesIn } from '../../i18n/en/class-names.js';

/** @typedef {import('../control/parts.js').Parts} Parts */
/** @typedef {import('../../elements/own/hand-dialog.js').MlpHandDialog} MlpHandDialog */

/** As long as the page is there, so that drawings can be added. @type {{names: string, drawn: {label: number, pixels: Uint8Array}[]}} */
let kept = { names: '', drawn: [] };

/**
 * Asks for drawings and lets the network learn from them.
 * @param {Parts} parts
 * @param {DocumentFragment | HTMLElement} place  of the dialog
 */
export async function teachHand(parts, place) {
  const { store, worker, inspection } = parts;
  const { session } = await worker.open();
  await inspection.call('provideReader');
  /** @type {string[]} */
  let classNames;
  try {
    classNames = await session.hand('classNames');
  } catch (error) {
    store.update({ notice: await sentenceOf(error) });
    return;
  }
  const names = classNames.join('\n');
  if (kept.names !== names) kept = { names, drawn: [] };
  const dialog = /** @type {MlpHandDialog} */ (document.createElement('mlp-hand-dialog'));
  Object.assign(dialog, { classNames: classNamesIn(classNames), drawn: kept.drawn });
  showSeen(dialog, session);
  dialog.addEventListener('drawn-change', (event) => {
    kept = { names, drawn: /** @type {CustomEvent} */ (event).detail.drawn };
  });
  dialog.addEventListener('answer', async () => {
    Object.assign(dialog, { busy: own.hand.learning, problem: '' });
    try {
      await learnHand(parts, kept.drawn);
      dialog.close();
    } catch (error) {
      Object.assign(dialog, {
        problem: await sentenceOf(error),
        busy: '',
      });
    }
  });
  place.append(dialog);
}

/**
 * @param {Parts} parts
 * @param {{label: number, pixels: Uint8Array}[]} drawn
 */
export async function learnHand(parts, drawn) {
  const { store, worker, inspection } = parts;
  const { session } = await worker.open();
  const hand = await session.hand(
    'learn',
    drawn.map(({ pixels }) => pixels),
    drawn.map(({ label }) => label),
  );
  store.update({ hand });
  followRun(parts, hand);
  await inspection.update('afterEpoch');
}

/**
 * The old network answers on the pad again.
 * @param {Parts} parts
 */
export async function undoHand({ store, worker, inspection }) {
  store.update({ hand: null, before: null });
  await worker.client?.session.hand('forget').catch(() => {}); // without a run there is nothing to forget
  await inspection.update('afterEpoch');
}

/**
 * Shows the new network in place of the run, with all that a run has; training begins with it.
 * @param {Parts} parts
 */
export async function keepHand(parts) {
  const { store, worker } = parts;
  const { session } = await worker.open();
  const model = decodeModel(await session.hand('model'));
  const { recipe } = recipeFor(model, store.state);
  await undoHand(parts);
  await useModel(model, { name: own.hand.name, frozenLayers: 0, recipe }, parts);
}

/**
 * A network that trains on is another one, and so is that of another run: what was learned goes with the old.
 * @param {Parts} parts
 * @param {import('../../worker/hand.js').HandResult} hand
 */
function followRun(parts, hand) {
  const { store } = parts;
  const { prepared } = store.state;
  const stop = store.subscribe((state) => {
    if (state.hand !== hand) return stop();
    const isOther = state.prepared && state.prepared.runId !== prepared?.runId;
    const goes = state.status === 'running' || (isOther && !hand.byReader);
    return goes ? void undoHand(parts) : undefined;
  });
}
