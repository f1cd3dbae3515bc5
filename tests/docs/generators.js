import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sh } from '../package/tools.js';
import { fill, putElement } from '../hosts/build.js';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Where the sites are built, beside the generators that come from npm. */
export const workshop = path.resolve(here, '../../build/docs');

/**
 * A documentation generator.
 * @typedef {object} Generator
 * @property {string} heading  that its lines stand under in docs/hosts.md
 * @property {string[]} files  of the source that those lines go into
 * @property {string} statics  folder of the source for files that the site carries along
 * @property {(source: string, out: string) => Promise<unknown>} build
 * @property {string | null} toggle  selector of the site's own switch between light and dark; null
 *   for furo as Debian packs it, whose script does not load
 * @property {string[]} needs  files that must be there; none for those from npm
 * @property {string} [packages]  of Debian that bring them
 */

/** @param {string} name */
const bin = (name) => path.join(workshop, 'node_modules', '.bin', name);

/** @type {Record<string, Generator>} */
export const generators = {
  plain: {
    heading: 'Plain HTML',
    files: ['index.html'],
    statics: '.',
    build: async (source, out) => cpSync(source, out, { recursive: true }),
    toggle: 'button',
    needs: [],
  },
  vitepress: {
    heading: 'VitePress',
    files: ['.vitepress/config.js', 'index.md'],
    statics: 'public',
    build: (source, out) => sh(bin('vitepress'), ['build', source, '--outDir', out], workshop),
    toggle: '.VPSwitchAppearance',
    needs: [],
  },
  mkdocs: {
    heading: 'MkDocs',
    files: ['docs/index.md'],
    statics: 'docs',
    build: (source, out) =>
      sh('mkdocs', ['build', '-q', '-f', path.join(source, 'mkdocs.yml'), '-d', out], workshop),
    toggle: 'label.md-header__button[for^=__palette]:not([hidden])',
    needs: ['/usr/bin/mkdocs', '/var/lib/dpkg/info/mkdocs-material.list'],
    packages: 'mkdocs mkdocs-material',
  },
  sphinx: {
    heading: 'Sphinx',
    files: ['conf.py', 'index.rst'],
    statics: '_static',
    build: (source, out) => sh('sphinx-build', ['-q', '-b', 'html', source, out], workshop),
    toggle: null,
    needs: ['/usr/bin/sphinx-build', '/usr/lib/python3/dist-packages/furo'],
    packages: 'python3-sphinx furo',
  },
};

/**
 * Builds a site with the element in it.
 * @param {string} name
 * @returns {Promise<string>} the folder of the site
 */
export async function buildSite(name) {
  const { heading, files, statics, build } = generators[name];
  const source = path.join(workshop, 'sources', name);
  const out = path.join(workshop, 'sites', name);
  for (const folder of [source, out]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(out), { recursive: true });
  cpSync(path.join(here, name), source, { recursive: true });
  for (const each of files) fill(path.join(source, each), heading);
  putElement(path.join(source, statics));
  await build(source, out);
  return out;
}
