import { MlpError } from './errors.js';

// (func (result v128) i32.const 0 i8x16.splat i8x16.popcnt): validates only where SIMD is there.
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

/**
 * The builds of the core, best first. The URLs stand as literals because that is the form in which
 * bundlers find the files.
 * @type {Record<string, {url: () => URL, supported: () => boolean}>}
 */
const VARIANTS = {
  simd128: {
    url: () => new URL('./wasm/core-simd128.wasm', import.meta.url),
    supported: () => WebAssembly.validate(SIMD_PROBE),
  },
  scalar: {
    url: () => new URL('./wasm/core-scalar.wasm', import.meta.url),
    supported: () => true,
  },
};

export const variantNames = Object.keys(VARIANTS);

/** @returns {Record<string, string>} where each variant's file is, by name */
export const variantUrls = () =>
  Object.fromEntries(Object.entries(VARIANTS).map(([name, { url }]) => [name, url().href]));

/**
 * @param {string} wanted  "auto" or a name of variantNames
 * @returns {string} the variant to load
 * @throws {MlpError} "bad-variant" for an unknown name, "variant-unsupported" where this engine
 *   lacks what the variant needs
 */
export function chooseVariant(wanted) {
  if (wanted === 'auto') {
    return /** @type {string} */ (variantNames.find((name) => VARIANTS[name].supported()));
  }
  if (!Object.hasOwn(VARIANTS, wanted)) {
    throw new MlpError(
      'bad-variant',
      `There is no variant "${wanted}"; take auto, ${variantNames.join(' or ')}.`,
    );
  }
  if (!VARIANTS[wanted].supported()) {
    throw new MlpError(
      'variant-unsupported',
      `This engine cannot run the variant "${wanted}"; take "auto" or "scalar".`,
    );
  }
  return wanted;
}

/**
 * Fetches and compiles a variant. Node reads the file itself, since its fetch() knows no file:
 * URLs; getBuiltinModule keeps bundlers for the browser from seeing an import of node:fs. A data:
 * URL is decoded here, since a page's policy may forbid to fetch one.
 * @param {string} name
 * @param {Record<string, string>} [urls]  where files are, if not beside this module
 * @returns {Promise<WebAssembly.Module>}
 * @throws {MlpError} "core-not-loaded"
 */
export async function compileVariant(name, urls = {}) {
  const url = urls[name] ? new URL(urls[name]) : VARIANTS[name].url();
  try {
    if (url.protocol === 'data:') return await WebAssembly.compile(bytesOf(url));
    const fs = url.protocol === 'file:' && globalThis.process?.getBuiltinModule?.('node:fs');
    if (fs) return await WebAssembly.compile(fs.readFileSync(url));
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return await WebAssembly.compile(await response.arrayBuffer());
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MlpError(
      'core-not-loaded',
      `The ${name} core could not be loaded from ${url.href} (${reason}); ` +
        'in a checkout run ./build.sh build, on a web site check that the file is served.',
      { variant: name, url: url.href },
    );
  }
}

/** @param {URL} url  data:...;base64,... @returns {Uint8Array<ArrayBuffer>} */
const bytesOf = ({ pathname }) =>
  Uint8Array.from(atob(pathname.slice(pathname.indexOf(',') + 1)), (char) => char.charCodeAt(0));
