#!/usr/bin/env node
/**
 * What the drawing of the network costs a training in Chromium on Linux, in the built page:
 * node tests/bench/drawing.js [PAIRS] [SECONDS]
 *
 * One run trains on while the drawing is shown and hidden in turn. Compared is, of the time in which the training
 * worker is busy, the part that it does not train, from a profile of it: other programs on the machine slow both
 * parts down alike. The processor time of an epoch and the speed by the clock stand beside it; these other programs
 * do change.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { start } from '../browser/engines.js';
import { serve } from '../browser/server.js';

const [pairs = 40, seconds = 2] = process.argv.slice(2).map(Number);
/** Until the drawing has come or gone. */
const SETTLE_MS = 400;
const DRAWS = 2000;
/** Between two samples of a profile. */
const SAMPLE_US = 500;

/** @param {number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

/** The threads of a process and its children, by their names. @param {number} pid @returns {{name: string, file: string}[]} */
function threadsOf(pid) {
  const folder = `/proc/${pid}/task`;
  return readdirSync(folder).flatMap((id) => {
    const children = readFileSync(`${folder}/${id}/children`, 'utf8').split(' ').filter(Boolean);
    const name = readFileSync(`${folder}/${id}/comm`, 'utf8').trim();
    return [
      { name, file: `${folder}/${id}/schedstat` },
      ...children.map(Number).flatMap(threadsOf),
    ];
  });
}

/** Seconds that a thread has run. @param {string} file */
const ranFor = (file) => Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e9;

/** The thread of that name that has run longest. @param {number} pid @param {string} wanted */
const busiest = (pid, wanted) =>
  threadsOf(pid)
    .filter(({ name }) => name.startsWith(wanted))
    .map(({ file }) => ({ file, ran: ranFor(file) }))
    .reduce((most, each) => (each.ran > most.ran ? each : most)).file;

/**
 * The median of pairs drawn anew from these, the lowest and the highest of 95 % of them.
 * @param {number[]} values
 */
function interval(values) {
  const medians = Array.from({ length: DRAWS }, () =>
    median(values.map(() => values[Math.floor(Math.random() * values.length)])),
  ).sort((a, b) => a - b);
  return [medians[Math.floor(DRAWS * 0.025)], medians[Math.ceil(DRAWS * 0.975) - 1]];
}

/**
 * Of the samples of a profile in which the worker is busy, the part outside its training: what is called from
 * the event loop and takes longest is the loop of the training.
 * @param {import('puppeteer-core').Protocol.Profiler.Profile} profile
 */
function untrained({ nodes, samples = [], timeDeltas = [] }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((c) => [c, id])));
  /** @param {number} id */
  const outermost = (id) => {
    let at = id;
    while (parents.get(parents.get(at))) at = parents.get(at);
    return at;
  };
  /** @type {Map<number, number>} */
  const times = new Map();
  samples.forEach((id, i) => {
    if (byId.get(id)?.callFrame.functionName === '(idle)') return;
    const top = outermost(id);
    times.set(top, (times.get(top) ?? 0) + timeDeltas[i]);
  });
  const all = [...times.values()];
  return 1 - Math.max(...all) / all.reduce((sum, each) => sum + each);
}

/** @param {number} share */
const signed = (share) => `${share < 0 ? '' : '+'}${(100 * share).toFixed(2)} %`;

const server = await serve();
const browser = await start('chromium');
try {
  const page = await browser.newPage({ width: 1280, height: 1600 });
  await page.open(`${server.origin}/#dataset=digits&epochs=100000&seed=7`);
  await page.click('train');
  await page.until('an epoch', (all) => all('mlp-train-panel')[0].progress?.epoch > 2);
  await page.evaluate((all) => all('mlp-network-diagram')[0].scrollIntoView({ block: 'center' }));
  const { pid } = page.raw.browser().process();
  const worker = busiest(pid, 'DedicatedWorker');
  // Its page's own thread has the number of the process.
  const main = worker.replace(/^(\/proc\/(\d+)\/task)\/\d+/, '$1/$2');

  /** The next end of an epoch, and what the threads have run until then: an epoch's last part is another work. */
  const look = async () => {
    const epochs = await page.evaluate(async (all) => {
      const panel = all('mlp-train-panel')[0];
      const before = panel.progress;
      while (panel.progress === before || !Number.isInteger(panel.progress.position))
        await new Promise((resolve) => setTimeout(resolve, 1));
      return panel.progress.position;
    });
    return { epochs, worker: ranFor(worker), main: ranFor(main), at: performance.now() / 1000 };
  };
  const trainer = page.raw.workers().find((each) => each.url().includes('trainer'))?.client;
  await trainer.send('Profiler.enable');
  await trainer.send('Profiler.setSamplingInterval', { interval: SAMPLE_US });

  /** @param {boolean} isShown */
  const slice = async (isShown) => {
    await page.evaluate((all, shown) => {
      all('mlp-network-diagram')[0].style.display = shown ? '' : 'none';
    }, isShown);
    await wait(SETTLE_MS);
    await trainer.send('Profiler.start');
    const one = await look();
    await wait(1000 * seconds);
    const two = await look();
    const { profile } = await trainer.send('Profiler.stop');
    const epochs = two.epochs - one.epochs;
    return {
      untrained: untrained(profile),
      worker: (two.worker - one.worker) / epochs,
      main: (two.main - one.main) / (two.at - one.at),
      speed: epochs / (two.at - one.at),
    };
  };

  const found = [];
  for (let pair = 0; pair < pairs; pair++) {
    // Shown first in every other pair: what changes over time changes both alike.
    const first = await slice(pair % 2 === 0);
    const second = await slice(pair % 2 === 1);
    found.push(pair % 2 === 0 ? [first, second] : [second, first]);
  }
  const changes = found.map(([shown, hidden]) => shown.worker / hidden.worker - 1);
  const [low, high] = interval(changes);
  const each = (
    /** @type {0 | 1} */ side,
    /** @type {'untrained' | 'worker' | 'main' | 'speed'} */ what,
  ) => median(found.map((pair) => pair[side][what]));
  const costs = found.map(([shown, hidden]) => shown.untrained - hidden.untrained);
  const [least, most] = interval(costs);
  console.log(`${pairs} pairs of ${seconds} s, medians`);
  console.log(
    `the worker's busy time outside the training: ${(100 * each(0, 'untrained')).toFixed(2)} % with the drawing, ` +
      `${(100 * each(1, 'untrained')).toFixed(2)} % without: ${signed(median(costs))} ` +
      `(95 %: ${signed(least)} to ${signed(most)})`,
  );
  console.log(
    `worker: ${(1000 * each(0, 'worker')).toFixed(2)} ms an epoch with the drawing, ` +
      `${(1000 * each(1, 'worker')).toFixed(2)} without: ${signed(median(changes))} ` +
      `(95 %: ${signed(low)} to ${signed(high)})`,
  );
  console.log(
    `page: ${(100 * each(0, 'main')).toFixed(1)} % of a core with it, ` +
      `${(100 * each(1, 'main')).toFixed(1)} % without`,
  );
  console.log(
    `speed by the clock: ${each(0, 'speed').toFixed(1)} epochs/s with it, ` +
      `${each(1, 'speed').toFixed(1)} without`,
  );
} finally {
  await browser.close();
  await server.close();
}
