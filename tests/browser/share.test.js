import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endless, everyEngine, inEngines, QUICK } from './engines.js';

const hashOf = (page) => page.evaluate(() => location.hash);

inEngines(everyEngine, 'links', (lab) => {
  test('the address of a finished run gives the same weights again, and says so', async () => {
    const first = await lab.open(`${QUICK}&layers=20-10`);
    const weights = await first.train();
    const link = await first.until(
      'an address with the weights',
      () => location.hash.includes('weights=') && location.hash,
    );
    assert.match(link, new RegExp(`weights=${weights}$`));
    for (const part of QUICK.slice(1).split('&')) assert.ok(link.includes(part), part);
    assert.equal(await first.count('.verdict'), 0, 'nothing to compare with');
    await first.go('about:blank'); // with another hash alone, the page that is done would still be seen
    await first.open(`${lab.server.origin}/${link}`);
    assert.equal(await first.train(), weights);
    assert.match(String(await first.text('.verdict')), /verified: same weights as the link/);
  });

  test('other weights than the link names are marked', async () => {
    const page = await lab.open(`${QUICK}&weights=${'0123456789abcdef'.repeat(4)}`);
    await page.train();
    assert.match(String(await page.text('.verdict')), /differs from the link's 01234567/);
  });

  test('a spoilt link gives a sentence and a page that works', async () => {
    const page = await lab.newPage();
    for (const [spoilt, sentence] of [
      ['#dataset=digits&epochs=many', /epochs must be a whole number from 1/],
      ['#dataset=digits&colour=blue', /part that cannot be read: "colour=blue"/],
      ['#preset=nonsense', /no preset "nonsense"/],
      ['#dataset=digits&weights=123', /part that cannot be read: "weights=123"/],
      ['#dataset=digits&layers=30-x', /layers must be a list of up to 8 whole numbers/],
    ]) {
      // The sentence is there before the thousands of digits that such a page makes are.
      await page.go(`${lab.server.origin}/${spoilt}`);
      await page.until(
        `a sentence on ${spoilt}`,
        (all, source) =>
          new RegExp(source).test(all('mlp-train-panel >>> [role=alert]')[0]?.textContent ?? ''),
        sentence.source,
      );
      // Of a page that is left while it loads, Firefox tells what it then loads no more.
      if (lab.name === 'firefox') await page.status('ready');
    }
    await page.status('ready');
    const alert = 'mlp-train-panel >>> [role=alert]';
    assert.match(String(await page.text(alert)), /layers must be/, 'it stays beside Train');
    await page.click('step');
    await page.status('paused');
    assert.equal(await page.text(alert), '');
  });
});

inEngines(['chromium'], 'settings and the address', (lab) => {
  test('a changed setting is in the address, and Back leads out of the page', async () => {
    const page = await lab.open();
    await page.setting('batchSize', 64);
    await page.until('the batch size in the address', () => location.hash.includes('batchSize=64'));
    assert.equal(await page.evaluate(() => history.length), 2);
  });

  test('a link pasted over the page opens', async () => {
    const page = await lab.open();
    await page.evaluate(() => void (location.hash = '#dataset=shapes&trainSize=2000&seed=5'));
    await page.until(
      'the shapes',
      (all) => all('mlp-network-panel')[0]?.recipe?.dataset === 'shapes',
    );
    await page.status('ready');
    assert.match(await hashOf(page), /dataset=shapes.*seed=5/);
  });

  test('the link of a run that was stopped early claims no weights', async () => {
    const page = await lab.open(endless(QUICK));
    await page.click('step-epoch');
    await page.status('paused');
    await page.click('stop');
    await page.status('done');
    assert.doesNotMatch(await hashOf(page), /weights=/);
  });
});

/** What somebody pastes, by the path of the page. @type {Record<string, string>} */
const pasted = { '/favicon.ico': '' };

inEngines(
  ['chromium'],
  'the Embed button',
  (lab) => {
    test('gives a tag, an iframe and a link that lead to the same run', async () => {
      const page = await lab.open(QUICK);
      await page.click('embed');
      const code = (kind) => page.evaluate((all, name) => all(`embed-${name}`)[0].value, kind);
      const { origin } = lab.server;
      const tag = await code('tag');
      assert.match(tag, new RegExp(`<script type="module" src="${origin}/mlp-lab.js"></script>`));
      const config = (/config="([^"]*)"/.exec(tag)?.[1] ?? '').replaceAll('&amp;', '&');
      for (const part of QUICK.slice(1).split('&')) assert.ok(config.includes(part), part);
      assert.ok((await code('iframe')).includes(`${origin}/embed.html#view=train&amp;`));
      assert.equal(await code('link'), await page.evaluate(() => location.href));
      await page.click('copy-tag');
      await page.until('what became of it', () =>
        /Copied|refused/.test(document.querySelector('dialog p').textContent),
      );
      // Each of them gives that very run, pasted into a page or opened.
      const [, src] = /src="([^"]*)"/.exec(await code('iframe')) ?? [];
      pasted['/pasted.html'] = `<!doctype html><title>A text</title>${tag}`;
      const link = await code('link');
      const hashes = [];
      for (const address of [link, `${origin}/pasted.html`, String(src).replaceAll('&amp;', '&')]) {
        const embedded = await lab.newPage();
        await embedded.open(address);
        hashes.push(await embedded.train());
      }
      assert.deepEqual(hashes, Array(3).fill(hashes[0]));
    });
  },
  { server: { pages: pasted } },
);
