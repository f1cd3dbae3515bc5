/** Records of a label byte or two and a picture of 32 x 32 in colour, with any labels. */

const INPUTS = 3 * 32 * 32;

/**
 * Records with any labels, as CIFAR-10 (a label byte) or CIFAR-100 (two, the coarse one first) has them.
 *
 * @typedef {object} Records
 * @property {number} count
 * @property {Uint8Array[]} labels  of each label byte, in the file's order
 * @property {(i: number) => Uint8Array} image  [3][32][32], a view
 */

/**
 * How many label bytes the records of a file have.
 *
 * @param {Uint8Array} bytes
 * @returns {0 | 1 | 2} 0: it is no file of such records
 */
export function cifarLabelBytes(bytes) {
  const fits = (/** @type {number} */ labels) =>
    bytes.length > 0 && bytes.length % (labels + INPUTS) === 0;
  // Both fit once in 3,073 * 3,074 bytes; CIFAR-100 has 20 coarse and 100 fine labels.
  const isHundred = () => {
    for (let at = 0; at < bytes.length; at += 2 + INPUTS) {
      if (bytes[at] >= 20 || bytes[at + 1] >= 100) return false;
    }
    return true;
  };
  if (fits(2) && (!fits(1) || isHundred())) return 2;
  return fits(1) ? 1 : 0;
}

/**
 * @param {Uint8Array} bytes  of a whole number of records
 * @param {1 | 2} labelBytes
 * @returns {Records}
 */
export function cifarRecords(bytes, labelBytes) {
  const each = labelBytes + INPUTS;
  const count = bytes.length / each;
  const labels = Array.from({ length: labelBytes }, (_, which) =>
    Uint8Array.from({ length: count }, (_each, i) => bytes[i * each + which]),
  );
  const image = (/** @type {number} */ i) => bytes.subarray(i * each + labelBytes, (i + 1) * each);
  return { count, labels, image };
}
