import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { decodeGuarded } from '../../../web/data/node/guarded-parquet.js';
import { decodeParquet } from '../../../web/data/formats/parquet.js';

const images = Array.from({ length: 20 }, (_, i) => Uint8Array.of(i, 200, i));
const file = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: 'image', data: images, type: 'BYTE_ARRAY' },
      { name: 'label', data: images.map((_, i) => BigInt(i % 3)), type: 'INT64' },
    ],
  }),
);

test('Parquet in a thread of its own gives what it gives in this one', async () => {
  assert.deepEqual(await decodeGuarded(file), await decodeParquet(file));
});

test('Parquet: what is wrong is said as ever, and what takes too long is ended', async () => {
  await assert.rejects(decodeGuarded(file.subarray(0, 40)), {
    name: 'MlpError',
    code: 'parquet-damaged',
  });
  await assert.rejects(decodeGuarded(file, 0), {
    code: 'parquet-damaged',
    message: /is not read after 0 s/,
  });
});
