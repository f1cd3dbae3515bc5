import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

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

export default defineConfig({
  root: local('./web/app'),
  base: './',
  plugins: [plainImports],
  publicDir: false,
  build: {
    ...common,
    outDir: local('./dist'),
    emptyOutDir: true,
    // A .wasm inlined as a data: URL would break the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        index: local('./web/app/index.html'),
        embed: local('./web/app/embed.html'),
        gallery: local('./web/app/gallery.html'),
        'mlp-lab': local('./web/embed/mlp-lab.js'),
      },
      preserveEntrySignatures: 'strict',
      output: {
        // What the element loads is in one folder, which goes into the package as it is; what only
        // the pages load is in another.
        entryFileNames: ({ name }) =>
          name === 'mlp-lab' ? '[name].js' : 'assets/[name]-[hash].js',
        chunkFileNames: 'lab/[name]-[hash].js',
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.wasm'))
            ? 'lab/[name]-[hash][extname]'
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: {
      output: {
        entryFileNames: 'lab/[name]-[hash].js',
        chunkFileNames: 'lab/[name]-[hash].js',
        assetFileNames: 'lab/[name]-[hash][extname]',
      },
    },
  },
  preview: { headers: { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, ...ISOLATION } },
});
