import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LARGE_SET } from '../../web/engine/core/held-pixels.js';
import { inEngines } from './engines.js';
import { useShown } from './own-files.js';

const SIDE = 64;
/** Just more than what is held in one place only. */
const COUNT = Math.ceil(LARGE_SET / SIDE ** 2) + 16;
const BYTES = COUNT * SIDE ** 2;
const SMALL = 2 ** 20;

/** Writes down how arrays leave the page for its workers. In the page, before anything else. */
function watchPosts() {
  const posts = { copied: 0, transferred: 0, left: 0 };
  globalThis.__posts = posts;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, options) {
    const transfer = Array.isArray(options) ? options : (options?.transfer ?? []);
    const buffers = new Set();
    const collect = (value) => {
      const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
      // What is shared is no copy.
      if (buffer instanceof ArrayBuffer) buffers.add(buffer);
      else if (Array.isArray(value)) value.forEach(collect);
      else if (value?.constructor === Object) Object.values(value).forEach(collect);
    };
    collect(message);
    for (const buffer of buffers) {
      posts[transfer.includes(buffer) ? 'transferred' : 'copied'] += buffer.byteLength;
    }
    post.call(this, message, options);
    for (const buffer of buffers) if (transfer.includes(buffer)) posts.left += buffer.byteLength;
  };
}

/** Chooses IDX files of noise, of two classes. In the page. */
function chooseNoise(all, count, side) {
  const header = (dimensions) => {
    const view = new DataView(new ArrayBuffer(4 + 4 * dimensions.length));
    view.setUint32(0, 0x0800 + dimensions.length);
    dimensions.forEach((dimension, i) => view.setUint32(4 + 4 * i, dimension));
    return view.buffer;
  };
  const pixels = new Uint8Array(count * side ** 2);
  const words = new Uint32Array(pixels.buffer);
  for (let i = 0, word = 1; i < words.length; i++) words[i] = word = Math.imul(word, 69069) + 1;
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2);
  const files = [
    new File([header([count, side, side]), pixels], 'noise-images-idx3-ubyte'),
    new File([header([count]), labels], 'noise-labels-idx1-ubyte'),
  ];
  all('mlp-data-panel')[0].dispatchEvent(new CustomEvent('files-chosen', { detail: { files } }));
}

inEngines(['chromium'], 'a large set of own data', (lab) => {
  test('moves to the training worker, and no copy stays in the page', async (t) => {
    const page = await lab.newPage();
    await page.raw.evaluateOnNewDocument(watchPosts);
    await page.go(`${lab.server.origin}/#dataset=custom&epochs=1&seed=3&layers=2&batchSize=100`);
    await page.status('failed');
    await page.evaluate(chooseNoise, COUNT, SIDE);
    await useShown(page);
    await page.train();
    const posts = await page.evaluate(() => globalThis.__posts);
    t.diagnostic(JSON.stringify(posts));
    assert.ok(posts.transferred >= BYTES, 'the pixels were handed over');
    assert.ok(posts.copied < SMALL, `${posts.copied} bytes were copied to workers`);
    assert.equal(posts.left, 0, 'what was handed over is not here any more');
  });
});
