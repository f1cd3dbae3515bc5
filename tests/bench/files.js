/** The files of a task, little-endian: raw, so that any language can read them. */

/** @typedef {import('./task.js').TaskData} TaskData */

/** @type {Record<keyof TaskData, string>} */
export const FILES = {
  pixels: 'pixels.u8',
  labels: 'labels.u16',
  order: 'order.u32',
  weights: 'weights.f32',
};

/**
 * @param {(file: string) => Promise<ArrayBuffer>} read
 * @returns {Promise<TaskData>}
 */
export const readTask = async (read) => ({
  pixels: new Uint8Array(await read(FILES.pixels)),
  labels: new Uint16Array(await read(FILES.labels)),
  order: new Uint32Array(await read(FILES.order)),
  weights: new Float32Array(await read(FILES.weights)),
});
