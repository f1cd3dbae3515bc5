#!/usr/bin/env bash
# PNG may interlace images of every depth (Adam7; PNG specification, third edition, section 8). Of 1, 2
# and 4 bits a pixel, several pixels share a byte, and each pass has rows of its own.
#
# Seen of 28x28 grey images, interlaced, whose pixels pngjs 7.0.0 gives back:
#   fast-png 8.0.0   1, 2 and 4 bits: an error, "Unsupported filter: 255" or another number; 8 bits: right
#
# Installs pinned packages from npm in a temporary folder. Exits 0 while all of it is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' >package.json
npm install --no-fund --no-audit --loglevel=error fast-png@8.0.0 pngjs@7.0.0 >/dev/null
cat >probe.js <<'JS'
import { crc32, deflateSync } from 'node:zlib';
import { decode } from 'fast-png';
import { PNG } from 'pngjs';
const SIDE = 28;
const PASSES = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];
const level = (x, y, depth) => (3 * x + 5 * y) % 2 ** depth;
function chunk(name, content) {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length);
  bytes.write(name, 4);
  Buffer.from(content).copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, -4)), 8 + content.length);
  return bytes;
}
function interlaced(depth) {
  const rows = [];
  for (const [left, top, across, down] of PASSES) {
    for (let y = top; y < SIDE; y += down) {
      const bits = [];
      for (let x = left; x < SIDE; x += across) bits.push(level(x, y, depth).toString(2).padStart(depth, '0'));
      const bytes = bits.join('').match(/.{1,8}/g).map((byte) => parseInt(byte.padEnd(8, '0'), 2));
      rows.push(0, ...bytes);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE);
  header.writeUInt32BE(SIDE, 4);
  header.set([depth, 0, 0, 0, 1], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  const data = deflateSync(Buffer.from(rows));
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', [])]);
}
for (const depth of [1, 2, 4, 8]) {
  const file = interlaced(depth);
  const other = PNG.sync.read(file).data;
  const right = (value, i) => value(i) === level(i % SIDE, Math.floor(i / SIDE), depth);
  const all = (value) => Array.from({ length: SIDE * SIDE }, (_, i) => i).every((i) => right(value, i));
  const top = 2 ** depth - 1;
  const pngjs = all((i) => Math.round((other[4 * i] * top) / 255)) ? 'right' : 'wrong';
  let fast;
  try {
    const { data } = decode(file);
    fast = all((i) => data[i]) ? 'right' : 'wrong';
  } catch (error) {
    fast = error.message.replace(/\d+/, 'N');
  }
  console.log(`${depth} bits: pngjs ${pngjs}, fast-png ${fast}`);
}
JS
seen=$(node probe.js)
echo "$seen"
[ "$seen" = "1 bits: pngjs right, fast-png Unsupported filter: N
2 bits: pngjs right, fast-png Unsupported filter: N
4 bits: pngjs right, fast-png Unsupported filter: N
8 bits: pngjs right, fast-png right" ]
