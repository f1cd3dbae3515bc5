/**
 * What says which packs there are and what is in one, packs.json and index.json: their form, and the
 * checks that nothing but this form gets through.
 */
import { MlpError } from '../engine/errors.js';

/** @typedef {'train' | 'test'} Part */

/**
 * @typedef {object} Shard
 * @property {string} file
 * @property {number} count  samples
 * @property {number} bytes  compressed
 * @property {string} sha256  of the decompressed bytes: count labels, then count x inputs pixels
 */

/**
 * The index.json of a pack.
 *
 * @typedef {object} PackIndex
 * @property {'mlp-lab-pack'} format
 * @property {1} version
 * @property {string} name
 * @property {string} title
 * @property {string} licence
 * @property {string} citation
 * @property {number} height  pixels
 * @property {number} width  pixels
 * @property {number} channels
 * @property {string[]} classNames  in the order of the labels
 * @property {Record<Part, {count: number, shards: Shard[]}>} parts
 * @property {string[]} notes  sentences on what is missing from the published data set
 */

/** @typedef {{name: string, title: string, bytes: number, train: number, test: number}} PackEntry */

/** The most bytes a data set may claim to have once decompressed: nearly three times CIFAR-10. */
const DATASET_LIMIT = 2 ** 29;

/** A raw shard starts with two labels; below this they cannot be taken for gzip's 1f 8b. */
const MAX_CLASSES = 128;

const NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;
const SHARD_FILE = /^[a-z0-9][a-z0-9-]{0,62}\.bin\.gz$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** @param {string} name */
export const isPackName = (name) => NAME.test(name);

/**
 * @param {Uint8Array} bytes  a packs.json
 * @returns {PackEntry[]}
 * @throws {MlpError} `pack-index`
 */
export function parseList(bytes) {
  return checkList(parseJson(bytes), 'the list', 0, 100).map((value, i) => {
    const entry = checkObject(value, `entry ${i}`);
    return {
      name: checkText(entry.name, 'name', 63, NAME),
      title: checkText(entry.title, 'title', 100),
      bytes: checkCount(entry.bytes, 'bytes', DATASET_LIMIT),
      train: checkCount(entry.train, 'train', DATASET_LIMIT),
      test: checkCount(entry.test, 'test', DATASET_LIMIT),
    };
  });
}

/**
 * @param {Uint8Array} bytes  an index.json
 * @param {string} name  the pack it should be of
 * @throws {MlpError} `pack-index`
 */
export const parseIndex = (bytes, name) => checkIndex(parseJson(bytes), name);

/**
 * An index.json from anywhere, checked.
 *
 * @param {unknown} value
 * @param {string} name  the pack it should be of
 * @returns {PackIndex} a copy of what the format knows
 * @throws {MlpError} `pack-index`
 */
export function checkIndex(value, name) {
  const index = checkObject(value, 'the whole');
  if (index.format !== 'mlp-lab-pack' || index.version !== 1) {
    throw indexFault('format and version are not "mlp-lab-pack" and 1');
  }
  if (index.name !== name) throw indexFault(`name is not "${name}"`);
  const shape = {
    height: checkCount(index.height, 'height', 1024),
    width: checkCount(index.width, 'width', 1024),
    channels: checkCount(index.channels, 'channels', 4),
  };
  const sampleBytes = 1 + shape.height * shape.width * shape.channels;
  const parts = checkObject(index.parts, 'parts');
  /** @type {PackIndex} */
  const checked = {
    format: index.format,
    version: index.version,
    name,
    title: checkText(index.title, 'title', 100),
    licence: checkText(index.licence, 'licence', 2000),
    citation: checkText(index.citation, 'citation', 2000),
    ...shape,
    classNames: checkTexts(index.classNames, 'classNames', 2, MAX_CLASSES),
    parts: {
      train: checkPart(parts.train, 'parts.train', sampleBytes),
      test: checkPart(parts.test, 'parts.test', sampleBytes),
    },
    notes: checkTexts(index.notes, 'notes', 0, 20),
  };
  const { train, test } = checked.parts;
  if ((train.count + test.count) * sampleBytes > DATASET_LIMIT) {
    throw indexFault(`it claims more than ${(DATASET_LIMIT / 1e6).toFixed(1)} MB of images`);
  }
  return checked;
}

/**
 * @param {unknown} value
 * @param {string} field
 * @param {number} sampleBytes  raw
 */
function checkPart(value, field, sampleBytes) {
  const part = checkObject(value, field);
  const count = checkCount(part.count, `${field}.count`, DATASET_LIMIT);
  const shards = checkList(part.shards, `${field}.shards`, 1, 10_000).map((item, i) => {
    const at = `${field}.shards[${i}]`;
    const shard = checkObject(item, at);
    return {
      file: checkText(shard.file, `${at}.file`, 70, SHARD_FILE),
      count: checkCount(shard.count, `${at}.count`, count),
      bytes: checkCount(shard.bytes, `${at}.bytes`, DATASET_LIMIT),
      sha256: checkText(shard.sha256, `${at}.sha256`, 64, SHA256),
    };
  });
  for (const [i, shard] of shards.entries()) {
    // Gzip hardly grows what it cannot shrink.
    if (shard.bytes > 1.01 * shard.count * sampleBytes + 1024) {
      throw indexFault(`${field}.shards[${i}].bytes are more than its images can need`);
    }
  }
  if (shards.reduce((sum, shard) => sum + shard.count, 0) !== count) {
    throw indexFault(`${field}.count is not the sum of its shards`);
  }
  return { count, shards };
}

/**
 * @param {unknown} value
 * @param {string} field
 * @returns {Record<string, unknown>}
 */
function checkObject(value, field) {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return /** @type {Record<string, unknown>} */ (value);
  }
  throw indexFault(`${field} is not an object`);
}

/**
 * @param {unknown} value
 * @param {string} field
 * @param {number} min
 * @param {number} max
 * @returns {unknown[]}
 */
function checkList(value, field, min, max) {
  if (Array.isArray(value) && value.length >= min && value.length <= max) return value;
  throw indexFault(`${field} is not a list of ${min} to ${max} items`);
}

/** @param {unknown} value @param {string} field @param {number} max */
function checkCount(value, field, max) {
  if (Number.isInteger(value)) {
    const count = /** @type {number} */ (value);
    if (count >= 1 && count <= max) return count;
  }
  throw indexFault(`${field} is not a whole number from 1 to ${max}`);
}

/** @param {unknown} value @param {string} field @param {number} max @param {RegExp} [pattern] */
function checkText(value, field, max, pattern = /./) {
  if (typeof value === 'string' && value.length <= max && pattern.test(value)) return value;
  throw indexFault(`${field} is not a text of the form it must have`);
}

/** @param {unknown} value @param {string} field @param {number} min @param {number} max */
const checkTexts = (value, field, min, max) =>
  checkList(value, field, min, max).map((text, i) => checkText(text, `${field}[${i}]`, 2000));

/** @param {Uint8Array} bytes @returns {unknown} */
function parseJson(bytes) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw indexFault('it is not JSON');
  }
}

/** @param {string} what */
function indexFault(what) {
  return new MlpError(
    'pack-index',
    `The site's copy of this data set cannot be used: its index.json is wrong, as ${what}. ` +
      'Whoever runs the site should make it again by data/pack.js.',
  );
}
