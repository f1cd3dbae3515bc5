import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recipeFromHash } from '../../web/engine/recipe/read-link.js';
import {
  findLearningRate,
  generateDataset,
  loadCore,
  resolveRecipe,
} from '../../web/engine/index.js';
import { violationsInBothThemes } from './axe.js';
import { everyEngine, inEngines, QUICK } from './engines.js';
import { trainInNode } from './recipe.js';

/** Everything for training well, none of it at rest. */
const ALL_ON = {
  inputDropout: 0.1,
  weightDecay: 0.01,
  labelSmoothing: 0.1,
  maxNorm: 3,
  clipNorm: 1,
  schedule: 'one-cycle',
  warmupEpochs: 0.5,
  finalRate: 0.01,
  rotation: 12,
  scale: 0.15,
  shear: 0.15,
  shift: 1.5,
  elastic: 34,
  elasticSigma: 5,
  crop: 2,
  cutout: 6,
  mixup: 0.2,
  averaging: 0.9,
  patience: 3,
  testViews: 4,
};
const SECTIONS = ['regularisation', 'schedule', 'augmentation', 'evaluation'];

/** Opens sections and waits until their settings are there. */
async function openSections(page, names = SECTIONS) {
  await page.until('the sections', (all) => all('evaluation').length === 1);
  // They move the page when they come.
  await page.until('the samples', (all) => all('mlp-data-panel')[0].groups[0]?.pictures.length > 0);
  // From the last to the first, so that what opens moves none that is yet to be pressed.
  for (const name of [...names].reverse()) {
    await page.click(`[data-testid=${name}] > summary`);
    await page.until(
      `the settings of ${name}`,
      (all, section) => all(`[data-testid=${section}] mlp-setting`).length > 0,
      name,
    );
  }
}

/** Sets what another setting may only just have brought about. */
async function set(page, name, value) {
  await page.until(name, (all, n) => all(`mlp-setting[name="${n}"]`).length === 1, name);
  await page.setting(name, value);
}

/** What the closed section says is on. */
const summary = (page, name) => page.text(`[data-testid=${name}] .on`);

/** The pixels of the preview: rows, the image itself first. */
const preview = (page) =>
  page.evaluate((all) =>
    all('mlp-augmentation-preview')[0]?.pictures.map((row) =>
      row.map(({ pixels }) => Array.from(pixels)),
    ),
  );

