#!/usr/bin/env node
/**
 * Builds a site with each host and tries the lab in it: ./build.sh test-hosts [NAME...]. Without a name all
 * of them; those that are not installed skip then and say so.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { GROUP_MS } from '../patience.js';
import { start } from '../browser/engines.js';
import { missing } from '../browser/installed.js';
import { serve } from '../browser/server.js';
import { absent, buildHost, workshop } from './build.js';
import { comesBack, draws, followsTheme, goesOn, keepsKeys, trains, waits } from './checks.js';
import { hosts } from './hosts.js';

const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in hosts));
if (unknown !== undefined) {
  console.error(`error: there is no host "${unknown}"; they are ${Object.keys(hosts).join(', ')}.`);
  process.exit(2);
}
const names = named.length > 0 ? named : Object.keys(hosts);
// Puppeteer ends its browser at such a signal, and the process would wait for what no browser answers.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.once(signal, () => process.exit(1));
/** Pictures of each site, light and dark, to be looked at. */
const pictures = path.join(workshop, 'pictures');
mkdirSync(pictures, { recursive: true });

describe('the lab in', { skip: missing('chromium') }, () => {
  /** @type {Awaited<ReturnType<typeof start>>} */
  let browser;
  before(async () => {
    // Whatever a host takes from another site is not there, at once, with a network or without.
    browser = await start('chromium', {
      flags: ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    });
  });
  after(() => browser?.close());

  for (const name of names) {
    const host = hosts[name];
    const why = absent(host);
    // Each has the time of a group: what a host is built with is brought first.
    test(name, { skip: named.length === 0 && why, timeout: GROUP_MS }, async (t) => {
      assert.ok(!why, String(why));
      const site = await (host.made?.() ?? buildHost(name, host));
      const server = await serve({
        headers: {},
        mounts: { '/': site },
        pages: { '/favicon.ico': '' },
      });
      const page = await browser.newPage({ width: 1280, height: 1000 });
      const look = (/** @type {string} */ scheme) =>
        page.screenshot(path.join(pictures, `${name}-${scheme}.png`));
      try {
        await page.go(`${server.origin}${host.start ?? '/'}`);
        for (const check of [waits, trains, draws, followsTheme, comesBack, keepsKeys, goesOn])
          await t.test(check.name, () => check(page, host, look));
        const errors = (await page.errors()).filter((text) => !host.known?.test(text));
        assert.deepEqual(errors, []);
      } finally {
        await look('end').catch(() => {});
        await page.close();
        await server.close();
      }
    });
  }
});
