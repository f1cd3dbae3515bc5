#!/usr/bin/env bash
# HDF5 files as Keras and h5py write them. A chunk of a data set that nothing was written to has the fill
# value, 0 where none was set (HDF5 user's guide, "Fill values"); a string of fixed length ends at its first
# NUL; integers have up to 64 bits.
#
# Seen of a file that libhdf5 writes and reads (h5wasm 0.10.3), read by jsfive 0.4.2, none with an error:
#   a data set of 2x2 that was resized to 6x2   12 values of which 8 are holes, so `undefined`; libhdf5: 0
#   int64 2^53 + 1                              9007199254740992, one less
#   "ab" of four bytes                          "ab" and two NULs
#
# Installs pinned packages from npm in a temporary folder. Exits 0 while all of it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' >package.json
npm install --no-fund --no-audit --loglevel=error h5wasm@0.10.3 jsfive@0.4.2 >/dev/null
cat >probe.js <<'JS'
import { readFileSync } from 'node:fs';
import h5wasm from 'h5wasm/node';
import { File } from 'jsfive';
await h5wasm.ready;
const written = new h5wasm.File('sets.h5', 'w');
const values = Float32Array.of(1, 2, 3, 4);
written.create_dataset({ name: 'grown', data: values, shape: [2, 2], maxshape: [null, 2], chunks: [2, 2] });
written.get('grown').resize([6, 2]);
written.create_dataset({ name: 'large', data: BigInt64Array.of(2n ** 53n + 1n), shape: [1] });
written.create_dataset({ name: 'text', data: ['ab'], shape: [1], dtype: 'S4' });
written.close();
const reference = new h5wasm.File('sets.h5', 'r');
const bytes = readFileSync('sets.h5');
const read = new File(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), 'sets.h5');
const one = (value) => (typeof value === 'string' ? JSON.stringify(value) : String(value));
const shown = (list) => Array.from(list, one).join(' ');
for (const name of ['grown', 'large', 'text']) {
  console.log(`${name}: libhdf5 ${shown(reference.get(name).value)}, jsfive ${shown(read.get(name).value)}`);
}
JS
seen=$(node probe.js)
echo "$seen"
[ "$seen" = 'grown: libhdf5 1 2 3 4 0 0 0 0 0 0 0 0, jsfive 1 2 3 4 undefined undefined undefined undefined undefined undefined undefined undefined
large: libhdf5 9007199254740993, jsfive 9007199254740992
text: libhdf5 "ab", jsfive "ab\u0000\u0000"' ]
