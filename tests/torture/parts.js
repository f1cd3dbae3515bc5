/** All parts of the torture. */
import { core } from './core.js';
import { disk } from './disk.js';
import { killProgram } from './kill-program.js';
import { parsers } from './parsers.js';

/** Those that need no browser. */
export const programs = [parsers, core, killProgram, disk];

/** @type {import('./job.js').Part[]} */
export const parts = [...programs];
