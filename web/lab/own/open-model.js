/** Opens a person's model: asks what its file does not say, shows what it reads, lets training begin with it. */
import { layerSizes } from '../../engine/files/model.js';
import '../../elements/own/model-dialog.js';
import { own } from '../../i18n/en/own.js';
import { filesBeside } from '../../models/import/index.js';
import { isUnnamed, bestOf, readingsOf, readWith, SCALINGS, variantsOf } from './model-hints.js';
import { recipeFor } from './model-recipe.js';
import { useModel } from './use-model.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** @typedef {import('../control/parts.js').Parts} Parts */
/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */
/** @typedef {import('../../elements/own/model-dialog.js').MlpModelDialog} MlpModelDialog */

/** Test images on which readings are compared, and those that are shown. */
const COMPARED = 300;
const SHOWN = 12;

/**
 * @param {File} file
 * @param {File[]} others  that came with it
 * @param {Parts} parts
 * @param {DocumentFragment | HTMLElement} place  of the dialog
 * @throws {import('../../engine/errors.js').MlpError} for a file that is no model
 */
export async function openModel(file, others, parts, place) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const beside = await readBeside(bytes, others);
  const { missing, variants } = variantsOf(bytes, beside);
  const { recipe, sample } = recipeFor(variants[0].model, parts.store.state);
  const session = (await parts.worker.open()).session;
  const compare = async (/** @type {Parameters<typeof readingsOf>[0]} */ all) => {
    if (!sample) return null;
    const read = (/** @type {SavedModel} */ model, /** @type {any[]} */ what) =>
      session.preview('readings', sample, model, what, COMPARED);
    return readingsOf(all, read).catch(() => null);
  };
  const compared = await compare(variants);
  const found = compared && bestOf(compared.labels, compared.answers);
  const chosen = variants[found?.best ?? 0];
  const names = namesFor(chosen.model, parts.store.state);

  const dialog = document.createElement('mlp-model-dialog');
  const shown = /** @type {MlpModelDialog} */ (dialog);
  let { model } = chosen;
  const show = (
    /** @type {Awaited<ReturnType<typeof compare>>} */ readings,
    /** @type {number} */ index,
  ) => {
    if (!readings) return;
    const { height, width, channels } = model.samples;
    shown.readings = readings.pictures
      .slice(0, SHOWN)
      .map((/** @type {Uint8Array} */ pixels, /** @type {number} */ i) => ({
        picture: { pixels, height, width, channels },
        label: names[readings.labels[i]] ?? String(readings.labels[i]),
        answer: names[readings.answers[index][i]],
        right: readings.answers[index][i] === readings.labels[i],
      }));
    const { right } = bestOf(readings.labels, [readings.answers[index]]);
    shown.guess = own.model.readsRight(
      readings.labels.length,
      right,
      missing.size > 0 && found && index === found.best && readings === compared
        ? found.next
        : null,
    );
  };
  Object.assign(shown, {
    name: file.name,
    layers: layerSizes(model.config),
    missing,
    activation: chosen.activation || (model.config.activations[0] ?? ''),
    pixels: chosen.pixels,
    channels: chosen.channels,
    scalings: Object.keys(SCALINGS),
    classNames: names,
    guess: compared ? '' : own.model.noImages,
  });
  show(compared, found?.best ?? 0);
  shown.addEventListener('hints-change', async (event) => {
    const given = /** @type {CustomEvent} */ (event).detail;
    const hints = /** @type {import('./model-hints.js').Hints} */ (
      Object.fromEntries(
        ['activation', 'pixels', 'channels'].map((name) => [
          name,
          missing.has(name) ? given[name] : '',
        ]),
      )
    );
    model = readWith(bytes, beside, hints);
    show(await compare([{ ...hints, model }]), 0);
  });
  shown.addEventListener('answer', async (event) => {
    const { classNames, frozenLayers } = /** @type {CustomEvent} */ (event).detail;
    try {
      const named = { ...model, samples: { ...model.samples, classNames } };
      shown.close();
      await useModel(named, { name: file.name, frozenLayers, recipe }, parts);
    } catch (error) {
      parts.store.update({ message: await sentenceOf(error) });
    }
  });
  place.append(shown);
}

/**
 * The names of a model's classes; those of the data where the file has none and the number is the same.
 * @param {SavedModel} model
 * @param {import('../state/state.js').LabState} state
 */
function namesFor(model, { prepared }) {
  const { classNames } = model.samples;
  const ofData = prepared?.shape.classNames ?? [];
  return isUnnamed(model) && ofData.length === classNames.length ? [...ofData] : [...classNames];
}

/**
 * @param {Uint8Array} bytes
 * @param {File[]} others
 * @returns {Promise<Map<string, Uint8Array>>}
 */
async function readBeside(bytes, others) {
  /** @type {Map<string, Uint8Array>} */
  const beside = new Map();
  for (const path of filesBeside(bytes)) {
    const name = path.split('/').at(-1);
    const file = others.find((other) => other.name === name);
    if (file) beside.set(path, new Uint8Array(await file.arrayBuffer()));
  }
  return beside;
}
