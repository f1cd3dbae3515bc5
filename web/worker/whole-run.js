/**
 * Run, for the session, which loads it when a recipe wants it. A module of its own: from one that others
 * import too, the bundler would make an object of all exports, and a chunk that every lab loads.
 */
export { Run } from '../engine/run/run.js';
