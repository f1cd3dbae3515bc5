/** A module of ours from its address. Apart from variants.js, of which a page loads only what chooses. */
import { MlpError } from '../errors.js';

/**
 * Node reads the file itself, since its fetch() knows no file: URLs; getBuiltinModule keeps bundlers
 * for the browser from seeing an import of node:fs. A data: URL is decoded here, since a page's policy
 * may forbid to fetch one.
 * @param {URL} url
 * @param {string} name  for the message
 * @returns {Promise<WebAssembly.Module>}
 * @throws {MlpError} "core-not-loaded"
 */
export async function compileFrom(url, name) {
  const fs = url.protocol === 'file:' && globalThis.process?.getBuiltinModule?.('node:fs');
  try {
    if (url.protocol === 'data:') return await WebAssembly.compile(bytesOf(url));
    // At once: Node ends when nothing is left to wait for, and compiling in other threads does not count.
    if (fs) return new WebAssembly.Module(fs.readFileSync(url));
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MlpError(
      'core-not-loaded',
      // Visitors of a site have nothing to build.
      `The module ${name} could not be loaded from ${url.href} (${reason}); ` +
        (fs ? 'in a checkout, ./build.sh build makes it.' : 'check the connection and try again.'),
      { module: name, url: url.href },
    );
  }
}

/** @param {URL} url  data:...;base64,... @returns {Uint8Array<ArrayBuffer>} */
const bytesOf = ({ pathname }) =>
  Uint8Array.from(atob(pathname.slice(pathname.indexOf(',') + 1)), (char) => char.charCodeAt(0));
