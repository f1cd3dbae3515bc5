/** Misuse of the command line, and the words for it. */

/** What was typed has no meaning here. Exit code 2. */
export class UsageError extends Error {
  /**
   * @param {string} message  a sentence without the full stop
   * @param {string} [hint]  what to do
   */
  constructor(message, hint) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/**
 * @param {string[]} names
 * @returns {string} e.g. "a, b or c"
 */
export function alternatives(names) {
  if (names.length < 2) return names.join();
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
