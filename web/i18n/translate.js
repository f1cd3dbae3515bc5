/**
 * The language of the lab. English stands in the modules of strings, which put each group of their
 * words in here; another language is a module in web/languages that has the same groups, loaded when
 * a lab first speaks it. Elements keep the objects that words() gives them: when the language
 * changes, what is in them does.
 */

/** @type {Record<string, () => Promise<{translation: Record<string, object>}>>} */
const LANGUAGES = { de: () => import('./de/index.js') };

/** The language that every text is written in first. */
const FIRST = 'en';

/** @type {{name: string, english: object, spoken: object}[]} */
const groups = [];
/** @type {Record<string, object>} */
let translation = {};
let spoken = FIRST;
/** Who speaks; as long as there is somebody, the language stays. @type {Set<object>} */
const speakers = new Set();
let change = Promise.resolve(FIRST);

/** @param {any} target @param {any} source  whose words go into the target, in depth */
function put(target, source) {
  for (const [key, value] of Object.entries(source)) {
    if (typeof value === 'object') put((target[key] ??= Array.isArray(value) ? [] : {}), value);
    else target[key] = value;
  }
  return target;
}

/**
 * Words that follow the language.
 * @template {object} Group
 * @param {string} name  of the group in a translation
 * @param {Group} english
 * @returns {Readonly<Group>} the same in the language of now, and of later
 */
export function words(name, english) {
  const group = { name, english, spoken: put(put({}, english), translation[name] ?? {}) };
  groups.push(group);
  return group.spoken;
}

/** @returns {string} the language of now, as BCP 47 has it */
export const language = () => spoken;

/** @param {string} wanted */
async function turnTo(wanted) {
  if (wanted === spoken) return spoken;
  // English, too, where the language does not load: the lab itself will say what is wrong.
  translation = (await LANGUAGES[wanted]?.().catch(() => null))?.translation ?? {};
  spoken = Object.keys(translation).length > 0 ? wanted : FIRST;
  for (const { name, english, spoken: now } of groups)
    put(put(now, english), translation[name] ?? {});
  return spoken;
}

/**
 * Somebody wants to speak a language. All on a page speak one: that of the first. It changes when
 * nobody else speaks.
 * @param {object} speaker
 * @param {string} wanted  a language tag; English where there is none of its language
 * @returns {Promise<string>} the language that it is to speak
 */
export function speak(speaker, wanted) {
  if (speakers.size === 0 || (speakers.size === 1 && speakers.has(speaker))) {
    const [base] = wanted.toLowerCase().split('-');
    change = change.then(() => turnTo(Object.hasOwn(LANGUAGES, base) ? base : FIRST));
  }
  speakers.add(speaker);
  return change;
}

/** @param {object} speaker  who speaks no more */
export const fallSilent = (speaker) => void speakers.delete(speaker);
