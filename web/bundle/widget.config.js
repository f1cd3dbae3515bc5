// The lab as a widget for notebooks, dist/mlp-lab.widget.js: one module that imports nothing, for
// notebooks copy that one file. It holds the views of a page of text in English, one core, and generated
// data.
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import zopfli from '@gfx/zopfli';
import { build, defineConfig } from 'vite';
import { smallChart } from './chart.js';
import { smallHash } from './hash.js';
import { smallCode } from './small-code.js';
import { smallTemplates } from './templates.js';
import { onlySpoken } from './words.js';
import { common, local, plainImports, withoutWide } from './vite.config.js';

/** Modules that are not in it, each for something that its views or its data do not have. */
const LEFT_OUT = [
  // The whole lab, its own data, its kept runs, its downloads; data packs; other languages.
  /lab\/(workbench|data\/(own-data|arrival)|share\/downloads|control\/(ahead|fit-drawing|use-files|reader|show-last|resume|model-file))\.js$/,
  /lab\/runs\/(checkpoints|run-records|storage|valid-run)\.js$/,
  /data\/(shards|catalogue|download)\.js$|worker\/(packs|rate-search|preview)\.js$/,
  /embed\/languages\.js$/,
  // Networks for other programs or from them; what learns a person's hand.
  /web\/models\/|worker\/(network-snapshot|hand|kept-epochs)\.js$/,
  // Saved networks, colour images, pictures of the chart.
  /engine\/files\/|worker\/(prepared-model|open-model)\.js$|try\/image-input\.js$|train\/curve-picture\.js$/,
  // Threads: notebooks are not isolated. Views of test images, which no preset without data has.
  /core\/(team|start-helper)\.js$|worker\/helpers\.js$|run\/test-time-augmentation\.js$/,
];

/** What the code imports that the file has once. */
const SHARED_NAME = 'mlp-shared';
/** Modules that the page and its worker both need: in the file once, as a function that both call. */
const SHARED = ['worker/rpc', 'engine/errors', 'engine/shown', 'engine/argmax-class'].map((name) =>
  local(`../${name}.js`),
);

/** @param {string} file @returns {string[]} names that it exports */
const exportsOf = (file) =>
  Array.from(
    readFileSync(file, 'utf8').matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm),
    ([, name]) => name,
  );

/** @param {string} id */
const isLeftOut = (id) => id.includes('/web/') && LEFT_OUT.some((pattern) => pattern.test(id));

/** @type {import('vite').Plugin} */
const smaller = {
  name: 'smaller-widget',
  enforce: 'pre',
  load(id) {
    if (!isLeftOut(id)) return null;
    const exports = exportsOf(id).map((name) => `export const ${name} = missing;`);
    return `function missing() { throw new Error('This is not in the widget.'); } ${exports.join(' ')}`;
  },
};

/**
 * Modules that are simpler here: words of one language only; no threads; generated data has no faults; the
 * worker has no preview, which would say how unlike the training images a drawing is; of a run it is asked
 * only whether it has learned anything; there is one core, without an optional module; no network but that of the run
 * reads; none of its parts loads later; none begins as another one or has frozen layers; and no data is a person's own.
 */
