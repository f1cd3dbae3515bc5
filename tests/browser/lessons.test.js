import assert from 'node:assert/strict';
import { test } from 'node:test';
import { course } from '../../web/lessons/course.js';
import { endless, inEngines, QUICK } from './engines.js';

/** What the panel says of the claims of its step. */
const claims = (page) =>
  page.evaluate((all) =>
    all('mlp-lesson >>> .after li').map((item) => [item.className, item.textContent]),
  );

/** Presses the button of the step, and waits until it has an answer. */
async function press(page) {
  await page.click('lesson-press');
  await page.until('an answer', (all) => all('lesson-after').length > 0);
}

inEngines(['chromium'], 'lessons', (lab) => {
  const open = async (/** @type {string} */ search) => {
    const page = await lab.newPage();
    await page.go(`${lab.server.origin}/${search}`);
    await page.until('the lesson', (all) => all('mlp-lesson').length > 0);
    return page;
  };

  test('steps train, show, draw and move, and what they claim holds', async () => {
    for (const [name, first, last] of [
      ['pixel-votes', 1, 4],
      ['centring', 2, 2],
    ]) {
      const page = await open(`?lesson=${name}&step=${first}`);
      for (let step = Number(first); step <= Number(last); step++) {
        await press(page);
        const found = await claims(page);
        assert.deepEqual(
          found.map(([verdict]) => verdict),
          course[name].steps[step - 1].claims.map(() => 'holds'),
          `${name} ${step}: ${JSON.stringify(found)}`,
        );
        if (name === 'pixel-votes' && step === 2) {
          const labels = await page.until('ten pictures', (all) => {
            const pictures = all('mlp-lesson >>> mlp-signed-picture');
            const isPainted = pictures.every(({ shadowRoot }) =>
              shadowRoot?.querySelector('canvas'),
            );
            return pictures.length > 0 && isPainted && pictures.map(({ label }) => label);
          });
          assert.deepEqual(
            labels,
            Array.from({ length: 10 }, (_, digit) => `Weights to output ${digit}`),
          );
        }
        if (step < last) await page.click('lesson-next');
      }
    }
  });

  test('a step that is opened by its link trains first, says so, and shows the mistake it speaks of', async () => {
    const page = await open('?lesson=confusion-matrix&step=2');
    assert.equal(await page.text('lesson-press'), 'Train and open the commonest mistake');
    await press(page);
    const images = Number((await claims(page))[0][1].match(/(\d+)\s*$/)[1]);
    const shown = await page.until('the images of a cell', (all) => {
      const { matrix } = all('mlp-confusion')[0];
      const { heading, total, items } = all('mlp-mistakes')[0];
      const labels = [...new Set(items.map(({ label }) => label))];
      const read = /^(\d), read as (\d)$/.exec(heading);
      return read && { labels, total, heading, cell: matrix[read[1]][read[2]] };
    });
    assert.equal(shown.total, images, shown.heading);
    assert.equal(shown.cell, images, shown.heading);
    assert.deepEqual(shown.labels, [shown.heading[0]]);
    assert.equal(await page.text('lesson-press'), 'Open the commonest mistake');
  });

  test('the lesson follows a run that is paused, stopped and reset in the lab', async () => {
    const page = await open('?lesson=overfitting&step=3');
    const says = (/** @type {string} */ text) =>
      page.until(
        text || 'nothing',
        (all, wanted) => {
          const state = all('lesson-state')[0].textContent;
          return wanted ? state.includes(wanted) : state === '' && !all('lesson-press')[0].disabled;
        },
        text,
      );
    await page.status('ready');
    await page.click('step-epoch');
    await says('is paused; the button continues');
    await page.click('stop');
    await says('was stopped early; train again');
    assert.equal(await page.count('lesson-after'), 0);
    await page.click('lesson-press');
    await page.status('running');
    await page.click('reset');
    await page.status('ready');
    await says('');
    assert.equal(await page.count('lesson-after'), 0);
  });

  test('the answer comes to a run that the lab was told to train, and goes with it', async () => {
    const page = await open('?lesson=epochs&step=4');
    await page.status('ready');
    await page.click('train');
    await page.until('an answer', (all) => all('lesson-after').length > 0);
    assert.deepEqual(
      (await claims(page)).map(([verdict]) => verdict),
      ['holds'],
    );
    // The chart of another lesson begins empty.
    await page.click('lesson-all');
    await page.click('lesson-learning-rate');
    await page.until(
      'a chart of one run, not trained',
      (all) =>
        all('mlp-runs')[0].runs.length === 0 &&
        all('mlp-curves')[0].runs.length === 1 &&
        all('mlp-curves')[0].runs[0].name === 'Run 1' &&
        all('mlp-curves')[0].runs[0].points.length === 0,
    );
    assert.equal(await page.count('lesson-after'), 0);
  });

  test('the address names the step, Start again forgets the answer, and Close ends the lesson', async () => {
    const page = await open('?lesson=epochs&step=4#preset=shapes');
    const place = () => page.evaluate(() => location.search + location.hash);
    await press(page);
    await page.click('lesson-reset');
    assert.equal(await page.count('lesson-after'), 0);
    await page.click('lesson-presenter');
    assert.equal(await place(), '?lesson=epochs&step=4&size=presenter');
    await page.click('lesson-presenter');
    await Promise.all([
      page.raw.waitForNavigation(),
      page.evaluate((all) => void setTimeout(() => all('lesson-close')[0].click())),
    ]);
    assert.equal(await page.evaluate(() => location.search), '');
    await page.status('ready');
  });

  test('a lesson has its earlier curves after a reload, and leaves the runs of its reader as they were', async () => {
    const page = await lab.open();
    const finished = await page.train();
    await page.until('the list', (all) => all('mlp-runs')[0].runs.length === 1);
    // Another one is left in the middle.
    await page.open(`${lab.server.origin}/?own${endless(QUICK).replace('seed=7', 'seed=8')}`);
    await page.click('step-epoch');
    await page.status('paused');
    const names = () => page.evaluate((all) => all('mlp-runs')[0].runs.map(({ name }) => name));
    const inLesson = async (/** @type {string[]} */ wanted) =>
      page.until(
        `the runs ${wanted} of the lesson in the chart`,
        (all, list) =>
          String(all('mlp-runs')[0]?.runs.map(({ name }) => name)) === String(list) &&
          all('mlp-curves')[0].runs.filter(({ points }) => points.length > 0).length ===
            list.length,
        wanted,
      );

    await page.go(`${lab.server.origin}/?lesson=learning-rate&step=1`);
    await page.until('the lesson', (all) => all('mlp-lesson').length > 0);
    await press(page);
    await inLesson(['Run 1']);
    assert.equal(await page.count('resume-kept'), 0, 'no run of the reader is offered in a lesson');
    await page.click('lesson-next');
    await press(page);
    await inLesson(['Run 2', 'Run 1']);
    await page.go(`${lab.server.origin}/?lesson=learning-rate&step=2&again`);
    await inLesson(['Run 2', 'Run 1']);
    // Its answers too; they go when the button does it again.
    const done = () =>
      page.evaluate((all) =>
        all('mlp-lesson >>> .steps button').map(({ ariaLabel }) => ariaLabel.includes('(done)')),
      );
    assert.deepEqual(
      (await claims(page)).map(([verdict]) => verdict),
      ['holds'],
    );
    assert.match(String(await page.text('lesson-state')), /You have done this step/);
    assert.deepEqual(await done(), [true, true, false, false]);
    await page.evaluate((all) => all('mlp-lesson >>> .steps button')[0].click());
    await page.until('the first step', () => location.search.includes('step=1'));
    assert.equal(await page.count('lesson-after'), 1);
    await page.click('lesson-reset');
    assert.equal(await page.count('lesson-after'), 0);
    assert.deepEqual(await done(), [false, true, false, false]);
    await page.click('lesson-next');
    assert.equal(await page.count('lesson-after'), 1);
    await page.until('another name of the run that has not begun', (all) =>
      all('mlp-curves')[0].runs.some(({ name }) => name === 'Run 3'),
    );
    await press(page);
    await inLesson(['Run 3', 'Run 2', 'Run 1']);
    await page.go(`${lab.server.origin}/?lesson=epochs&step=1`);
    await page.until('an empty list', (all) => all('mlp-runs')[0]?.runs.length === 0);

    await page.open(`${lab.server.origin}/?again${QUICK}`);
    await page.until('the run', (all) => all('weights-hash')[0]?.dataset.hash);
    assert.equal(await page.attribute('weights-hash', 'data-hash'), finished);
    await page.until('the list', (all) => all('mlp-runs')[0].runs.length > 0);
    assert.deepEqual(await names(), ['Run 1']);
    await page.until('the offer', (all) => all('resume-kept').length === 1);
  });

  test('a link to what is not there gets a sentence', async () => {
    const alarm = (page) => page.text('mlp-lesson >>> [role=alert]');
    const page = await open('?lesson=cooking');
    assert.match(String(await alarm(page)), /There is no lesson "cooking"; choose one/);
    await page.click('lesson-learning-rate');
    await page.until('the lesson', () => location.search === '?lesson=learning-rate&step=1');
    const other = await open('?lesson=epochs&step=9');
    assert.match(String(await alarm(other)), /no step "9" in this lesson, which has 4/);
  });

  test('in presenter size the chart tells the epoch under the pointer', async () => {
    const page = await open('?lesson=epochs&step=2&size=presenter');
    await press(page);
    const box = await page.evaluate((all) => {
      const { left, top, width, height } = all('mlp-curves >>> .u-over')[0].getBoundingClientRect();
      return { left, top, width, height };
    });
    await page.raw.mouse.move(box.left + box.width / 2, box.top + box.height / 2);
    const epoch = await page.until(
      'an epoch',
      (all) => /[\d.]+/.exec(all('mlp-curves >>> .at')[0].textContent)?.[0],
    );
    assert.ok(Math.abs(Number(epoch) - 5) < 0.2, `epoch ${epoch} in the middle of ten`);
  });
});
