/** A look at some images of a set, before any is prepared: sizes, colours, paper. */
import { fault, note } from '../base/note.js';
import { Unreadable } from './unreadable.js';
import { levelsOf } from './levels.js';
import { pictureFault, pixelsOf } from './render.js';

/** @typedef {import('./blocks.js').Block} Block */

/** Images that are looked at, spread over the set. */
const MOST_LOOKED_AT = 256;
/** From where on a level is light, and behind what share of light edges there is paper. */
const LIGHT = 170;
const MIDDLE = 127;

/**
 * @typedef {import('./choices.js').Looks & {background: number, light: boolean, transparent: boolean,
 *   levels: import('./levels.js').Levels, opened: number, unreadable: Unreadable}} SetLooks  background: what is put
 *   behind transparent pixels; light: whether the edges of most images are light, as paper is; opened: pictures
 */

/**
 * @param {Block[]} blocks
 * @returns {Promise<SetLooks>}
 * @throws {import('../../engine/errors.js').MlpError} of the first picture, when none can be read
 */
export async function lookAt(blocks) {
  const levels = await levelsOf(blocks);
  const total = blocks.reduce((sum, { count }) => sum + count, 0);
  const stride = Math.max(1, Math.floor(total / MOST_LOOKED_AT));
  const sizes = new Map();
  /** @type {ImageFacts[]} */
  const seen = [];
  const unreadable = new Unreadable();
  let opened = 0;
  let profile = false;
  for (const block of blocks) {
    if (block.shape) add(sizes, block.shape.width, block.shape.height);
    for (let i = 0; i < block.count; i += stride) {
      if (block.picture) opened++;
      try {
        const pixels = await pixelsOf(block, i, levels);
        seen.push(factsOf(pixels));
        profile ||= pixels.profile;
        const upright = pixels.orientation < 5;
        const { width, height } = pixels;
        if (!block.shape) add(sizes, upright ? width : height, upright ? height : width);
      } catch (error) {
        unreadable.add(block, i, pictureFault(block, i, error));
      }
    }
  }
  if (seen.length === 0) {
    const [{ path, why }] = unreadable.leftOut;
    throw fault('picture-damaged', note('badPicture', { file: path, why }));
  }
  const transparent = seen.some(({ holes }) => holes);
  const ink = seen.reduce((sum, facts) => sum + facts.ink, 0);
  const weight = seen.reduce((sum, facts) => sum + facts.weight, 0);
  const behind = transparent && ink > MIDDLE * weight ? 0 : 255;
  const edges = seen.filter(({ edge, edgeHoles }) => edge + behind * edgeHoles >= LIGHT).length;
  const light = 2 * edges > seen.length;
  return {
    levels,
    ...{ opened, unreadable },
    sizes: [...sizes.values()],
    colour: seen.some(({ colour }) => colour),
    profile,
    transparent,
    background: transparent ? behind : light ? 255 : 0,
    light,
  };
}

/**
 * @typedef {object} ImageFacts
 * @property {boolean} colour  whether a pixel that is seen has one
 * @property {boolean} holes  whether a pixel is transparent
 * @property {number} ink  sum of the levels, by opacity
 * @property {number} weight  sum of the opacities
 * @property {number} edge  mean level of the outermost pixels, by opacity
 * @property {number} edgeHoles  mean transparency of the outermost pixels, 0 to 1
 */

/** @param {import('./images.js').Pixels} pixels @returns {ImageFacts} */
function factsOf({ width, height, rgba }) {
  let [colour, holes, ink, weight, edge, edgeHoles, outer] = [false, false, 0, 0, 0, 0, 0];
  for (let row = 0, at = 0; row < height; row++) {
    for (let column = 0; column < width; column++, at += 4) {
      const [r, g, b, opacity] = [rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3] / 255];
      colour ||= opacity > 0 && (r !== g || r !== b);
      holes ||= opacity < 1;
      const level = ((r + g + b) / 3) * opacity;
      ink += level;
      weight += opacity;
      if (row > 0 && row < height - 1 && column > 0 && column < width - 1) continue;
      edge += level;
      edgeHoles += 1 - opacity;
      outer++;
    }
  }
  return { colour, holes, ink, weight, edge: edge / outer, edgeHoles: edgeHoles / outer };
}

/** @param {Map<string, [number, number]>} sizes @param {number} width @param {number} height */
const add = (sizes, width, height) => sizes.set(`${width}x${height}`, [width, height]);
