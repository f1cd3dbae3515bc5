/**
 * Groups of words without those that no module of a bundle names, as the words of the whole lab in a bundle
 * that has only its small views. To bundlers a group is one object, of which they leave out nothing.
 */
import { readFileSync } from 'node:fs';
import { build, parseSync } from 'vite';

const WORDS = /\/web\/i18n\/en\/\w+\.js$/;

/**
 * The object that a module of words registers, and the name that others know it by.
 * @param {string} code
 * @returns {{name: string, properties: any[]} | null}
 */
function groupIn(code) {
  for (const { declaration } of /** @type {any[]} */ (parseSync('words.js', code).program.body)) {
    const [variable] = declaration?.declarations ?? [];
    if (variable?.init?.callee?.name === 'words')
      return { name: variable.id.name, properties: variable.init.arguments[1].properties };
  }
  return null;
}

/**
 * @param {import('vite').InlineConfig} config  by which the modules of the bundle are found
 * @param {import('vite').BuildOptions} options
 * @param {(id: string) => boolean} isLeftOut  whether something else stands in the place of a module
 * @returns {import('vite').Plugin}
 */
export function onlySpoken(config, options, isLeftOut) {
  /** Every module of the bundle, as one text. */
  let code = '';
  return {
    name: 'only-spoken',
    async buildStart() {
      const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ (
        await build({
          configFile: false,
          logLevel: 'error',
          ...config,
          build: { ...options, write: false, minify: false },
        })
      );
      const sources = Object.keys(output[0].modules).filter(
        (id) => id.includes('/web/') && !id.startsWith('\0') && !isLeftOut(id),
      );
      code = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
    },
    transform(text, id) {
      const group = WORDS.test(id) ? groupIn(text) : null;
      if (!group) return null;
      const { name, properties } = group;
      // Words that are looked up by a name which is not known here all stay.
      if (new RegExp(`\\b${name}\\[|\\.\\.\\.${name}\\b`).test(code)) return null;
      const taken = [...code.matchAll(new RegExp(`\\{([^{}]*)\\} = ${name};`, 'g'))];
      const spoken = new Set([
        ...Array.from(code.matchAll(new RegExp(`\\b${name}\\??\\.(\\w+)`, 'g')), ([, key]) => key),
        ...taken.flatMap(([, names]) => names.split(',').map((each) => each.split(':')[0].trim())),
      ]);
      let small = text;
      for (const { key, start, end } of properties.toReversed())
        if (!spoken.has(key.name))
          small = small.slice(0, start) + small.slice(end).replace(/^\s*,/, '');
      return { code: small, map: null };
    },
  };
}
