/**
 * The lab as a widget of notebooks, by the contract of anywidget: a module whose default export renders a
 * model into an element. The model's traits are the element's attributes, with "_" for "-", and what the
 * lab tells: `state`, `result` and `reading`. A change of the trait `command` to "train", "pause" or
 * "reset" does that.
 */
import '../embed/mlp-lab.js';
import {
  booleanAttributes,
  newLabAttributes,
  runAttributes,
  showAttributes,
} from '../embed/attributes.js';

/**
 * The part of anywidget's model that the lab uses.
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(event: string, listener: () => void) => void} on
 * @property {(event: string, listener: () => void) => void} off
 */

/** Attributes of the element that are traits of the model. */
const ATTRIBUTES = [
  ...new Set([
    ...newLabAttributes,
    ...runAttributes,
    ...showAttributes,
    ...booleanAttributes,
    'theme',
    'loading',
  ]),
];

/** What changes the state that the model carries. */
const EVENTS = ['mlp-ready', 'mlp-epoch', 'mlp-done', 'mlp-error'];

const COMMANDS = /** @type {const} */ (['train', 'pause', 'reset']);

/** @typedef {import('../embed/mlp-lab.js').MlpLab} MlpLab */

/** Writes a trait into its attribute. @param {MlpLab} lab @param {string} name @param {unknown} value */
function setAttribute(lab, name, value) {
  if (value === undefined || value === null || value === '') lab.removeAttribute(name);
  else lab.setAttribute(name, String(value));
}

/**
 * MyST has a model with nobody at its other end, which throws at save_changes() and off(): the lab trains
 * and ends all the same.
 * @param {() => void} act
 */
function attempt(act) {
  try {
    act();
  } catch {
    // Nothing is lost: nobody would have got it.
  }
}

/**
 * @param {{model: Model, el: HTMLElement}} context
 * @returns {() => void} ends the lab and lets go of the model
 */
function render({ model, el }) {
  const lab = /** @type {MlpLab} */ (document.createElement('mlp-lab'));
  /** @type {[string, () => void][]} */
  const listeners = [];
  const on = (/** @type {string} */ trait, /** @type {() => void} */ listener) => {
    listeners.push([`change:${trait}`, listener]);
    model.on(`change:${trait}`, listener);
  };
  const tell = (/** @type {Record<string, unknown>} */ traits) => {
    for (const [name, value] of Object.entries(traits)) model.set(name, value);
    attempt(() => model.save_changes());
  };
  for (const name of ATTRIBUTES) {
    const trait = name.replaceAll('-', '_');
    setAttribute(lab, name, model.get(trait));
    on(trait, () => setAttribute(lab, name, model.get(trait)));
  }
  // The whole lab is not in this file, which is to be small.
  if (!['train', 'curve', 'draw'].includes(String(lab.getAttribute('view'))))
    lab.setAttribute('view', 'train');
  on('command', () => {
    const command = COMMANDS.find((name) => name === model.get('command'));
    if (!command) return;
    tell({ command: '' });
    void lab[command]();
  });
  for (const name of EVENTS)
    lab.addEventListener(name, (event) =>
      tell({
        state: lab.state,
        ...(name === 'mlp-done' && { result: /** @type {CustomEvent} */ (event).detail }),
      }),
    );
  lab.addEventListener('mlp-predict', (event) =>
    tell({ reading: /** @type {CustomEvent} */ (event).detail }),
  );
  el.append(lab);
  return () => {
    lab.remove();
    for (const [event, listener] of listeners) attempt(() => model.off(event, listener));
  };
}

export default { render };
