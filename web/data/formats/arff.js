/** The head of an ARFF table, as Weka and OpenML write them: a line for each column, then "@data" and rows of CSV. */

const BEGIN = /^(\s|%[^\n]*\n)*@relation\s/i;
const ATTRIBUTE = /^\s*@attribute\s+('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\S+)/i;

/**
 * @param {Uint8Array} bytes  the table, or its beginning
 * @returns {{header: string[], start: number, isSparse: boolean} | null} start: where the rows begin; isSparse:
 *   whether they name only what is not zero; null for other tables
 */
export function arffHead(bytes) {
  const decoder = new TextDecoder();
  if (!BEGIN.test(decoder.decode(bytes.subarray(0, 2 ** 14)))) return null;
  /** @type {string[]} */
  const header = [];
  for (let at = 0; at < bytes.length;) {
    const newline = bytes.indexOf(10, at);
    const end = newline < 0 ? bytes.length : newline;
    const line = decoder.decode(bytes.subarray(at, end));
    at = end + 1;
    const name = ATTRIBUTE.exec(line)?.[1];
    if (name) header.push(name.replace(/^(['"])(.*)\1$/, '$2'));
    if (!/^\s*@data\b/i.test(line)) continue;
    const rows = decoder.decode(bytes.subarray(at, at + 4096)).replace(/^(\s|%[^\n]*\n)*/, '');
    return { header, start: at, isSparse: rows.startsWith('{') };
  }
  return null;
}
