/**
 * Makes the documentation's site: node web/bundle/docs-site.js WORKSHOP OUT, where the workshop is a folder
 * whose node_modules has vitepress, and typedoc for the pages of the API. What docs/ links to outside of itself is a page of the site or at the
 * address of the repository.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeApiPages } from './api-pages.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [workshop, out] = process.argv.slice(2).map((folder) => path.resolve(folder));
const source = path.join(workshop, 'sources', 'site');

/** Documents of the repository that are pages too. */
const PAGES = { CONTRIBUTING: 'contributing', CHANGELOG: 'changelog', SECURITY: 'security' };

const { repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const address = `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/main/`;

/**
 * @param {string} text  of a document
 * @param {string} folder  that it lies in, from the root: "docs" or ""
 */
const relinked = (text, folder) =>
  text.replace(/\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)/g, (_all, link, hash = '') => {
    if (link.startsWith('./api/')) return `](${link}${hash})`;
    const target = path.posix.join(folder, link);
    const page = /** @type {Record<string, string>} */ (PAGES)[target.replace(/\.md$/, '')];
    if (page) return `](./${page}.md${hash})`;
    if (/^docs\/.*\.md$/.test(target)) return `](./${target.slice(5)}${hash})`;
    return `](${address}${target}${hash})`;
  });

/** @param {string} name */
const isPage = (name) => name.endsWith('.md');

/** Addresses of lessons as links to the lab of the site. @param {string} text @param {string} lab  its page */
const withLessons = (text, lab) =>
  text.replace(
    /`(\?lesson=[^`]*)`/g,
    (_all, search) =>
      `<a href="${lab}${search.replaceAll('&', '&amp;')}" target="_self"><code>${search.replaceAll('&', '&amp;')}</code></a>`,
  );

rmSync(source, { recursive: true, force: true });
rmSync(out, { recursive: true, force: true });
mkdirSync(source, { recursive: true });
cpSync(path.join(root, 'docs', '.vitepress'), path.join(source, '.vitepress'), { recursive: true });
const documents = readdirSync(path.join(root, 'docs')).filter(isPage);
for (const name of documents) {
  const text = readFileSync(path.join(root, 'docs', name), 'utf8');
  // Only the site has those pages, so the document itself names them without a link.
  const linked = name === 'module.md' ? text.replace('*API*', '[API](./api/mlp-lab.md)') : text;
  writeFileSync(path.join(source, name), relinked(linked, 'docs'));
}
for (const folder of ['lessons', 'lessons/de']) {
  mkdirSync(path.join(source, folder), { recursive: true });
  const up = '../'.repeat(folder.split('/').length);
  for (const name of readdirSync(path.join(root, 'docs', folder)).filter(isPage)) {
    const text = readFileSync(path.join(root, 'docs', folder, name), 'utf8');
    writeFileSync(path.join(source, folder, name), withLessons(text, `${up}lab/index.html`));
  }
}
for (const [name, page] of Object.entries(PAGES)) {
  const text = readFileSync(path.join(root, `${name}.md`), 'utf8');
  writeFileSync(path.join(source, `${page}.md`), relinked(text, ''));
}
makeApiPages(workshop, path.join(source, 'api'));
cpSync(path.join(root, 'dist'), path.join(source, 'public', 'lab'), {
  recursive: true,
  // Of the page, the element and what they load; not what only the package has.
  filter: (file) =>
    !/dist\/(types|package|custom-elements\.json|mlp-lab\.(single|widget)\.js)/.test(file),
});
execFileSync(
  path.join(workshop, 'node_modules', '.bin', 'vitepress'),
  ['build', source, '--outDir', out],
  { cwd: workshop, stdio: ['ignore', 'ignore', 'inherit'] },
);
