/** The Node.js that measures. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PINNED = fileURLToPath(new URL('./node_modules/.bin/node', import.meta.url));

/**
 * The one that package.json pins, since older ones hide relaxed SIMD behind a flag and join no vectors;
 * where there is none for the system, the one that runs this. MLP_NODE names another.
 */
export const NODE = process.env.MLP_NODE ?? (existsSync(PINNED) ? PINNED : process.execPath);
