import { download, STALL_SECONDS } from '../../data/download.js';
import { MlpError } from '../../engine/index.js';
import { labTexts } from '../../i18n/en/lab.js';
import { sentenceOf } from '../../i18n/en/sentence-of.js';

/** Limit of a model file in bytes. The largest network that a page trains has far fewer. */
const LIMIT = 256 * 1024 * 1024;

/**
 * @param {string | Uint8Array} source  an address, or what is there already
 * @returns {Promise<Uint8Array>} a saved model's bytes
 * @throws {MlpError} "model-missing" when it cannot be loaded
 */
export async function fetchModel(source) {
  if (typeof source !== 'string') return source;
  const { signal } = new AbortController();
  const network = { fetch: globalThis.fetch, signal, stallSeconds: STALL_SECONDS };
  try {
    return await download(source, { limit: LIMIT, cache: 'no-cache' }, network);
  } catch (error) {
    throw new MlpError('model-missing', labTexts.noModel(source, await sentenceOf(error)));
  }
}
