/**
 * What the lines of an image are like: histograms of the directions of its gradient.
 *
 * After Dalal and Triggs 2005 (histograms of oriented gradients), with the directions as in Tola, Lepetit
 * and Fua 2010 (DAISY: the derivative along a direction where it is above zero) and the square roots of
 * Arandjelovic and Zisserman 2012. The image is blurred by [1 2 1] / 4 both ways. A pixel with the gradient
 * g adds |g| * cos(angle to u)^8 to each direction u of 8 that it points along, shared between the nearest
 * cells of 7 x 7 by distance. Divided by their sum, the square roots have the length 1: how strong the ink is
 * does not matter.
 */

/** Cells each way. */
const CELLS = 7;
const DIRECTIONS = 8;
const HALF = Math.SQRT1_2;
const X = [1, HALF, 0, -HALF, -1, -HALF, 0, HALF];
const Y = [0, HALF, 1, HALF, 0, -HALF, -1, -HALF];
/** Root values are far below 1; they are kept as bytes in units of 1 / SCALE, and end at 255. */
export const SCALE = 512;

/** How many bytes describe an image. */
export const DESCRIPTOR_LENGTH = CELLS * CELLS * DIRECTIONS;

/** @typedef {{height: number, width: number, channels: number}} ImageShape */

/** Whether images have enough pixels to be described: two for each cell. @param {ImageShape} shape */
export const isDescribable = ({ height, width }) => Math.min(height, width) >= 2 * CELLS;

/**
 * @param {ArrayLike<number>} pixels  [channels][height][width], 0 to 255; of colours, the mean counts
 * @param {ImageShape} shape  that isDescribable()
 * @returns {Uint8Array} [7 cells down][7 cells across][8 directions]; all 0 for an image of one colour
 */
export function describeShape(pixels, { height, width, channels }) {
  const size = height * width;
  const grey = new Float64Array(size);
  for (let i = 0; i < size * channels; i++) grey[i % size] += pixels[i];
  const image = blurred(grey, height, width);
  const sums = new Float64Array(DESCRIPTOR_LENGTH);
  for (let y = 0; y < height; y++) {
    const top = ((y + 0.5) * CELLS) / height - 0.5;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const gx = (x + 1 < width ? image[at + 1] : 0) - (x > 0 ? image[at - 1] : 0);
      const gy = (y + 1 < height ? image[at + width] : 0) - (y > 0 ? image[at - width] : 0);
      if (gx === 0 && gy === 0) continue;
      addGradient(sums, gx, gy, top, ((x + 0.5) * CELLS) / width - 0.5);
    }
  }
  const total = sums.reduce((sum, value) => sum + value, 0);
  return Uint8Array.from(sums, (value) =>
    total > 0 ? Math.min(255, Math.round(SCALE * Math.sqrt(value / total))) : 0,
  );
}

/** @param {Float64Array} image @param {number} height @param {number} width  outside it is 0 */
function blurred(image, height, width) {
  const rows = image.map((value, i) => {
    const x = i % width;
    return (x > 0 ? image[i - 1] : 0) + 2 * value + (x + 1 < width ? image[i + 1] : 0);
  });
  return rows.map((value, i) => {
    const [above, below] = [i - width, i + width];
    return (above >= 0 ? rows[above] : 0) + 2 * value + (below < height * width ? rows[below] : 0);
  });
}

/**
 * @param {Float64Array} sums
 * @param {number} gx
 * @param {number} gy
 * @param {number} top  where it is, in cells: whole numbers are their middles
 * @param {number} left
 */
function addGradient(sums, gx, gy, top, left) {
  const strength = Math.sqrt(gx * gx + gy * gy);
  for (let direction = 0; direction < DIRECTIONS; direction++) {
    const cosine = (gx * X[direction] + gy * Y[direction]) / strength;
    if (cosine <= 0) continue;
    const square = cosine * cosine;
    const value = strength * square * square * square * square;
    for (let row = Math.floor(top); row <= top + 1; row++) {
      for (let column = Math.floor(left); column <= left + 1; column++) {
        if (row < 0 || column < 0 || row >= CELLS || column >= CELLS) continue;
        const share =
          Math.max(0, 1 - Math.abs(top - row)) * Math.max(0, 1 - Math.abs(left - column));
        sums[(row * CELLS + column) * DIRECTIONS + direction] += value * share;
      }
    }
  }
}
