import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { encodeSafetensors } from '../../web/engine/files/safetensors.js';
import { loadCore, weightsSha256 } from '../../web/engine/index.js';
import { exportModel } from '../../web/models/index.js';
import { layersOf } from '../../web/models/export/layers.js';
import { draw, SEVEN } from './drawing.js';
import { inEngines, QUICK } from './engines.js';
import { quickModel } from './quick-model.js';

const core = await loadCore();
after(() => core.dispose());

const model = quickModel(core);

/** As PyTorch would save its state_dict, which says neither activation nor scaling. */
const stateDict = encodeSafetensors(
  layersOf(model).flatMap(({ weight, bias, inputs, outputs }, i) => [
    { name: `${2 * i}.weight`, shape: [outputs, inputs], data: Float32Array.from(weight) },
    { name: `${2 * i}.bias`, shape: [outputs], data: Float32Array.from(bias) },
  ]),
  { format: 'pt' },
);
const [onnx] = await exportModel(model, 'onnx', { name: 'net' });
const keras = await exportModel(model, 'tfjs', { name: 'net' });

/** @typedef {{name: string, bytes: Uint8Array}} GivenFile */

/** In the page: files as a person gives them, dropped on the data or chosen by Open model. */
const give = (all, files, isDropped) => {
  const dataTransfer = new DataTransfer();
  for (const { name, base64 } of files) {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    dataTransfer.items.add(new File([bytes], name));
  }
  if (isDropped) {
    const init = { dataTransfer, bubbles: true, composed: true, cancelable: true };
    all('mlp-data-panel >>> section[aria-labelledby]')[0].dispatchEvent(
      new DragEvent('drop', init),
    );
    return;
  }
  const input = all('mlp-share-bar >>> input[type=file]')[0];
  input.files = dataTransfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

/** @param {import('./page.js').Page} page @param {GivenFile[]} files @param {boolean} [isDropped] */
const open = (page, files, isDropped = true) =>
  page.evaluate(
    give,
    files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
    isDropped,
  );

/** @type {Record<string, {files: GivenFile[], guessed: Record<string, string>, isDropped: boolean}>} */
const CASES = {
  'a PyTorch state_dict': {
    files: [{ name: 'net.safetensors', bytes: stateDict }],
    guessed: { activation: 'tanh', pixels: 'unit' },
    isDropped: true,
  },
  'an ONNX file': { files: [onnx], guessed: {}, isDropped: false },
  'a Keras model in two files': { files: keras, guessed: { pixels: 'none' }, isDropped: true },
};

inEngines(['chromium'], 'a model of another program', (lab) => {
  for (const [what, { files, guessed, isDropped }] of Object.entries(CASES)) {
    test(`${what} is opened, tested, read with, and trained on`, async () => {
      const page = await lab.open(QUICK);
      await open(page, files, isDropped);
      await page.until('what it reads', (all) =>
        /right/.test(all('model-guess')[0]?.textContent ?? ''),
      );
      const asked = await page.evaluate((all) =>
        Object.fromEntries(
          ['activation', 'pixels'].flatMap((name) =>
            all(`model-${name}`).map((select) => [name, select.value]),
          ),
        ),
      );
      assert.deepEqual(asked, guessed, 'only what the file does not say is asked for');
      await page.click('model-open');
      await page.status('done');
      const before = await page.attribute('weights-hash', 'data-hash');
      assert.equal(before, weightsSha256(model.parameters));
      assert.equal((await draw(page, SEVEN)).reading, '7');
      const name = await page.evaluate((all) => all('mlp-share-bar')[0].beginsWith);
      assert.equal(name, files[0].name);
      assert.notEqual(await page.train(), before);
      const layers = await page.evaluate((all) => all('mlp-network-panel')[0].recipe.layers);
      assert.deepEqual(layers, [24]);
    });
  }

  test('what cannot be computed here is refused by its name', async () => {
    const page = await lab.open(QUICK);
    const [json, weights] = keras;
    const other = new TextDecoder().decode(json.bytes).replace('"tanh"', '"softsign"');
    await open(page, [{ name: json.name, bytes: new TextEncoder().encode(other) }, weights]);
    const said = await page.until(
      'a sentence',
      (all) => all('mlp-data-panel >>> [role=alert]')[0].textContent,
    );
    assert.match(said, /has the activation "softsign", which is not one here/);
    assert.equal(await page.count('mlp-model-dialog'), 0);
  });
});
