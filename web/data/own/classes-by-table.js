/** Which picture a table beside them means by a name. */
import { PICTURE_ENDING } from '../base/picture-ending.js';
import { nameFacts, pictureFacts } from './file-names.js';

/** @typedef {import('./picture-table.js').PictureTable} PictureTable */

/**
 * The classes that tables give pictures. Folders that are classes say more than a table.
 * @param {string[]} paths  of all pictures
 * @param {PictureTable[]} tables
 * @returns {{classes: (string | null)[], used: {table: PictureTable, pictures: number}[]}}
 */
export function classesByTable(paths, tables) {
  if (tables.length === 0 || paths.length === 0) return { classes: [], used: [] };
  const facts = pictureFacts(paths);
  const counts = new Map(tables.map((table) => [table, 0]));
  const isFlat = new Set(facts.map(({ folder }) => folder)).size === 1;
  const classes = paths.map((path, i) => {
    const parts = isFlat ? path.split('/') : [];
    const ends = parts.map((_, from) => parts.slice(from).join('/'));
    const keys = ends.flatMap((end) => [end, end.replace(PICTURE_ENDING, '')]);
    for (const table of tables) {
      const { part } = nameFacts(table.path);
      if (part && facts[i].part && part !== facts[i].part) continue;
      const key = keys.find((each) => table.labels.has(each));
      if (key === undefined) continue;
      counts.set(table, (counts.get(table) ?? 0) + 1);
      return table.labels.get(key) ?? null;
    }
    return null;
  });
  const used = [...counts].flatMap(([table, pictures]) => (pictures ? [{ table, pictures }] : []));
  return { classes, used };
}
