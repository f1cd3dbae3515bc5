/** Whether --data brings a published data set or a person's own images, where no flag says it. */
import { readdirSync, statSync } from 'node:fs';
import { catalogue } from '../../data/catalogue.js';
import { hasFileOf } from '../../data/node/directory-reader.js';
import { OWN } from './recipe-flags.js';

/**
 * @param {string} data  of --data
 * @param {string | undefined} known  the data set of the preset, or of the network; undefined for none
 * @returns {string} that one, where its published files are there (or nothing is, which is said then); else own images
 */
export function whichData(data, known) {
  if (known === undefined || !Object.hasOwn(catalogue, known)) return OWN;
  const names = catalogue[known].files.flatMap(({ name, stored }) => [name, stored]);
  return isMissing(data) || hasFileOf(data, names) ? known : OWN;
}

/** @param {string} place @returns {boolean} whether there is nothing there */
function isMissing(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  return !found || (found.isDirectory() && readdirSync(place).length === 0);
}
