/** Pictures in folders as blocks: one for each part of the set. */
import { note } from '../base/note.js';
import { classesByTable } from './classes-by-table.js';
import { byName, nameFacts, pictureFacts } from './file-names.js';

/** @typedef {import('../sources/expand.js').PlainFile} PlainFile */
/** @typedef {import('../sources/expand.js').LeftOut} LeftOut */
/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('./picture-table.js').PictureTable} PictureTable */
/** @typedef {import('../base/note.js').Note} Note */

/** Names of a class and a number: "cat.12.jpg", "7_0003.png". */
const PREFIXED = /^(.*?[^\d_. -]|\d+)[_. -]+\(?\d+\)?\.[^.]+$/;

/**
 * @param {PlainFile[]} files
 * @param {PictureTable[]} tables  found beside them
 * @returns {{blocks: Block[], became: {path: string, became: Note}[], leftOut: LeftOut[], notes: Note[]}}
 */
export function pictureBlocks(files, tables) {
  const leaveOut = (/** @type {PictureTable} */ { path }) => ({ path, why: note('noImageTable') });
  if (files.length === 0)
    return { blocks: [], became: [], leftOut: tables.map(leaveOut), notes: [] };
  const paths = files.map(({ path }) => path);
  const facts = pictureFacts(paths);
  const folders = new Set(facts.map(({ folder }) => folder));
  // Folders that are classes say more than a table.
  const named = classesByTable(paths, facts, folders.size === 1 ? tables : []);
  const leftOut = tables
    .filter((table) => !named.used.some((used) => used.table === table))
    .map(leaveOut);
  /** @type {Note[]} */
  const notes = named.used.map(({ table: { path, rows, columns }, pictures }) =>
    note('labelsByName', { file: path, ...columns, pictures, rows }),
  );
  let classes = facts.map(({ folder }) => folder);
  if (named.used.length > 0) {
    classes = named.classes;
  } else if (folders.size === 1) {
    const prefixes = files.map(
      ({ path }) => PREFIXED.exec(path.split('/').at(-1) ?? '')?.[1] ?? null,
    );
    const found = new Set(prefixes);
    // Each name has its class in it, and classes come more than once.
    if (!found.has(null) && found.size > 1 && 2 * found.size <= files.length) {
      classes = prefixes;
      const names = [...found].map(String).sort(byName);
      notes.push(note('namesBegin', { names: names.slice(0, 5), all: names.length }));
    } else if (folders.has(null)) {
      classes = classes.map(() => null);
    }
  }
  /** @type {Map<string, {part: import('./file-names.js').Part | null, rows: number[]}>} */
  const parts = new Map();
  facts.forEach(({ part }, i) => {
    const own =
      part ?? (folders.size === 1 && folders.has(null) ? nameFacts(files[i].path).part : null);
    const labelled = classes[i] !== null;
    const key = `${own}|${labelled}`;
    const group = parts.get(key) ?? { part: own, rows: [] };
    group.rows.push(i);
    parts.set(key, group);
  });
  const blocks = [...parts.values()].map(({ part, rows }) => blockOf(files, classes, part, rows));
  const became = [
    ...named.used.map(({ table: { path, rows } }) => ({
      path,
      became: note('labels', { labels: rows }),
    })),
    ...summary(files, classes, facts),
  ];
  return { blocks, became, leftOut, notes };
}

/**
 * @param {PlainFile[]} files
 * @param {(string | null)[]} classes
 * @param {import('./file-names.js').Part | null} part
 * @param {number[]} rows
 * @returns {Block}
 */
function blockOf(files, classes, part, rows) {
  const labelled = classes[rows[0]] !== null;
  return {
    file: part ?? 'pictures',
    form: 'pictures',
    part,
    count: rows.length,
    labels: labelled ? rows.map((row) => /** @type {string} */ (classes[row])) : null,
    picture: (i) => files[rows[i]].read(),
    name: (i) => files[rows[i]].path,
  };
}

/**
 * A line for each class and part, not for each picture.
 * @param {PlainFile[]} files
 * @param {(string | null)[]} classes
 * @param {{part: string | null}[]} facts
 */
function summary(files, classes, facts) {
  /** @type {Map<string, {path: string, name: string | null, part: string | null, pictures: number}>} */
  const groups = new Map();
  files.forEach(({ path }, i) => {
    const { part } = facts[i];
    const name = classes[i];
    const key = JSON.stringify([name, part]);
    const group = groups.get(key) ?? {
      path: path.split('/').slice(0, -1).join('/') || path,
      ...{ name, part, pictures: 0 },
    };
    group.pictures++;
    groups.set(key, group);
  });
  return [...groups.values()].map(({ path, ...group }) => ({
    path,
    became: note('pictures', group),
  }));
}
