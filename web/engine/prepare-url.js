/**
 * The module that prepares people's own images. Not in module-urls.js: whoever trains without such images
 * must load nothing for it. In this folder for the reason given there.
 */
export const prepareUrl = () => new URL('./wasm/prepare.wasm', import.meta.url);
