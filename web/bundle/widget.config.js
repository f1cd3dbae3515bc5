// The lab as a widget for notebooks, dist/mlp-lab.widget.js: one module that imports nothing, for
// notebooks copy that one file. It holds the views of a page of text in English, one core, and generated
// data.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, defineConfig } from 'vite';
import { smallChart } from './chart.js';
import { smallCode } from './small-code.js';
import { smallTemplates } from './templates.js';
import { common, local, plainImports, withoutWide } from './vite.config.js';

/** Modules that are not in it, each for something that its views or its data do not have. */
const LEFT_OUT = [
  // The whole lab, its own data, its kept runs, its downloads; data packs; other languages.
  /lab\/(workbench|data\/(own-data|arrival)|share\/downloads|control\/(use-files|reader|show-last|resume|model-file))\.js$/,
  /lab\/runs\/(checkpoints|run-records|storage|valid-run)\.js$/,
  /data\/(shards|catalogue|download)\.js$|worker\/(packs|rate-search|preview)\.js$/,
  /i18n\/(de|es|zh)\/index\.js$/,
  // Networks for other programs.
  /web\/models\//,
  // Saved networks, colour images, pictures of the chart.
  /engine\/files\/|worker\/prepared-model\.js$|try\/image-input\.js$|train\/curve-picture\.js$/,
  // Threads: notebooks are not isolated. Views of test images, which no preset without data has.
  /core\/(team|start-helper)\.js$|worker\/helpers\.js$|run\/test-time-augmentation\.js$/,
];

/** @type {import('vite').Plugin} */
const smaller = {
  name: 'smaller-widget',
  enforce: 'pre',
  load(id) {
    if (!id.includes('/web/') || !LEFT_OUT.some((pattern) => pattern.test(id))) return null;
    const names = readFileSync(id, 'utf8').matchAll(
      /^export (?:async )?(?:function\*?|const|class) (\w+)/gm,
    );
    const exports = Array.from(names, ([, name]) => `export const ${name} = missing;`);
    return `function missing() { throw new Error('This is not in the widget.'); } ${exports.join(' ')}`;
  },
};

/**
 * What these files do otherwise: one unpacks, the other knows neither threads nor the fast mode, whose
 * modules are not in the widget.
 * @type {[string, RegExp, string][]}
 */
const PACKED = [
  [
    'compile.js',
    /WebAssembly\.compile\(bytesOf\(url\)\)/,
    `WebAssembly.compile(await new Response(new Blob([bytesOf(url)]).stream().pipeThrough(
      new DecompressionStream('gzip'))).arrayBuffer())`,
  ],
  ['variants.js', /const canShare = [^;]+;/, 'const canShare = () => false;'],
  ['variants.js', /const hasRelaxed = [^;]+;/, 'const hasRelaxed = () => false;'],
];

/** The one core, packed; what reads it unpacks. @type {import('vite').Plugin} */
const packedCore = {
  name: 'packed-core',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('/web/engine/module-urls.js')) return null;
    const modules = ['core-simd128', 'setup-simd128', 'pictures'].map((name) => {
      const bytes = gzipSync(readFileSync(local(`../engine/wasm/${name}.wasm`)), { level: 9 });
      const url = `data:application/wasm;base64,${bytes.toString('base64')}`;
      return `${JSON.stringify(name)}: () => new URL(${JSON.stringify(url)})`;
    });
    return `export const MODULES = {${modules.join()}};`;
  },
  transform(code, id) {
    const changes = PACKED.filter(([file]) => id.endsWith(`/web/engine/core/${file}`));
    let small = code;
    for (const [file, pattern, instead] of changes) {
      if (!pattern.test(small)) this.error(`${file} has no ${pattern} any more.`);
      small = small.replace(pattern, instead);
    }
    return changes.length > 0 ? small : null;
  },
};

/** @param {string} entry @returns {import('vite').BuildOptions} a module that imports nothing */
const alone = (entry) => ({
  ...common,
  lib: { entry: local(entry), formats: ['es'], fileName: () => 'mlp-lab.widget.js' },
  rolldownOptions: { output: { codeSplitting: false, minify: true } },
});

/** The training worker's script as a text; it has no helpers, since notebooks are not isolated. @type {import('vite').Plugin} */
const workerSource = {
  name: 'worker-source',
  enforce: 'pre',
  resolveId(id, importer) {
    if (id.startsWith('virtual:')) return `\0${id}`;
    const spawn = /^\.\/spawn(-helper)?\.js$/.test(id) && importer?.includes('/web/worker/');
    return spawn ? local('../worker/spawn-inline.js') : null;
  },
  async load(id) {
    if (id === '\0virtual:helper-source') return 'export default "";';
    if (id !== '\0virtual:trainer-source') return null;
    const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
      await build({
        configFile: false,
        logLevel: 'warn',
        plugins: [smaller, withoutWide, packedCore, smallCode],
        build: { ...alone('../worker/trainer.worker.js'), write: false },
      })
    );
    const script = `'use strict';${output[0].code.replaceAll('import.meta.url', 'location.href')}`;
    return `export default ${JSON.stringify(script)};`;
  },
};

export default defineConfig({
  plugins: [
    workerSource,
    smaller,
    withoutWide,
    packedCore,
    plainImports,
    smallChart,
    smallTemplates,
    smallCode,
  ],
  publicDir: false,
  build: {
    ...alone('../widget/widget.js'),
    outDir: local('../../dist'),
    emptyOutDir: false,
  },
});
