// In this folder for the same reason as module-urls.js; apart from it, so that only who asks for these
// modules loads their addresses.

/**
 * The modules for what few networks need, one for each setup module.
 * @type {Record<string, () => URL>}
 */
export const OPTIONAL_MODULES = {
  'optional-scalar': () => new URL('./wasm/optional-scalar.wasm', import.meta.url),
  'optional-simd128': () => new URL('./wasm/optional-simd128.wasm', import.meta.url),
  'optional-simd128-threads': () =>
    new URL('./wasm/optional-simd128-threads.wasm', import.meta.url),
};
