import { texts } from '../i18n/en/embed.js';

/**
 * The attributes of the element, as read from it.
 * @typedef {object} Settings
 * @property {View} view
 * @property {Controls} controls
 * @property {Set<string>} hide
 * @property {string} hash  the run's settings as links carry them; empty for the defaults
 * @property {string} dataSrc  absolute URL of the folder of data packs; empty for none
 * @property {string} modelSrc  absolute URL of a saved network; empty for none
 * @property {boolean} autostart
 * @property {boolean} compact
 * @property {string[]} faults  sentences about attributes with bad values
 *
 * @typedef {'full' | 'train' | 'curve' | 'draw'} View
 * @typedef {'full' | 'simple' | 'none'} Controls
 */

/** @type {View[]} */
export const views = ['full', 'train', 'curve', 'draw'];
/** @type {Controls[]} */
const controls = ['full', 'simple', 'none'];
/** The parts that the attribute hide can name. */
export const parts = ['data', 'network', 'train', 'curve', 'try', 'details'];

/** Attributes that are settings of the run. Links use the same names. */
const RUN_SETTINGS = ['preset', 'dataset', 'layers', 'epochs', 'seed', 'mode'];

/**
 * Attributes that are on or off, each with a property of its name. Frameworks write "false" for off,
 * which HTML's own boolean attributes do not know.
 */
export const booleanAttributes = ['autostart', 'compact'];

/** A change of one of these attributes replaces the lab. */
export const newLabAttributes = ['view', 'data-src', 'lang', 'compact'];

/** A change of one of these attributes replaces the run. */
export const runAttributes = ['config', 'model-src', ...RUN_SETTINGS];

/** A change of one of these attributes shows or hides controls and parts. */
export const showAttributes = ['controls', 'hide'];

/** @param {Element} element @param {string} name @returns {boolean} whether the attribute is on */
export const isOn = (element, name) => !['false', null].includes(element.getAttribute(name));

/**
 * Gives a class of elements the properties of its boolean attributes.
 * @param {Element} prototype
 */
export function addBooleans(prototype) {
  for (const name of booleanAttributes)
    Object.defineProperty(prototype, name, {
      /** @this {Element} */
      get() {
        return isOn(this, name);
      },
      /** @this {Element} @param {any} value */
      set(value) {
        if (['false', false, null, undefined].includes(value)) this.removeAttribute(name);
        else this.setAttribute(name, '');
      },
    });
}

/**
 * Reads properties that were set before the element was one of ours, which hide those of its class.
 * @param {any} element
 */
export function readEarly(element) {
  for (const name of booleanAttributes)
    if (Object.hasOwn(element, name)) {
      const value = element[name];
      delete element[name];
      element[name] = value;
    }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {T[]} choices  the first one is the default
 * @param {string[]} faults
 * @returns {T}
 * @template {string} T
 */
function choice(element, name, choices, faults) {
  const value = element.getAttribute(name) ?? '';
  const found = choices.find((each) => each === value);
  if (!found && value) faults.push(texts.badChoice(name, value, choices));
  return found ?? choices[0];
}

/** @param {Element} element @param {string} name @returns {string} an absolute URL, or empty */
function address(element, name) {
  const value = element.getAttribute(name);
  return value ? new URL(value, element.ownerDocument.baseURI).href : '';
}

/**
 * The settings of `config` and of the single attributes together. A single attribute takes precedence.
 * @param {Element} element
 */
function hashOf(element) {
  const words = new URLSearchParams((element.getAttribute('config') ?? '').replace(/^#/, ''));
  for (const name of RUN_SETTINGS) {
    const value = element.getAttribute(name);
    if (value !== null) words.set(name, name === 'layers' ? layersOf(value) : value);
  }
  if (words.size > 0 && !words.has('preset') && !words.has('dataset'))
    words.set('dataset', 'digits');
  return String(words);
}

/** "128 64", "128, 64" and "128-64" are the same. @param {string} value */
const layersOf = (value) =>
  value
    .trim()
    .split(/[\s,-]+/)
    .join('-') || 'none';

/**
 * Reads all attributes.
 * @param {Element} element
 * @returns {Settings}
 */
export function settingsOf(element) {
  /** @type {string[]} */
  const faults = [];
  const hide = new Set((element.getAttribute('hide') ?? '').split(/[\s,]+/).filter(Boolean));
  const unknown = [...hide].filter((name) => !parts.includes(name));
  if (unknown.length > 0) faults.push(texts.badParts(unknown, parts));
  return {
    view: choice(element, 'view', views, faults),
    controls: choice(element, 'controls', controls, faults),
    hide,
    hash: hashOf(element),
    dataSrc: address(element, 'data-src'),
    modelSrc: address(element, 'model-src'),
    autostart: isOn(element, 'autostart'),
    compact: isOn(element, 'compact'),
    faults,
  };
}
