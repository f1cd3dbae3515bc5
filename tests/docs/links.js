/** Links of a site of static files that lead nowhere. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The file that a server of static files sends. @param {string} site @param {string} pathname */
const fileOf = (site, pathname) =>
  [pathname, `${pathname}.html`, path.join(pathname, 'index.html')]
    .map((name) => path.join(site, name))
    .find((file) => existsSync(file) && statSync(file).isFile());

/** @param {string} html @param {string} name  of an attribute */
const values = (html, name) =>
  Array.from(html.matchAll(new RegExp(`<[^>]* ${name}="([^"]*)"`, 'g')), ([, value]) =>
    value.replace(/&(amp|#x26);/g, '&'),
  );

/**
 * Every link of a page to a file that is not there, or to a place of a page that it does not have.
 * @param {string} site  its folder, with the lab in lab/
 * @param {string} [base]  the path that it stands under
 */
export function deadLinks(site, base = '/') {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.html') && !name.startsWith('lab'),
  );
  /** @type {Map<string, Set<string>>} */
  const places = new Map();
  const placesOf = (/** @type {string} */ file) => {
    const found = places.get(file) ?? new Set(values(readFileSync(file, 'utf8'), 'id'));
    places.set(file, found);
    return found;
  };
  /** @type {string[]} */
  const dead = [];
  for (const page of pages) {
    const html = readFileSync(path.join(site, page), 'utf8');
    const here = new URL(base + page, 'http://site');
    for (const link of [...values(html, 'href'), ...values(html, 'src')]) {
      const { origin, pathname, hash } = new URL(link, here);
      if (origin !== here.origin) continue;
      const inside = pathname.startsWith(base)
        ? decodeURIComponent(pathname.slice(base.length))
        : null;
      const file = inside === null ? undefined : fileOf(site, inside);
      const place = decodeURIComponent(hash.slice(1));
      if (!file || (place && file.endsWith('.html') && !placesOf(file).has(place)))
        dead.push(`${page}: ${link}`);
    }
  }
  return dead;
}
