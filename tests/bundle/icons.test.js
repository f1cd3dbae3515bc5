import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decode } from 'fast-png';
import { icon } from '../../web/bundle/icons.js';

const folder = new URL('../../web/site/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', folder), 'utf8');
const manifest = JSON.parse(readFileSync(new URL('manifest.webmanifest', folder), 'utf8'));

const BLUE = [0x0a, 0x5f, 0xb4];

/** @param {Uint8Array} png */
function pixelsOf(png) {
  const { width, data } = decode(png);
  return (/** @type {number} */ x, /** @type {number} */ y) =>
    Array.from(data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4));
}

test('an icon is the drawing, a pixel of it where the drawing has one', () => {
  const at = pixelsOf(icon(svg, 192, false));
  const scale = 192 / 32;
  for (const [, cx, cy] of svg.matchAll(/cx="(\d+)" cy="(\d+)"/g))
    assert.deepEqual(at(Number(cx) * scale, Number(cy) * scale), [...BLUE, 255]);
  assert.deepEqual(at(11 * scale, 6.5 * scale), [...BLUE, 255], 'on the line from 6 8 to 16 5');
  for (const [x, y] of [
    [0, 0],
    [191, 191],
    [6 * scale, 16 * scale],
  ])
    assert.equal(at(x, y)[3], 0, `nothing at ${x}, ${y}`);
});

test('a maskable icon has ink in the middle circle alone, and is opaque all over', () => {
  const size = 256;
  const at = pixelsOf(icon(svg, size, true));
  let ink = 0;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const [red, , , alpha] = at(x, y);
      assert.equal(alpha, 255);
      if (red > 250) continue;
      ink++;
      const radius = Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2);
      assert.ok(radius < 0.4 * size + 1, `${x}, ${y}`);
    }
  }
  assert.ok(ink > 0.1 * size * size);
});

test('a drawing of anything else is refused', () => {
  for (const other of [
    svg.replace('</svg>', '<rect x="1" y="1"/></svg>'),
    svg.replace('M6 8', 'C6 8'),
    svg.replace('<g fill="#0a5fb4"', '<g fill="#ff0000"'),
  ])
    assert.throws(() => icon(other, 16, false), /circles and lines/);
});

test('the manifest names the icons that the build makes, each in its size', () => {
  const build = readFileSync(new URL('../bundle/offline.js', folder), 'utf8');
  const made = Array.from(build.matchAll(/\['(icon-[^']+)', (\d+), (true|false)\]/g));
  assert.deepEqual(
    manifest.icons.slice(1).map(({ src, sizes, purpose }) => [src, sizes, purpose]),
    made.map(([, name, size, masked]) => [
      name,
      `${size}x${size}`,
      masked === 'true' ? 'maskable' : 'any',
    ]),
  );
});
