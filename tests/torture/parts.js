/** All parts of the torture. */
import { parsers } from './parsers.js';

/** Those that need no browser. */
export const programs = [parsers];

/** @type {import('./job.js').Part[]} */
export const parts = [...programs];
