/** Spanish: the groups of words that the lab has, under the names that words() knows them by. */
import { arrival } from './arrival.js';
import { classNames } from './class-names.js';
import { compare } from './compare.js';
import { diagram } from './diagram.js';
import { embed } from './embed.js';
import { inside } from './inside.js';
import { lab } from './lab.js';
import { own } from './own.js';
import { page } from './page.js';
import { recipe } from './recipe.js';
import { run } from './run.js';
import { settingTexts } from './settings.js';
import { setup } from './setup.js';
import { watch } from './watch.js';

export const translation = {
  arrival,
  classNames,
  compare,
  diagram,
  embed,
  inside,
  lab,
  notes: { load: async () => (await import('./own-notes.js')).notes },
  own,
  page,
  recipe,
  run,
  settings: settingTexts,
  setup,
  watch,
};
