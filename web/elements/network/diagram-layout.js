/** Where the parts of the network's drawing are: numbers only, CSS px from its upper left corner. */

/** Units of a layer that are shown at most; of the outputs a few more, so that letters' classes show. */
export const ROWS = 10;

/** Room for the value of an output, and around its name. */
const VALUE = 46;

/** Room for the name of an output at least and at most, and for a letter of it, CSS px. */
const NAME = { least: 32, most: 110, letter: 7 };

/** Longer names must leave each layer so much room. */
const AIRY = 60;

/** Room below a column for the number of its units that are not shown. */
const FOOT = 20;

/**
 * @typedef {object} Content  what is drawn beside the units
 * @property {number} picture  the larger side of the image, in its pixels
 * @property {number} letters  of the longest name of a class
 *
 * @typedef {object} Column  a layer after the inputs
 * @property {number} x  of its units' centres
 * @property {number[]} ys  of the centres of the units that are shown
 * @property {number} rest  units that are not shown
 *
 * @typedef {object} Layout
 * @property {number} height
 * @property {number} size  side of a unit
 * @property {{x: number, y: number, side: number, zoom: number}} image  its upper left corner and side; a large one
 *   is made smaller
 * @property {number} name  room for the name of an output
 * @property {Column[]} columns
 */

/**
 * @param {number[]} sizes  units of all layers, the inputs first
 * @param {number} width  of the whole drawing
 * @param {number[] | null} heads  where the headings of the layers are, one for each; null: anywhere
 * @param {Content} content
 * @returns {Layout}
 */
export function layoutOf(sizes, width, heads, { picture, letters }) {
  const hidden = sizes.length - 2;
  const room = Math.round(Math.min(112, width * 0.2));
  // Each of its pixels is a whole number of those of the screen, unless it is larger than its room.
  const side = picture > room ? room : picture * Math.floor(room / picture);
  const spare = width - room - VALUE - AIRY * (hidden + 1);
  const name = Math.max(NAME.least, Math.min(NAME.most, letters * NAME.letter, spare));
  const label = VALUE + name;
  const space = (width - side - label) / (hidden + 1);
  const size = Math.round(Math.max(14, Math.min(28, space - 14)));
  const pitch = size + 4;
  const most = Math.max(...sizes.slice(1).map((units) => Math.min(ROWS, units)));
  const high = Math.max(most * pitch, side);
  const last = width - label - size / 2;
  const columns = sizes.slice(1).map((units, i) => {
    const even = side + ((last - side) * (i + 1)) / (hidden + 1);
    const headed = heads?.length === sizes.length && i < hidden ? heads[i + 1] : even;
    const shown = Math.min(ROWS, units);
    const top = (high - shown * pitch) / 2 + pitch / 2;
    return {
      x: Math.min(last, Math.max(side + size, headed)),
      ys: Array.from({ length: shown }, (_, row) => top + row * pitch),
      rest: units - shown,
    };
  });
  const image = { x: 0, y: (high - side) / 2, side, zoom: Math.min(1, room / picture) };
  return { height: high + FOOT, size, image, name, columns };
}

/**
 * The place after a press of an arrow key.
 * @param {{layer: number, unit: number}} from  layer: from 1
 * @param {string} key
 * @param {Column[]} columns
 * @returns {{layer: number, unit: number} | null} null for another key, and at an edge
 */
export function stepFrom({ layer, unit }, key, columns) {
  const along = { ArrowDown: 1, ArrowUp: -1 }[key] ?? 0;
  const across = { ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0;
  if (!along && !across) return null;
  const here = columns[layer - 1];
  if (along) {
    const next = unit + along;
    return next >= 0 && next < here.ys.length ? { layer, unit: next } : null;
  }
  const there = columns[layer - 1 + across];
  if (!there) return null;
  // The unit beside it: columns may have other numbers of units.
  const distances = there.ys.map((y) => Math.abs(y - here.ys[unit]));
  return { layer: layer + across, unit: distances.indexOf(Math.min(...distances)) };
}

/**
 * How a path is drawn: what it carries of an image, or without one, its weight.
 * @param {number} weight
 * @param {number} largest  of the layer's weights, their signs left out
 * @param {number | null} signal  what the unit before gives, 1 for the largest of its layer; null
 *   without an image
 * @returns {{width: number, depth: number, positive: boolean}} width in CSS px, depth of colour 0 to 1
 */
export function pathOf(weight, largest, signal) {
  const share = largest > 0 ? Math.min(1, Math.abs(weight) / largest) : 0;
  const lit = signal === null ? share * share * 0.6 : share * Math.min(1, Math.abs(signal));
  const carried = signal === null ? weight : weight * signal;
  return { width: 0.5 + 2.5 * share, depth: lit, positive: carried >= 0 };
}

/** The greatest magnitude of some numbers. @param {Float32Array} values */
export const largestOf = (values) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