const SIMPLER = {
  'i18n/translate.js': `export const words = (name, english) => english;
    export const language = () => 'en';
    export const setLanguage = async () => 'en';
    export const releaseLanguage = () => {};`,
  'embed/page-language.js': `export const languageOf = () => '';
    export const followLanguage = () => ({ disconnect() {} });`,
  'engine/core/shared-instance.js': `import { Instance } from ${JSON.stringify('./instance.js')};
    export class SharedInstance extends Instance {
      disposed = false; team = 0; threads = 1;
      sharing() { return null; }
      dispose() { this.disposed = true; }
    }`,
  'worker/session-core.js': `import { loadCore, MlpError } from '../engine/index.js';
    import { needsOptional } from '../engine/recipe/network-config.js';
    export class SessionCore {
      async open() { this.present ??= await loadCore({ optional: false }); }
      async of(recipe) {
        if (needsOptional(recipe)) throw new MlpError('not-here',
          'The widget has no batch normalisation, residual or linear layers, rates of layers, Lion or Muon; the element has them.');
        return this.present;
      }
      dispose() { this.present?.dispose(); }
    }`,
  'engine/core/optional.js': 'export const optionalModule = () => {};',
  'worker/ask-helper.js': 'export const askingFor = () => undefined;',
  'worker/whole-run.js': `export { Run } from ${JSON.stringify('../engine/run/run.js')};`,
  'engine/limit.js': 'export const limit = String;',
  'engine/run/check-data.js': 'export const checkData = () => {};',
  'worker/inspect.js': `import { assessRun } from '../engine/index.js';
    export const inspectRun = (run) => ({ assess: (outcome) => assessRun(run, outcome) });`,
  'i18n/en/sentence-of.js': 'export const sentenceOf = ({ message }) => message;',
  'lab/control/lost-parts.js': 'export const watchLostParts = () => () => {};',
  'lab/control/novelty-watch.js': 'export class NoveltyWatch { async check() {} }',
  'engine/run/init-from.js': `export const freezeLayers = () => {}, frozenLayersOf = () => 0;
    export const initFrom = freezeLayers;`,
  'worker/look.js': `export const look = (pixels, network, begun = true) => ({
    layers: network.layerOutputs(pixels), byReader: false, untrained: !begun, before: null });`,
};

/** What stands in the place of a module. @param {string} id @returns {string | null} */
const simplerFor = (id) =>
  Object.entries(SIMPLER).find(([file]) => id.endsWith(`/web/${file}`))?.[1] ?? null;

/** @type {import('vite').Plugin} */
const simpler = { name: 'simpler-widget', enforce: 'pre', load: simplerFor };

/** @type {import('vite').Plugin} */
const sharedCode = {
  name: 'shared-code',
  enforce: 'pre',
  load: (id) =>
    SHARED.includes(id)
      ? `export { ${exportsOf(id).join()} } from ${JSON.stringify(SHARED_NAME)};`
      : null,
};

/**
 * What these files do otherwise: one unpacks, the other chooses the one core that is in the widget, which
 * knows neither threads nor the fast mode nor engines without SIMD.
 * @type {[string, RegExp, string][]}
 */
const CHANGED = [
  [
    'compile.js',
    /WebAssembly\.compile\(bytesOf\(url\)\)/,
    `WebAssembly.compile((await new Response(new Blob([bytesOf(url)]).stream().pipeThrough(
      new DecompressionStream('deflate-raw'))).arrayBuffer()).slice(...url.hash.slice(1).split('-')))`,
  ],
  ['variants.js', /const canShare = [^;]+;/, 'const canShare = () => false;'],
  ['variants.js', /const hasSimd = [^;]+;/, 'const hasSimd = () => true;'],
  ['variants.js', /const hasRelaxed = [^;]+;/, 'const hasRelaxed = () => false;'],
  [
    'variants.js',
    /if \(variant !== 'auto'[^]+const kernels = [^;]+;/,
    "const count = 1, fast = false, kernels = 'simd128';",
  ],
];

/** The modules of the one core, in the order in which they compress best. @type {[string, Buffer][]} */
const CORE = ['pictures-simd128', 'setup-simd128', 'core-simd128'].map((name) => [
  name,
  readFileSync(local(`../engine/wasm/${name}.wasm`)),
]);

/** The core as base64, which the finished module begins with: between code it would compress worse. */
async function coreText() {
  const packed = await promisify(zopfli.deflate)(Buffer.concat(CORE.map(([, bytes]) => bytes)), {});
  return Buffer.from(packed).toString('base64');
}

/**
 * The one core, its modules packed together and named by their first and last byte; what reads them
 * unpacks.
 * @type {import('vite').Plugin}
 */
const packedCore = {
  name: 'packed-core',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('/web/engine/module-urls.js')) return null;
    let end = 0;
    const urls = CORE.map(([name, bytes]) => {
      const start = end;
      end += bytes.length;
      return `${JSON.stringify(name)}: () => new URL(packed + '#${start}-${end}')`;
    });
    return `const packed = 'data:;base64,' + $core; export const MODULES = {${urls.join()}};`;
  },
  transform(code, id) {
    const changes = CHANGED.filter(([file]) => id.endsWith(`/web/engine/core/${file}`));
    let small = code;
    for (const [file, pattern, instead] of changes) {
      if (!pattern.test(small)) this.error(`${file} has no ${pattern} any more.`);
      small = small.replace(pattern, () => instead);
    }
    return changes.length > 0 ? small : null;
  },
};

