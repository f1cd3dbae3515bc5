/**
 * The WebAssembly module of a library, compiled from the library's own folder: in Node, where its glue
 * would fetch a file: address, which fetch() refuses.
 * @param {string} file  e.g. "@jsquash/png/codec/pkg/squoosh_png_bg.wasm"
 * @returns {WebAssembly.Module | undefined} undefined in browsers, where the library fetches it
 */
export function libraryModule(file) {
  const node = globalThis.process?.getBuiltinModule;
  if (!node) return undefined;
  const path = node('node:module')
    .createRequire(import.meta.url)
    .resolve(file);
  return new WebAssembly.Module(node('node:fs').readFileSync(path));
}
