import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { generateDataset, loadCore } from '../../web/engine/index.js';
import { snippet } from './documentation.js';
import { draw, ONE } from './drawing.js';
import { RECORDING, documentWith, labIs } from './embedding.js';
import { inEngines, QUICK } from './engines.js';
import { publishedAsMnist } from './packs.js';
import { SHARED, dist } from './server.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-'));
const tls = certificate();
const samples = generateDataset(await loadCore(), 'digits', { trainSize: 4000, testSize: 1000 });
/**
 * Another version of the page, for hosts without headers. It stays as long as the page is not built anew: making it
 * takes longer than these tests do, and each engine has a process of its own.
 */
const isolating = path.join(root, 'build', `isolating-${fingerprint().slice(0, 16)}`);
/**
 * Of a page that is left while it loads: Firefox tells of the part that it then loads no more, and of the worker
 * that the lab tries in the place of one that did not start, which this site refuses.
 */
const LEFT = /error loading dynamically imported module|worker script \(worker-src\)/;
/** What the server has; a test deploys by changing it. */
const mounts = { '/data/': path.join(dist, 'data'), '/': dist };

/** Service workers want https. */
function certificate() {
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => path.join(folder, name));
  const options = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', ...options, ...names, '-keyout', key, '-out', cert], {
    stdio: 'pipe',
  });
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}

/** @returns {string} of what the page was built of */
function fingerprint() {
  const file = path.join(root, 'build', 'page.fingerprint');
  return existsSync(file) ? readFileSync(file, 'utf8') : `none-${process.pid}`;
}

/** Builds it, as the documentation says. */
function buildIsolating() {
  if (existsSync(isolating)) return;
  const documented = /^(\w+)=(\w+) \.\/build\.sh build$/.exec(snippet('Headers', 'sh')) ?? [];
  const vite = path.join(root, 'node_modules', '.bin', 'vite');
  const config = ['--config', 'web/bundle/vite.config.js'];
  const fresh = `${isolating}-${process.pid}`;
  execFileSync(vite, ['build', ...config, '--logLevel', 'error', '--outDir', fresh], {
    cwd: root,
    env: { ...process.env, ...Object.fromEntries([documented.slice(1, 3)]) },
    stdio: 'pipe',
  });
  try {
    renameSync(fresh, isolating);
  } catch {
    // Another engine's process has made the same meanwhile.
    rmSync(fresh, { recursive: true });
  }
}
after(() => {
  rmSync(folder, { recursive: true, force: true });
  if (path.basename(isolating).startsWith('isolating-none')) {
    rmSync(isolating, { recursive: true, force: true });
  }
});

/** The versions that the browser has kept. @param {import('./page.js').Page} page */
const kept = (page) =>
  page.evaluate(async () => (await caches.keys()).filter((name) => name !== 'mlp-lab-data'));

/** @param {import('./page.js').Page} page @param {number} count  of versions */
const keeps = (page, count) =>
  page.until(
    `${count} versions kept`,
    async (_all, wanted) => {
      const registration = await navigator.serviceWorker.getRegistration();
      const names = (await caches.keys()).filter((name) => name !== 'mlp-lab-data');
      const settled = registration?.active && !registration.installing && !registration.waiting;
      return Boolean(settled && names.length === wanted && navigator.serviceWorker.controller);
    },
    count,
  );

inEngines(
  ['chromium', 'firefox'],
  'the page without network',
  (lab) => {
    test('opens, trains on data that was loaded to the same weights, and draws', async () => {
      mounts['/'] = dist;
      const page = await lab.open('#dataset=mnist&epochs=2&layers=30&seed=7');
      await keeps(page, 1);
      const hash = await page.train();
      await page.until('the lists of data sets', async () =>
        Boolean(await caches.match('./data/mnist/index.json')),
      );
      await page.go('about:blank');
      await lab.server.close();
      lab.expectErrors(/ERR_CONNECTION_REFUSED/); // of what it tries to renew
      await page.open(`${lab.server.origin}/#dataset=mnist&epochs=2&layers=30&seed=7`);
      assert.equal(await page.train(), hash);
      await draw(page, ONE);
      await page.until('an answer', (all) => /\d/.test(all('pad-prediction')[0]?.textContent));
    });
  },
  {
    server: { tls, mounts, pages: publishedAsMnist(samples, 1000) },
    selfSigned: true,
  },
);

