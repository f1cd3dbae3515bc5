/** What the package's entry mlp-lab/data hands out of this room, with arguments checked by sentences. */
import { checkBytes, checkObject } from '../engine/check.js';
import { isPrintableName } from '../engine/samples.js';
import { refuse } from './checked-samples.js';
import * as gzip from './gzip.js';
import * as idx from './idx.js';
import * as load from './load.js';
import * as shards from './shards.js';

/** Images and labels as decoded, as samples; see there. @type {typeof idx.pairIdx} */
export const pairIdx = (images, labels, options) => {
  checkBytes(checkObject(images, 'images').pixels, 'images.pixels');
  checkBytes(checkObject(labels, 'labels').labels, 'labels.labels');
  const { classes } = checkObject(options, 'options');
  if (!Array.isArray(classes) || !classes.every(isPrintableName)) {
    throw refuse('options.classes', 'a list of printable names', classes);
  }
  return idx.pairIdx(images, labels, options);
};

/** Unpacks what is gzipped, and passes on what is not; see there. @type {typeof gzip.maybeGunzip} */
export const maybeGunzip = async (bytes, options) => {
  const checked = checkBytes(bytes, 'bytes');
  const { limit } = checkObject(options, 'options');
  if (typeof limit === 'number' && limit >= 0) return gzip.maybeGunzip(checked, { limit });
  throw refuse('options.limit', 'a number of bytes', limit);
};

/** A published data set from its files; see there. @type {typeof load.loadDataset} */
export const loadDataset = async (name, readFile) => {
  if (typeof readFile === 'function') return load.loadDataset(name, readFile);
  throw refuse('readFile', 'a function', readFile);
};

/**
 * A data set in shards from a web server; see there. An address that cannot be one is refused at once.
 * @type {typeof shards.loadPack}
 */
export const loadPack = async (baseUrl, name, options = {}) => {
  const { fetch } = checkObject(options, 'options');
  if (fetch !== undefined && typeof fetch !== 'function') {
    throw refuse('options.fetch', 'a function', fetch);
  }
  // Relative to the page; a fetch of the caller's own may know more.
  const valid = typeof baseUrl === 'string' || baseUrl instanceof URL;
  if (!valid || !(fetch || URL.canParse(String(baseUrl), globalThis.location?.href))) {
    throw refuse('baseUrl', 'the address of a folder, like "https://example.org/data/"', baseUrl);
  }
  if (typeof name !== 'string') throw refuse('name', 'a name', name);
  return shards.loadPack(baseUrl, name, options);
};
