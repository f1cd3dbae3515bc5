// The whole element in one file, dist/mlp-lab.single.js: worker and core are texts in it, so that it
// works where nothing may lie beside it.
import { build, defineConfig } from 'vite';
import { smallChart } from './vite.chart.js';
import { common, local, plainImports } from './vite.config.js';

/** @param {string} entry @returns {import('vite').BuildOptions} a module that imports nothing */
const alone = (entry) => ({
  ...common,
  lib: { entry: local(entry), formats: ['es'], fileName: () => 'mlp-lab.single.js' },
  rolldownOptions: { output: { codeSplitting: false, minify: true } },
});

/** The training worker as a text, its core in it. @type {import('vite').Plugin} */
const trainerSource = {
  name: 'trainer-source',
  enforce: 'pre',
  resolveId(id, importer) {
    if (id === 'virtual:trainer-source') return `\0${id}`;
    const spawn = id === './spawn.js' && importer?.endsWith('web/worker/client.js');
    return spawn ? local('./web/worker/spawn-inline.js') : null;
  },
  async load(id) {
    if (id !== '\0virtual:trainer-source') return null;
    const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
      await build({
        configFile: false,
        logLevel: 'warn',
        build: { ...alone('./web/worker/trainer.worker.js'), write: false },
      })
    );
    // A classic script, since Chromium starts no module as a worker on a page from the disk.
    const script = `'use strict';${output[0].code.replaceAll('import.meta.url', 'location.href')}`;
    return `export default ${JSON.stringify(script)};`;
  },
};

export default defineConfig({
  plugins: [trainerSource, plainImports, smallChart],
  publicDir: false,
  build: {
    ...alone('./web/embed/mlp-lab.js'),
    outDir: local('./dist'),
    emptyOutDir: false,
  },
});
