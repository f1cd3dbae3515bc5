/** The orientation in the EXIF data of a picture (Exif 2.32, 4.6.4; a TIFF header and one directory). */

const ORIENTATION = 0x0112;
const SHORT = 3;

/**
 * @param {Uint8Array} segment  of a JPEG's APP1 marker, or of a WebP's EXIF chunk
 * @returns {number | null} 1 to 8; null when it says nothing
 */
export function exifOrientation(segment) {
  const hasName = String.fromCharCode(...segment.subarray(0, 4)) === 'Exif';
  const tiff = hasName ? segment.subarray(6) : segment;
  const order = String.fromCharCode(...tiff.subarray(0, 2));
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const little = order === 'II';
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const start = view.getUint32(4, little);
  if (view.getUint16(2, little) !== 42 || start + 2 > tiff.length) return null;
  const entries = view.getUint16(start, little);
  for (let i = 0; i < entries; i++) {
    const at = start + 2 + 12 * i;
    if (at + 12 > tiff.length) return null;
    if (view.getUint16(at, little) !== ORIENTATION) continue;
    if (view.getUint16(at + 2, little) !== SHORT) return null;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : null;
  }
  return null;
}
