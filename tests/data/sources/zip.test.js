import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { isZip, zipEntries as entriesOf } from '../../../web/data/sources/zip.js';
import { temporaryFolder } from '../../support.js';
import { writeZip } from './zip-writer.js';

const FILES = {
  'train/cat/1.bin': Uint8Array.from({ length: 500 }, (_, i) => i % 7),
  'train/Ωμέγα/2.bin': Uint8Array.of(1, 2, 3),
  'empty.txt': new Uint8Array(0),
};

/** @param {Uint8Array} bytes */
const zipEntries = (bytes) => entriesOf(async (from, to) => bytes.subarray(from, to), bytes.length);

/** @param {Uint8Array} bytes */
const contents = async (bytes) =>
  Object.fromEntries(
    await Promise.all(
      (await zipEntries(bytes)).map(async ({ path: name, size, read }) => {
        const content = await read();
        assert.equal(content.length, size, name);
        return [name, Uint8Array.from(content)];
      }),
    ),
  );

const FORMS = /** @type {Record<string, import('./zip-writer.js').Form>} */ ({
  plain: {},
  stored: { method: 0 },
  'written to a pipe': { streamed: true },
  '64 bits': { wide: true },
  '64 bits, written to a pipe': { wide: true, streamed: true },
  'with a comment that looks like an end': {
    comment: 'PK\u0005\u0006 and more than twenty-two letters',
  },
  'behind a program': { before: Buffer.from('#!/bin/sh\nexit\n') },
  '64 bits, behind a program': { wide: true, before: Buffer.from('#!/bin/sh\nexit\n') },
});

for (const [name, form] of Object.entries(FORMS)) {
  test(`zip, ${name}: every file is read`, async () => {
    const bytes = writeZip(FILES, form);
    assert.equal(isZip(bytes), !form.before);
    assert.deepEqual(await contents(bytes), FILES);
  });
}

test('zip of more files than 16 bits count', async () => {
  const names = Array.from({ length: 70_000 }, (_, i) => [`${i}`, Uint8Array.of(i & 255)]);
  const entries = await zipEntries(writeZip(Object.fromEntries(names), { wide: true, method: 0 }));
  assert.equal(entries.length, 70_000);
  assert.deepEqual([...(await entries[69_999].read())], [69_999 & 255]);
});

test('zip: what cannot be read says why', async () => {
  /** @param {import('./zip-writer.js').Form} form @param {string} code @param {RegExp} message */
  const refused = (form, code, message) =>
    assert.rejects(contents(writeZip(FILES, form)), { name: 'MlpError', code, message });
  await refused({ flags: 1 }, 'zip-encrypted', /password/);
  await refused({ method: 12 }, 'zip-method', /bzip2/);
  await refused({ method: 77 }, 'zip-method', /method 77/);
});

test('zip: a file that is damaged is refused, wherever it is', async () => {
  for (const form of Object.values(FORMS)) {
    const good = writeZip(FILES, form);
    for (let at = 0; at < good.length; at++) {
      const bytes = Uint8Array.from(good);
      bytes[at] ^= 1 << (at % 8);
      try {
        // Names and what no reader needs have no checksum.
        const read = await contents(bytes);
        assert.deepEqual(Object.values(read), Object.values(FILES));
      } catch (error) {
        assert.match(String(/** @type {any} */ (error).code), /^zip-/, `byte ${at}: ${error}`);
      }
    }
    for (let length = 0; length < good.length; length += 3) {
      await assert.rejects(contents(good.slice(0, length)), { code: 'zip-damaged' });
    }
  }
});

const python = (() => {
  try {
    execFileSync('python3', ['-c', 'import zipfile'], { stdio: 'ignore' });
    return false;
  } catch {
    return 'python3 is not installed (apt-get install python3)';
  }
})();

test('zip as Python writes it to a pipe, and with 64 bits', { skip: python }, async (t) => {
  const file = path.join(await temporaryFolder(t), 'set.zip');
  const program = `
import sys, zipfile
class Pipe:
    def __init__(self, f): self.f = f
    def write(self, b): return self.f.write(b)
    def flush(self): self.f.flush()
with open(sys.argv[1], 'wb') as f, zipfile.ZipFile(Pipe(f), 'w', zipfile.ZIP_DEFLATED) as z:
    with z.open('a/b.bin', 'w', force_zip64=True) as entry: entry.write(bytes(range(256)) * 40)
    z.writestr('c.txt', 'text')
`;
  execFileSync('python3', ['-c', program, file]);
  const read = await contents(new Uint8Array(await readFile(file)));
  assert.deepEqual(Object.keys(read), ['a/b.bin', 'c.txt']);
  assert.equal(read['a/b.bin'].length, 10_240);
  assert.equal(Buffer.from(read['c.txt']).toString(), 'text');
});
