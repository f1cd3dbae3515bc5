/** All parts of the torture. */
import { core } from './core.js';
import { disk } from './disk.js';
import { killChromium, killFirefox } from './kill-browser.js';
import { killProgram } from './kill-program.js';
import { parsers } from './parsers.js';
import { storage } from './storage.js';
import { tabs } from './tabs.js';

/** Those that need no browser. */
export const programs = [parsers, core, killProgram, disk];

export const browsers = [killChromium, killFirefox, tabs, storage];

/**
 * Those whose single tries take longest come first: what they take beyond their share, the later ones, which
 * have many short tries, give up without missing it.
 * @type {import('./job.js').Part[]}
 */
export const parts = [...browsers, ...programs];
