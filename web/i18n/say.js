/** Notes become sentences: each has a code, for which every language has a function of its values. */

/**
 * @typedef {{code: string, values: Record<string, any>}} Note  plain data: it may cross to another thread, or be kept
 */

/**
 * @template [Text=string]
 * @typedef {object} Say
 * @property {(note: Note) => Text} note  the whole sentence
 * @property {(note: Note) => Text} reason  without the stop at its end, to stand behind a name
 */

/**
 * @param {Record<string, (values: any, say: Say) => string>} sentences  of a language
 * @returns {Say}
 */
export function sayIn(sentences) {
  /** @type {Say} */
  const say = {
    note: ({ code, values }) => (sentences[code] ?? sentences.plain)(values, say),
    reason: (note) => say.note(note).replace(/[.。]$/, ''),
  };
  return say;
}
