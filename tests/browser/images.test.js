import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { encode } from 'fast-png';
import { inEngines } from './engines.js';
import { boxOf } from './in-page.js';

const COLOUR = '#dataset=shapes&trainSize=1000&testSize=200&epochs=1&layers=10&seed=7';
const FIELD = 'mlp-image-input >>> .field';
const PROBLEM = 'mlp-image-input >>> .problem';
const SIDE = 32;
const AREA = SIDE * SIDE;

const RED = [255, 0, 0];
const BLUE = [0, 0, 255];
const WHITE = [255, 255, 255];

/**
 * A PNG file.
 * @param {number} width
 * @param {number} height
 * @param {(x: number, y: number) => number[]} colourAt  three channels, or four with opacity
 */
function png(width, height, colourAt) {
  const channels = colourAt(0, 0).length;
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < width * height; i++) {
    data.set(colourAt(i % width, Math.floor(i / width)), i * channels);
  }
  return encode({ width, height, channels, data });
}

/** A large PNG, red on its left and blue on its right. @param {number} side  pixels, a multiple of 16 */
function large(side) {
  const data = new Uint8Array((side * side) / 8); // a bit a pixel
  const bytes = side / 8;
  for (let row = 0; row < side; row++) data.fill(255, (row + 0.5) * bytes, (row + 1) * bytes);
  return encode({ width: side, height: side, channels: 1, depth: 1, palette: [RED, BLUE], data });
}

/** A PNG of one pixel whose header says that it is of another size. @param {number} side */
function boasting(side) {
  const bytes = Buffer.from(png(1, 1, () => RED));
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  bytes.writeInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc;
}

/** Red, then blue: two frames of one pixel. */
const ANIMATED = Buffer.from(
  '474946383961' + // GIF89a
    '01000100800000' + // the size; two colours follow
    'ff00000000ff' +
    '21f90400010000002c000000000100010000' +
    '0202440100' +
    '21f90400010000002c000000000100010000' +
    '02024c0100' +
    '3b',
  'hex',
);

/** @type {Record<string, {name: string, type: string, bytes: Uint8Array, columns: number[][]}>} */
const READABLE = {
  'three pixels wide and 900 tall': {
    name: 'tall.png',
    type: 'image/png',
    bytes: png(3, 900, (_x, y) => (y >= 448 && y <= 450 ? RED : BLUE)),
    columns: [RED, RED],
  },
  'half of it transparent': {
    name: 'clear.png',
    type: 'image/png',
    bytes: png(40, 40, (x) => [...BLUE, x < 20 ? 0 : 255]),
    columns: [WHITE, BLUE],
  },
  'of 41 million pixels': {
    name: 'large.png',
    type: 'image/png',
    bytes: large(6400),
    columns: [RED, BLUE],
  },
  'that moves': { name: 'a.gif', type: 'image/gif', bytes: ANIMATED, columns: [RED, RED] },
};

/** @type {Record<string, {name: string, type: string, bytes: Uint8Array, sentence: RegExp}>} */
const UNREADABLE = {
  'text under the name of an image': {
    name: 'notes.png',
    type: 'image/png',
    bytes: Buffer.from('these are my notes'),
    sentence: /^The browser could not read this image; .* damaged or too large\. .*\.$/,
  },
  'a size that no memory holds': {
    name: 'boast.png',
    type: 'image/png',
    bytes: boasting(60_000),
    sentence: /^The browser could not read this image; .* damaged or too large\. .*\.$/,
  },
  'a drawing of lines': {
    name: 'lines.svg',
    type: 'image/svg+xml',
    bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    sentence: /^An SVG file .* PNG .*\.$/,
  },
  'no image at all': {
    name: 'notes.txt',
    type: 'text/plain',
    bytes: Buffer.from('these are my notes'),
    sentence: /^This is not an image file; .*\.$/,
  },
};

/** Drops a file on the field. */
const drop = (page, { name, type, bytes }) =>
  page.evaluate(
    (all, what, file) => {
      const dataTransfer = new DataTransfer();
      const content = Uint8Array.from(atob(file.base64), (char) => char.charCodeAt(0));
      dataTransfer.items.add(new File([content], file.name, { type: file.type }));
      const init = { bubbles: true, composed: true, cancelable: true, dataTransfer };
      all(what)[0].dispatchEvent(new DragEvent('drop', init));
    },
    FIELD,
    { name, type, base64: Buffer.from(bytes).toString('base64') },
  );

