// In this folder, beside wasm/: where a bundler leaves these addresses as they are, wasm/ is copied
// beside the bundle.

/**
 * Every module of ours. The URLs stand as literals because that is the form in which bundlers find
 * the files.
 * @type {Record<string, () => URL>}
 */
export const MODULES = {
  'core-scalar': () => new URL('./wasm/core-scalar.wasm', import.meta.url),
  'core-simd128': () => new URL('./wasm/core-simd128.wasm', import.meta.url),
  'core-simd128-threads': () => new URL('./wasm/core-simd128-threads.wasm', import.meta.url),
  'core-relaxed': () => new URL('./wasm/core-relaxed.wasm', import.meta.url),
  'core-relaxed-threads': () => new URL('./wasm/core-relaxed-threads.wasm', import.meta.url),
  'setup-scalar': () => new URL('./wasm/setup-scalar.wasm', import.meta.url),
  'setup-simd128': () => new URL('./wasm/setup-simd128.wasm', import.meta.url),
  'setup-simd128-threads': () => new URL('./wasm/setup-simd128-threads.wasm', import.meta.url),
  'pictures-scalar': () => new URL('./wasm/pictures-scalar.wasm', import.meta.url),
  'pictures-simd128': () => new URL('./wasm/pictures-simd128.wasm', import.meta.url),
};
