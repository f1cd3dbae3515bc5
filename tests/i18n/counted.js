/** Whether sentences with numbers tell one thing apart from several. */

/** Values of any kind that a sentence may be said with, beside the number that is tried. */
const OTHERS = [
  7,
  'seven',
  ['a', 'b'],
  [0.1, 0.2],
  {
    ...{ width: 8, height: 9, channels: 3, name: 'Run', layers: [4, 3], epoch: 3, epochs: 7 },
    ...{ mean: 0.5, deviation: 0.1, errorRate: 0.1, seeds: 3, variant: 'simd128', mode: 'exact' },
    ...{ threads: 3, valueOf: () => 7 },
  },
];

/** More arguments than any sentence takes. */
const MOST_ARGUMENTS = 6;

/** Sentences may have arguments that the number does not go together with. @param {() => unknown} say */
function saidOrNull(say) {
  try {
    const text = say();
    // Of what loads a part first.
    if (text instanceof Promise) text.catch(() => null);
    return typeof text === 'string' && !/NaN|undefined|\[object/.test(text) ? text : null;
  } catch {
    return null;
  }
}

/**
 * What has one form behind any number: what is no noun, and a few nouns; of a unit, a layer or a run that has the
 * number for its name, verbs too.
 */
const ONE_FORM = {
  English:
    'active and are at done generated has in is more must of off reads removed s several that to wants was with wrong',
  German:
    'aktiv an aufnehmen aus bis braucht Byte davon der entfernen entfernt falsch fertig fortsetzen geladen gezogen ' +
    'hat ihrer in ist liest löschen mehrere mit nehmen nicht nur öffnen Parameter s sehen sein seiner sichern sind ' +
    'steht über und vergleichen versuchen von weiter weitere wird wurde zeichnen zeigen zum',
  Spanish: 'a al apagada como con de debe en está están lee más no para que s se tiene y ya',
};

/** What is counted in fixed numbers alone, or is shown from the second on. */
const SEVERAL = {
  English: 'pictures repeats seeds times whole',
  German: 'Bilder erzeugten ganzen Startwerte Wiederholungen',
  Spanish: 'dígitos hechos imágenes números repeticiones semillas veces',
};

/** What may stand behind a 1 as it stands behind a 2, by language. @type {Record<string, Set<string>>} */
export const ALIKE = Object.fromEntries(
  Object.entries(ONE_FORM).map(([language, words]) => [
    language,
    new Set(`${words} ${SEVERAL[/** @type {keyof typeof SEVERAL} */ (language)]}`.split(' ')),
  ]),
);

/**
 * @param {string} text
 * @param {number} number
 * @returns {string[]} what stands behind that number: two words, since the first may be an adjective, or one
 */
const behind = (text, number) =>
  Array.from(
    text.matchAll(new RegExp(`(?<![\\p{L}\\d.,])${number} (\\p{L}+(?: \\p{L}+)?)`, 'gu')),
    ([, words]) => words,
  );

/** So many are several, and no sentence has that number of its own. */
const SOME = 22;

/**
 * The words that stand behind 1 as they stand behind a larger number.
 * @param {(number: number) => string | null} say
 * @returns {string[]}
 */
export function sameBehind(say) {
  const alone = behind(say(1) ?? '', 1);
  return behind(say(SOME) ?? '', SOME)
    .filter((words) => alone.includes(words))
    .map((words) => words.split(' ')[0]);
}

/**
 * @param {object} group  of texts
 * @param {string} path
 * @returns {Generator<[path: string, word: string]>} each word that stands behind 1 as behind 2
 */
export function* sameInGroup(group, path) {
  for (const [key, text] of Object.entries(group)) {
    const at = `${path}/${key}`;
    if (typeof text === 'object') yield* sameInGroup(text, at);
    if (typeof text !== 'function') continue;
    for (let i = 0; i < Math.max(text.length, 1); i++) {
      const say = (/** @type {number} */ number) =>
        OTHERS.map((other) => Array(MOST_ARGUMENTS).fill(other).with(i, number))
          .map((values) => saidOrNull(() => text(...values)))
          .find((said) => said !== null) ?? null;
      for (const word of sameBehind(say)) yield [`${at}(${i})`, word];
    }
  }
}
