// Whether a release may be made of what is checked out: node .github/check-release.js v0.1.0
import { readFileSync } from 'node:fs';

const tag = String(process.argv[2]);
const read = (/** @type {string} */ name) =>
  readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const { version, repository } = JSON.parse(read('package.json'));
const faults = [
  tag !== `v${version}` && `The tag is ${tag}, but package.json has ${version}; tag v${version}.`,
  !read('CHANGELOG.md').includes(`## [${version}]`) &&
    `CHANGELOG.md has no "## [${version}]"; write what is new under it.`,
  !read('CITATION.cff').includes(`version: ${version}\n`) &&
    `CITATION.cff has another version; write "version: ${version}".`,
  /OWNER/.test(JSON.stringify(repository)) &&
    'package.json still has OWNER in repository, homepage and bugs; write your account there.',
].filter(Boolean);
for (const fault of faults) console.error(fault);
process.exit(faults.length > 0 ? 1 : 0);
