import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { loadCore } from '../../web/engine/index.js';
import { exportModel } from '../../web/models/index.js';
import { coreOutputs, hostileImages, importModule } from '../models/support.js';
import { SEVEN } from './drawing.js';
import { everyEngine, inEngines } from './engines.js';
import { quickModel } from './quick-model.js';

// Exports that a browser runs: they answer as the lab does.

const core = await loadCore();
const folder = mkdtempSync(path.join(tmpdir(), 'mlp-exported-'));
after(() => {
  core.dispose();
  rmSync(folder, { recursive: true });
});

const model = quickModel(core);
const { predict } = await importModule(folder, model, 'eight', 'int8');
const [module] = await exportModel(model, 'js', { name: 'net' });
const images = Uint8Array.from([
  ...core.generate('digits', { seed: 5, count: 30 }).pixels,
  ...hostileImages(784, 6),
]);

/** What the lab makes of an image. @param {Uint8Array} pixels @returns {number[]} */
const byLab = (pixels) => [...coreOutputs(core, model, pixels).outputs];

/** What the file should say, by its weights. @type {Record<string, (pixels: Uint8Array) => number[]>} */
const KNOWN = { f32: byLab, int8: (pixels) => [...predict(pixels).outputs] };

/** In the page: keeps the points of strokes as the pad gets them, in parts of its side. */
const listen = (all) => {
  const [pad] = all('#pad');
  globalThis.strokes = [];
  let isDown = false;
  const add = ({ clientX, clientY }) => {
    const { left, top, width, height } = pad.getBoundingClientRect();
    globalThis.strokes.at(-1).push((clientX - left) / width, (clientY - top) / height);
  };
  pad.addEventListener('pointerdown', (event) => {
    isDown = true;
    globalThis.strokes.push([]);
    add(event);
  });
  pad.addEventListener('pointermove', (event) => {
    if (isDown) for (const point of event.getCoalescedEvents?.() ?? [event]) add(point);
  });
  pad.addEventListener('pointerup', () => (isDown = false));
};

/** In the page: what it says. */
const said = (all) => ({
  reading: all('#reading')[0].textContent,
  percents: all('#classes li').map((row) => row.lastElementChild.textContent),
});

inEngines(
  everyEngine,
  'an exported network',
  (lab) => {
    test('the page of one file reads what is drawn on its pad as the lab does', async () => {
      const page = await lab.newPage({ width: 390, height: 844, dark: true });
      for (const weights of /** @type {const} */ (['int8', 'f32'])) {
        const [file] = await exportModel(model, 'html', { weights });
        const at = path.join(folder, `${weights}.html`);
        writeFileSync(at, file.bytes);
        await page.go(pathToFileURL(at).href);
        const empty = await page.evaluate(said);
        assert.ok(
          empty.percents.every((text) => text === ''),
          'it says nothing of an empty pad',
        );

        await page.evaluate(listen);
        await page.drag('#pad', SEVEN);
        const strokes = await page.evaluate(() => globalThis.strokes);
        assert.equal(strokes.length, 1);
        assert.ok(strokes[0].length > 10, 'points of a whole stroke');
        const pixels = core.rasterise(strokes.map((points) => Float32Array.from(points)));
        const expected = KNOWN[weights](pixels);
        const ours = byLab(pixels);
        const { reading, percents } = await page.evaluate(said);
        assert.equal(reading, model.samples.classNames[ours.indexOf(Math.max(...ours))]);
        assert.equal(reading, '7');
        assert.equal(percents.length, 10);
        percents.forEach((text, c) => {
          const shown = Number.parseFloat(text.replace(',', '.'));
          assert.ok(
            Math.abs(shown - 100 * expected[c]) <= 0.0501,
            `${c}: ${shown}, ${expected[c]}`,
          );
          assert.ok(
            Math.abs(expected[c] - ours[c]) < 0.02,
            `${c}: ${expected[c]}, ours ${ours[c]}`,
          );
        });

        await page.click('#clear');
        assert.deepEqual(await page.evaluate(said), empty);
        assert.equal(
          await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
          false,
        );
      }
    });

    test('the module gives the bits of the lab', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/net.html`);
      const read = await page.evaluate(
        async (_all, pixels) => {
          const { predict: read, classNames } = await import(
            new URL('/net.js', location.href).href
          );
          const all = Array.from({ length: pixels.length / 784 }, (_, i) =>
            read(pixels.slice(784 * i, 784 * (i + 1))),
          );
          return {
            classNames,
            labels: all.map(({ label }) => label),
            outputs: all.flatMap(({ outputs }) => [...outputs]),
          };
        },
        [...images],
      );
      const ours = byLab(images);
      assert.deepEqual(read.outputs, ours);
      assert.deepEqual(
        read.labels,
        Array.from({ length: images.length / 784 }, (_, i) => {
          const own = ours.slice(10 * i, 10 * (i + 1));
          return own.indexOf(Math.max(...own));
        }),
      );
      assert.deepEqual(read.classNames, model.samples.classNames);
    });
  },
  {
    server: {
      pages: {
        '/net.html': '<!doctype html><html lang="en"><title>A page of another site</title>',
        '/favicon.ico': '',
        '/net.js': new TextDecoder().decode(module.bytes),
      },
    },
  },
);
