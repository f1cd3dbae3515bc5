/** Finds the sentences of the errors that a module throws, in its source: what stands between them and a language. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const web = fileURLToPath(new URL('../../web/', import.meta.url));

/** Where a sentence has a value that only the run knows. */
export const VALUE = '\u0000';

/**
 * @typedef {object} Found
 * @property {string} file
 * @property {string} code  of the error; VALUE where it is not known here
 * @property {string} text  the sentence, with VALUE for each value
 * @property {string} part  what a caller put into it, without its values; empty where nobody did
 */

/** @typedef {{type: string, [field: string]: any}} Node */

/** @param {Node} node @param {(node: Node, parents: Node[]) => void} visit @param {Node[]} [parents] */
function walk(node, visit, parents = []) {
  visit(node, parents);
  const inner = [...parents, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (child && typeof child.type === 'string') walk(child, visit, inner);
  }
}

/** @param {string} file @returns {Node} */
const parse = (file) => parseSync(file, readFileSync(file, 'utf8')).program;

/**
 * The modules that some modules load, by their imports, workers and the modules that a bundle exchanges.
 * @param {string[]} entries  paths in web/
 * @returns {Map<string, Node>} each with its program, by its path in web/
 */
export function modulesFrom(entries) {
  const found = new Map();
  const open = entries.map((entry) => path.join(web, entry));
  for (let file = open.pop(); file; file = open.pop()) {
    const name = path.relative(web, file);
    if (found.has(name)) continue;
    const program = parse(file);
    found.set(name, program);
    walk(program, (node) => {
      const source =
        node.type === 'NewExpression' && node.callee.name === 'URL'
          ? node.arguments[0]
          : node.source;
      const target = source?.value;
      if (typeof target !== 'string' || !/^\.\.?\/.*\.js$/.test(target)) return;
      open.push(path.resolve(path.dirname(file), target));
    });
  }
  return found;
}

/** Every way to put one of each list behind the other. @param {string[][]} lists @returns {string[]} */
const joined = (lists) =>
  lists.reduce((texts, list) => texts.flatMap((text) => list.map((end) => text + end)), ['']);

/** @param {Node[]} parents @returns {Node[]} functions, the innermost first */
const functionsOf = (parents) =>
  parents.filter(({ type }) => /Function(Expression|Declaration)/.test(type)).reverse();

/**
 * The texts that an expression may be.
 * @param {Node} node
 * @param {Node[]} parents
 * @param {Map<string, string[]>} parameters  what callers hand in
 * @returns {string[]}
 */
function textsOf(node, parents, parameters) {
  const inner = (/** @type {Node} */ each) => textsOf(each, parents, parameters);
  switch (node.type) {
    case 'Literal':
      return [String(node.value)];
    case 'TemplateLiteral':
      return joined(
        node.quasis.flatMap((/** @type {Node} */ { value }, /** @type {number} */ i) =>
          i < node.expressions.length
            ? [[value.cooked], inner(node.expressions[i])]
            : [[value.cooked]],
        ),
      );
    case 'BinaryExpression':
      // Numbers are added up.
      return node.operator === '+' && /Literal|Binary|Conditional/.test(node.left.type)
        ? joined([inner(node.left), inner(node.right)])
        : [VALUE];
    case 'ConditionalExpression':
      return [...inner(node.consequent), ...inner(node.alternate)];
    case 'LogicalExpression':
      return [...inner(node.left), ...inner(node.right)];
    case 'ParenthesizedExpression':
      return inner(node.expression);
    case 'MemberExpression': {
      const table = node.computed && initialOf(node.object.name, parents);
      return table?.type === 'ObjectExpression'
        ? table.properties.flatMap((/** @type {Node} */ { value }) => inner(value))
        : [VALUE];
    }
    case 'Identifier': {
      if (parameters.has(node.name)) return /** @type {string[]} */ (parameters.get(node.name));
      const initial = initialOf(node.name, parents);
      return initial && /Literal|Conditional|Logical|Binary/.test(initial.type)
        ? inner(initial)
        : [VALUE];
    }
    default:
      return [VALUE];
  }
}

/** What a constant begins with. @param {string} name @param {Node[]} parents @returns {Node | null} */
function initialOf(name, parents) {
  for (const scope of [...parents].reverse()) {
    for (const statement of Array.isArray(scope.body) ? scope.body : []) {
      const { declarations = [] } = statement.declaration ?? statement;
      const one = declarations.find((/** @type {Node} */ { id }) => id.name === name);
      if (one) return one.init;
    }
  }
  return null;
}

/** The name that others call a function by. @param {Node} made @param {Node[]} parents */
function nameOf(made, parents) {
  const holder = parents[parents.indexOf(made) - 1];
  return made.id?.name ?? (holder?.type === 'VariableDeclarator' ? holder.id.name : null);
}

/** What a module imports under which name. @param {string} file @param {Node} program @returns {Map<string, string>} */
const importsOf = (file, program) =>
  new Map(
    program.body
      .filter(({ type }) => type === 'ImportDeclaration')
      .flatMap(({ source, specifiers }) =>
        specifiers.map((/** @type {Node} */ { imported, local }) => [
          local.name,
          `${path.join(path.dirname(file), source.value)}:${imported?.name}`,
        ]),
      ),
  );

/** Whether a text is a part of a sentence, and not a name or a value. @param {string} text */
const isPart = (text) => /[a-z]{2} [a-z]/.test(text);

/**
 * @param {Map<string, Node>} modules
 * @returns {Found[]} the sentences of every MlpError that they make
 */
export function sentencesIn(modules) {
  /** @type {Map<string, Found>} */
  const found = new Map();
  /** @param {Found} one */
  const add = (one) => found.has(one.text) || found.set(one.text, one);
  /** Every call in all modules, by the module and the name of what is called. @type {Map<string, {file: string, given: string[][]}[]>} */
  const calls = new Map();
  /** @type {{file: string, node: Node, parents: Node[]}[]} */
  const errors = [];
  for (const [file, program] of modules) {
    const imported = importsOf(file, program);
    walk(program, (node, parents) => {
      if (node.type === 'NewExpression' && node.callee.name === 'MlpError')
        errors.push({ file, node, parents });
      if (node.type !== 'CallExpression' || !node.callee.name) return;
      const given = node.arguments.map((/** @type {Node} */ each) =>
        each.type === 'SpreadElement' ? [VALUE] : textsOf(each, parents, new Map()),
      );
      const name = imported.get(node.callee.name) ?? `${file}:${node.callee.name}`;
      calls.set(name, [...(calls.get(name) ?? []), { file, given }]);
    });
  }
  for (const { file, node, parents } of errors) {
    const [code, message] = node.arguments;
    const [made] = functionsOf(parents);
    const names = (made?.params ?? []).map((/** @type {Node} */ { name }) => name);
    let takes = false;
    walk(message, ({ type, name }) => (takes ||= type === 'Identifier' && names.includes(name)));
    const of = (takes && calls.get(`${file}:${nameOf(made, parents)}`)) || [{ file, given: [] }];
    for (const { file: caller, given } of of) {
      const parameters = new Map(
        names.map((/** @type {string} */ name, /** @type {number} */ i) => [
          name,
          given[i] ?? [VALUE],
        ]),
      );
      const parts = [...parameters.values()].flat().filter(isPart);
      for (const text of textsOf(message, parents, parameters)) {
        const part = parts.find((one) => text.includes(one) && text !== one) ?? '';
        add({ file: caller, code: textsOf(code, parents, parameters)[0], text, part });
      }
    }
  }
  return [...found.values()];
}