inEngines(
  ['chromium', 'firefox'],
  'versions of the page',
  (lab) => {
    before(buildIsolating);

    test('a new version takes over as a whole, and threads come without headers', async () => {
      mounts['/'] = dist;
      const page = await lab.open(QUICK);
      await keeps(page, 1);
      const [former] = await kept(page);
      assert.equal(await page.evaluate(() => crossOriginIsolated), false);
      mounts['/'] = isolating;
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.getRegistration()).update();
      });
      await keeps(page, 2);
      // The page that was open goes on with its own files, those too that it only wants now.
      await page.train();
      await page.evaluate((all) =>
        all('mlp-curves')[0].shadowRoot.querySelector('summary').click(),
      );
      await page.until('the table', (all) =>
        Boolean(all('mlp-curve-table')[0]?.shadowRoot?.querySelector('table')),
      );
      // The next one is of the new version.
      await page.go('about:blank');
      await page.go(`${lab.server.origin}/${QUICK}`);
      await page.until('isolation', () => globalThis.crossOriginIsolated);
      await page.status('ready', 'done');
      await keeps(page, 1);
      assert.notDeepEqual(await kept(page), [former]);
      assert.match(String(await page.text('core')), SHARED);
    });

    test(
      'can be installed',
      { skip: lab.name === 'firefox' && 'Firefox tells nobody' },
      async () => {
        mounts['/'] = dist;
        const page = await lab.open(QUICK);
        await keeps(page, 1);
        const session = await page.raw.createCDPSession();
        const { errors, manifest } = await session.send('Page.getAppManifest');
        assert.deepEqual(errors, []);
        assert.ok(manifest.icons.length >= 4, 'the drawing and its pictures');
        // One that it can show is enough for this browser; other systems take another.
        for (const { url, sizes } of manifest.icons) {
          const size = await page.evaluate(async (_all, src) => {
            const picture = Object.assign(new Image(), { src });
            await picture.decode();
            return `${picture.naturalWidth}x${picture.naturalHeight}`;
          }, url);
          // "any" arrives as no size.
          assert.ok(sizes === '0x0' || sizes === size, `${url}: ${size}, not ${sizes}`);
        }
        const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
        // A tab that shares nothing with the others is to the browser a private one.
        const others = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
        assert.deepEqual(others, []);
      },
    );

    test('on the first visit it reloads once to be isolated', async () => {
      mounts['/'] = isolating;
      if (lab.name === 'firefox') lab.expectErrors(LEFT);
      const page = await lab.newPage();
      await page.go(`${lab.server.origin}/${QUICK}`);
      await page.until('isolation', () => globalThis.crossOriginIsolated);
      await page.status('ready');
    });

    test('a version that is not whole on the server is not taken', async () => {
      mounts['/'] = dist;
      const page = await lab.open(QUICK);
      await keeps(page, 1);
      const before = await kept(page);
      lab.server.faults.push({ path: /mlp-lab\.js$/, body: 'other bytes' });
      mounts['/'] = isolating;
      lab.expectErrors(/integrity|digest/);
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.getRegistration()).update().catch(() => {});
      });
      await page.until('an end of it', async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return !registration.installing && !registration.waiting;
      });
      await page.open(`${lab.server.origin}/${QUICK}`);
      const own = await page.evaluate(
        async (_all, name) => Boolean(await (await caches.open(name)).match('./index.html')),
        before[0],
      );
      assert.ok(own);
      assert.equal(await page.evaluate(() => crossOriginIsolated), false);
    });

    test('the element registers no worker on somebody else’s page', async () => {
      mounts['/'] = dist;
      if (lab.name === 'firefox') lab.expectErrors(LEFT);
      const page = await lab.newPage();
      for (const name of ['text.html', 'embed.html', 'gallery.html']) {
        await page.go(`${lab.server.origin}/${name}`);
        if (name === 'text.html') await labIs(page, 'a', 'ready');
        const registrations = await page.evaluate(
          async () => (await navigator.serviceWorker.getRegistrations()).length,
        );
        assert.equal(registrations, 0, name);
      }
    });
  },
  {
    server: {
      tls,
      mounts,
      pages: {
        ...RECORDING,
        '/text.html': documentWith('<mlp-lab id="a" view="curve" epochs="1"></mlp-lab>'),
        '/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      },
    },
    selfSigned: true,
  },
);
