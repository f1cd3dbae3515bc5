import assert from 'node:assert/strict';
import { test } from 'node:test';
import decode from 'qr/decode.js';
import { qrPath } from '../../web/elements/own/qr-path.js';

/** Pixels of a module's side: decoders look for edges. */
const ZOOM = 4;

/** The picture as another program's decoder takes it. @param {{path: string, side: number}} code */
function painted({ path, side }) {
  const width = side * ZOOM;
  const data = new Uint8Array(4 * width * width).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let i = 0; i < ZOOM * ZOOM; i++) {
      const column = Number(x) * ZOOM + (i % ZOOM);
      const row = Number(y) * ZOOM + Math.floor(i / ZOOM);
      data.fill(0, 4 * (row * width + column), 4 * (row * width + column) + 3);
    }
  }
  return { width, height: width, data };
}

test('what another program reads in a code is the link', () => {
  const links = [
    'https://example.org/lab/?lang=de&lesson=learning-rate&step=3&size=presenter',
    `https://example.org/#preset=digits&seed=1&weights=${'0123456789abcdef'.repeat(4)}`,
    new URL('https://example.org/?lang=zh#dataset=digits&name=Größe 数字').href,
  ];
  for (const link of links) assert.equal(decode(painted(qrPath(link))), link);
});

test('a link that no code can hold is an error', () => {
  assert.throws(() => qrPath(`https://example.org/#${'x'.repeat(3000)}`));
});
