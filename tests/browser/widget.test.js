import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labIs, workerAnswers } from './embedding.js';
import { inEngines } from './engines.js';

/**
 * A notebook's end of a widget: a model with traits, and the module from a blob that is revoked. Where it
 * would tell a kernel, and at the end, it throws, as that of MyST does.
 */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A notebook</title>
<link rel="icon" href="/favicon.svg"></head><body><div id="cell"></div><script type="module">
  const listeners = new Map();
  const traits = { view: 'curve', config: 'trainSize=4000&testSize=1000&epochs=1&seed=7&schedule=cosine' };
  const model = (globalThis.model = {
    get: (name) => traits[name],
    set(name, value) {
      traits[name] = structuredClone(value);
      for (const listener of listeners.get('change:' + name) ?? []) listener();
    },
    save_changes() {
      throw new Error('not implemented');
    },
    on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    off(event, listener) {
      listeners.set(event, listeners.get(event).filter((l) => l !== listener));
      throw new Error('not implemented');
    },
    count: () => [...listeners.values()].flat().length,
  });
  const text = await (await fetch('/mlp-lab.widget.js')).text();
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const { default: widget } = await import(url);
  URL.revokeObjectURL(url);
  const cell = document.getElementById('cell');
  globalThis.end = await widget.render({ model, el: cell });
  cell.firstElementChild.id = 'a';
</script></body></html>`;

inEngines(
  ['chromium'],
  'the widget in a notebook',
  (lab) => {
    test('trains as the model says, and tells the model of it', async () => {
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/notebook.html`);
      await labIs(page, 'a', 'ready');
      await workerAnswers(page, 'a');
      await page.evaluate(() => globalThis.model.set('command', 'train'));
      await labIs(page, 'a', 'done');
      const [state, result, command] = await page.evaluate(() =>
        ['state', 'result', 'command'].map((name) => globalThis.model.get(name)),
      );
      assert.equal(state.status, 'done');
      assert.equal(result.weightsSha256, state.weightsSha256);
      assert.equal(command, '');
      await page.click('train-on');
      await page.until('a longer run', () => document.getElementById('a').state.epochs > 1);
      await labIs(page, 'a', 'done');
      await page.evaluate(() => globalThis.model.set('view', 'draw'));
      await page.until('the pad', (all) => all('pad').length === 1);
      const left = await page.evaluate(() => {
        globalThis.end();
        return [document.querySelectorAll('mlp-lab').length, globalThis.model.count()];
      });
      assert.deepEqual(left, [0, 0]);
    });
  },
  {
    server: {
      headers: {},
      pages: {
        '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
        '/notebook.html': PAGE,
      },
    },
  },
);
