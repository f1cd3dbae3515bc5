/** @typedef {import('./task.js').Task} Task */
/** @typedef {import('./task.js').TaskData} TaskData */

/**
 * A batch of the data's order.
 * @param {Task} task
 * @param {TaskData} data
 * @param {number} number  of the batch, from 0
 * @returns {{pixels: Uint8Array, labels: Uint16Array}} [batch][inputs], [batch]
 */
export function gather({ layers: [inputs], batch, rows }, data, number) {
  const pixels = new Uint8Array(batch * inputs);
  const labels = new Uint16Array(batch);
  for (let i = 0; i < batch; i++) {
    const row = data.order[(number * batch + i) % rows];
    pixels.set(data.pixels.subarray(row * inputs, (row + 1) * inputs), i * inputs);
    labels[i] = data.labels[row];
  }
  return { pixels, labels };
}
