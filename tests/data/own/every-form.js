/** One set in every form that is read. */
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { asCifar, asCsv, asFolders, asIdx, asNpz, asParquet, asTar } from './files.js';

/** @param {Record<string, Uint8Array>} files */
const gzipped = (files) =>
  Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [`${name}.gz`, new Uint8Array(gzipSync(bytes))]),
  );

/**
 * @param {import('./files.js').FakeSet} set
 * @returns {Promise<Record<string, Record<string, Uint8Array>>>} files by form; those of CIFAR only where its
 *   records fit: 32 x 32 in colour
 */
export async function everyForm(set) {
  const folders = asFolders(set);
  const isCifar = set.width === 32 && set.channels === 3;
  const records = isCifar ? asCifar(set) : {};
  return {
    'IDX, gzipped': gzipped(asIdx(set)),
    NPZ: asNpz(set),
    CSV: asCsv(set),
    'folders of PNG': folders,
    'the same in another order': Object.fromEntries(Object.entries(folders).reverse()),
    'a zip of folders': { 'set.zip': zipSync(folders) },
    'a tar.gz of folders': { 'set.tar.gz': new Uint8Array(gzipSync(await asTar(folders))) },
    Parquet: asParquet(set),
    'IDX in a tar': { 'set.tar': await asTar(gzipped(asIdx(set))) },
    ...(isCifar && {
      'batches of CIFAR': records,
      'a tar.gz of batches': {
        'cifar-10-binary.tar.gz': new Uint8Array(gzipSync(await asTar(records))),
      },
    }),
  };
}
