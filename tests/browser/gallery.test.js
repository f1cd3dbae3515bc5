import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.js';
import { labIs } from './embedding.js';
import { inEngines } from './engines.js';

/** The labs of the gallery, in the order of the page. */
const LABS = ['train', 'curve', 'draw', 'themed', 'full'];

inEngines(['chromium', 'firefox'], 'the gallery', (lab) => {
  test('each example comes to life when it is reached, and the page is accessible', async () => {
    const page = await lab.newPage();
    await page.go(`${lab.server.origin}/gallery.html`);
    assert.deepEqual(
      await page.evaluate(() => Array.from(document.querySelectorAll('mlp-lab'), ({ id }) => id)),
      LABS,
    );
    for (const id of LABS) {
      await page.evaluate((_all, name) => document.getElementById(name).scrollIntoView(), id);
      await labIs(page, id, 'ready', 'running', 'paused', 'done');
    }
    for (const id of ['frame', 'german']) {
      await page.until(
        `the height that the frame ${id} tells`,
        (_all, name) => {
          const frame = document.getElementById(name);
          frame.scrollIntoView();
          return frame.style.height !== '';
        },
        id,
      );
    }
    // What starts by itself has had its turn when it is seen again.
    await page.evaluate(() => document.getElementById('curve').scrollIntoView());
    await labIs(page, 'curve', 'done');
    if (lab.name === 'chromium') assert.deepEqual(await violations(page), []);
  });

  test('the tags that it shows are those that are live', async () => {
    const page = await lab.newPage();
    await page.go(`${lab.server.origin}/gallery.html`);
    const pairs = await page.evaluate(() =>
      Array.from(document.querySelectorAll('section'), (section) => {
        const shown = new DOMParser().parseFromString(
          // A policy forbids even to read a style.
          section.querySelector('pre').textContent.replace(/ style="[^"]*"/, ''),
          'text/html',
        ).body.firstElementChild;
        const live = section.querySelector('mlp-lab, iframe');
        const attributesOf = (element) =>
          Array.from(element.attributes, ({ name, value }) => `${name}=${value}`)
            .filter((text) => !/^(id|class|loading|style|src=\.)/.test(text))
            .sort();
        return [shown.localName, live.localName, attributesOf(shown), attributesOf(live)];
      }),
    );
    for (const [shown, live, shownAttributes, liveAttributes] of pairs) {
      assert.equal(shown, live);
      if (shown === 'mlp-lab') assert.deepEqual(shownAttributes, liveAttributes);
    }
  });
});
