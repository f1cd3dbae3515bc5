/** Names as one line of text: commas between, as in CSV, and quotes around a name with a comma in it. */

/**
 * @param {string} text
 * @param {string} [commas]  the characters between names
 * @returns {string[]} without the spaces around them; those between quotes as they are
 */
export function splitNames(text, commas = ',') {
  const pattern = new RegExp(
    `\\s*(?:"((?:[^"]|"")*)"\\s*|([^${commas}]*))(?:[${commas}]|($))`,
    'y',
  );
  const names = [];
  for (let atEnd = false; !atEnd;) {
    const [, quoted, plain, end] = /** @type {RegExpExecArray} */ (pattern.exec(text));
    names.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    atEnd = end !== undefined;
  }
  return names;
}

/** @param {string} name @returns {string} as it stands in such a line */
export const quotedName = (name) =>
  /[,，]|^["\s]|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
