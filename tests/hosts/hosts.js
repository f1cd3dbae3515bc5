/** The hosts that the lab is tried in, by name: how each makes a site, and what is its own about it. */
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite, generators, workshop as docs } from '../docs/generators.js';
import { dist } from '../browser/server.js';
import { installTools, sh } from '../package/tools.js';

/**
 * @typedef {import('./build.js').Host & import('./checks.js').Site & {made?: () => Promise<string>}} Host
 *   made: builds the site in a way of its own
 */

/** What names the generators of tests/docs that come from npm. */
const DOCS = fileURLToPath(new URL('../docs/npm', import.meta.url));

/**
 * A generator that tests/docs tries, too, each time that all is tested.
 * @param {string} name
 * @param {Partial<Host> & {fromNpm?: boolean}} [more]
 * @returns {Host}
 */
const generator = (name, { fromNpm = false, ...more } = {}) => ({
  ...generators[name],
  async made() {
    const problem = fromNpm && (await installTools(DOCS, docs));
    if (problem) throw new Error(problem);
    return buildSite(name);
  },
  ...more,
});

/** Debian's furo misses a style sheet and loads its own script in the wrong way. */
export const FURO = /status of 404|Cannot use import statement outside a module/;

/** A site that is its source. @type {Host['build']} */
const copied = async (source, out) => cpSync(source, out, { recursive: true });

/** The same, with what a package of npm is made of beside it. @param {string} name @returns {Host['build']} */
const copiedWith = (name) => async (source, out, bin) => {
  await copied(source, out, bin);
  const from = path.join(source, '../../node_modules', name, 'dist');
  cpSync(from, path.join(out, name.replace(/\.js$/, '')), { recursive: true });
};

/** @param {string} tool  that writes the site into a folder @returns {Host['build']} */
const builtBy = (tool) => (source, out, bin) => sh(bin(tool), ['build', '--outDir', out], source);

/**
 * @param {string} tool  that writes the site into a folder of the source
 * @param {string[]} args
 * @param {string} folder
 * @returns {Host['build']}
 */
const builtInto = (tool, args, folder) => async (source, out, bin) => {
  await sh(bin(tool), args, source);
  cpSync(path.join(source, folder), out, { recursive: true });
};

/** By Turbopack, as it builds without being told otherwise. */
const builtByNext = builtInto('next', ['build', '--turbopack'], 'out');

/**
 * A page by React.
 * @param {string} tools  which React
 * @param {boolean} served  whether a server has rendered it before a browser takes it over
 * @returns {Host}
 */
const react = (tools, served) => ({
  heading: 'React',
  files: [],
  source: 'react',
  tools,
  bundles: true,
  build: async (source, out, bin) => {
    if (served) {
      await sh(bin('vite'), ['build', '--ssr', 'src/server.jsx', '--outDir', 'server'], source);
      const script = `import { readFileSync, writeFileSync } from 'node:fs';
        import { page } from './server/server.js';
        const html = readFileSync('index.html', 'utf8').replace('<!--page-->', page());
        writeFileSync('index.html', html);`;
      await sh(process.execPath, ['--input-type=module', '-e', script], source);
    }
    await builtBy('vite')(source, out, bin);
  },
  toggle: '#night',
});

