// In this folder for the same reason as module-urls.js; apart from it, so that only who asks for these
// modules loads their addresses.

/**
 * The modules for what few networks need, by the names of the setup modules that they go with.
 * @type {Record<string, () => URL>}
 */
export const OPTIONAL_MODULES = {
  'setup-scalar': () => new URL('./wasm/optional-scalar.wasm', import.meta.url),
  'setup-simd128': () => new URL('./wasm/optional-simd128.wasm', import.meta.url),
  'setup-simd128-threads': () => new URL('./wasm/optional-simd128-threads.wasm', import.meta.url),
};
