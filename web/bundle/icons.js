// The pictures of the installed page, made of web/site/icon.svg: circles and straight lines of one
// colour, which take no browser to draw. A build fails when there is anything else in the file.
import { encode } from 'fast-png';

/** Side of the drawing, its view box. */
const SIDE = 32;
/** Of a maskable icon, which may be cut to a circle of 0.8 of its side. */
const MASKED = 0.8;
const PAPER = [253, 253, 251];

/**
 * @typedef {object} Shape  a line with round ends, or a circle where both ends are one
 * @property {[number, number]} from
 * @property {[number, number]} to
 * @property {number} radius  half of the line's width
 */

/**
 * The shapes of a drawing, and its colour.
 * @param {string} svg
 * @returns {{shapes: Shape[], colour: number[]}}
 * @throws {Error} when it is made of anything else than circles and lines of one colour
 */
function shapesOf(svg) {
  const tags = new Set(Array.from(svg.matchAll(/<(\w+)/g), ([, tag]) => tag));
  const colours = new Set(svg.match(/#[0-9a-f]{6}/g));
  const paths = Array.from(svg.matchAll(/ d="([^"]*)"/g), ([, d]) => d);
  const known = [...tags].every((tag) => ['svg', 'g', 'path', 'circle'].includes(tag));
  if (!known || colours.size !== 1 || paths.some((d) => /[^M\d.\s]/.test(d)))
    throw new Error('The icon is no more made of circles and lines in one colour.');
  const number = (/** @type {string} */ text, /** @type {string} */ name) =>
    Number(new RegExp(` ${name}="([\\d.]+)"`).exec(text)?.[1]);
  const circles = Array.from(svg.matchAll(/<circle[^>]*>/g), ([circle]) => {
    const [x, y, radius] = ['cx', 'cy', 'r'].map((name) => number(circle, name));
    return { from: [x, y], to: [x, y], radius };
  });
  const radius = number(svg, 'stroke-width') / 2;
  const lines = paths
    .flatMap((d) => d.split('M').slice(1))
    .flatMap((text) => {
      const values = text.trim().split(/\s+/).map(Number);
      const points = values.flatMap((x, i) => (i % 2 ? [] : [[x, values[i + 1]]]));
      return points.slice(1).map((to, i) => ({ from: points[i], to, radius }));
    });
  const [colour] = colours;
  const channels = [1, 3, 5].map((at) => parseInt(String(colour).slice(at, at + 2), 16));
  return { shapes: /** @type {Shape[]} */ ([...lines, ...circles]), colour: channels };
}

/**
 * How far a point is outside of a shape; below zero inside.
 * @param {Shape} shape
 * @param {number} x
 * @param {number} y
 */
function distance({ from: [x0, y0], to: [x1, y1], radius }, x, y) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy) - radius;
}

/**
 * An icon as a PNG file.
 * @param {string} svg  the drawing
 * @param {number} size  in pixels
 * @param {boolean} maskable  smaller, on paper; else on nothing
 * @returns {Uint8Array}
 */
export function icon(svg, size, maskable) {
  const { shapes, colour } = shapesOf(svg);
  const data = new Uint8Array(4 * size * size);
  const scale = (size / SIDE) * (maskable ? MASKED : 1);
  const at = (/** @type {number} */ pixel) => (pixel + 0.5 - size / 2) / scale + SIDE / 2;
  for (let i = 0; i < size * size; i++) {
    const [x, y] = [at(i % size), at(Math.floor(i / size))];
    let nearest = Infinity;
    for (const shape of shapes) nearest = Math.min(nearest, distance(shape, x, y));
    const cover = Math.min(1, Math.max(0, 0.5 - nearest * scale));
    const below = maskable ? PAPER : colour;
    for (let c = 0; c < 3; c++)
      data[4 * i + c] = Math.round(cover * colour[c] + (1 - cover) * below[c]);
    data[4 * i + 3] = maskable ? 255 : Math.round(255 * cover);
  }
  return encode({ width: size, height: size, data, channels: 4, depth: 8 });
}
