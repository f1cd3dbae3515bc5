/**
 * The benchmark: one training step of several networks, and the reading of images, by us and by others, in
 * one interleaved run.
 * ./build.sh bench starts it, and installs what it needs.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';
import { SERVED } from './chromium.js';
import { closeChromium, findContestants, startProbe } from './contestants.js';
import { coresForTwo, makeVerifier, playRound, prepare, weighRound } from './measure.js';
import { flopsPerSample, NETS } from './nets.js';
import { readOptions } from './options.js';
import { formatCosts, formatTable, LEGEND, spread, summarise, summariseCosts } from './report.js';
import { makeTask, writeTask } from './task.js';

/** @typedef {import('./contestants.js').Contestant} Contestant */
/** @typedef {import('./contestants.js').Runner} Runner */
/** @typedef {import('./measure.js').Outcome} Outcome */

const THOROUGH = { rounds: 7, sliceSeconds: 0.15 };
const QUICK = { rounds: 3, sliceSeconds: 0.1 };
/** The network whose evaluation is timed too. */
const EVALUATED = 'A';

const options = readOptions();
if (options.widening) {
  const { printWidening } = await import('./widening.js');
  process.exit(printWidening());
}
const out = options.json ? process.stderr : process.stdout;
/** @param {string} [text] */
const say = (text = '') => out.write(`${text}\n`);
const { rounds, sliceSeconds } = options.quick ? QUICK : THOROUGH;

/** Those that started, in the order of the table. @type {[Contestant, Runner][]} */
const field = [];
/** @type {import('./peer.js').Peer[]} */
const probes = [];
const { model: processor } = cpus()[0];
const result = {
  date: new Date().toISOString(),
  processor,
  cores: cpus().length,
  rounds,
  sliceSeconds,
  /** @type {object[]} */
  tables: [],
};

await mkdir(SERVED, { recursive: true });
const folder = await mkdtemp(path.join(SERVED, 'tasks-'));
try {
  await startAll();
  probes.push(await startProbe(), await startProbe());
  say(`${processor}, ${result.cores} cores; ${rounds} rounds of ${sliceSeconds} s`);
  for (const [{ name }, { engine }] of field) say(`  ${name}: ${engine}`);
  for (const name of options.nets) {
    // Nets that read digits are also measured on pixels that are mostly 0.
    await measure(name, 'dense');
    if (NETS[name].layers[0] === 784) await measure(name, 'sparse');
  }
  say();
  say(LEGEND);
  if (options.json) process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await Promise.all([...field.map(([, runner]) => runner), ...probes].map((one) => one.close()));
  await closeChromium();
  await rm(folder, { recursive: true });
}

async function startAll() {
  const { contestants, missing } = findContestants(options.groups);
  for (const { name, packages } of missing) {
    say(`${name} is left out. To have it:`);
    say(`  sudo apt-get install -y --no-install-recommends ${packages}`);
  }
  for (const contestant of contestants) {
    try {
      field.push([contestant, await contestant.start()]);
    } catch (error) {
      say(`${contestant.name} is left out: ${/** @type {Error} */ (error).message}`);
    }
  }
}

/**
 * One table.
 * @param {string} name  of the network
 * @param {'dense' | 'sparse'} kind  of its pixels
 */
async function measure(name, kind) {
  const net = NETS[name];
  const { task, data, source } = await makeTask(net, kind, process.env.MLP_DATA);
  const taskFolder = path.join(folder, `${name}-${kind}`);
  await writeTask(taskFolder, data);
  const deviationOf = makeVerifier(task, data);
  /** @type {[Outcome, Runner][]} */
  const players = [];
  const own = field.filter(([{ predicts = false }]) => predicts === (net.predicts ?? false));
  for (const [contestant, runner] of own) {
    const prepared = { contestant, runner, task, folder: taskFolder, deviationOf, sliceSeconds };
    players.push([await prepare(prepared), runner]);
  }
  await rm(taskFolder, { recursive: true });

  const passed = players.filter(([{ failure }]) => failure === null);
  const cores = [];
  for (let round = 0; round < rounds; round++) {
    cores.push(await coresForTwo(/** @type {any} */ (probes)));
    await playRound(passed, task, round);
    if (name === EVALUATED) await weighRound(passed);
  }

  const outcomes = players.map(([outcome]) => outcome);
  const flops = flopsPerSample(net);
  const lines = summarise(outcomes, flops);
  const costs = summariseCosts(outcomes);
  const zeros = data.pixels.reduce((sum, pixel) => sum + (pixel === 0 ? 1 : 0), 0);
  const zeroShare = zeros / data.pixels.length;
  const two = spread(cores);
  const about = { net: name, ...net, pixels: source, zeroShare, flopsPerSample: flops };
  result.tables.push({ ...about, coresForTwo: two, contestants: lines, costs });
  say();
  say(
    `${name}: ${net.predicts ? 'reading, ' : ''}${net.layers.join('-')}, batch ${net.batch}, ${net.cost}, on ${source} ` +
      `(${(100 * zeroShare).toFixed(0)} % zeros); ${flops.toLocaleString('en-US')} FLOP a sample`,
  );
  const range = `${two.min.toFixed(2)} to ${two.max.toFixed(2)}`;
  say(`Two processes at once got ${two.median.toFixed(2)} cores (${range}).`);
  say(formatTable(lines));
  if (costs.length > 0) say(formatCosts(costs));
}