inEngines(['chromium'], 'recipes', (lab) => {
  test('what is set in the sections is the recipe, to the same weights as in Node', async () => {
    const page = await lab.open(`${QUICK}&layers=20-12`);
    await openSections(page);
    await set(page, 'dropout-1', 0.2);
    await set(page, 'dropout-2', 0.1);
    for (const [name, value] of Object.entries(ALL_ON)) await set(page, name, value);
    for (const name of ['decoupledDecay', 'flip', 'keepBest']) await set(page, name, 'on');
    await page.until('the last one', () => location.hash.includes('keepBest=true'));
    const { recipe } = recipeFromHash(await page.evaluate(() => location.hash)) ?? {};
    const expected = { ...ALL_ON, decoupledDecay: true, flip: true, keepBest: true };
    assert.deepEqual({ ...recipe, ...expected, dropout: [0.2, 0.1] }, recipe);
    assert.equal(
      await page.train(),
      (await trainInNode(await page.evaluate(() => location.hash))).weightsSha256,
    );
  });

  test('a closed section says what is on in it, and a preset fills all of them', async () => {
    const page = await lab.open(
      `${QUICK}&dropout=0.1&weightDecay=0.01&schedule=cosine&rotation=5&flip=true&keepBest=true`,
    );
    await page.until('the sections', (all) => all('evaluation').length === 1);
    assert.equal(await summary(page, 'regularisation'), 'weight decay 0.01, dropout 0.1');
    assert.equal(await summary(page, 'schedule'), 'cosine');
    assert.equal(await summary(page, 'augmentation'), 'rotation 5°, mirror');
    assert.equal(await summary(page, 'evaluation'), 'keep the best');
    await page.set('preset', 'digits');
    await page.status('ready');
    for (const name of SECTIONS) assert.equal(await summary(page, name), 'off');
  });

  test('a setting that is only in the table has its control in its section', async () => {
    const page = await lab.open(QUICK);
    await openSections(page, ['augmentation']);
    await page.evaluate((all) => {
      const panel = all('mlp-network-panel')[0];
      const glowStrength = { group: 'augmentation', initial: 0, range: [0, 2], step: 0.25 };
      const added = {
        fields: { ...panel.fields, glowStrength },
        recipe: { ...panel.recipe, glowStrength: 0.5 },
      };
      // The page gives the panel its own at each frame in which anything changes.
      for (const [name, value] of Object.entries(added)) {
        Object.defineProperty(panel, name, { get: () => value, set: () => {} });
      }
      panel.requestUpdate();
    });
    await page.until('its control', (all) => all('mlp-setting[name=glowStrength]').length === 1);
    const { label, value, min, max, step } = await page.evaluate((all) => {
      const { label, value, min, max, step } = all('mlp-setting[name=glowStrength]')[0];
      return { label, value, min, max, step };
    });
    assert.deepEqual([label, value, min, max, step], ['Glow strength', 0.5, 0, 2, 0.25]);
    assert.equal(await summary(page, 'augmentation'), 'glow strength 0.5');
  });

  test('a bad number changes nothing until it is good', async () => {
    const page = await lab.open(QUICK);
    await openSections(page, ['augmentation']);
    const before = await page.evaluate(() => location.hash);
    await page.setting('rotation', 200);
    await page.until('a sentence', (all) =>
      /from 0 to 180/.test(all('mlp-setting[name=rotation] >>> #note')[0].textContent),
    );
    assert.equal(await page.evaluate(() => location.hash), before);
    await page.setting('rotation', 20);
    await page.until('the rotation', () => location.hash.includes('rotation=20'));
  });

  test('two changes within one frame both count', async () => {
    const page = await lab.open(`${QUICK}&layers=20-12`);
    await openSections(page, ['regularisation']);
    await page.evaluate((all) => {
      [0.2, 0.1].forEach((share, i) => {
        const { shadowRoot } = all(`mlp-setting[name="dropout-${i + 1}"]`)[0];
        const control = shadowRoot.querySelector('#control');
        control.value = String(share);
        control.dispatchEvent(new Event('change', { bubbles: true }));
      });
    });
    await page.until('both in the address', () =>
      /dropout=0.2,0.1(&|$)/.test(decodeURIComponent(location.hash)),
    );
  });

  test('each hidden layer has its dropout, and keeps it when another layer comes', async () => {
    const page = await lab.open(`${QUICK}&layers=20-12&dropout=0.2,0.1`);
    await openSections(page, ['regularisation']);
    const shares = () =>
      page.evaluate((all) => all('mlp-setting[name^=dropout-]').map(({ value }) => value));
    assert.deepEqual(await shares(), [0.2, 0.1]);
    await page.click('button[aria-label="Add a hidden layer"]');
    await page.until('three layers', (all) => all('mlp-setting[name^=dropout-]').length === 3);
    assert.deepEqual(await shares(), [0.2, 0.1, 0]);
    await page.setting('dropout-2', 0.2);
    await page.until(
      'the second',
      (all) => all('mlp-setting[name^=dropout-]').map(({ value }) => value)[1] === 0.2,
    );
    await page.setting('dropout-3', 0.2);
    await page.until('one for all', () => /dropout=0.2(&|$)/.test(location.hash));
  });

  test('the preview shows training images beside what the settings make of them', async () => {
    const page = await lab.open(QUICK);
    await openSections(page, ['augmentation']);
    assert.equal(await page.count('augmentation-preview'), 0, 'nothing changes the images');
    await page.setting('rotation', 30);
    await page.until('a preview', (all) => {
      const [row] = all('mlp-augmentation-preview')[0].pictures;
      return (
        all('augmentation-preview').length === 1 &&
        row &&
        row[1].pixels.join() !== row[0].pixels.join()
      );
    });
    const turned = await preview(page);
    assert.deepEqual(
      turned.map((row) => row.length),
      [7, 7, 7, 7],
    );
    for (const [original, ...versions] of turned) {
      const different = new Set(versions.map((pixels) => pixels.join()));
      assert.equal(different.size, versions.length);
      assert.ok(!different.has(original.join()));
    }
    await page.setting('rotation', 0);
    await page.setting('cutout', 12);
    await page.until(
      'another preview',
      (all, before) => all('mlp-augmentation-preview')[0].pictures[0][1].pixels.join() !== before,
      turned[0][1].join(),
    );
    (await preview(page)).forEach(([original, first], i) => {
      assert.deepEqual(original, turned[i][0]);
      assert.ok(first.every((level, j) => level === original[j] || level === 0));
    });
    await page.setting('cutout', 0);
    await page.setting('mixup', 0.4);
    // Ink where neither the picture nor a cut had any is its partner's.
    await page.until('a mixed preview', (all) => {
      const [[original, first]] = all('mlp-augmentation-preview')[0].pictures;
      return first.pixels.some((level, j) => level > 0 && original.pixels[j] === 0);
    });
  });

  test('the schedule is drawn, and said in words', async () => {
    const page = await lab.open(`${QUICK}&schedule=one-cycle`);
    await openSections(page, ['schedule']);
    const words = (pattern) =>
      page.until(
        `the plot to say ${pattern}`,
        (all, text) =>
          new RegExp(text).test(
            all('schedule-plot >>> [role=img]')[0]?.getAttribute('aria-label') ?? '',
          ),
        pattern,
      );
    await words('over 2 epochs: starts at 4.00e-5, is 0.001 at most');
    await page.until('the plot', (all) => all('schedule-plot >>> .uplot').length === 1);
    await page.setting('schedule', 'constant');
    await words('starts at 0.001, is 0.001 at most, ends at 0.001');
  });

  test('one button finds a learning rate, the same as in Node, and another takes it', async () => {
    const page = await lab.open(`${QUICK}&optimizer=sgd`);
    await page.click('find-rate');
    await page.until('a suggestion', (all) => all('use-rate').length === 1);
    const recipe = resolveRecipe(
      recipeFromHash(await page.evaluate(() => location.hash))?.recipe ?? {},
    );
    const core = await loadCore();
    const { suggestion } = findLearningRate(core, recipe, generateDataset(core, 'digits', recipe));
    core.dispose();
    assert.ok(suggestion !== null);
    assert.equal(await page.text('use-rate'), `Use ${suggestion}`);
    assert.match(String(await page.text('rate-result')), /^Suggestion: /);
    await page.until('the plot', (all) => all('rate-plot >>> .uplot').length === 1);
    await page.click('use-rate');
    await page.until(
      'the rate',
      (all, rate) => all('mlp-setting[name=learningRate]')[0].value === rate,
      suggestion,
    );
    assert.equal(await page.text('use-rate'), 'In use');
    const hash = await page.evaluate(() => location.hash);
    assert.equal(await page.train(), (await trainInNode(hash)).weightsSha256);
  });

  test('the search can be stopped, and training ends it', async () => {
    // Wide enough that the search lasts until the button is pressed.
    const page = await lab.open(`${QUICK}&layers=2048&batchSize=512`);
    await page.click('find-rate');
    await page.until('the button to stop', (all) => /Stop/.test(all('find-rate')[0].textContent));
    await page.click('find-rate');
    await page.until('the end', (all) => /stopped/.test(all('rate-result')[0]?.textContent));
    assert.equal(await page.text('find-rate'), 'Find');
    await page.click('find-rate');
    await page.until('the button to stop', (all) => /Stop/.test(all('find-rate')[0].textContent));
    await page.click('step');
    await page.until('the end', (all) => /stopped/.test(all('rate-result')[0]?.textContent));
    await page.status('paused');
  });

  test('axe finds nothing in open sections on a phone, light and dark', async () => {
    const view = { width: 390, height: 844, touch: true };
    const page = await lab.open(`${QUICK}&schedule=cosine&rotation=10&layers=20-12`, view);
    await openSections(page);
    await page.click('find-rate');
    await page.until('the outcome', (all) => all('use-rate').length === 1);
    await page.until('the preview', (all) => all('augmentation-preview').length === 1);
    await page.until('the plot', (all) => all('schedule-plot >>> .uplot').length === 1);
    assert.deepEqual(await violationsInBothThemes(page), []);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 390, `${width} px`);
  });
});

