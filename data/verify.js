/**
 * Tells a good data file from a bad one, and puts only good ones in their place.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { decodeCifar10 } from '../web/data/formats/cifar.js';
import { maybeGunzip } from '../web/data/base/gzip.js';
import { decodeIdxImages, decodeIdxLabels } from '../web/data/formats/idx.js';
import { DATA_FILE_BYTES, readWhole } from '../web/data/node/read-file.js';
import { MlpError } from '../web/engine/errors.js';

/** @import { DataFile } from '../web/data/catalogue.js' */

/**
 * What a copy of a file was found to be. `full`: the published bytes. `subset`: the known cut-down
 * copy. `unknown`: well formed, but of a checksum that the catalogue does not have. `bad`: damaged
 * or of another format. `none`: there is no copy.
 *
 * @typedef {object} Finding
 * @property {'full' | 'subset' | 'unknown' | 'bad' | 'none'} state
 * @property {string} sentence  why it is not `full`, empty when it is
 * @property {string} [sha256]  of the decompressed bytes
 * @property {Uint8Array} [raw]  the decompressed bytes
 * @property {Uint8Array} [gzip]  the gzip file they came in, when they did
 */

const DECODERS = {
  images: decodeIdxImages,
  labels: decodeIdxLabels,
  records: decodeCifar10,
};

/**
 * Judges the bytes of a copy.
 *
 * @param {DataFile} file
 * @param {Uint8Array} bytes  plain or gzip
 * @returns {Promise<Finding>}
 */
export async function judge(file, bytes) {
  let raw;
  try {
    raw = await maybeGunzip(bytes, { limit: file.bytes });
  } catch (error) {
    return badFinding(error);
  }
  const sha256 = createHash('sha256').update(raw).digest('hex');
  const gzip = raw === bytes ? undefined : bytes;
  if (sha256 === file.sha256) return { state: 'full', sentence: '', sha256, raw, gzip };
  if (file.subset?.sha256 === sha256) {
    const sentence = `It is the known subset of ${raw.length} of the ${file.bytes} bytes.`;
    return { state: 'subset', sentence, sha256, raw, gzip };
  }
  try {
    DECODERS[file.holds](raw);
  } catch (error) {
    return badFinding(error);
  }
  const sentence =
    `Its SHA-256 (decompressed) is ${sha256}, expected ${file.sha256}: it is another version ` +
    'of the file or was changed on its way.';
  return { state: 'unknown', sentence, sha256, raw, gzip };
}

/**
 * Judges the copy that is already in its place.
 *
 * @param {DataFile} file
 * @param {string} folder
 * @returns {Promise<Finding>}
 */
export async function judgePlaced(file, folder) {
  try {
    return await judge(file, await readWhole(path.join(folder, file.stored), DATA_FILE_BYTES));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
    return { state: 'none', sentence: '' };
  }
}

/**
 * Writes a copy under its final name, all or nothing: under a temporary name first, flushed to the
 * disk, then renamed.
 *
 * @param {DataFile} file
 * @param {Finding} finding  with its bytes
 * @param {{folder: string, scratch: string}} places  scratch: a folder on the same disk
 */
export async function place(file, finding, { folder, scratch }) {
  const raw = /** @type {Uint8Array} */ (finding.raw);
  const bytes = file.stored.endsWith('.gz') ? (finding.gzip ?? gzipSync(raw)) : raw;
  const temporary = path.join(scratch, file.stored);
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await mkdir(folder, { recursive: true });
  await rename(temporary, path.join(folder, file.stored));
}

/**
 * Compares an archive with the md5 that its authors publish.
 *
 * @param {string} archivePath
 * @param {{md5: string}} archive
 * @throws {MlpError} `archive-checksum`
 */
export async function checkArchive(archivePath, { md5 }) {
  const hash = createHash('md5');
  await pipeline(createReadStream(archivePath), hash);
  const got = hash.digest('hex');
  if (got !== md5) {
    throw new MlpError(
      'archive-checksum',
      `The md5 of the archive is ${got}, expected ${md5}: it was damaged or changed on its way.`,
      { got, expected: md5 },
    );
  }
}

/**
 * @param {unknown} error
 * @returns {Finding}
 */
function badFinding(error) {
  if (!(error instanceof MlpError)) throw error;
  return { state: 'bad', sentence: error.message };
}