/** From here on, only another image than the one on show counts. */
const forget = (page) =>
  page.evaluate((all) => {
    globalThis.before = all('mlp-image-input')[0].seen;
  });

/**
 * Waits for what the network sees.
 * @param {string} [of]  for the message when it never comes
 * @returns {Promise<number[][]>} the colours left and right, if each half has but one
 */
async function halves(page, of = 'an image') {
  /** @type {number[]} */
  const pixels = await page.until(of, (all) => {
    const { seen } = all('mlp-image-input')[0];
    return seen && seen !== globalThis.before && Array.from(seen.pixels);
  });
  assert.equal(pixels.length, 3 * AREA);
  const at = (/** @type {number} */ i) => [pixels[i], pixels[AREA + i], pixels[2 * AREA + i]];
  // An image that had to be made smaller is blurred by a pixel on both sides of the edge.
  const own = Array.from({ length: AREA }, (_, i) => i).filter((i) => ![15, 16].includes(i % SIDE));
  for (const i of own) {
    assert.deepEqual(at(i), at(i % SIDE < 15 ? 0 : SIDE - 1), `column ${i % SIDE}`);
  }
  return [at(0), at(SIDE - 1)];
}

inEngines(['chromium', 'firefox'], 'an image of one’s own', (lab) => {
  test('is seen as it is, however odd', async () => {
    const page = await lab.open(COLOUR);
    for (const [what, file] of Object.entries(READABLE)) {
      await forget(page);
      await drop(page, file);
      assert.deepEqual(await halves(page, what), file.columns, what);
      assert.equal(await page.text(PROBLEM), '');
    }
    await page.until('a reading', (all) => all('pad-prediction')[0].textContent.trim() !== '–');
  });

  test('that cannot be read gets a sentence, and the last one stays', async () => {
    const page = await lab.open(COLOUR);
    await drop(page, READABLE['half of it transparent']);
    await halves(page);
    for (const [what, file] of Object.entries(UNREADABLE)) {
      await drop(page, file);
      const sentence = await page.until(
        `a sentence about ${what}`,
        (all, problem) => all(problem)[0].textContent.trim(),
        PROBLEM,
      );
      assert.match(sentence, file.sentence, what);
      assert.deepEqual(await halves(page), [WHITE, BLUE], what);
      await page.evaluate((all) => (all('mlp-image-input')[0]._problem = ''));
    }
  });
});

inEngines(['chromium'], 'an image by the person’s own hand', (lab) => {
  test('is dropped from a folder', async () => {
    const page = await lab.open(COLOUR);
    const folder = await mkdtemp(path.join(tmpdir(), 'mlp-lab-images-'));
    try {
      const file = path.join(folder, 'red.png');
      await writeFile(
        file,
        png(50, 50, () => RED),
      );
      const { left, top } = await page.evaluate(boxOf, FIELD, 0);
      const session = await page.raw.createCDPSession();
      const data = { items: [], files: [file], dragOperationsMask: 1 };
      for (const type of ['dragEnter', 'dragOver', 'drop']) {
        await session.send('Input.dispatchDragEvent', { type, x: left + 9, y: top + 9, data });
      }
      assert.deepEqual(await halves(page), [RED, RED]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('is pasted where one clicked', async () => {
    const page = await lab.open(COLOUR);
    await page.raw
      .browserContext()
      .overridePermissions(lab.server.origin, ['clipboard-sanitized-write']);
    const base64 = Buffer.from(png(50, 50, () => BLUE)).toString('base64');
    await page.raw.bringToFront();
    await page.evaluate(async (_all, data) => {
      const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
      const image = new Blob([bytes], { type: 'image/png' });
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': image })]);
    }, base64);
    const { left, top } = await page.evaluate(boxOf, FIELD, 0);
    await page.raw.mouse.click(left + 5, top + 5);
    await page.raw.keyboard.down('Control');
    await page.raw.keyboard.press('KeyV', { commands: ['Paste'] });
    await page.raw.keyboard.up('Control');
    assert.deepEqual(await halves(page), [BLUE, BLUE]);
  });
});
