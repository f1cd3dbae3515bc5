import { readFileSync } from 'node:fs';

const text = ['embedding', 'hosts']
  .map((name) => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8'))
  .join('\n');

/**
 * What docs/embedding.md and docs/hosts.md tell their reader to write, so that tests run that and no copy of it.
 * @param {string} heading  that it stands under
 * @param {string} language  of the block
 * @param {number} [index]  of the blocks in that language there
 * @returns {string}
 * @throws {Error} when there is no such block
 */
export function snippet(heading, language, index = 0) {
  const section = text.split(/^#+ /m).find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const blocks = Array.from(section.matchAll(/^```(\w+)\n(.*?)\n```$/gms));
  const block = blocks.filter(([, name]) => name === language)[index]?.[2];
  if (!block) throw new Error(`The documentation has no ${language} under "${heading}".`);
  return block;
}

/** Where the documentation has the element, another site than the reader's. */
export const ELSEWHERE = 'https://example.org';

/** Fewer pictures than the documentation trains on. */
export const small = (/** @type {string} */ code) =>
  code.replace(/<(mlp-lab|MlpLab) /, '<$1 id="a" config="trainSize=4000&amp;testSize=1000" ');
