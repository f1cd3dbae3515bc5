/**
 * The language of the lab. The modules in web/i18n/en register their texts here, one group each.
 * Another language has the same groups; its module is loaded when a lab first asks for it. Elements
 * keep the objects that words() returns: a change of language replaces the texts inside them.
 */

/** @typedef {Record<string, object>} Translation  the texts of each group, by the group's name */

/** Loads each language besides English, by its tag. @type {Map<string, () => Promise<Translation>>} */
const languages = new Map();

/** The language of web/i18n/en, used where no other fits. */
const FALLBACK = 'en';

/** @type {{name: string, english: object, current: object}[]} */
const groups = [];
/** @type {Translation} */
let translation = {};
let currentLanguage = FALLBACK;
/** Who uses the language now. It stays as it is while there are several. @type {Set<object>} */
const speakers = new Set();
let change = Promise.resolve(FALLBACK);

/**
 * Makes a language available to setLanguage().
 * @param {string} tag  without a region, e.g. "de"
 * @param {() => Promise<Translation>} load  called when somebody first asks for the language
 */
export const addLanguage = (tag, load) => void languages.set(tag, load);

/**
 * Copies texts into the target, in depth.
 * @param {any} target
 * @param {any} source
 * @param {boolean} [only]  removes texts that the source does not have
 */
function copyInto(target, source, only = false) {
  for (const key of only ? Object.keys(target) : [])
    if (!Object.hasOwn(source, key)) delete target[key];
  for (const [key, value] of Object.entries(source)) {
    if (typeof value === 'object')
      copyInto((target[key] ??= Array.isArray(value) ? [] : {}), value, only);
    else target[key] = value;
  }
  return target;
}

/**
 * Registers a group of texts.
 * @template {object} Group
 * @param {string} name  of the group in a translation
 * @param {Group} english
 * @returns {Readonly<Group>} the same texts in the current language; they change with the language
 */
export function words(name, english) {
  const current = copyInto(copyInto({}, english), translation[name] ?? {});
  groups.push({ name, english, current });
  return current;
}

/** @returns {string} the current language, a BCP 47 tag */
export const language = () => currentLanguage;

/** @param {string} tag @returns {Promise<string>} the language in use afterwards */
async function changeTo(tag) {
  if (tag === currentLanguage) return tag;
  // English, too, where the language does not load: the lab itself reports a broken connection.
  translation =
    (await languages
      .get(tag)?.()
      .catch(() => null)) ?? {};
  currentLanguage = Object.keys(translation).length > 0 ? tag : FALLBACK;
  for (const { name, english, current } of groups)
    copyInto(copyInto(current, english, true), translation[name] ?? {});
  return currentLanguage;
}

/**
 * Asks for a language. A page has one at a time: the first speaker decides, and it can change only
 * while there is no other speaker.
 * @param {object} speaker  who will show texts
 * @param {string} wanted  a language tag; English where its language is not available
 * @returns {Promise<string>} the language that the speaker gets
 */
export function setLanguage(speaker, wanted) {
  if (speakers.size === 0 || (speakers.size === 1 && speakers.has(speaker))) {
    const [base] = wanted.toLowerCase().split('-');
    change = change.then(() => changeTo(languages.has(base) ? base : FALLBACK));
  }
  speakers.add(speaker);
  return change;
}

/** @param {object} speaker  who shows no more texts, so that others may change the language */
export const releaseLanguage = (speaker) => void speakers.delete(speaker);
