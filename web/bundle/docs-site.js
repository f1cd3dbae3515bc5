/**
 * Makes the documentation's site: node web/bundle/docs-site.js WORKSHOP OUT, where the workshop is a folder
 * with what docs/site/package.json names. What docs/ links to outside of itself is a page of the site or at
 * the address of the repository.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeApiPages } from './api-pages.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [workshop, out] = process.argv.slice(2).map((folder) => path.resolve(folder));
const source = path.join(workshop, 'sources', 'site');
const content = path.join(source, 'src', 'content', 'docs');
const base = process.env.MLP_BASE ?? '/';

/** Documents of the repository that are pages too. @type {Record<string, string>} */
const PAGES = {
  'CONTRIBUTING.md': 'contributing.md',
  'CHANGELOG.md': 'changelog.md',
  'SECURITY.md': 'security.md',
};

const { repository } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const address = `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/main/`;

/** Whether a page's address is that of its folder. @param {string} page */
const isIndex = (page) => path.basename(page) === 'index.md';

/** @param {string} page  its file, from the folder of pages */
const addressOf = (page) => base + page.replace(/(^|(?<=\/))index\.md$|\.md$/, '');

/**
 * @param {string} text  of a document
 * @param {string} file  from the root
 */
const relinked = (text, file) =>
  text.replace(/\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)/g, (_all, link, hash = '') => {
    const target = path.posix.join(path.posix.dirname(file), link);
    const page = PAGES[target] ?? /^docs\/(.*\.md)$/.exec(target)?.[1];
    return `](${page ? addressOf(page) : address + target}${hash})`;
  });

/** Addresses of lessons as links to the lab of the site. @param {string} text */
const withLessons = (text) =>
  text.replace(/`(\?lesson=[^`]*)`/g, (_all, search) => {
    const query = search.replaceAll('&', '&amp;');
    return `<a href="${base}lab/index.html${query}"><code>${query}</code></a>`;
  });

/** What the head of a page has that a lab is on; other pages load nothing of it. */
const LAB = [
  { tag: 'script', attrs: { type: 'module', src: `${base}lab/mlp-lab.js` } },
  // The place of the lab before its script has loaded.
  { tag: 'style', content: 'mlp-lab:not(:defined) { display: block; min-height: 802px; }' },
];

/**
 * Writes into front matter what Starlight reads there; JSON is YAML.
 * @param {string} text
 * @param {string} file  from the root
 */
function withFront(text, file) {
  const [heading, title] = /^# (.+)\n/m.exec(text) ?? [];
  if (!heading) throw new Error(`${file} has no heading "# ..." that could be its title.`);
  const name = title.replace(/[`*\\]/g, '');
  const head = [
    ...(/^<mlp-lab /m.test(text.replace(/^```.*?^```$/gms, '')) ? LAB : []),
    // Elsewhere the site's name stands behind the page's.
    ...(file === 'docs/index.md' ? [{ tag: 'title', content: name }] : []),
  ];
  const front = JSON.stringify({ title: name, head });
  // Starlight makes the heading of the title.
  return `---\n${front}\n---\n${text.replace(heading, () => '')}`;
}

/** Every page's document, from the root, by the page's file. */
function documents() {
  /** @type {Record<string, string>} */
  const found = {};
  for (const folder of ['', 'lessons/', 'lessons/de/'])
    for (const name of readdirSync(path.join(root, 'docs', folder)))
      if (name.endsWith('.md')) found[folder + name] = `docs/${folder}${name}`;
  for (const [name, page] of Object.entries(PAGES)) found[page] = name;
  return found;
}

/** @param {string} page @param {string} text @param {string} file */
function writePage(page, text, file) {
  const to = path.join(content, page);
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, withFront(relinked(text, file), file));
}

for (const folder of [source, out]) rmSync(folder, { recursive: true, force: true });
mkdirSync(content, { recursive: true });
const site = path.join(root, 'docs', 'site');
cpSync(path.join(site, 'astro.config.js'), path.join(source, 'astro.config.js'));
for (const name of ['content.config.js', 'WholeLab.astro', 'site.css'])
  cpSync(path.join(site, name), path.join(source, 'src', name));
cpSync(path.join(site, '404.md'), path.join(content, '404.md'));

for (const [page, file] of Object.entries(documents())) {
  const text = readFileSync(path.join(root, file), 'utf8');
  // Only the site has those pages, so the document itself names them without a link.
  const linked = page === 'module.md' ? text.replace('*API*', '[API](api/mlp-lab.md)') : text;
  writePage(page, page.startsWith('lessons/') ? withLessons(linked) : linked, file);
}
const api = path.join(workshop, 'sources', 'api');
rmSync(api, { recursive: true, force: true });
makeApiPages(workshop, api);
for (const name of readdirSync(api, { recursive: true, encoding: 'utf8' }))
  if (name.endsWith('.md')) {
    const page = path.posix.join('api', name.replaceAll(path.sep, '/'));
    writePage(page, readFileSync(path.join(api, name), 'utf8'), `docs/${page}`);
  }

const pages = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replaceAll(path.sep, '/'));
/** Where Astro puts a page. @param {string} page */
const madeOf = (page) => {
  const name = path.join(out, page.replace(/\.md$/, ''));
  return isIndex(page) || page === '404.md' ? `${name}.html` : path.join(name, 'index.html');
};
// Astro 5.18 that is to write its store of pages while it still writes it writes the older state once more:
// on a slow machine pages are missing then, and nothing is said. The next run makes those that are missing.
const isMissing = (/** @type {string} */ page) => !existsSync(madeOf(page));
for (let runs = 0; runs < 4 && pages.some(isMissing); runs++)
  execFileSync(
    path.join(workshop, 'node_modules', '.bin', 'astro'),
    ['build', '--silent', '--root', source, '--outDir', out],
    {
      cwd: workshop,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    },
  );
if (pages.some(isMissing))
  throw new Error(`Astro left out ${pages.filter(isMissing).join(', ')}; build the site again.`);

// Astro makes a folder of every page, at an address without "/". Here one that is no folder's own is a file,
// as addresses of static sites are, and the address of a folder ends with "/", which servers else redirect to.
const folders = new Set(pages.filter(isIndex).map(addressOf));
for (const page of pages) {
  const name = path.join(out, page.replace(/\.md$/, ''));
  const made = madeOf(page);
  const html = readFileSync(made, 'utf8').replace(/ href="([^"#?]+)(?=["#?])/g, (all, link) =>
    folders.has(`${link}/`) ? `${all}/` : all,
  );
  rmSync(made);
  writeFileSync(`${name}.html`, html);
  if (existsSync(name) && readdirSync(name).length === 0) rmdirSync(name);
}

cpSync(path.join(root, 'dist'), path.join(out, 'lab'), {
  recursive: true,
  // Of the page, the element and what they load; not what only the package has.
  filter: (file) =>
    !/dist\/(types|package|custom-elements\.json|mlp-lab\.(single|widget)\.js)/.test(file),
});
