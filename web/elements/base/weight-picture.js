/** Weights as images: blue below zero, orange above, paper at zero; of colour networks, their colours. */
import { css, html } from 'lit';
import { rgbOf } from './canvas.js';

/** The colours of values below and above zero, and of what a canvas reads them from. */
export const signedColours = css`
  :host {
    --less: light-dark(#08589e, #5cb3f2);
    --more: light-dark(#b34c00, #ff9f45);
  }
  [hidden] {
    forced-color-adjust: none;
  }
  .less {
    color: var(--less);
    background: var(--paper);
  }
  .more {
    color: var(--more);
    background: var(--line);
  }
`;

/** What colourStyles() reads; an element that paints by it has this in its shadow root. */
export const colourProbes = html`<span class="less" hidden></span
  ><span class="more" hidden></span>`;

/**
 * Colours of CSS; signed: red, green and blue of zero, below and above.
 * @typedef {{less: string, more: string, paper: string, line: string, signed: number[][]}} Colours
 */

/**
 * @param {ParentNode} root  with colourProbes
 * @returns {Colours | null} null while it has none
 */
export function colourStyles(root) {
  const [less, more] = Array.from(root.querySelectorAll('.less, .more'), (probe) =>
    getComputedStyle(probe),
  );
  if (!more) return null;
  const paper = less.backgroundColor;
  const signed = [paper, less.color, more.color].map((colour) => [...rgbOf(colour)]);
  return { less: less.color, more: more.color, paper, line: more.backgroundColor, signed };
}

/** The share of extreme weights that may be clipped so that the others are visible. */
const CLIPPED = 0.002;

/** How many weights are sampled for the scale. */
const SAMPLED = 16384;

/**
 * The magnitude that all but the most extreme weights stay below: one extreme weight must not make all
 * others pale. If there are many weights, a regular sample is used.
 *
 * @param {Float32Array[]} images
 */
export function robustMaximum(images) {
  const step = Math.ceil(images.reduce((sum, image) => sum + image.length, 0) / SAMPLED) || 1;
  const sizes = images.flatMap((image) => {
    const sample = [];
    for (let i = 0; i < image.length; i += step) sample.push(Math.abs(image[i]));
    return sample;
  });
  const sorted = Float32Array.from(sizes).sort();
  return sorted[Math.floor((sorted.length - 1) * (1 - CLIPPED))] ?? 0;
}

/**
 * @param {ImageData} tile
 * @param {Float32Array} image  [channels][height][width]
 * @param {number} channels  1 or 3
 * @param {number} largest  the weight of the deepest colour
 * @param {number[][]} colours  of zero, of negative and of positive weights
 */
export function paintWeights(tile, image, channels, largest, colours) {
  const gain = 1 / (largest || 1);
  if (channels === 3) paintColour(tile, image, gain);
  else paintSigned(tile, image, gain, colours);
}

/**
 * The farther from zero the deeper the colour; zero is paper.
 *
 * @param {ImageData} tile
 * @param {Float32Array} image
 * @param {number} gain
 * @param {number[][]} colours  of zero, of negative and of positive weights
 */
function paintSigned({ data }, image, gain, [zero, less, more]) {
  for (let i = 0; i < image.length; i++) {
    const depth = Math.min(1, Math.abs(image[i]) * gain);
    const end = image[i] < 0 ? less : more;
    for (let c = 0; c < 3; c++) data[4 * i + c] = zero[c] + (end[c] - zero[c]) * depth;
    data[4 * i + 3] = 255;
  }
}

/**
 * @param {ImageData} tile
 * @param {Float32Array} image  planes of red, green and blue
 * @param {number} gain
 */
function paintColour({ data }, image, gain) {
  const area = image.length / 3;
  for (let i = 0; i < area; i++) {
    for (let c = 0; c < 3; c++) data[4 * i + c] = 127.5 + 127.5 * image[c * area + i] * gain;
    data[4 * i + 3] = 255;
  }
}
