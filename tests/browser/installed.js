/** Which browsers this machine has. */
import { existsSync } from 'node:fs';
import { MINI_BROWSER } from './webkit-engine.js';

/** @typedef {'chromium' | 'firefox' | 'webkit'} EngineName */

/** @type {Record<EngineName, {files: string[], packages: string}>} */
const NEEDS = {
  chromium: { files: ['/usr/bin/chromium'], packages: 'chromium' },
  firefox: { files: ['/usr/bin/firefox-esr'], packages: 'firefox-esr' },
  webkit: {
    files: [MINI_BROWSER, '/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'],
    packages: 'webkit2gtk-driver xvfb',
  },
};

/**
 * Why an engine's tests are skipped, or false.
 * @param {EngineName} name
 */
export function missing(name) {
  const { files, packages } = NEEDS[name];
  return files.every((file) => existsSync(file))
    ? false
    : `${name} is not installed: sudo apt-get install -y --no-install-recommends ${packages}`;
}
