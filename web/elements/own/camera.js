/** The camera of a person's device, in a page's video. */
import { own } from '../../i18n/en/own.js';

/** Why a browser gives no camera, by the names of the Media Capture and Streams specification. */
const REFUSALS = /** @type {const} */ ({
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'taken',
  AbortError: 'taken',
});

/**
 * Shows what the camera sees until the element leaves the page.
 * @param {HTMLElement} element
 * @param {() => HTMLVideoElement} video  of it
 * @returns {Promise<{problem: string, stop: () => void}>} problem: a sentence on why there is no picture, or empty
 */
export async function openCamera(element, video) {
  // Browsers hide it on plain http pages.
  if (!navigator.mediaDevices) return { problem: own.camera.insecure, stop: () => {} };
  /** @type {MediaStream | undefined} */
  let stream;
  const stop = () => stream?.getTracks().forEach((track) => track.stop());
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { width: 640 } });
    if (element.isConnected) {
      video().srcObject = stream;
      await video().play();
    }
    if (!element.isConnected) stop();
    return { problem: '', stop };
  } catch (error) {
    stop();
    const { name } = /** @type {DOMException} */ (error);
    const why = REFUSALS[/** @type {keyof typeof REFUSALS} */ (name)] ?? 'none';
    return { problem: own.camera[why], stop };
  }
}

/**
 * The middle square of what a camera sees. A canvas may scale it: no two frames are the same anyway.
 * @param {HTMLVideoElement} video
 * @param {number} side  of the picture, in pixels
 * @returns {Uint8ClampedArray | null} [side][side][4]; null before the first frame
 */
export function middleOf(video, side) {
  const { videoWidth: width, videoHeight: height } = video;
  const square = Math.min(width, height);
  if (square === 0) return null;
  const canvas = new OffscreenCanvas(side, side);
  const context = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext('2d'));
  context.imageSmoothingQuality = 'high';
  const from = /** @type {const} */ ([(width - square) / 2, (height - square) / 2, square, square]);
  context.drawImage(video, ...from, 0, 0, side, side);
  return context.getImageData(0, 0, side, side).data;
}
