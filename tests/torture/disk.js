/**
 * A disk that is full at any point: results are printed, the exit status is true, what stood in a
 * place still stands there, and nothing half-written is left. It is a small file system in memory.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeCheckpoint, decodeModel } from '../../web/engine/index.js';
import { spawned } from '../cli/support.js';
import {
  ARCHIVE,
  BATCH,
  filesIn,
  packed,
  run as fetchData,
  TEST_BATCH,
} from '../data/fetch-support.js';
import { Dice } from './mutate.js';

/** Room for the largest file of a run twice, since it is written before the former one goes. */
const DISK_BYTES = 2 ** 18;
/** The most that is free at first: more than that file. */
const ROOM_BYTES = 96 * 2 ** 10;
const BALLAST = 'ballast';
const TRAIN = ['train', '--dataset', 'digits', '--train-size', '300', '--test-size', '50'];

/** @param {string} verb @param {string[]} args */
function system(verb, args) {
  const { status, error, stderr } = spawnSync(verb, args, { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`${verb} failed: ${error ?? stderr.trim()}`);
}

/**
 * @param {Dice} dice
 * @param {(disk: string) => Promise<void>} use
 */
async function withDisk(dice, use) {
  const disk = await mkdtemp(path.join(tmpdir(), 'mlp-lab-disk-'));
  system('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk]);
  try {
    const room = dice.below(ROOM_BYTES);
    await writeFile(path.join(disk, BALLAST), new Uint8Array(DISK_BYTES - room));
    await use(disk);
  } finally {
    system('umount', [disk]);
    await rmdir(disk);
  }
}

/**
 * What a run says that could not write its file, or could.
 * @param {Awaited<ReturnType<typeof spawned>>} result
 * @param {string} file
 * @param {(bytes: Uint8Array) => unknown} decode
 * @param {Uint8Array | null} former  what stood there before
 */
async function tellsTheTruth({ code, stdout, stderr }, file, decode, former) {
  assert.equal(JSON.parse(stdout).epochs.length, 3, 'the result is printed whatever the disk does');
  const bytes = await readFile(file).catch(() => null);
  if (code === 0) {
    assert.ok(bytes);
    decode(bytes);
    return true;
  }
  assert.equal(code, 1);
  assert.match(stderr, /could not be written: the disk is full/);
  // Of a checkpoint an epoch may have had room that the next one had not.
  if (bytes && former && Buffer.from(bytes).equals(former)) return false;
  if (bytes) decode(bytes);
  else assert.equal(former, null, 'the former file is gone');
  return false;
}

/**
 * @param {Dice} dice
 * @param {'--save' | '--checkpoint'} option
 * @param {number} units  the most, with which the file has some 75 KB
 * @param {(bytes: Uint8Array) => unknown} decode
 */
function training(dice, option, units, decode) {
  return withDisk(dice, async (disk) => {
    const file = path.join(disk, 'file');
    const layers = String(1 + dice.below(units));
    // On a file that was there before, and where there was none.
    const former = dice.below(2) ? Buffer.from('what was here before') : null;
    if (former) await writeFile(file, former).catch(() => {});
    const stood = await readFile(file).catch(() => null);
    const args = [...TRAIN, '--layers', layers, '--epochs', '3', '--json', option, file];
    const fits = await tellsTheTruth(await spawned(args), file, decode, stood);
    const left = (await readdir(disk)).filter((name) => name !== BALLAST && name !== 'file');
    assert.deepEqual(left, [], 'nothing else is left');
    if (fits) return;
    await unlink(path.join(disk, BALLAST));
    assert.ok(
      await tellsTheTruth(await spawned(args), file, decode, null),
      'with room, it is written',
    );
  });
}

/** @param {Dice} dice */
async function fetching(dice) {
  const from = await mkdtemp(path.join(tmpdir(), 'mlp-lab-from-'));
  await writeFile(path.join(from, packed.archive.name), ARCHIVE);
  const wanted = new Map([
    ['cifar10/data_batch_1.bin', BATCH],
    ['cifar10/test_batch.bin', TEST_BATCH],
  ]);
  try {
    await withDisk(dice, async (disk) => {
      const fetch = () => fetchData(disk, { from, datasets: [packed] });
      const { missing } = await fetch().catch((error) => {
        assert.ok(error.code === 'ENOSPC' || error.code === 'disk-full', String(error.stack));
        return { missing: null };
      });
      for (const name of filesIn(disk).filter((found) => found !== BALLAST)) {
        assert.ok(wanted.has(name), `${name} is left`);
        assert.ok(
          (await readFile(path.join(disk, name))).equals(Buffer.from(wanted.get(name) ?? '')),
        );
      }
      if (missing) return;
      await unlink(path.join(disk, BALLAST));
      assert.deepEqual((await fetch()).missing, [], 'with room, it goes on');
    });
  } finally {
    await rm(from, { recursive: true, force: true });
  }
}

const ways = {
  'train --save': (/** @type {Dice} */ dice) => training(dice, '--save', 24, decodeModel),
  'train --checkpoint': (/** @type {Dice} */ dice) =>
    training(dice, '--checkpoint', 8, decodeCheckpoint),
  data: fetching,
};

/** @param {import('./job.js').Job} job */
async function run(job) {
  try {
    await withDisk(new Dice(0), async () => {});
  } catch (error) {
    job.skip(
      `no disk to fill, since only root may mount one: ${/** @type {Error} */ (error).message}.`,
    );
    return;
  }
  await job.each(Object.entries(ways));
}

/** @type {import('./job.js').Part} */
export const disk = {
  name: 'disk',
  about: 'a disk that is full at any point, for --save, --checkpoint and data',
  tries: 6,
  run,
};
