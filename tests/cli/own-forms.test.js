import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openOwnPath } from '../../web/data/node/index.js';
import { train } from '../../web/module/index.js';
import { everyForm } from '../data/own/every-form.js';
import { fakeSet } from '../data/own/files.js';
import { cli } from './support.js';

/** @type {string} */
let folder;
before(() => (folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-forms-'))));
after(() => rmSync(folder, { recursive: true, force: true }));

test('one set in every form has one name and gives one network, by the command line and by the module', async () => {
  for (const [place, sizes] of [{}, { channels: 3, side: 32 }].entries()) {
    /** @type {Map<string, string[]>} */
    const hashes = new Map();
    const add = (/** @type {string} */ form, /** @type {(string | undefined)[]} */ pair) => {
      const key = pair.join(' ');
      hashes.set(key, [...(hashes.get(key) ?? []), form]);
    };
    for (const [form, files] of Object.entries(await everyForm(fakeSet(sizes)))) {
      const at = path.join(folder, String(place), form);
      for (const [name, bytes] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
        writeFileSync(path.join(at, name), bytes);
      }
      const settings = ['--layers', '8', '--epochs', '2', '--seed', '3'];
      const { stdout } = await cli(['train', '--data', at, ...settings, '--json']);
      const { dataSha256, weightsSha256 } = JSON.parse(stdout);
      add(`${form} in the command line`, [dataSha256, weightsSha256]);
      const data = await (await openOwnPath(at)).prepare();
      const model = await train({ data, dataset: 'custom', layers: [8], epochs: 2, seed: 3 });
      add(`${form} in the module`, [data.sha256, model.weightsSha256]);
      model.dispose();
    }
    assert.equal(hashes.size, 1, JSON.stringify([...hashes]));
  }
});
