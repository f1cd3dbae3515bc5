/** The C core under libFuzzer, with the address and the undefined-behaviour sanitizer. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { patience } from '../patience.js';
import { root } from '../runner/units.js';

const FUZZER = 'build/native/fuzz_network';
const FINDINGS = 'build/torture';
/** Scripts of one process: what it has found out about the code by then, the next one does not know. */
const BLOCK = 4000;
const SCRIPT_BYTES = 400;
/** What one script may take, in seconds. */
const HANG_S = Math.ceil(patience(10) / 1000);
/** How many of the last lines say what was wrong. */
const LINES = 40;

/** @param {string} command @param {string[]} args */
const run = (command, args) =>
  spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });

/** @returns {string | null} why there is no fuzzer, which a package would mend */
function build() {
  const { status, stderr, error } = run('make', ['-f', 'c/Makefile', 'fuzz']);
  if (status === 0) return null;
  const text = error ? String(error) : stderr;
  const isMissing =
    error || /libclang_rt|clang: (not found|No such file|command not found)/.test(text);
  if (!isMissing) throw new Error(text);
  return 'clang has no libFuzzer here: sudo apt-get install -y clang libclang-rt-dev make.';
}

/** @param {import('./job.js').Job} job */
async function torture(job) {
  const missing = build();
  if (missing) {
    job.skip(missing);
    return;
  }
  mkdirSync(path.join(root, FINDINGS), { recursive: true });
  const what = 'scripts of API calls';
  for (const { seed, count } of job.blocks(BLOCK)) {
    // To libFuzzer, seed 0 is none.
    const args = [`-seed=${seed + 1}`, `-runs=${count}`, `-max_len=${SCRIPT_BYTES}`];
    args.push('-len_control=0', `-timeout=${HANG_S}`, `-artifact_prefix=${FINDINGS}/`);
    const { status, stderr } = run(FUZZER, args);
    if (status === 0) {
      job.count(what, count);
      continue;
    }
    const [, file] = /Test unit written to (\S+)/.exec(stderr) ?? [];
    const said = stderr.split('\n').filter((line) => !/^#\d+\t/.test(line));
    job.fail(what, seed, said.slice(-LINES).join('\n'), `${FUZZER} ${file ?? args.join(' ')}`);
  }
}

/** @type {import('./job.js').Part} */
export const core = {
  name: 'core',
  about: 'scripts of calls of the C core, made up by libFuzzer',
  tries: 2000,
  run: torture,
};
