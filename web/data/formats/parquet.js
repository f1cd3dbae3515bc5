/**
 * Parquet as Hugging Face writes image sets: a column of {bytes, path} or of plain bytes, and one of
 * labels, whose names stand in the file's metadata. By hyparquet, told to leave bytes as they are:
 * by default it makes texts of them.
 */
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { MlpError } from '../../engine/errors.js';
import { fault, note } from '../base/note.js';

/**
 * @typedef {object} ParquetImages
 * @property {Uint8Array[]} pictures  encoded, e.g. as PNG
 * @property {(number | string)[] | null} labels
 * @property {Map<number, string> | null} names
 * @property {string} imageColumn
 * @property {string | null} labelColumn
 */

const LABELS = [
  'label',
  'labels',
  'fine_label',
  'class',
  'target',
  'digit',
  'category',
  'character',
];

/** @param {Uint8Array} bytes @returns {boolean} */
export const isParquet = (bytes) => String.fromCharCode(...bytes.subarray(0, 4)) === 'PAR1';

/**
 * @param {Uint8Array} bytes  the whole file
 * @returns {Promise<ParquetImages>}
 * @throws {MlpError} "parquet-damaged"; "parquet-columns": none of images
 */
export async function decodeParquet(bytes) {
  const file = {
    byteLength: bytes.length,
    slice: (/** @type {number} */ start, /** @type {number | undefined} */ end) =>
      /** @type {ArrayBuffer} */ (bytes.slice(start, end).buffer),
  };
  try {
    const metadata = await parquetMetadataAsync(file);
    const columns = columnsOf(metadata.schema);
    const wanted = [columns.image, ...(columns.label ? [columns.label] : [])];
    const rows = await parquetReadObjects({ file, metadata, columns: wanted, utf8: false });
    const { label } = columns;
    return {
      pictures: rows.map((row) => pictureOf(row[columns.image])),
      labels: label === null ? null : rows.map((row) => labelOf(row[label])),
      names: label ? namesOf(metadata.key_value_metadata, label) : null,
      imageColumn: columns.image,
      labelColumn: label,
    };
  } catch (error) {
    if (error instanceof MlpError) throw error;
    // What the engine says where hyparquet stumbles over a damaged file means nothing to a person.
    const isSaid = error instanceof Error && error.constructor === Error;
    const reason = isSaid ? error.message.replace(/\.$/, '') : '';
    throw fault('parquet-damaged', note('damagedParquet', { reason }));
  }
}

/**
 * @param {import('hyparquet').SchemaElement[]} schema  depth first, with the number of children of each
 * @returns {{image: string, label: string | null}}
 */
function columnsOf(schema) {
  /** @type {{name: string, children: string[], type?: string}[]} */
  const top = [];
  for (let i = 1; i < schema.length;) {
    const { name, type, num_children: children = 0 } = schema[i];
    let end = i + 1;
    for (let left = children; left > 0; left--) left += schema[end++].num_children ?? 0;
    top.push({ name, type, children: schema.slice(i + 1, end).map((child) => child.name) });
    i = end;
  }
  const image =
    top.find(({ children }) => children.includes('bytes')) ??
    top.find(
      ({ name, type }) => type === 'BYTE_ARRAY' && /^(image|img|picture|bytes)s?$/i.test(name),
    );
  if (!image) {
    const columns = top.map(({ name }) => name);
    throw fault('parquet-columns', note('noPictureColumn', { columns }));
  }
  const label =
    LABELS.map((wanted) => top.find(({ name }) => name.toLowerCase() === wanted)).find(
      (one) => one,
    ) ?? top.find(({ name }) => /label/i.test(name));
  return { image: image.name, label: label?.name ?? null };
}

/** @param {any} value @returns {Uint8Array} */
function pictureOf(value) {
  const bytes = value?.bytes ?? value;
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(0);
}

/** @param {any} value @returns {number | string} */
function labelOf(value) {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return typeof value === 'string' ? value : Number(value);
}

/**
 * @param {{key: string, value?: string}[] | undefined} metadata
 * @param {string} label  the column
 * @returns {Map<number, string> | null}
 */
function namesOf(metadata, label) {
  const text = metadata?.find(({ key }) => key === 'huggingface')?.value;
  try {
    const names = JSON.parse(text ?? 'null')?.info?.features?.[label]?.names;
    const isList = Array.isArray(names) && names.every((name) => typeof name === 'string');
    return isList ? new Map(names.map((name, i) => [i, name])) : null;
  } catch {
    return null;
  }
}
