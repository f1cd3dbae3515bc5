/** What a lesson draws on the pad: strokes x0, y0, x1, y1, ... in the pad's units, 0 to 280, y down. */

/** Corners of the circle that a zero is drawn by. */
const CORNERS = 32;

const zero = Array.from({ length: CORNERS + 1 }, (_, i) => {
  const angle = -Math.PI / 2 - (2 * Math.PI * i) / CORNERS;
  return [Math.round(140 + 55 * Math.cos(angle)), Math.round(140 + 85 * Math.sin(angle))];
}).flat();
const dot = [122, 122, 158, 132, 122, 142, 158, 152, 122, 160];
/** In the corner at the top left, a third as large as the pad. */
const cornerSeven = [20, 22, 54, 20, 88, 22, 70, 62, 50, 110];

export const drawings = { zero: [zero], dottedZero: [zero, dot], cornerSeven: [cornerSeven] };
