import * as english from '../en/engine-sentences.js';
import { sayEngine } from '../say-engine.js';
import * as own from './engine-sentences.js';
import { settingTexts } from './settings.js';

/** What the engine says, in Spanish. */
export const said = sayEngine(english, own, settingTexts.settings);