/** @type {Record<string, Host>} */
export const hosts = {
  plain: generator('plain'),
  vitepress: generator('vitepress', { fromNpm: true }),
  docusaurus: {
    heading: 'Docusaurus',
    files: ['docusaurus.config.mjs', 'docs/index.md'],
    statics: 'static',
    build: (source, out, bin) =>
      sh(bin('docusaurus'), ['build', source, '--out-dir', out, '--no-minify'], source),
    toggle: 'button[class*=toggleButton]',
  },
  mkdocs: generator('mkdocs', {
    hotkey: { key: 's', does: () => document.activeElement?.localName === 'input' },
  }),
  sphinx: generator('sphinx', { known: FURO }),
  eleventy: {
    heading: 'Eleventy',
    files: ['index.md', 'eleventy.config.js'],
    statics: '.',
    build: (source, out, bin) => sh(bin('eleventy'), [`--output=${out}`, '--quiet'], source),
    toggle: 'button',
  },
  reveal: {
    heading: 'reveal.js',
    files: ['index.html'],
    statics: '.',
    build: copiedWith('reveal.js'),
    toggle: '#night',
    hotkey: { key: 'ArrowRight', does: () => location.hash.includes('away') },
    keeps: true,
  },
  docsify: {
    heading: 'docsify',
    files: ['index.html', 'README.md'],
    statics: '.',
    build: copiedWith('docsify'),
    toggle: '#turn',
    hotkey: { key: '/', does: () => document.activeElement?.localName === 'input' },
  },
  starlight: {
    heading: 'Astro and Starlight',
    files: ['astro.config.mjs', 'src/content/docs/index.md'],
    statics: 'public',
    build: builtBy('astro'),
    toggle: 'starlight-theme-select select',
  },
  astro: {
    heading: 'Astro and Starlight',
    tools: 'starlight',
    files: ['src/layouts/Page.astro', 'src/pages/index.astro'],
    statics: 'public',
    build: builtBy('astro'),
    toggle: 'button',
  },
  'astro-persist': {
    heading: 'Astro and Starlight',
    tools: 'starlight',
    files: ['src/layouts/Page.astro', 'src/pages/index.astro', 'src/pages/away.astro'],
    statics: 'public',
    build: builtBy('astro'),
    toggle: 'button',
    keeps: true,
    goesOn: true,
  },
  hugo: {
    heading: 'Hugo',
    files: ['layouts/shortcodes/mlp-lab.html', 'content/_index.md'],
    statics: 'static',
    build: (source, out) =>
      sh('hugo', ['--quiet', '--source', source, '--destination', out], source),
    toggle: 'button',
    needs: ['/usr/bin/hugo'],
    packages: 'hugo',
  },
  jekyll: {
    heading: 'Jekyll',
    files: ['index.md'],
    statics: '.',
    build: (source, out) => sh('jekyll', ['build', '-q', '-s', source, '-d', out], source),
    toggle: 'button',
    needs: ['/usr/bin/jekyll'],
    packages: 'jekyll',
  },
  antora: {
    heading: 'Antora',
    files: ['docs/modules/ROOT/pages/index.adoc'],
    statics: 'docs/modules/ROOT/attachments',
    build: async (source, out, bin) => {
      // It reads its sources from repositories alone.
      const git = (/** @type {string[]} */ ...args) =>
        sh('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], source);
      await git('init', '--quiet');
      await git('add', 'docs');
      await git('commit', '--quiet', '--message', 'A text');
      await sh(bin('antora'), ['--to-dir', out, 'antora-playbook.yml'], source);
    },
    start: '/text/index.html',
    toggle: 'button',
  },
  nbconvert: {
    heading: 'nbconvert',
    files: ['lab.ipynb'],
    statics: '.',
    build: async (source, out) => {
      await copied(source, out, String);
      for (const [name, theme, to] of [
        ['lab', 'light', 'lab'],
        ['lab', 'dark', 'dark'],
        ['away', 'light', 'away'],
      ])
        await sh(
          'jupyter-nbconvert',
          ['--to', 'html', '--theme', theme, '--output', path.join(out, to), `${name}.ipynb`],
          source,
        );
    },
    start: '/lab.html',
    dark: '/dark.html',
    toggle: null,
    needs: ['/usr/bin/jupyter-nbconvert'],
    packages: 'jupyter-nbconvert',
    // Its pages take libraries from the disk or from another site, as it was packed.
    known: /^foreign: |local resource|ERR_|require|MathJax/,
  },
  pelican: {
    heading: 'Pelican',
    files: ['pelicanconf.py', 'content/pages/index.md'],
    statics: 'content',
    build: (source, out) => sh('pelican', ['-q', '-s', 'pelicanconf.py', '-o', out], source),
    toggle: 'button',
    needs: ['/usr/bin/pelican'],
    packages: 'pelican python3-markdown',
  },
  hexo: {
    heading: 'Hexo',
    files: ['_config.yml', 'source/index.md'],
    statics: 'source',
    build: async (source, out, bin) => {
      // It takes its plug-ins from the package.json beside the pages.
      for (const name of ['package.json', 'node_modules'])
        symlinkSync(path.join(source, '../..', name), path.join(source, name));
      await sh(bin('hexo'), ['generate', '--silent'], source);
      cpSync(path.join(source, 'public'), out, { recursive: true });
    },
    toggle: 'button',
  },
  vuepress: {
    heading: 'VuePress',
    files: ['.vuepress/config.js', 'README.md'],
    statics: '.vuepress/public',
    build: (source, out, bin) => sh(bin('vuepress'), ['build', source, '--dest', out], source),
    toggle: '.vp-toggle-color-mode-button',
    node: 22,
  },
  honkit: {
    heading: 'HonKit',
    files: ['README.md'],
    statics: '.',
    build: (source, out, bin) => sh(bin('honkit'), ['build', source, out], source),
    toggle: {
      light: '.font-settings .buttons:last-child button:first-child',
      dark: '.font-settings .buttons:last-child button:last-child',
    },
    ground: '.book-body',
    hotkey: { key: 'ArrowRight', does: () => location.pathname.endsWith('/away.html') },
  },
  slidev: {
    heading: 'Slidev',
    files: ['index.html', 'vite.config.js', 'slides.md'],
    statics: 'public',
    build: (source, out, bin) => sh(bin('slidev'), ['build', '--out', out], source),
    toggle: 'button[title$="mode theme"]',
    hotkey: { key: 'ArrowRight', does: () => location.pathname.endsWith('/2') },
    keeps: true,
    node: 22,
    // It asks for the screen to stay awake, which a browser without a screen refuses.
    known: /Wake Lock/,
  },
  nextra: {
    heading: 'Nextra',
    files: ['app/page.mdx'],
    bundles: true,
    build: builtByNext,
    toggle: '#night',
  },
  'react-18': react('react-18', false),
  'react-18-server': react('react-18', true),
  'react-19': react('react-19', false),
  'react-19-server': react('react-19', true),
  vue: {
    heading: 'Vue',
    files: ['vite.config.js', 'src/Page.vue'],
    bundles: true,
    build: builtBy('vite'),
    toggle: '#night',
  },
  svelte: {
    heading: 'Svelte',
    files: ['src/Page.svelte'],
    bundles: true,
    build: builtBy('vite'),
    toggle: '#night',
  },
  sveltekit: {
    heading: 'Svelte',
    files: ['src/routes/+page.svelte'],
    bundles: true,
    build: builtInto('vite', ['build'], 'build'),
    toggle: '#night',
  },
  next: {
    heading: 'Next.js',
    files: ['app/lab.jsx'],
    bundles: true,
    build: builtByNext,
    toggle: '#night',
  },
  angular: {
    heading: 'Angular',
    files: ['src/main.ts'],
    statics: '.',
    build: builtInto('ng', ['build'], 'out'),
    toggle: '#night',
  },
  // MyST's own themes are no packages of npm, but what renders widgets in them is.
  myst: {
    heading: 'MyST',
    files: ['index.md'],
    build: async (source, out, bin) => {
      const page = path.join(source, 'index.md');
      const text = readFileSync(page, 'utf8');
      const small = 'epochs=3&trainSize=4000&testSize=1000", "autostart": false';
      writeFileSync(page, text.replace('epochs=3"', small));
      cpSync(path.join(dist, 'mlp-lab.widget.js'), path.join(source, 'mlp-lab.widget.js'));
      await sh(bin('myst'), ['build', '--site', '--ci'], source);
      await builtBy('vite')(source, out, bin);
      const content = path.join(source, '_build', 'site', 'content');
      cpSync(content, path.join(out, 'content'), { recursive: true });
    },
    toggle: '#night',
  },
};
