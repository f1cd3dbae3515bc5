/**
 * The files of a data set out of its published archive.
 */
import { createReadStream } from 'node:fs';
import { gunzip } from '../web/data/base/gzip.js';
import { tarFiles } from './tar.js';
import { checkArchive } from './verify.js';

/** @import { DataFile } from '../web/data/catalogue.js' */

/**
 * Checks an archive against its published md5 and reads the files from it, one at a time.
 *
 * @param {string} archivePath  a tar.gz
 * @param {{md5: string}} archive
 * @param {readonly DataFile[]} files  those that are wanted
 * @param {(file: DataFile, bytes: Uint8Array) => Promise<void>} visit  called for each found
 * @throws {MlpError} `archive-checksum`, `gzip-damaged`, `tar-damaged`
 */
export async function readArchive(archivePath, archive, files, visit) {
  await checkArchive(archivePath, archive);
  const wanted = new Map(files.map((file) => [file.name, file.bytes]));
  const plain = gunzip(createReadStream(archivePath));
  for await (const { name, bytes } of tarFiles(plain, wanted)) {
    const file = files.find((candidate) => candidate.name === name);
    if (file) await visit(file, bytes);
  }
}
