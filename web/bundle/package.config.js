// The element and the worker's client as the npm package brings them, dist/package/: every file
// stands alone beside the others, and what is not imported is named by `new URL('./...',
// import.meta.url)` alone. That is the one form that bundlers either follow or leave as it is.
import { defineConfig } from 'vite';
import { smallChart } from './chart.js';
import { smallTemplates } from './templates.js';
import { common, local, plainImports } from './vite.config.js';

/** Vite's form of an address within the form that was in the source. */
const NESTED = /new URL\(\s*new URL\(`([^`]+)`,import\.meta\.url\)\.href,``\+import\.meta\.url\)/g;

/** Our own form, which the minifier has put into backquotes: not every bundler looks into those. */
const OWN = /new URL\(`([^`]+)`,import\.meta\.url\)/g;

/** @type {import('vite').Plugin} */
const plainAddresses = {
  name: 'plain-addresses',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk')
        file.code = file.code
          .replace(NESTED, 'new URL("./$1",import.meta.url)')
          .replace(OWN, 'new URL("$1",import.meta.url)');
    }
  },
};

/** What the glue code of the picture decoders begins with. */
const ASSIGNED =
  /if ?\(import\.meta\.url ?=== ?undefined\) ?\{\s*import\.meta\.url ?= ?["'][^"']*["'];?\s*\}/;

/** The global of Node.js by its bare name. */
const PROCESS = /(?<![.\w$])process\b(?=[.= ])/g;

/**
 * Makes the decoders' glue code one that every bundler takes. webpack replaces import.meta.url by a text: as
 * the code is written it sees that the assignment is never reached; minified it does not, and refuses an
 * assignment to a text. Parcel replaces the bare `process` by a package, which a project need not have.
 * @type {import('vite').Plugin}
 */
const plainGlue = {
  name: 'plain-glue',
  transform: (code, id) =>
    /@jsquash/.test(id) ? code.replace(ASSIGNED, '').replace(PROCESS, 'globalThis.process') : null,
};

/**
 * Marks the component as one of the browser: to React's server components (Next.js) a module without this
 * directive at its very beginning has no state and no effects. Bundling takes the directive out.
 * @type {import('vite').Plugin}
 */
const clientComponent = {
  name: 'client-component',
  generateBundle: {
    order: 'post', // Vite, too, puts a line at the beginning
    handler(_options, bundle) {
      const chunk = bundle['react.js'];
      if (chunk.type === 'chunk') chunk.code = `'use client';${chunk.code}`;
    },
  },
};

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [plainImports, plainGlue, smallChart, smallTemplates, plainAddresses, clientComponent],
  build: {
    ...common,
    outDir: local('../../dist/package'),
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        element: local('../embed/mlp-lab.js'),
        worker: local('../worker/client.js'),
        react: local('../react/index.js'),
      },
      external: ['react', '@lit/react'],
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [plainGlue, plainAddresses],
    rolldownOptions: {
      output: {
        // One file: bundlers copy it without looking into it.
        codeSplitting: false,
        entryFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});
