/** Files that a person opened: a model or data, by what they are called. */
import { filesOf } from './dropped.js';

/** @typedef {import('../control/controller.js').Controller} Controller */

/**
 * The file of a model among some files.
 * @template {{name: string}} T
 * @param {T[]} files
 * @returns {T | undefined}
 */
export const modelAmong = (files) =>
  files.find(({ name }) => /\.(safetensors|onnx)$/i.test(name)) ??
  files.find(({ name }) => /model.*\.json$/i.test(name));

/**
 * @param {{files: File[], entries?: FileSystemEntry[]}} given  entries: of a drop, where folders count too
 * @param {Controller} controller
 * @param {DocumentFragment | HTMLElement} place  of dialogs
 */
export async function openFiles({ files, entries }, controller, place) {
  const { parts } = controller;
  try {
    const all = entries ? await filesOf(entries, files) : files;
    const model = modelAmong(all);
    if (model) {
      const { openModel } = await import('./open-model.js');
      return await openModel(model, all, parts, place);
    }
    parts.store.update({ dataMessage: '' });
    const { openData } = await import('./open-data.js');
    return await openData(all, controller, place);
  } catch (error) {
    const { sayError } = await import('../../i18n/en/own-notes.js');
    return parts.store.update({ dataMessage: await sayError(error) });
  }
}
