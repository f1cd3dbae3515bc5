// What makes the page work without network: dist/sw.js, the service worker of web/site/sw.js with the
// list of this build's files and their hashes, and what makes it installable. MLP_ISOLATE=1 in the
// environment of the build has the worker add the headers of cross-origin isolation, for hosts that
// cannot send any.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { env } from 'node:process';
import { icon } from './icons.js';

/**
 * The icons that the manifest names beside the drawing: systems that install pages want pixels.
 * @type {[fileName: string, size: number, maskable: boolean][]}
 */
const ICONS = [
  ['icon-192.png', 192, false],
  ['icon-512.png', 512, false],
  ['icon-maskable-512.png', 512, true],
];

const ISOLATES = JSON.stringify(env.MLP_ISOLATE === '1');

/** @param {string | Buffer} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('base64');

/** @param {string} folder  with sw.js, the manifest and its icon @returns {import('vite').Plugin} */
export const offline = (folder) => ({
  name: 'offline',
  config: () => ({ define: { ISOLATES } }),
  generateBundle() {
    for (const fileName of ['manifest.webmanifest', 'icon.svg']) {
      const source = readFileSync(path.join(folder, fileName));
      this.emitFile({ type: 'asset', fileName, source });
    }
    const drawing = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
    for (const [fileName, size, maskable] of ICONS) {
      this.emitFile({ type: 'asset', fileName, source: icon(drawing, size, maskable) });
    }
  },
  writeBundle({ dir = '' }, bundle) {
    // The modules for joined vectors, which few engines have; without them a page loads the others.
    const left = /\.map$|-wide\b.*\.wasm$/;
    const names = Object.keys(bundle).filter((name) => !left.test(name));
    const files = Object.fromEntries(
      names.sort().map((name) => [name, `sha256-${sha256(readFileSync(path.join(dir, name)))}`]),
    );
    const list = JSON.stringify(files);
    const version = JSON.stringify(sha256(list).slice(0, 12));
    const script = readFileSync(path.join(folder, 'sw.js'), 'utf8');
    writeFileSync(
      path.join(dir, 'sw.js'),
      `const ISOLATES = ${ISOLATES};\nconst VERSION = ${version};\nconst FILES = ${list};\n${script}`,
    );
  },
});
