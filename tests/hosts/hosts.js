/** The hosts that the lab is tried in, by name: how each makes a site, and what is its own about it. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite, generators, workshop as docs } from '../docs/generators.js';
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

/** @type {Record<string, Host>} */
export const hosts = {
  plain: generator('plain'),
  vitepress: generator('vitepress', { fromNpm: true }),
  docusaurus: generator('docusaurus', { fromNpm: true }),
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
};
