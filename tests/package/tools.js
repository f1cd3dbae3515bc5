import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs a command; what it writes is the result, and fails the test with it when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
export const sh = (command, args, cwd) => run(command, args, { cwd, maxBuffer: 2 ** 24 });

/**
 * Installs the tools that a folder's lock file names into a folder of their own, where they stay as
 * long as the lock file is the same.
 * @param {string} from  a folder with package.json and package-lock.json
 * @param {string} to
 * @param {string[]} [flags]  more of npm's
 * @returns {Promise<string | false>} why there are none, to skip with, or false
 */
export async function installTools(from, to, flags = []) {
  const lock = path.join(from, 'package-lock.json');
  const stamp = path.join(to, '.installed');
  mkdirSync(to, { recursive: true });
  copyFileSync(path.join(from, 'package.json'), path.join(to, 'package.json'));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(lock, 'utf8')) return false;
  copyFileSync(lock, path.join(to, 'package-lock.json'));
  try {
    await sh('npm', ['ci', '--no-fund', '--no-audit', ...flags], to);
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    return `npm cannot install what ${lock} names: ${message.slice(0, 400)}`;
  }
  copyFileSync(lock, stamp);
  return false;
}
