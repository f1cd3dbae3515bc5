#!/usr/bin/env node
/**
 * Makes the README's pictures of the page: node tests/browser/screenshots.js FOLDER [ENGINE]
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { draw, SEVEN } from './drawing.js';
import { start } from './engines.js';
import { missing } from './installed.js';
import { serve } from './server.js';

/** @typedef {import('./engines.js').EngineName} EngineName */

const RECIPE = '#dataset=digits&epochs=4&seed=7';

/** @type {Record<string, import('./engines.js').View>} */
const VIEWS = {
  wide: { width: 1280, height: 800 },
  dark: { width: 1280, height: 800, dark: true },
  phone: { width: 390, height: 844, touch: true },
};

const [folder, engine = 'chromium'] = process.argv.slice(2);
const lacking = folder
  ? missing(/** @type {EngineName} */ (engine))
  : 'usage: node tests/browser/screenshots.js FOLDER [chromium | firefox | webkit]';
if (lacking) {
  console.error(lacking);
  process.exit(2);
}

await mkdir(folder, { recursive: true });
const server = await serve();
try {
  for (const [name, view] of Object.entries(VIEWS)) {
    const browser = await start(/** @type {EngineName} */ (engine), { dark: view.dark });
    try {
      const page = await browser.newPage(view);
      await page.open(`${server.origin}/${RECIPE}`);
      await page.train();
      await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
      await draw(page, SEVEN);
      await page.evaluate(() => scrollTo(0, 0));
      const file = path.join(folder, `${name}.png`);
      await page.screenshot(file);
      console.log(file);
      await page.close();
    } finally {
      await browser.close();
    }
  }
} finally {
  await server.close();
}
