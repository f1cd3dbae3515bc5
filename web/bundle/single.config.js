// The whole element in one file, dist/mlp-lab.single.js: worker and core are texts in it, so that it
// works where nothing may lie beside it.
import { build, defineConfig } from 'vite';
import { smallChart } from './chart.js';
import { smallHash } from './hash.js';
import { smallTemplates } from './templates.js';
import { common, local, plainImports, withoutWide } from './vite.config.js';

/**
 * The decoders of pictures and Parquet stay out: they load when a file needs them, but one file would
 * carry them always, two thirds of its size.
 * @type {import('vite').Plugin}
 */
const withoutDecoders = {
  name: 'without-decoders',
  enforce: 'pre',
  load(id) {
    const [, name] = /\/data\/formats\/(png|jpeg|webp|parquet)\.js$/.exec(id) ?? [];
    if (!name) return null;
    const title = name === 'parquet' ? 'Parquet' : name.toUpperCase();
    const decode = `decode${name[0].toUpperCase()}${name.slice(1)}`;
    return `import { MlpError } from ${JSON.stringify(local('../engine/errors.js'))};
      export const isParquet = (bytes) => String.fromCharCode(...bytes.subarray(0, 4)) === 'PAR1';
      export async function ${decode}() {
        throw new MlpError('format-left-out', 'The lab in one file reads no ${title}: ' +
          'take the lab in several files, or save the set as NPZ, IDX or CSV.');
      }`;
  },
};

/** @param {string} entry @returns {import('vite').BuildOptions} a module that imports nothing */
const alone = (entry) => ({
  ...common,
  lib: { entry: local(entry), formats: ['es'], fileName: () => 'mlp-lab.single.js' },
  rolldownOptions: { output: { codeSplitting: false, minify: true } },
});

/** What comes as a text, by the name under which it is imported. @type {Record<string, string>} */
const SOURCES = {
  '\0virtual:trainer-source': '../worker/trainer.worker.js',
  '\0virtual:helper-source': '../engine/core/team.worker.js',
};

/** The workers' scripts as texts, the core in that of the training worker. @type {import('vite').Plugin} */
const workerSources = {
  name: 'worker-sources',
  enforce: 'pre',
  resolveId(id, importer) {
    if (`\0${id}` in SOURCES) return `\0${id}`;
    if (id === './spawn-own.js') return local('../worker/spawn-own-inline.js');
    const spawn = /^\.\/spawn(-helper)?\.js$/.test(id) && importer?.includes('/web/worker/');
    return spawn ? local('../worker/spawn-inline.js') : null;
  },
  async load(id) {
    if (!(id in SOURCES)) return null;
    const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
      await build({
        configFile: false,
        logLevel: 'warn',
        plugins: [withoutWide, smallHash],
        build: { ...alone(SOURCES[id]), write: false },
      })
    );
    // A classic script, since Chromium starts no module as a worker on a page from the disk.
    const script = `'use strict';${output[0].code.replaceAll('import.meta.url', 'location.href')}`;
    return `export default ${JSON.stringify(script)};`;
  },
};

export default defineConfig({
  plugins: [workerSources, withoutDecoders, plainImports, withoutWide, smallChart, smallTemplates],
  publicDir: false,
  build: {
    ...alone('../embed/mlp-lab.js'),
    outDir: local('../../dist'),
    emptyOutDir: false,
  },
});
