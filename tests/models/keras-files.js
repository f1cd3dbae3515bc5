/** Files of TensorFlow.js as other programs write them, from a few words. */

/** A Keras layer. @param {string} kind @param {string} name @param {object} [config] */
export const keras = (kind, name, config) => ({ class_name: kind, config: { name, ...config } });

/**
 * @param {object[]} layers
 * @param {[name: string, shape: number[]][]} weights  whose values are 0.5, 1, 1.5, ...
 * @param {object} [more]
 */
export function kerasFiles(layers, weights, more) {
  const count = weights.reduce((sum, [, shape]) => sum + shape.reduce((a, b) => a * b, 1), 0);
  const json = {
    modelTopology: { model_config: { class_name: 'Sequential', config: { layers }, ...more } },
    weightsManifest: [
      {
        paths: ['w.bin'],
        weights: weights.map(([name, shape]) => ({ name, shape, dtype: 'float32' })),
      },
    ],
  };
  const values = Float32Array.from({ length: count }, (_, i) => (i + 1) / 2);
  return {
    json: new TextEncoder().encode(JSON.stringify(json)),
    // At an odd offset, as files in archives lie.
    beside: new Map([['w.bin', new Uint8Array([9, ...new Uint8Array(values.buffer)]).subarray(1)]]),
  };
}
