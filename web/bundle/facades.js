import path from 'node:path';

/** A file that only gives what another one has, under its own names. */
const FACADE = /^export\s*\{([^}]+)\}\s*from\s*["'`]\.\/([^"'`]+)["'`];?\s*$/;

/**
 * Where a module is loaded on demand and stands in a file with others, the bundler writes a file of fifty bytes
 * that names what is wanted of it, and a page asks for both. Here the name is looked up where it is loaded.
 * @type {import('vite').Plugin}
 */
export const withoutFacades = {
  name: 'without-facades',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    for (const facade of chunks) {
      const [, names, target] = FACADE.exec(facade.code) ?? [];
      const isAskedForByName =
        facade.isEntry || chunks.some((c) => c.imports.includes(facade.fileName));
      if (!target || isAskedForByName) continue;
      const members = names.split(',').map((pair) => {
        const [inside, outside = inside] = pair.trim().split(/\s+as\s+/);
        return `${outside}:m.${inside}`;
      });
      const folder = path.posix.dirname(facade.fileName);
      const wanted = path.posix.join(folder, target);
      for (const chunk of chunks) {
        if (!chunk.dynamicImports.includes(facade.fileName)) continue;
        /** @param {string} file */
        const from = (file) => {
          const relative = path.posix.relative(path.posix.dirname(chunk.fileName), file);
          return relative.startsWith('.') ? relative : `./${relative}`;
        };
        const before = chunk.code;
        for (const quote of ['"', "'", '`']) {
          chunk.code = chunk.code.replaceAll(
            `import(${quote}${from(facade.fileName)}${quote})`,
            `import(${quote}${from(wanted)}${quote}).then(m=>({${members}}))`,
          );
        }
        if (chunk.code === before)
          throw new Error(`${chunk.fileName} loads ${facade.fileName} in another way.`);
      }
      delete bundle[facade.fileName];
    }
  },
};