/** @param {string} entry @returns {import('vite').BuildOptions} a module that imports only what is shared */
const alone = (entry) => ({
  ...common,
  lib: { entry, formats: ['es'], fileName: () => 'mlp-lab.widget.js' },
  rolldownOptions: {
    external: [SHARED_NAME],
    output: { codeSplitting: false, minify: true },
  },
});

/**
 * @param {string} entry
 * @param {import('vite').Plugin[]} plugins
 * @returns {Promise<string>} its code, without imports
 */
async function codeOf(entry, plugins) {
  const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
    await build({
      configFile: false,
      logLevel: 'warn',
      plugins: [...plugins, smallCode],
      build: { ...alone(entry), write: false },
    })
  );
  return withShared(output[0].code);
}

/** Takes what is shared from the variable $shared. @param {string} code */
const withShared = (code) =>
  code.replace(
    /import\{([^}]+)\}from"mlp-shared";/,
    (_all, names) => `const{${names.replaceAll(' as ', ':')}}=$shared;`,
  );

/** Names of a module's exports, which a function returns instead. @param {string} code */
const withReturn = (code) =>
  code.replace(
    /export\{([^}]+)\};?\s*$/,
    (_all, names) => `return{${names.replace(/(\w+) as (\w+)/g, '$2:$1')}}`,
  );

/** Where the worker's source is in the code of the page: a variable that the finished module has. */
const trainerSource = {
  name: 'trainer-source',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} id @param {string} [importer] */
  resolveId(id, importer) {
    if (id.startsWith('virtual:')) return `\0${id}`;
    const spawn = /^\.\/spawn(-helper)?\.js$/.test(id) && importer?.includes('/web/worker/');
    return spawn ? local('../worker/spawn-inline.js') : null;
  },
  /** @param {string} id  there are no helpers, since notebooks are not isolated */
  load(id) {
    if (id === '\0virtual:helper-source') return 'export default "";';
    return id === '\0virtual:trainer-source' ? 'export default $trainer;' : null;
  },
};

/** The finished module: shared code and worker as functions, whose text the worker gets. @type {import('vite').Plugin} */
const oneModule = {
  name: 'one-module',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    const [chunk] = Object.values(bundle);
    if (chunk.type !== 'chunk') return;
    const entry = {
      name: 'shared-entry',
      resolveId: (/** @type {string} */ id) => (id.endsWith('shared-entry') ? '\0shared' : null),
      load: (/** @type {string} */ id) =>
        id === '\0shared'
          ? SHARED.map((file) => `export * from ${JSON.stringify(file)};`).join('')
          : null,
    };
    const shared = withReturn(await codeOf('shared-entry', [entry]));
    const trainer = await codeOf(local('../worker/trainer.worker.js'), [
      smaller,
      simpler,
      sharedCode,
      withoutWide,
      smallHash,
      packedCore,
    ]);
    chunk.code = [
      `const $core="${await coreText()}",$share=()=>{${shared}},$shared=$share(),`,
      `$trainer="'use strict';const $core='"+$core+"';("+($shared=>{${trainer.replaceAll('import.meta.url', 'location.href')}})+")(("+$share+")())";`,
      withShared(chunk.code),
    ].join('');
  },
};

export default defineConfig({
  plugins: [
    trainerSource,
    smaller,
    simpler,
    sharedCode,
    withoutWide,
    plainImports,
    smallChart,
    smallHash,
    smallTemplates,
    onlySpoken(
      { plugins: [trainerSource, smaller, simpler, sharedCode, withoutWide, plainImports] },
      alone(local('../widget/widget.js')),
      (id) => isLeftOut(id) || simplerFor(id) !== null,
    ),
    smallCode,
    oneModule,
  ],
  publicDir: false,
  build: {
    ...alone(local('../widget/widget.js')),
    outDir: local('../../dist'),
    emptyOutDir: false,
  },
});
