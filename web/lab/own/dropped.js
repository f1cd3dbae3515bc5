/** What was dropped, folders with all that is in them. */

/**
 * @param {FileSystemEntry[]} entries
 * @param {File[]} files  the same without folders, for what cannot be read as an entry
 * @returns {Promise<File[]>} each with its path in webkitRelativePath, as the choice of a folder gives it
 */
export async function filesOf(entries, files) {
  if (!entries.some((entry) => entry.isDirectory)) return files;
  /** @type {File[]} */
  const found = [];
  for (const entry of entries) await collect(entry, found);
  return found;
}

/** @param {FileSystemEntry} entry @param {File[]} found */
async function collect(entry, found) {
  if (entry.isFile) {
    /** @type {File} */
    const file = await orSentence(
      entry,
      new Promise((resolve, reject) =>
        /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
      ),
    );
    // A file of a drop has no path; it is an own property that hides the empty one.
    Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.slice(1) });
    found.push(file);
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  // Chromium gives a hundred at a time, and none when there are no more.
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const batch = await orSentence(
      entry,
      new Promise((resolve, reject) => reader.readEntries(resolve, reject)),
    );
    if (batch.length === 0) return;
    for (const each of batch) await collect(each, found);
  }
}

/** @template T @param {FileSystemEntry} entry @param {Promise<T>} work @returns {Promise<T>} */
async function orSentence({ fullPath }, work) {
  try {
    return await work;
  } catch (error) {
    const { fault, note } = await import('../../data/base/note.js');
    const reason = /** @type {Error} */ (error).message.replace(/\.$/, '');
    throw fault('file-unreadable', note('unreadable', { file: fullPath.slice(1), reason }));
  }
}
