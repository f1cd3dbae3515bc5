/** Builds a site of a host with the element in it, in build/hosts/. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { small, snippet } from '../browser/documentation.js';
import { dist } from '../browser/server.js';
import { installTools, sh } from '../package/tools.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = path.resolve(here, '../..');
export const workshop = path.join(root, 'build', 'hosts');

/**
 * How a host makes a site.
 * @typedef {object} Host
 * @property {string} heading  that its lines stand under in docs/hosts.md
 * @property {string[]} files  of its source that those lines go into
 * @property {string} [statics]  folder of its source for files that the site carries along; none where the
 *   package is bundled
 * @property {(source: string, out: string, bin: (name: string) => string) => Promise<unknown>} build
 * @property {string} [source]  the folder of sites/ that it is made of, where it has another name
 * @property {string} [tools]  the folder of sites/ with the package.json that names what it is built with,
 *   where it is another one
 * @property {boolean} [bundles]  whether it takes this project's package
 * @property {string[]} [needs]  files of Debian's that must be there
 * @property {string} [packages]  that bring them
 * @property {number} [node]  the oldest version of Node that it runs in
 * @property {string} [start]  address of the page, where it is not the first
 * @property {RegExp} [known]  errors of the host itself
 */

/**
 * Why a host is not there, or false.
 * @param {Pick<Host, 'needs' | 'packages' | 'node'>} host
 */
export function absent({ needs = [], packages, node = 0 }) {
  if (Number.parseInt(process.versions.node) < node)
    return `it runs in Node ${node} or newer, not in ${process.version}`;
  return needs.every((file) => existsSync(file))
    ? false
    : `it is not installed: sudo apt-get install -y --no-install-recommends ${packages}`;
}

/** Off, as frameworks write it. @param {string} code */
const off = (code) =>
  /autostart/.test(code)
    ? small(code)
    : small(code).replace('<mlp-lab ', '<mlp-lab autostart="false" ');

/** A notebook holds its text as a string of JSON. @param {string} file @param {string} text */
const quoted = (file, text) => (/\.ipynb$/.test(file) ? JSON.stringify(text).slice(1, -1) : text);

/** The package of this project, packed once. @type {Promise<string> | undefined} */
let packed;

/** Installs this project's package beside a host's tools. @param {string} toolbox */
async function addPackage(toolbox) {
  packed ??= sh(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', workshop],
    root,
  ).then(({ stdout }) => path.join(workshop, JSON.parse(stdout)[0].filename));
  await sh('npm', ['install', '--no-save', '--no-fund', '--no-audit', await packed], toolbox);
}

/**
 * Puts the lines of the documentation into a file: "{{js}}" stands for those in JavaScript, and so for
 * other languages, "{{js 2}}" for the second block in it.
 * @param {string} file
 * @param {string} heading
 */
export function fill(file, heading) {
  const text = readFileSync(file, 'utf8').replace(
    /(?:\/\* )?\{\{(\w+)(?: (\d))?\}\}(?: \*\/)?/g,
    (_, language, index = '1') => quoted(file, off(snippet(heading, language, Number(index) - 1))),
  );
  writeFileSync(file, text);
}

/** Puts the element where a site carries it along. @param {string} folder */
export function putElement(folder) {
  const element = path.join(folder, 'mlp-lab');
  mkdirSync(element, { recursive: true });
  cpSync(path.join(dist, 'mlp-lab.js'), path.join(element, 'mlp-lab.js'));
  cpSync(path.join(dist, 'lab'), path.join(element, 'lab'), { recursive: true });
}

/**
 * @param {string} name
 * @param {Host} host
 * @returns {Promise<string>} the folder of the site
 */
export async function buildHost(name, host) {
  const { heading, files, statics, build, source: from = name, tools = from, bundles } = host;
  const fixture = path.join(here, 'sites', from);
  const toolbox = path.join(workshop, tools);
  // Its tools lie above the source, where Node looks for them.
  const source = path.join(toolbox, 'sources', name);
  const out = path.join(workshop, 'sites', name);
  for (const folder of [source, out]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.dirname(out), { recursive: true });
  const named = path.join(here, 'sites', tools);
  if (existsSync(path.join(named, 'package-lock.json'))) {
    const problem = await installTools(named, toolbox, ['--ignore-scripts']);
    if (problem) throw new Error(problem);
  }
  if (bundles) await addPackage(toolbox);
  cpSync(fixture, source, {
    recursive: true,
    filter: (file) => !/package(-lock)?\.json$/.test(file),
  });
  for (const each of files) fill(path.join(source, each), heading);
  if (statics !== undefined) putElement(path.join(source, statics));
  await build(source, out, (bin) => path.join(toolbox, 'node_modules', '.bin', bin));
  return out;
}
