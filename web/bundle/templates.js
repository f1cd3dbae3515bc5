/**
 * Lit's templates without their line breaks and indents, which minifiers keep: to them a template is
 * a text. The element loads more than a kilobyte less for it.
 */
import { parseSync } from 'vite';

/** White space between tags and words is one space to HTML, as in the source. @param {string} text */
const html = (text) => text.replace(/\s*\n\s*/g, ' ');

/** @param {string} text  a part of a style sheet, without strings that have these characters */
const css = (text) =>
  text
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}');

/** How the text in a template is shortened, by the template's tag. */
const SHORTEN = { html, svg: html, css };

/**
 * The texts of tagged templates, also of those within others.
 * @param {any} node  of a syntax tree
 * @returns {{tag: string, quasi: any}[]}
 */
function templates(node) {
  if (!node || typeof node !== 'object') return [];
  const inner = Object.values(node).flatMap(templates);
  const name = node.type === 'TaggedTemplateExpression' ? node.tag.name : '';
  if (!Object.hasOwn(SHORTEN, name)) return inner;
  return [...inner, ...node.quasi.quasis.map((/** @type {any} */ quasi) => ({ tag: name, quasi }))];
}

/** @type {import('vite').Plugin} */
export const smallTemplates = {
  name: 'small-templates',
  transform(code, id) {
    if (!/\/web\/(elements|lab|embed)\/.*\.js$/.test(id) || !/\b(html|svg|css)`/.test(code))
      return null;
    let small = code;
    const found = templates(parseSync(id, code).program);
    // From the last to the first, so that the positions of those before stay.
    for (const { tag, quasi } of found.sort((a, b) => b.quasi.start - a.quasi.start)) {
      const text = SHORTEN[/** @type {keyof typeof SHORTEN} */ (tag)](quasi.value.raw);
      const at = code.indexOf(quasi.value.raw, quasi.start);
      small = small.slice(0, at) + text + small.slice(at + quasi.value.raw.length);
    }
    return { code: small, map: null };
  },
};
