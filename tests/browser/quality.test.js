import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations, violationsInBothThemes } from './axe.js';
import { draw, SEVEN } from './drawing.js';
import { endless, inEngines, QUICK } from './engines.js';

const LONG = endless(QUICK);
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844, touch: true };

/** The test id or name of what has the focus, however deep. */
const focused = (page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('data-testid') ?? element?.localName;
  });

/** Controls that are less than 24 px high or wide, those in a large enough label left out. */
const smallTargets = (page) =>
  page.evaluate(() => {
    /** @type {string[]} */
    const found = [];
    const isSmall = (box) => box && Math.min(box.width, box.height) < 24;
    const look = (root) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) look(element.shadowRoot);
        if (!element.matches('a, button, input, select, summary, [tabindex="0"]')) continue;
        const box = element.getBoundingClientRect();
        const label = element.closest('label')?.getBoundingClientRect() ?? box;
        if (box.width > 0 && isSmall(box) && isSmall(label))
          found.push(`${element.outerHTML.slice(0, 90)}: ${box.width} x ${box.height}`);
      }
    };
    look(document);
    return found;
  });

inEngines(['chromium'], 'accessibility', (lab) => {
  for (const [name, view] of Object.entries({ wide: WIDE, phone: PHONE })) {
    test(`axe finds nothing, ${name}, light and dark`, async () => {
      const page = await lab.open(LONG, view);
      assert.deepEqual(await violationsInBothThemes(page), [], 'idle');
      await page.click('train');
      await page.until('progress', (all) => all('mlp-train-panel')[0].progress?.epoch > 1);
      assert.deepEqual(await violationsInBothThemes(page), [], 'running');
      await page.click('stop');
      await page.status('done');
      await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
      await draw(page, SEVEN);
      await page.evaluate((all) => all('mlp-lab >>> details').forEach((e) => (e.open = true)));
      assert.deepEqual(await violationsInBothThemes(page), [], 'done, everything open');
      assert.deepEqual(await smallTargets(page), []);
    });
  }

  test('the keyboard alone leads from the first page to a finished training', async () => {
    const page = await lab.open();
    const path = [];
    while ((await focused(page)) !== 'train') {
      await page.raw.keyboard.press('Tab');
      path.push(await focused(page));
      assert.ok(path.length < 60, `Tab never reaches Train: ${path}`);
    }
    const outline = await page.evaluate((all) => getComputedStyle(all('train')[0]).outlineStyle);
    assert.equal(outline, 'solid', 'the focus shows');
    await page.raw.keyboard.press('Enter');
    await page.status('running', 'done');
    await page.status('done');
    assert.equal(await focused(page), 'train', 'the focus stays when Pause is Train again');
  });

  test('the keyboard opens a cell of the confusion matrix, and comes back to it', async () => {
    const page = await lab.open();
    await page.train();
    await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
    await page.evaluate((all) => all('mlp-confusion')[0].focus());
    for (const key of ['End', 'ArrowDown']) await page.raw.keyboard.press(/** @type {any} */ (key));
    const cell = () =>
      page.evaluate((all) => {
        const { activeElement } = all('mlp-confusion')[0].shadowRoot;
        return activeElement?.getAttribute('aria-label') ?? null;
      });
    const picked = String(await cell());
    const [, count, actual, predicted] = /^(\d+) of class (\d), named (\w+)$/.exec(picked) ?? [];
    await page.raw.keyboard.press('Enter');
    const read = predicted === 'right' ? 'read right' : `read as ${predicted}`;
    await page.until(
      'the news of it',
      (all, news) => all('mlp-mistakes >>> [role=status]')[0].textContent.startsWith(news),
      `${actual}, ${read}: ${count} image`,
    );
    assert.equal(await cell(), picked, 'the focus stays');
    assert.match(
      String(await page.text('mlp-mistakes >>> .card')),
      new RegExp(`^true ${actual}, read as \\d 0\\.\\d\\d`),
    );
    while ((await focused(page)) !== 'all-mistakes') await page.raw.keyboard.press('Tab');
    await page.raw.keyboard.press('Enter');
    await page.until('all mistakes', (all) => all('all-mistakes').length === 0);
    assert.equal(await cell(), picked, 'the focus comes back');
  });

  test('the mistakes are one stop of Tab, and arrows lead from one to the next', async () => {
    const page = await lab.open();
    await page.train();
    await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 8);
    const stops = () =>
      page.evaluate((all) =>
        all('mlp-mistakes >>> .card').flatMap((card, i) => (card.tabIndex === 0 ? [i] : [])),
      );
    assert.deepEqual(await stops(), [0]);
    const [columns, cards] = await page.evaluate((all) => {
      const tops = all('mlp-mistakes >>> .card').map((card) => card.getBoundingClientRect().top);
      all('mlp-mistakes >>> .card')[0].focus();
      return [tops.filter((top) => top === tops[0]).length, tops.length];
    });
    for (const [key, reached] of /** @type {[any, number][]} */ ([
      ['ArrowLeft', 0],
      ['ArrowRight', 1],
      ['ArrowDown', 1 + columns],
      ['End', cards - 1],
      ['ArrowRight', cards - 1],
      ['Home', 0],
    ])) {
      await page.raw.keyboard.press(key);
      await page.until(
        `card ${reached} after ${key}`,
        (all, i) =>
          all('mlp-mistakes')[0].shadowRoot.activeElement === all('mlp-mistakes >>> .card')[i],
        reached,
      );
      assert.deepEqual(await stops(), [reached], key);
    }
  });

  test('a finished run is printed on two pages', async () => {
    const page = await lab.open();
    await page.train();
    await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
    for (const format of ['A4', 'letter']) {
      const pdf = Buffer.from(await page.raw.pdf({ format })).toString('latin1');
      assert.equal(pdf.match(/\/Type \/Page\b(?!s)/g)?.length, 2, format);
    }
  });

  test('headings lead through the page, and whatever can be used has a name', async () => {
    const page = await lab.open();
    await page.train();
    await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
    const session = await page.raw.createCDPSession();
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const inOrder = (id) => {
      const node = byId.get(id);
      return node ? [node, ...(node.childIds ?? []).flatMap(inOrder)] : [];
    };
    const shown = inOrder(nodes[0].nodeId)
      .filter(({ ignored }) => !ignored)
      .map(({ role, name }) => ({ role: role?.value, name: name?.value?.trim() ?? '' }));
    const ofRole = (...roles) => shown.filter(({ role }) => roles.includes(role));
    assert.deepEqual(
      ofRole('heading').map(({ name }) => name),
      [
        'MLP Lab',
        ...['Training', 'Try it', 'Learning curves', 'Data', 'Samples', 'Network', 'Output "0"'],
        ...['Confusion matrix', 'Classification report', 'Mistakes, the surest first'],
        ...['First-layer weights', 'Activations', 'Inside the network', 'Runs'],
      ],
    );
    assert.deepEqual(
      ofRole('region').map(({ name }) => name),
      ['Training', 'Try it', 'Data', 'Network'],
    );
    const used = ['button', 'combobox', 'spinbutton', 'textbox', 'checkbox', 'radio'];
    used.push('DisclosureTriangle', 'application', 'progressbar', 'image', 'table');
    const nameless = ofRole(...used).filter(({ name }) => name === '');
    assert.deepEqual(nameless, []);
    const names = ofRole('DisclosureTriangle').map(({ name }) => name);
    assert.ok(names.includes('Schedule off'), `words run together: ${names}`);
  });

  test('a run is announced once an epoch, not once a batch', async () => {
    const page = await lab.open();
    await page.evaluate((all) => {
      const said = new Set();
      globalThis.said = () => [...said];
      const look = () =>
        all('mlp-train-panel >>> p[role=status]').forEach((p) => said.add(p.textContent.trim()));
      new MutationObserver(look).observe(all('mlp-train-panel')[0].shadowRoot, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await page.train();
    const said = (await page.evaluate(() => globalThis.said())).filter(Boolean);
    assert.ok(said.length >= 1 && said.length <= 3, said.join(' '));
    assert.match(said.at(-1), /^Training is done: test error [\d.]+ %\.$/);
  });

  test('with reduced motion nothing moves', async () => {
    const page = await lab.newPage();
    await page.raw.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await page.open(`${lab.server.origin}/${LONG}`);
    await page.click('train');
    await page.until('progress', (all) => all('mlp-train-panel')[0].progress?.epoch > 1);
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .map(({ effect }) => effect?.getComputedTiming().duration)
        .filter((duration) => Number(duration) > 10),
    );
    assert.deepEqual(moving, []);
  });
});

inEngines(
  ['firefox', 'webkit'],
  'the dark',
  (lab) => {
    test('is on the whole page from the start, and axe finds nothing', async () => {
      const page = await lab.open(QUICK, { ...WIDE, dark: true });
      const theme = await page.evaluate((all) => {
        const { color, colorScheme } = getComputedStyle(all('mlp-train-panel')[0]);
        return { color, colorScheme };
      });
      assert.deepEqual(theme, { color: 'rgb(236, 238, 242)', colorScheme: 'dark' });
      await page.train();
      await page.until('the mistakes', (all) => all('mlp-mistakes')[0].items.length > 0);
      assert.deepEqual(await violations(page), []);
    });
  },
  { dark: true },
);
