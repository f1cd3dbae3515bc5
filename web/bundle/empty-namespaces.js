/**
 * A module that is loaded on demand, exports nothing and stands in a file with others gets a namespace without
 * members, which a function of the bundler's makes: a file of 150 bytes that a page would ask for first. Here
 * the namespace is an empty object.
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
