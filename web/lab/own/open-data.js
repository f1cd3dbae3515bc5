/** Opens a person's data: shows what was understood of the files, then prepares and chooses it. */
import '../../elements/own/data-dialog.js';
import { CHOICE_FAULTS, choicesFromText, choicesToText } from '../../data/own/choices-text.js';
import { own } from '../../i18n/en/own.js';
import { loadSay, sayError } from '../../i18n/en/own-notes.js';
import { percent } from '../../i18n/numbers.js';
import { startOwn } from '../../worker/own-client.js';
import { useDataset } from '../control/use-files.js';
import { wantedText } from '../views/data-note.js';
import { prepareFiles } from './prepare-files.js';

/** @typedef {import('../control/parts.js').Parts} Parts */
/** @typedef {import('../../data/own/choices.js').OwnChoices} OwnChoices */
/** @typedef {import('../../elements/own/data-dialog.js').MlpDataDialog} MlpDataDialog */
/** @typedef {import('../../engine/samples.js').Samples} Samples */
/** @typedef {import('../control/choices.js').Chooser & {parts: Parts}} Lab */

/**
 * @param {File[]} files
 * @param {Lab} lab
 * @param {DocumentFragment | HTMLElement} place  of the dialog
 * @returns {Promise<void>} when the dialog is closed
 * @throws {import('../../engine/errors.js').MlpError} for files that are no data
 */
export async function openData(files, lab, place) {
  const dialog = /** @type {MlpDataDialog} */ (document.createElement('mlp-data-dialog'));
  dialog.busy = own.data.reading;
  place.append(dialog);
  const closed = new Promise((resolve) => dialog.addEventListener('dialog-closed', resolve));
  const broken = new Promise((_resolve, reject) => {
    void run(files, dialog, lab, reject).catch(reject);
  });
  try {
    await Promise.race([closed, broken]);
  } finally {
    dialog.close();
  }
}

/**
 * @param {File[]} files
 * @param {MlpDataDialog} dialog
 * @param {Lab} lab
 * @param {(error: Error) => void} fail
 */
async function run(files, dialog, lab, fail) {
  /** @type {{train: Samples, test: Samples} | null} */
  let dataset = null;
  const client = await startOwn({
    onProgress: (progress) => {
      dialog.progress = progress;
      const { stage, done, total } = progress;
      if (stage === 'order') dialog.busy = own.data.ordered(percent(done / Number(total), 0));
      else dialog.busy = total === null ? own.data.read(done) : own.data.prepared(done, total);
    },
    onDataset: (prepared) => (dataset = prepared),
    onDeath: fail,
  });
  dialog.addEventListener('dialog-closed', client.end);
  if (!dialog.isConnected) return client.end();
  const { session } = client;
  await session.open(files.map((file) => ({ file, path: file.webkitRelativePath || file.name })));
  const { recipe, wantedData } = lab.parts.store.state;
  const wanted = recipe.dataset === 'custom' ? wantedData : null;
  /** @type {Partial<OwnChoices>} */
  let choices = choicesFromText(wanted?.choices ?? '');
  Object.assign(dialog, { given: choices, wanted: wanted ? wantedText(wanted, false) : '' });
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    dialog.busy = own.data.reading;
    const [preview, say] = await Promise.all([session.preview(choices), loadSay()]);
    if (mine !== turn) return;
    Object.assign(dialog, { preview, say, busy: '', problem: '', progress: null });
  };
  const complain = async (/** @type {unknown} */ error) => {
    const problem = await sayError(error);
    Object.assign(dialog, { problem, busy: '', progress: null });
  };
  try {
    await show();
  } catch (error) {
    const { code } = /** @type {import('../../engine/errors.js').MlpError} */ (error);
    if (!wanted || !CHOICE_FAULTS.includes(code)) throw error;
    // What the link chose is of other files than these.
    choices = {};
    Object.assign(dialog, { given: choices, wanted: wantedText(wanted, true) });
    await show();
  }
  dialog.addEventListener('choices-change', (event) => {
    choices = /** @type {CustomEvent} */ (event).detail.choices;
    show().catch(complain);
  });
  dialog.addEventListener('answer', async () => {
    dialog.busy = own.data.preparing;
    try {
      const { notes, sha256, choices: all } = await session.prepare(choices);
      // The turn is guessed by the files' names, which others may have changed; the camera must invert, too.
      const { turn, invert } = all;
      const text = choicesToText({ ...choices, turn, ...(invert && { invert }) });
      const used = choices;
      const again = async () => (await prepareFiles(files, used)).dataset;
      const about = { name: nameOf(files), sha256, choices: text, notes, again };
      dialog.close();
      if (dataset) await useDataset({ ...dataset, ...about }, lab, lab.parts);
    } catch (error) {
      await complain(error);
    }
  });
}

/** What a set is called: by the folder or the first of its files. @param {File[]} files */
function nameOf(files) {
  const [{ name, webkitRelativePath }] = files;
  return (webkitRelativePath.split('/')[0] || name)
    .replace(/\.(zip|tar|tgz|gz|npz|csv|parquet)+$/i, '')
    .slice(0, 60);
}
