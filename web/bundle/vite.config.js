import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { smallChart } from './chart.js';
import { withoutEmptyNamespaces } from './empty-namespaces.js';
import { withoutFacades } from './facades.js';
import { smallHash } from './hash.js';
import { smallTemplates } from './templates.js';
import { offline } from './offline.js';
import { smallCode } from './small-code.js';

/** Scripts from this site only, WebAssembly but no eval: what the page must live with. */
const CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

/** Under these two, browsers let threads share memory. The page works without them on one. */
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** @param {string} path  from here */
export const local = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What every build has in common. @type {import('vite').BuildOptions} */
export const common = {
  target: 'es2022',
  // Browsers that know light-dark(): lowered, it would follow the system and not color-scheme.
  cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
};

/**
 * Imports without preloads: Vite's helper for them is 1.3 KB that every user of the element would
 * load to save one round trip.
 * @type {import('vite').Plugin}
 */
export const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
};

/**
 * A lab in one file would always carry the modules for joined vectors, 100 KB that few use: this leaves them out.
 * @type {import('vite').Plugin}
 */
export const withoutWide = {
  name: 'without-wide',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('/engine/core/wide.js')
      ? 'export const loadWide = (options, load) => load(options);'
      : null,
};

/** @param {[name: string, test: RegExp][]} groups  the first takes what several would */
const byPriority = (groups) =>
  groups.map(([name, test], index) => ({ name, test, priority: groups.length - index }));

/** What the page and its worker both run: the same to the last byte, so that it has one name and is loaded once. */
const SHARED = /comlink|worker.(rpc|error-transfer)|engine.errors/;

/**
 * Files of the page, by what they are loaded for. A group has all imports of its modules, but for those that a
 * group before it has. One file compresses better than seven, and a page that asks for eighty small ones
 * spends a fifth of its start on the asking.
 */
const ofPage = byPriority([
  ['rpc', SHARED],
  // What own data needs of the engine's core, which pages leave to their worker.
  ['own-images', /engine.core.(compile|instance|abi|memory|status|seed)\.js$/],
  // The page needs it before all else.
  ['guard-drops', /base.guard-drops\.js$/],
  // Until the lab is loaded.
  ['mlp-lab', /embed.(mlp-lab|languages)\.js$|base.define\.js$|en.embed\.js$|preload-helper/],
  // What every view of the element needs.
  ['lab', /web.(embed.loaded-lab|lab.views.train-view)\.js$/],
  // What small views need besides: with a pad, with a picture, of what is seldom asked for.
  ['pad', /lab.views.try-(view|parts)\.js$/],
  ['image-input', /try.image-input\.js$/],
  ['directives', /lit(-html)?.directive|en.(lab|inside)\.js$/],
  ['workbench', /lab.workbench\.js$/],
  ['diagram', /network.(network-diagram|recipe-sections)\.js$|control.network-watch\.js$/],
  ['packs', /data.(shards|catalogue)\.js$/],
  ['runs', /lab.(runs.(checkpoints|run-records)|control.show-last)\.js$/],
  ['own-data', /lab.data.own-data\.js$/],
]);

/** Files of the worker that trains. */
const ofWorker = byPriority([
  ['rpc', SHARED],
  // What every training has.
  ['session', /worker.(session|trainer)\.js$|rolldown.runtime/],
  // What is asked of a network: its answers, its results, its past.
  ['inspect', /worker.(inspect|preview|kept-epochs)\.js$/],
]);

export default defineConfig({
  root: local('../site'),
  // What is not there is not found: a page in its place would be taken for the data it asked for.
  appType: 'mpa',
  base: './',
  plugins: [
    plainImports,
    smallChart,
    smallHash,
    smallTemplates,
    smallCode,
    withoutFacades,
    offline(local('../site')),
  ],
  publicDir: false,
  build: {
    ...common,
    outDir: local('../../dist'),
    emptyOutDir: true,
    // A .wasm inlined as a data: URL would break the content security policy.
    assetsInlineLimit: 0,
    // Preloads in pages only: scripts would list the files of every import, and plainImports uses none.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, files, { hostType }) => (hostType === 'html' ? files : []),
    },
    rolldownOptions: {
      input: {
        index: local('../site/index.html'),
        embed: local('../site/embed.html'),
        gallery: local('../site/gallery.html'),
        'mlp-lab': local('../embed/mlp-lab.js'),
      },
      preserveEntrySignatures: 'strict',
      output: {
        codeSplitting: { groups: ofPage },
        // What the element loads is in one folder, which goes into the package as it is; what only
        // the pages load is in another.
        entryFileNames: ({ name }) =>
          name === 'mlp-lab' ? '[name].js' : 'assets/[name]-[hash].js',
        chunkFileNames: ({ name }) =>
          name === 'header' ? 'assets/[name]-[hash].js' : 'lab/[name]-[hash].js',
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.wasm'))
            ? 'lab/[name]-[hash][extname]'
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [smallHash, withoutEmptyNamespaces, smallCode, withoutFacades],
    rolldownOptions: {
      output: {
        // As Vite builds pages; for workers it leaves comments in.
        topLevelVar: true,
        comments: { legal: false, annotation: false, jsdoc: false },
        codeSplitting: { groups: ofWorker },
        entryFileNames: 'lab/[name]-[hash].js',
        chunkFileNames: 'lab/[name]-[hash].js',
        assetFileNames: 'lab/[name]-[hash][extname]',
      },
    },
  },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, ...ISOLATION } },
});
