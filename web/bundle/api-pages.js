/** Makes pages of the package's types and what is said of them in the code, for the documentation's site. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What each entry of the package is, by its name and the file of its types. */
const ENTRIES = {
  'mlp-lab': ['module/index.d.ts', 'Trains and uses networks, in Node and in browsers.'],
  'mlp-lab/data': ['data/index.d.ts', 'Data sets and the formats of their files.'],
  'mlp-lab/data/node': ['data/node/index.d.ts', 'Data sets in folders.'],
  'mlp-lab/worker': ['worker/client.d.ts', 'Training in a worker.'],
};
/** What the first of them passes on. */
const PIECES = 'module/pieces.d.ts';

/**
 * Types and functions of another file under a name of their own would be pages that say no more than that:
 * typedoc describes what is exported from there.
 * @param {string} text  of a file of types
 */
function exportedThrough(text) {
  const from = new Map(
    Array.from(text.matchAll(/^import \* as (\w+) from\s'([^']+)';/gm), ([, name, file]) => [
      name,
      file,
    ]),
  );
  return text
    .replace(
      /^export type (\w+) = import\('([^']+)'\)\.(\w+);/gm,
      (_all, name, file, its) =>
        `import type { ${its} as ${name} } from ${JSON.stringify(file)};\nexport type { ${name} };`,
    )
    .replace(
      /^(\/\*\*.*\n(?: \*.*\n)*)?export declare const (\w+): typeof (\w+)\.(\w+);/gm,
      (_all, _said, name, space, its) =>
        `export { ${its} as ${name} } from ${JSON.stringify(from.get(space))};`,
    );
}

/**
 * Typedoc numbers a type that is exported twice as if it stood twice on the page: links to a place with a
 * number that no heading has lead to the first of that name.
 * @param {string} text  of a page
 */
function relinked(text) {
  const headings = Array.from(text.matchAll(/^#+ (\w+)/gm), ([, name]) => name.toLowerCase());
  return text.replace(/\]\(#(\w+)-(\d+)\)/g, (link, name, number) =>
    headings.filter((heading) => heading === name).length > Number(number) ? link : `](#${name})`,
  );
}

/**
 * @param {string} workshop  a folder whose node_modules has typedoc and its plugin for Markdown
 * @param {string} out  the folder of the pages
 */
export function makeApiPages(workshop, out) {
  const types = path.join(workshop, 'sources', 'types');
  rmSync(types, { recursive: true, force: true });
  const run = (/** @type {string} */ program, /** @type {string[]} */ args) =>
    execFileSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const config = ['-p', 'tsconfig.types.json', '--outDir', types];
  run(path.join(root, 'node_modules', '.bin', 'tsc'), config);
  const typesOf = (/** @type {string} */ file) => path.join(types, 'web', file);
  const rewrite = (/** @type {string} */ file, /** @type {string} */ before) => {
    const text = exportedThrough(readFileSync(typesOf(file), 'utf8'));
    writeFileSync(typesOf(file), before + text);
  };
  rewrite(PIECES, '');
  for (const [name, [file, what]] of Object.entries(ENTRIES))
    rewrite(file, `/**\n * ${what}\n * @module ${name}\n */\n`);
  const files = Object.values(ENTRIES).map(([file]) => typesOf(file));
  const tsconfig = path.join(types, 'tsconfig.json');
  const compilerOptions = {
    ...{ module: 'nodenext', target: 'es2023', lib: ['es2023', 'dom', 'dom.iterable'] },
    ...{ skipLibCheck: true, types: [] },
  };
  writeFileSync(tsconfig, JSON.stringify({ compilerOptions, files }));
  const options = path.join(types, 'typedoc.json');
  writeFileSync(
    options,
    JSON.stringify({
      ...{ tsconfig, out, entryPoints: files, plugin: ['typedoc-plugin-markdown'] },
      ...{ name: 'API', readme: 'none', router: 'module', entryFileName: 'index' },
      ...{ disableSources: true, excludePrivate: true, skipErrorChecking: true },
      ...{ hideBreadcrumbs: true, hidePageHeader: true, useCodeBlocks: true },
      ...{ sanitizeComments: true, logLevel: 'Error' },
    }),
  );
  run(path.join(workshop, 'node_modules', '.bin', 'typedoc'), ['--options', options]);
  for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
    const page = path.join(out, name);
    if (name.endsWith('.md')) writeFileSync(page, relinked(readFileSync(page, 'utf8')));
  }
}