/** A site's list of data sets: MNIST alone. None of it is loaded. */
const ONLY_MNIST = [{ name: 'mnist', title: 'MNIST', bytes: 1000, train: 60000, test: 10000 }];

inEngines(
  ['chromium'],
  'the presets',
  (lab) => {
    test('say what was measured of them, or that the site lacks their data', async () => {
      const page = await lab.open(QUICK);
      const options = await page.until('the site’s data sets', (all) => {
        const options = Array.from(all('preset')[0].options, ({ text, disabled }) => ({
          text: text.trim(),
          disabled,
        }));
        return options.some(({ disabled }) => disabled) && options;
      });
      const usable = options.filter(({ disabled }) => !disabled).map(({ text }) => text);
      assert.ok(usable.includes('MNIST, 128 units trained well: 1.16 %'), usable.join('\n'));
      assert.ok(usable.includes('Generated digits'), 'nothing was measured on digits of our own');
      const grey = options.filter(({ disabled }) => disabled).map(({ text }) => text);
      assert.ok(grey.length > 0 && grey.every((text) => /^CIFAR-10.*not on this site/.test(text)));
    });
  },
  { server: { pages: { '/data/packs.json': JSON.stringify(ONLY_MNIST) } } },
);

inEngines(everyEngine, 'a recipe with everything on', (lab) => {
  test('comes to the same weights as in Node', async () => {
    const settings = new URLSearchParams(
      Object.entries({
        ...ALL_ON,
        ...{ layers: '40-20', activation: 'gelu', dropout: '0.2,0.1', optimizer: 'muon' },
        ...{ learningRate: 0.02, decoupledDecay: true, flip: true, keepBest: true },
      }).map(([name, value]) => [name, String(value)]),
    );
    const link = `${QUICK}&${settings}`;
    const page = await lab.open(link);
    assert.equal(await page.train(), (await trainInNode(link)).weightsSha256);
  });
});
