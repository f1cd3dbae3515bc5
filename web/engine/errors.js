/**
 * The one error class of the project. `code` is stable and for programs; `message` is a sentence
 * for people: what was wrong and what to do about it.
 */
export class MlpError extends Error {
  /**
   * @param {string} code  lower-case words joined by hyphens, e.g. "idx-truncated"
   * @param {string} message  what was wrong, and what to do
   * @param {Record<string, unknown>} [details]  numbers behind the sentence, e.g. {epoch, batch}
   */
  constructor(code, message, details = {}) {
    super(message);
    this.name = 'MlpError';
    this.code = code;
    this.details = details;
  }
}
