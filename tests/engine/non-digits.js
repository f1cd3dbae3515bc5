/** Drawings that are no digits, as strokes of a pen: letters, scribbles, and two digits side by side. */

/** @typedef {[x: number, y: number]} Point  y down */
/** @typedef {Point[][]} Strokes */
/** @typedef {() => number} Draw  a number from 0 to below 1 */

/** An arc in straight pieces; angles in degrees, clockwise from the right. @returns {Point[]} */
const arc = (
  /** @type {Point} */ [x, y],
  /** @type {Point} */ [rx, ry],
  /** @type {number} */ from,
  /** @type {number} */ to,
) =>
  Array.from({ length: 15 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 14) * Math.PI) / 180;
    return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)];
  });
/** Points of a polyline: "0,1 .5,0". @param {string} text @returns {Point[]} */
const line = (text) =>
  text.split(' ').map((pair) => /** @type {Point} */ (pair.split(',').map(Number)));

const bow = arc([0.35, 0.26], [0.45, 0.26], -90, 90);
const round = arc([0.4, 0.66], [0.4, 0.34], -30, -390);
const bridge = arc([0.35, 0.6], [0.34, 0.3], 180, 360);

/** Letters in a box of 1 x 1. O, I and l are digits to look at, and left out. @type {Strokes[]} */
export const LETTERS = [
  [line('0,1 .5,0 1,1'), line('.2,.6 .8,.6')],
  [line('0,0 0,1'), [...bow, ...arc([0.4, 0.76], [0.5, 0.24], -90, 90), [0, 1]]], // B
  [arc([0.5, 0.5], [0.5, 0.5], -50, -310)],
  [line('0,0 0,1'), [[0, 0], ...arc([0.3, 0.5], [0.6, 0.5], -90, 90), [0, 1]]], // D
  [line('.8,0 0,0 0,1 .8,1'), line('0,.5 .65,.5')],
  [line('.8,0 0,0 0,1'), line('0,.5 .6,.5')],
  [[...arc([0.5, 0.5], [0.5, 0.5], -50, -350), [0.98, 0.55], [0.6, 0.55]]], // G
  [line('0,0 0,1'), line('.9,0 .9,1'), line('0,.5 .9,.5')],
  [[[0.7, 0], ...arc([0.4, 0.75], [0.3, 0.25], 0, 180)]], // J
  [line('0,0 0,1'), line('.8,0 0,.55'), line('.2,.42 .85,1')],
  [line('0,0 0,1 .75,1')],
  [line('0,1 .05,0 .5,.7 .95,0 1,1')],
  [line('0,1 0,0 .85,1 .85,0')],
  [[[0, 1], [0, 0], ...bow, [0, 0.52]]], // P
  [arc([0.5, 0.5], [0.5, 0.5], -90, 270), line('.6,.7 1,1.05')],
  [[[0, 1], [0, 0], ...bow, [0, 0.52]], line('.3,.52 .85,1')], // R
  [[...arc([0.45, 0.25], [0.4, 0.25], -30, -270), ...arc([0.45, 0.75], [0.42, 0.25], -90, 150)]],
  [line('0,0 1,0'), line('.5,0 .5,1')],
  [[[0, 0], ...arc([0.42, 0.6], [0.42, 0.4], 180, 0), [0.84, 0]]], // U
  [line('0,0 .45,1 .9,0')],
  [line('0,0 .25,1 .55,.25 .85,1 1.1,0')],
  [line('0,0 .9,1'), line('.9,0 0,1')],
  [line('0,0 .45,.5 .9,0'), line('.45,.5 .45,1')],
  [line('0,0 .85,0 0,1 .9,1')],
  [round, line('.78,.3 .8,1')], // a
  [round, line('.8,0 .8,1')],
  [[[0.02, 0.6], [0.8, 0.6], ...arc([0.42, 0.6], [0.4, 0.4], 0, -320)]], // e
  [[...arc([0.6, 0.2], [0.25, 0.2], -20, -180), [0.35, 1]], line('.1,.45 .7,.45')],
  [line('0,0 0,1'), [...bridge, [0.69, 1]]], // h
  [line('0,0 0,1'), line('.6,.35 0,.7'), line('.2,.6 .65,1')],
  [
    line('0,.3 0,1'),
    [
      ...arc([0.25, 0.5], [0.25, 0.2], 180, 360),
      [0.5, 1],
      [0.5, 0.55],
      ...arc([0.75, 0.5], [0.25, 0.2], 180, 360),
      [1, 1],
    ],
  ], // m
  [line('0,.3 0,1'), [...bridge, [0.7, 1]]],
  [line('0,.3 0,1'), bridge.slice(0, 11)], // r
  [[[0.4, 0], ...arc([0.6, 0.85], [0.2, 0.15], 180, 60)], line('.1,.3 .75,.3')],
  [[[0, 0.3], ...arc([0.35, 0.7], [0.35, 0.3], 180, 0), [0.7, 0.3]], line('.7,.3 .72,1')], // u
  [line('0,.3 .25,1 .5,.45 .75,1 1,.3')],
  [line('0,.3 .7,1'), line('.7,.3 0,1')],
  [line('0,.3 .35,.7'), line('.75,.3 .2,1.2')],
];

