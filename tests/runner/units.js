/** What there is to run, in pieces that each want one core. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const tests = path.join(root, 'tests');
const RECORD = path.join(tests, 'runner', 'record.js');

/**
 * A program to run.
 * @typedef {object} Unit
 * @property {string} part
 * @property {string} name
 * @property {string[]} command
 * @property {Record<string, string>} [env]
 * @property {string[]} [files]  that it takes its tests from, from the top folder
 */

/** The parts that have a way of their own; every other folder of tests is JavaScript for Node alone. */
const OTHERS = ['browser', 'docs', 'package', 'runtimes', 'torture'];

/** How many processes share Chromium's tests, which are most of all: the last of them must not run alone for long. */
const CHROMIUMS = 6;

/** @param {string} folder @returns {string[]} its files of tests, from the top folder */
const filesIn = (folder) =>
  readdirSync(path.join(tests, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.js') && !name.includes('node_modules'))
    .sort()
    .map((name) => path.join('tests', folder, name));

/** @param {string} file  of tests @returns {string} */
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** The folders with tests of Node alone; they have the names of those in web/. Those with most tests come first. */
const folders = () =>
  readdirSync(tests, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !OTHERS.includes(entry.name))
    .map(({ name }) => ({ name, size: filesIn(name).map(read).join('').length }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
    .map(({ name }) => name);

/** @param {string} part @param {string} folder @param {string[]} [files] @returns {Unit} */
const inNode = (part, folder, files = filesIn(folder)) => ({
  part,
  name: folder,
  command: [
    process.execPath,
    ...['--test', '--test-concurrency=1', `--test-reporter=${RECORD}`],
    ...files,
  ],
  files,
});

/** @param {string} engine @param {string[]} files @returns {Unit} all in one process, with one browser */
const inBrowser = (engine, files) => ({
  part: 'browser',
  name: engine,
  command: [process.execPath, `--test-reporter=${RECORD}`, path.join(tests, 'browser', 'unit.js')],
  env: {
    MLP_TEST_ENGINES: engine,
    MLP_TEST_FILES: files.map((file) => path.basename(file)).join(','),
  },
  files,
});

/** @param {string} verb  of build.sh @param {string} part @returns {Unit} */
const byBuild = (verb, part) => ({ part, name: part, command: ['./build.sh', verb] });

/** @returns {Unit[]} */
function browserUnits() {
  const files = filesIn('browser');
  // Every file has tests in Chromium; those in another engine name it.
  const naming = (/** @type {string} */ engine) =>
    files.filter((file) => {
      const text = read(file);
      return text.includes(`'${engine}'`) || text.includes('everyEngine');
    });
  const share = (/** @type {number} */ i) => files.filter((_file, j) => j % CHROMIUMS === i);
  return [
    inBrowser('firefox', naming('firefox')),
    inBrowser('webkit', naming('webkit')),
    ...Array.from({ length: CHROMIUMS }, (_, i) => inBrowser('chromium', share(i))),
  ];
}

/**
 * What belongs to each part. What takes longest begins first, and the many small folders of tests fill up the
 * end: nothing large is left alone there.
 * @type {Record<string, () => Unit[]>}
 */
export const parts = {
  browser: browserUnits,
  docs: () => [inNode('docs', 'docs')],
  torture: () => filesIn('torture').map((file) => inNode('torture', path.basename(file), [file])),
  package: () => [inNode('package', 'package')],
  c: () => [byBuild('test-c', 'c')],
  sources: () => [byBuild('check', 'sources')],
  runtimes: () => [inNode('runtimes', 'runtimes')],
  js: () => folders().map((folder) => inNode('js', folder)),
};
