/** German: the groups of words that the lab has, under the names that words() knows them by. */
import { embed, lab, page } from './de-pages.js';
import { recipe } from './de-recipe.js';
import { run } from './de-run.js';
import { setup } from './de-setup.js';
import { watch } from './de-watch.js';

export const translation = { embed, lab, page, recipe, run, setup, watch };
