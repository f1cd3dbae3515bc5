// In this folder for the same reason as module-urls.js; apart from it, so that only who asks for wide
// modules loads their addresses.

/**
 * The modules whose tiles fill registers of 256 bits, by the names of those in whose place they come.
 * @type {Record<string, () => URL>}
 */
export const WIDE_MODULES = {
  'core-simd128': () => new URL('./wasm/core-simd128-wide.wasm', import.meta.url),
  'core-simd128-threads': () => new URL('./wasm/core-simd128-wide-threads.wasm', import.meta.url),
  'core-relaxed': () => new URL('./wasm/core-relaxed-wide.wasm', import.meta.url),
  'core-relaxed-threads': () => new URL('./wasm/core-relaxed-wide-threads.wasm', import.meta.url),
};
