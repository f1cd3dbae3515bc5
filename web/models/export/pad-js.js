/**
 * What makes an image of pen strokes (c/images/pad.c) as the text of a JavaScript function: the same
 * operations on float32 in the same order, so that the image has the same bytes. It uses `f32` of the
 * text around it.
 */
export const PAD_TEXT = `/** The ink is fitted into 20 x 20 pixels, drawn on 2 x 2 cells each, by a pen of 2.5 pixels. */
const [SIDE, BOX, GRID, RADIUS] = [28, 20, 40, 2.5];

/**
 * An image as MNIST's are made: ink fitted into 20 x 20, centred by its mass in 28 x 28.
 * @param {number[][]} strokes  [x0, y0, x1, y1, ...] each, y down
 * @returns {Uint8Array} 28 x 28, 0 paper to 255 ink
 */
function rasterise(strokes) {
  const pixels = new Uint8Array(SIDE * SIDE);
  const points = strokes.flat().map(f32);
  if (points.length === 0) return pixels;
  const low = [0, 1].map((axis) => points.reduce((a, b, i) => (i % 2 === axis && b < a ? b : a), Infinity));
  const high = [0, 1].map((axis) => points.reduce((a, b, i) => (i % 2 === axis && b > a ? b : a), -Infinity));
  const size = [0, 1].map((axis) => f32(high[axis] - low[axis]));
  const longest = Math.max(...size);
  const scale = longest > f32(1e-6) ? f32((GRID - 2 * RADIUS) / longest) : 0;
  const start = size.map((length) => f32(0.5 * f32(GRID - f32(length * scale))));
  const distance2 = new Float32Array(GRID * GRID).fill(GRID * GRID);
  for (const stroke of strokes) {
    let before = [0, 0];
    for (let i = 0; i < stroke.length; i += 2) {
      const point = [0, 1].map((axis) =>
        f32(f32(f32(f32(stroke[i + axis]) - low[axis]) * scale) + start[axis]),
      );
      if (i === 0) before = point;
      if (i > 0 || stroke.length === 2) drawSegment(distance2, before, point);
      before = point;
    }
  }
  const box = new Uint8Array(BOX * BOX);
  let [mass, momentX, momentY] = [0, 0, 0];
  for (let row = 0; row < BOX; row++) {
    for (let column = 0; column < BOX; column++) {
      let covered = 0;
      for (const at of [0, 1, GRID, GRID + 1]) {
        const distance = f32(Math.sqrt(distance2[2 * row * GRID + 2 * column + at]));
        covered = f32(covered + Math.min(Math.max(f32(f32(RADIUS - distance) + 0.5), 0), 1));
      }
      const level = Math.trunc(f32(f32(covered * 63.75) + 0.5));
      box[row * BOX + column] = level;
      mass += level;
      momentX += level * column;
      momentY += level * row;
    }
  }
  const shift = (moment) => {
    // Twice the way to row and column 14, and a half to round.
    const away = 29 * mass - 2 * moment;
    return Math.min(away > 0 ? Math.floor(away / (2 * mass)) : 0, SIDE - BOX);
  };
  const [left, top] = [shift(momentX), shift(momentY)];
  for (let row = 0; row < BOX; row++) {
    pixels.set(box.subarray(row * BOX, (row + 1) * BOX), (top + row) * SIDE + left);
  }
  return pixels;
}

/** Lowers the squared distances of cells to those of a segment, as far as the pen reaches. */
function drawSegment(distance2, [ax, ay], [bx, by]) {
  const reach = RADIUS + 0.5;
  const first = (cell) => (cell > 0 ? Math.trunc(cell) : 0);
  const last = (cell) => (cell < GRID - 1 ? Math.trunc(cell) : GRID - 1);
  const [dx, dy] = [f32(bx - ax), f32(by - ay)];
  const length2 = f32(f32(dx * dx) + f32(dy * dy));
  const along = length2 > f32(1e-12) ? f32(1 / length2) : 0;
  const [column0, column1] = [first(f32(Math.min(ax, bx) - reach)), last(f32(Math.max(ax, bx) + reach))];
  const [row0, row1] = [first(f32(Math.min(ay, by) - reach)), last(f32(Math.max(ay, by) + reach))];
  for (let row = row0; row <= row1; row++) {
    const py = f32(row + 0.5 - ay);
    for (let column = column0; column <= column1; column++) {
      const px = f32(column + 0.5 - ax);
      const t = Math.min(Math.max(f32(f32(f32(px * dx) + f32(py * dy)) * along), 0), 1);
      const [ex, ey] = [f32(px - f32(t * dx)), f32(py - f32(t * dy))];
      const cell = row * GRID + column;
      distance2[cell] = Math.min(distance2[cell], f32(f32(ex * ex) + f32(ey * ey)));
    }
  }
}
`;
