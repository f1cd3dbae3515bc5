import { startOwn } from '../../worker/own-client.js';

/** @typedef {import('../../engine/samples.js').Samples} Samples */

/**
 * Prepares files about which nothing is to be asked: the page has made them itself, or they were shown before.
 * @param {File[]} files
 * @param {Partial<import('../../data/own/choices.js').OwnChoices>} choices
 * @returns {Promise<{dataset: {train: Samples, test: Samples, sha256: string}, notes: import('../../data/base/note.js').Note[]}>}
 */
export function prepareFiles(files, choices) {
  return new Promise((resolve, reject) => {
    /** @type {{train: Samples, test: Samples} | null} */
    let dataset = null;
    const work = async () => {
      const { session, end } = await startOwn({
        onProgress: () => {},
        onDataset: (prepared) => (dataset = prepared),
        onDeath: reject,
      });
      try {
        await session.open(
          files.map((file) => ({ file, path: file.webkitRelativePath || file.name })),
        );
        const { sha256, notes } = await session.prepare(choices);
        if (dataset) resolve({ dataset: { ...dataset, sha256 }, notes });
      } finally {
        end();
      }
    };
    work().catch(reject);
  });
}
