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
 * Two FNV-1a hashes of 32 bits (Fowler, Noll, Vo), with different starts.
 * @param {Uint8Array} pixels
 * @param {number} inputs
 * @param {number} count
 * @returns {Uint32Array} [count][2]
 */
export function hashesOf(pixels, inputs, count) {
  const hashes = new Uint32Array(2 * count);
  for (let i = 0, at = 0; i < count; i++) {
    let [a, b] = [0x811c9dc5, 0x9747b28c];
    for (const end = at + inputs; at < end; at++) {
      a = Math.imul(a ^ pixels[at], 0x01000193);
      b = Math.imul(b ^ pixels[at] ^ 0x55, 0x01000193) ^ (b >>> 15);
    }
    hashes[2 * i] = a;
    hashes[2 * i + 1] = b;
  }
  return hashes;
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
  /** @type {Map<string, number[]>} */
  const seen = new Map();
  let [shared, repeated] = [0, 0];
  order.forEach((row, place) => {
    const key = `${hashes[2 * row]},${hashes[2 * row + 1]}`;
    const others = (seen.get(key) ?? []).filter(
      (other) => comparePixels(pixels, inputs, order[other], row) === 0,
    );
    const isTest = place >= trainCount;
    if (isTest && others.some((other) => other < trainCount)) shared++;
    else if (others.some((other) => other >= trainCount === isTest)) repeated++;
    seen.set(key, [...(seen.get(key) ?? []), place]);
  });
  return { shared, repeated };
}