/** A letter by another hand: slanted, stretched, turned and shaky. @param {Strokes} strokes @param {Draw} draw @returns {Strokes} */
export function byHand(strokes, draw) {
  const [slant, width, turn] = [(draw() - 0.5) / 2, 0.6 + draw() / 2, (draw() - 0.5) * 0.35];
  const [shake, beat] = [0.03 + 0.03 * draw(), 4 + 6 * draw()];
  const [sin, cos] = [Math.sin(turn), Math.cos(turn)];
  return strokes.map((points) =>
    fine(points).map(([left, top]) => {
      const x = (left - 0.5) * width + slant * (0.5 - top) + shake * Math.sin(beat * top);
      const y = top - 0.5 + shake * Math.sin(beat * left + 1);
      return [x * cos - y * sin, x * sin + y * cos];
    }),
  );
}

/** More points on the same lines. @param {Point[]} points @returns {Point[]} */
const fine = (points) =>
  points.flatMap(([x, y], i) => {
    const [nextX, nextY] = points[i + 1] ?? [x, y];
    return Array.from(
      { length: i + 1 < points.length ? 6 : 1 },
      (_, k) => /** @type {Point} */ ([x + ((nextX - x) * k) / 6, y + ((nextY - y) * k) / 6]),
    );
  });

/** @type {((draw: Draw) => Strokes)[]} */
export const SCRIBBLES = [
  // A walk that turns as it likes and stays in the box.
  (draw) => {
    let [x, y, angle] = [0.5, 0.5, 6.28 * draw()];
    return [
      Array.from({ length: 40 + Math.floor(60 * draw()) }, () => {
        angle += (draw() - 0.5) * 1.6;
        x = Math.min(1, Math.max(0, x + 0.1 * Math.cos(angle)));
        y = Math.min(1, Math.max(0, y + 0.1 * Math.sin(angle)));
        if (x === 0 || x === 1) angle = Math.PI - angle;
        if (y === 0 || y === 1) angle = -angle;
        return [x, y];
      }),
    ];
  },
  // A zigzag.
  (draw) => {
    const turns = 4 + Math.floor(8 * draw());
    return [Array.from({ length: turns + 1 }, (_, i) => [i / turns, (i % 2) * (0.5 + draw() / 2)])];
  },
  // A spiral.
  (draw) => {
    const turns = 2 + 3 * draw();
    return [
      Array.from({ length: 80 }, (_, i) => {
        const [part, angle] = [i / 160, (6.28 * turns * i) / 80];
        return [0.5 + part * Math.cos(angle), 0.5 + part * Math.sin(angle)];
      }),
    ];
  },
  // Lines across one another.
  (draw) =>
    Array.from({ length: 3 + Math.floor(6 * draw()) }, () => [
      [draw(), draw()],
      [draw(), draw()],
    ]),
  // A knot: one oscillation across another.
  (draw) => {
    const [a, b, shift] = [1 + Math.floor(3 * draw()), 2 + Math.floor(4 * draw()), 6.28 * draw()];
    return [
      Array.from({ length: 101 }, (_, i) => [
        Math.sin((6.28 * a * i) / 100 + shift) / 2,
        Math.sin((6.28 * b * i) / 100) / 2,
      ]),
    ];
  },
  // Hatching.
  (draw) => {
    const lines = 4 + Math.floor(5 * draw());
    return Array.from({ length: lines }, (_, i) => [
      [0, (i + draw() / 2) / lines],
      [1, (i + draw() / 2) / lines],
    ]);
  },
];

/** Two digits beside each other. @param {Strokes} left @param {Strokes} right  of 200 units @param {Draw} draw @returns {Strokes} */
export function sideBySide(left, right, draw) {
  const end = Math.max(...left.flat().map(([x]) => x));
  const start = Math.min(...right.flat().map(([x]) => x));
  const [dx, dy] = [end - start + 10 + 50 * draw(), (draw() - 0.5) * 40];
  return [
    ...left,
    ...right.map((points) => points.map(([x, y]) => /** @type {Point} */ ([x + dx, y + dy]))),
  ];
}
