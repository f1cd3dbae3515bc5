/**
 * The worker imports trainer.js on demand, which exports nothing and shares a file with others. The bundler makes
 * an object of its exports by a function that has a file of its own, 150 bytes that a page would ask for first. Here
 * that object is {}, and the import of the function goes.
 * @type {import('vite').Plugin}
 */
export const withoutEmptyNamespaces = {
  name: 'without-empty-namespaces',
  renderChunk(code) {
    const [statement, name] =
      /import \{ \w+ as (\w+) \} from "[^"]*rolldown-runtime[^"]*";\n/.exec(code) ?? [];
    if (!statement) return null;
    const without = code.replaceAll(`${name}({})`, '{}');
    const isWanted = without.split(name).length > statement.split(name).length;
    return { code: isWanted ? without : without.replace(statement, ''), map: null };
  },
};
