/** Which picture a table beside them means by a name. */
import { PICTURE_ENDING } from '../base/picture-ending.js';
import { nameFacts } from './file-names.js';

/** @typedef {import('./picture-table.js').PictureTable} PictureTable */

/**
 * The classes that tables give pictures.
 * @param {string[]} paths  of all pictures
 * @param {{part: import('./file-names.js').Part | null}[]} facts  of each
 * @param {PictureTable[]} tables
 * @returns {{classes: (string | null)[], used: {table: PictureTable, pictures: number}[]}}
 */
export function classesByTable(paths, facts, tables) {
  if (tables.length === 0) return { classes: [], used: [] };
  const found = tables.map((table) => ({ table, part: nameFacts(table.path).part, pictures: 0 }));
  const classes = paths.map((path, i) => {
    const names = namesOf(path);
    for (const each of found) {
      if (each.part && facts[i].part && each.part !== facts[i].part) continue;
      const name = names.find((one) => each.table.labels.has(one));
      if (name === undefined) continue;
      each.pictures++;
      return each.table.labels.get(name) ?? null;
    }
    return null;
  });
  return { classes, used: found.filter(({ pictures }) => pictures > 0) };
}

/** By which a table may mean a picture: its path from any folder on, with its ending and without. @param {string} path */
function namesOf(path) {
  const parts = path.split('/');
  const ends = parts.map((_, from) => parts.slice(from).join('/'));
  return ends.flatMap((end) => [end, end.replace(PICTURE_ENDING, '')]);
}
