/**
 * A plugin that takes out of a package's files what this project has no use for, where no bundler can
 * find out what is never reached. The patterns hold for the version that package.json pins, and a build
 * fails when one of them finds nothing.
 * @param {string} name  of the plugin
 * @param {Record<string, [part: string, pattern: RegExp, instead: string][]>} parts  by how the path of
 *   their file ends
 * @returns {import('vite').Plugin}
 */
export const dropParts = (name, parts) => ({
  name,
  transform(code, id) {
    const [, list] = Object.entries(parts).find(([file]) => id.endsWith(file)) ?? [];
    if (!list) return null;
    let small = code;
    for (const [part, pattern, instead] of list) {
      if (small.search(pattern) < 0) this.error(`${id} is written differently: no ${part}.`);
      small = small.replace(pattern, instead);
    }
    return { code: small, map: null };
  },
});
