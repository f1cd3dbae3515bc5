/** Files of kinds that are not read, and what to do about each, as the note "foreign" says it. */
import { note } from '../base/note.js';

/** By what a file begins with. @type {[start: string, kind: string, advice: string, at?: number][]} */
const STARTS = [
  ['BZh', 'bzip2', 'unpack'],
  ['\xfd7zXZ', 'xz', 'unpack'],
  ['\x28\xb5\x2f\xfd', 'Zstandard', 'unpack'],
  ['7z\xbc\xaf', '7-Zip', 'pack'],
  ['Rar!', 'RAR', 'pack'],
  ['\x89HDF', 'HDF5', 'h5'],
  // Its versions before 7.3 are a form of their own, since then it is HDF5.
  ['MATLAB 7.3', 'MATLAB', 'h5'],
  ['MATLAB', 'MATLAB', 'mat'],
  // CIFAR's own pickles are of the second protocol.
  ['\x80\x02', 'pickle', 'binary'],
  ['\x80\x03', 'pickle', 'npz'],
  ['\x80\x04', 'pickle', 'npz'],
  ['\x80\x05', 'pickle', 'npz'],
  ['ARROW1', 'Arrow', 'parquet'],
  ['FEA1', 'Feather', 'parquet'],
  ['SQLite format 3', 'SQLite', 'csv'],
  ['RDX', 'R', 'csv'],
  ['<stata_dta>', 'statistics', 'csv'],
  ['$FL2', 'statistics', 'csv'],
  ['X\n\0\0\0', 'R', 'csv'],
  // Documents of office programs before 2007.
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'office', 'csv'],
  ['%PDF', 'pdf', 'pdf'],
  ['AT&TFORM', 'DjVu', 'pdf'],
  ['{\\rtf', 'office', 'pdf'],
  ['GIF8', 'gif', 'png'],
  ['BM', 'bmp', 'png'],
  ['II*\0', 'tiff', 'png'],
  ['MM\0*', 'tiff', 'png'],
  ['II+\0', 'tiff', 'png'],
  ['MM\0+', 'tiff', 'png'],
  ['8BPS', 'Photoshop', 'png'],
  ['gimp xcf', 'GIMP', 'png'],
  ['DDS ', 'otherPicture', 'png'],
  ['\0\0\0\x0cjP  ', 'JPEG 2000', 'png'],
  ['\0\0\0\x0cJXL ', 'JPEG XL', 'png'],
  ['\xff\x0a', 'JPEG XL', 'png'],
  ['ftypavi', 'AVIF', 'png', 4],
  ['ftyphe', 'HEIC', 'png', 4],
  ['ftypmif1', 'HEIC', 'png', 4],
  ['ftypmsf1', 'HEIC', 'png', 4],
  ['ftyp', 'video', 'pdf', 4],
  ['\x1aE\xdf\xa3', 'video', 'pdf'],
  ['\0\0\x01\xba', 'video', 'pdf'],
  ['\0\0\x01\xb3', 'video', 'pdf'],
  ['DICM', 'DICOM', 'png', 128],
  ['n+1\0', 'NIfTI', 'npz', 344],
  ['OggS', 'sound', 'images'],
  ['fLaC', 'sound', 'images'],
  ['ID3', 'sound', 'images'],
  ['GGUF', 'network', 'images'],
  ['TFL3', 'network', 'images', 4],
  ['\xff\xfe\0\0', 'UTF-32', 'utf8'],
  ['\0\0\xfe\xff', 'UTF-32', 'utf8'],
  ['version https://git-lfs', 'lfs', 'lfs'],
];

/** By the first words of a text. @type {[RegExp, kind: string, advice: string][]} */
const TEXTS = [
  [/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg\b/i, 'SVG', 'png'],
  [/^<(!doctype html|html)\b/i, 'html', 'again'],
  [/^P[1-6]\s+(#[^\n]*\n\s*)*\d+\s+\d+\s/, 'PGM', 'png'],
  [/^RIFF[^]{4}AVI /, 'video', 'pdf'],
  [/^RIFF[^]{4}WAVE/, 'sound', 'images'],
  [/^<\?xml\b/i, 'markup', 'folders'],
  [/^[+-]?\d+(\.\d+)?( +\d+:\S+)+ *[\r\n]/, 'LIBSVM', 'csv'],
  // Without a mark: letters with three zero bytes each.
  [/^(?:[\t\n\r -~]\0\0\0){8}|^(?:\0\0\0[\t\n\r -~]){8}/, 'UTF-32', 'utf8'],
];

/** By the ending, for what has no beginning of its own. @type {[RegExp, kind: string, advice: string][]} */
const ENDINGS = [
  [/\.(pkl|pickle)$/i, 'pickle', 'npz'],
  [/\.tfrecords?(-\d+-of-\d+)?$/i, 'TFRecord', 'npz'],
  [/\.mat$/i, 'MATLAB', 'mat'],
  // Its four bytes at the beginning are those of some records of CIFAR.
  [/\.(ico|cur)$/i, 'ico', 'png'],
  [/\.(tga|exr|hdr|dng|cr[23]|nef|arw|raf|orf|rw2)$/i, 'otherPicture', 'png'],
  [/\.(orc|avro)$/i, 'Hadoop', 'parquet'],
  [/\.mdb$/i, 'LMDB', 'npz'],
  [/\.dta$/i, 'statistics', 'csv'],
  [/\.ya?ml$/i, 'markup', 'folders'],
  [/\.(iso|dmg)$/i, 'disk', 'unpack'],
  [/\.(safetensors|onnx)$/i, 'network', 'network'],
];

/** By what a zip has in it. @type {[RegExp, kind: string, advice: string][]} */
const ZIPS = [
  [/^xl\/workbook\.(xml|bin)$/, 'sheet', 'csv'],
  [/^(word|ppt)\/(document|presentation)\.xml$|^META-INF\/container\.xml$/, 'office', 'pdf'],
  [/^META-INF\/manifest\.xml$/, 'office', 'csv'],
  [/(^|\/)data\.pkl$/, 'torch', 'torch'],
  [/^model\.weights\.h5$/, 'network', 'network'],
];

/** @typedef {import('../base/note.js').Note} Note */

/** @param {[unknown, string, string, ...unknown[]] | undefined} found @returns {Note | null} */
const said = (found) => (found ? note('foreign', { kind: found[1], advice: found[2] }) : null);

/**
 * @param {Uint8Array} bytes  of a file, or its first 512
 * @param {string} path
 * @returns {Note | null} null for what may be read
 */
export function foreignOf(bytes, path) {
  const start = String.fromCharCode(...bytes.subarray(0, 512));
  const text = start.replace(/^\xef\xbb\xbf/, '').trimStart();
  return said(
    STARTS.find(([begin, , , at = 0]) => start.startsWith(begin, at)) ??
      TEXTS.find(([pattern]) => pattern.test(text)) ??
      ENDINGS.find(([pattern]) => pattern.test(path)),
  );
}

/** @param {{path: string}[]} entries  of a zip @returns {Note | null} null for an archive of files */
export const foreignZip = (entries) =>
  said(ZIPS.find(([pattern]) => entries.some(({ path }) => pattern.test(path))));
