import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { smallChart } from './chart.js';
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
 * The page and the element never ask for vectors to be joined, since only Node.js lets a program do
 * so: without this they would carry the modules for it along, 100 KB that nobody loads.
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

/**
 * What the page and its worker both run: a chunk of its own in the two builds, the same to the last
 * byte, so that it has one name and is loaded once.
 */
const rpc = { name: 'rpc', test: /comlink|worker.(rpc|error-transfer)|engine.errors/, priority: 3 };

/**
 * The code that every view of the element needs is one file with all its imports, because one file
 * compresses better than seven. The code until the lab is loaded is in a file of its own.
 */
const lab = { name: 'lab', test: /web.(embed.loaded-lab|lab.views.train-view)\.js$/, priority: 1 };
const facade = {
  name: 'mlp-lab',
  test: /embed.(mlp-lab|languages)\.js$|base.define\.js$|en.embed\.js$|preload-helper/,
  priority: 2,
};

/**
 * What own data needs of the engine's core, which pages leave to their worker: without a file of its own it
 * would be in that of the lab.
 */
const ownImages = {
  name: 'own-images',
  test: /engine.core.(compile|instance|abi|memory|status|seed)\.js$/,
  priority: 3,
};

/** Likewise what every training has, in the worker. */
const session = { name: 'session', test: /worker.(session|trainer)\.js$/, priority: 1 };

export default defineConfig({
  root: local('../site'),
  // What is not there is not found: a page in its place would be taken for the data it asked for.
  appType: 'mpa',
  base: './',
  plugins: [
    plainImports,
    withoutWide,
    smallChart,
    smallHash,
    smallTemplates,
    smallCode,
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
        codeSplitting: { groups: [rpc, ownImages, facade, lab] },
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
    plugins: () => [withoutWide, smallHash, smallCode],
    rolldownOptions: {
      output: {
        // As Vite builds pages; for workers it leaves comments in.
        topLevelVar: true,
        comments: { legal: false, annotation: false, jsdoc: false },
        codeSplitting: { groups: [rpc, session] },
        entryFileNames: 'lab/[name]-[hash].js',
        chunkFileNames: 'lab/[name]-[hash].js',
        assetFileNames: 'lab/[name]-[hash][extname]',
      },
    },
  },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, ...ISOLATION } },
});
