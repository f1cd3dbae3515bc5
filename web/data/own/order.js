/**
 * The order of samples, which depends on nothing but the samples: so a set is the same from a folder, a
 * zip or an array, and a file sorted by label trains as well as any. Within a class, samples go by a hash
 * of their pixels, and by the pixels where two hashes are equal.
 */

/**
 * @typedef {object} Rows
 * @property {Uint8Array} pixels  [count][inputs]
 * @property {Uint16Array} labels
 * @property {number} inputs
 * @property {Uint32Array} hashes  [count][2]
 */

/**
 * Two FNV-1a hashes of 32 bits (Fowler, Noll, Vo), with different starts, of the pixels of a row.
 * @param {Uint8Array} pixels  of one
 * @param {Uint32Array} hashes  [count][2]
 * @param {number} i  the row
 */
export function hashRow(pixels, hashes, i) {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (let at = 0; at < pixels.length; at++) {
    a = Math.imul(a ^ pixels[at], 0x01000193);
    b = Math.imul(b ^ pixels[at] ^ 0x55, 0x01000193) ^ (b >>> 15);
  }
  hashes[2 * i] = a;
  hashes[2 * i + 1] = b;
}

/**
 * @param {Rows} rows
 * @returns {(i: number, j: number) => number} the order of two rows
 */
export const comparison =
  ({ pixels, labels, inputs, hashes }) =>
  (i, j) => {
    const known =
      labels[i] - labels[j] ||
      hashes[2 * i] - hashes[2 * j] ||
      hashes[2 * i + 1] - hashes[2 * j + 1];
    return known || comparePixels(pixels, inputs, i, j);
  };

/** @param {Uint8Array} pixels @param {number} inputs @param {number} i @param {number} j */
function comparePixels(pixels, inputs, i, j) {
  for (let k = 0, a = i * inputs, b = j * inputs; k < inputs; k++) {
    if (pixels[a + k] !== pixels[b + k]) return pixels[a + k] - pixels[b + k];
  }
  return 0;
}

/**
 * Moves rows in place, so that a large set is in memory once.
 * @param {Rows} rows
 * @param {Uint32Array} order  the row that comes first, and so on: each once
 */
export function reorder({ pixels, labels, inputs }, order) {
  const done = new Uint8Array(order.length);
  const held = new Uint8Array(inputs);
  for (let start = 0; start < order.length; start++) {
    if (done[start] || order[start] === start) continue;
    held.set(pixels.subarray(start * inputs, (start + 1) * inputs));
    const heldLabel = labels[start];
    let to = start;
    for (let from = order[to]; from !== start; from = order[to]) {
      pixels.copyWithin(to * inputs, from * inputs, (from + 1) * inputs);
      labels[to] = labels[from];
      done[to] = 1;
      to = from;
    }
    pixels.set(held, to * inputs);
    labels[to] = heldLabel;
    done[to] = 1;
  }
}

/**
 * @param {Rows} rows
 * @param {Uint32Array} order  of comparison(), first those for training, then those for the test
 * @param {number} trainCount
 * @returns {{shared: number, repeated: number}} shared: test images that training has too; repeated: images
 *   that come again within one part, whatever their labels
 */
export function countRepeats({ pixels, inputs, hashes }, order, trainCount) {
  // By the hashes, then by the place: what is alike lies side by side, without a text or a list for each image.
  const places = Uint32Array.from(order, (_row, place) => place).sort((a, b) => {
    const [i, j] = [2 * order[a], 2 * order[b]];
    return hashes[i] - hashes[j] || hashes[i + 1] - hashes[j + 1] || a - b;
  });
  const sameHash = (/** @type {number} */ a, /** @type {number} */ b) =>
    hashes[2 * order[a]] === hashes[2 * order[b]] &&
    hashes[2 * order[a] + 1] === hashes[2 * order[b] + 1];
  const isTest = (/** @type {number} */ k) => places[k] >= trainCount;
  /** Whether one of some places has the image of place k. @param {number} from @param {number} to @param {number} k */
  const isAmong = (from, to, k) => {
    for (let other = from; other < to; other++) {
      if (comparePixels(pixels, inputs, order[places[other]], order[places[k]]) === 0) return true;
    }
    return false;
  };
  let [shared, repeated] = [0, 0];
  for (let begin = 0, end = 0; begin < places.length; begin = end) {
    // Within the same hashes, the training images come first.
    let firstTest = -1;
    for (; end < places.length && sameHash(places[begin], places[end]); end++) {
      if (firstTest < 0 && isTest(end)) firstTest = end;
    }
    const trainEnd = firstTest < 0 ? end : firstTest;
    for (let k = begin + 1; k < end; k++) {
      if (k < trainEnd) repeated += Number(isAmong(begin, k, k));
      else if (isAmong(begin, trainEnd, k)) shared++;
      else repeated += Number(isAmong(trainEnd, k, k));
    }
  }
  return { shared, repeated };
}
