import { context2d } from './canvas.js';

/**
 * Gives a canvas a size, with as many pixels as the screen has there.
 * @param {HTMLCanvasElement} canvas
 * @param {number} width  CSS px
 * @param {number} height  CSS px
 * @returns {CanvasRenderingContext2D} empty, in CSS px
 */
export function sharpContext(canvas, width, height) {
  const density = devicePixelRatio;
  canvas.width = width * density;
  canvas.height = height * density;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
  const context = context2d(canvas);
  context.scale(density, density);
  return context;
}
