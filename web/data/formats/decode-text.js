const utf8 = new TextDecoder('utf-8', { fatal: true });
/** What programs on Windows wrote before UTF-8, Excel's "CSV" among them. */
const windows = new TextDecoder('windows-1252');

/**
 * A name of a class from a table or a list. In a text that is not UTF-8, letters beyond ASCII would all be the same
 * sign, and classes that differ in those alone would become one.
 * @param {Uint8Array} bytes  UTF-8, with or without a mark, else Windows-1252
 * @returns {string}
 */
export function decodeText(bytes) {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows.decode(bytes);
  }
}
