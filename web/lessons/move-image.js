/** Images that are not in the middle. */

const SIDE = 28;

/** The ways in which an image is moved. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
];

/**
 * @param {Uint8Array} pixels  28 x 28
 * @param {number} right  pixels
 * @param {number} down  pixels
 * @returns {Uint8Array} what is moved out of the image is lost, what comes in is blank
 */
export function moveImage(pixels, right, down) {
  const moved = new Uint8Array(SIDE * SIDE);
  for (let y = Math.max(0, down); y < Math.min(SIDE, SIDE + down); y++) {
    for (let x = Math.max(0, right); x < Math.min(SIDE, SIDE + right); x++) {
      moved[y * SIDE + x] = pixels[(y - down) * SIDE + x - right];
    }
  }
  return moved;
}

/**
 * An image moved in all four directions; by nothing, itself.
 * @param {Uint8Array} pixels
 * @param {number} distance  pixels
 */
export const movedImages = (pixels, distance) =>
  distance === 0
    ? [pixels]
    : DIRECTIONS.map(([x, y]) => moveImage(pixels, x * distance, y * distance));
