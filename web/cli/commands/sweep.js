/** `mlp-lab sweep`: trains many recipes on all cores, and says which learned best. */
import { availableParallelism, constants } from 'node:os';
import path from 'node:path';
import { ProgressBar } from '../output/progress.js';
import { count, counted } from '../output/output.js';
import { refuseSameFile } from '../output/same-file.js';
import { checkTarget, writeWhole } from '../output/write-file.js';
import { settingArgs } from '../options/recipe-flags.js';
import { UsageError } from '../options/usage-error.js';
import { addressOf, connect } from '../queue/connection.js';
import { QueuePool } from '../queue/queue-pool.js';
import { planOf } from '../sweep/plan.js';
import { plotDocument } from '../sweep/plot.js';
import { Pool } from '../sweep/pool.js';
import { readResults, ResultsFile } from '../sweep/results.js';
import { readSpec } from '../sweep/spec.js';
import { pointInWords, printTable, tableOf } from '../sweep/table.js';
import { SIGNALS } from '../training/stop-signals.js';

/** @typedef {import('../options/flags.js').Options} Options */
/** @typedef {import('../output/output.js').Output} Output */
/** @typedef {import('../sweep/plan.js').Trial} Trial */

/**
 * @param {Options} options
 * @param {Output} output
 * @param {string[]} positionals  the file of the sweep
 * @returns {Promise<number>} exit code: 0, or 128 and the number of the signal that stopped it
 * @throws {UsageError | import('../../engine/errors.js').MlpError}
 */
export async function sweep(options, output, positionals) {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError('sweep takes one file', 'Name it: mlp-lab sweep sweep.json');
  }
  const spec = await readSpec(file);
  const resultsFile = options.results ?? `${file.replace(/\.json$/, '')}.results.jsonl`;
  const { results, whole, torn } = await readResults(resultsFile);
  const plan = planOf(spec, results);
  const { data } = spec;
  // Workers have another folder to start from.
  const shared = { data: data && path.resolve(data), variant: options.variant, wide: options.wide };
  if (options.queue !== undefined) refuseBeside(options);
  if (options.list) {
    // What the commands print is appended: it must not come behind half a line.
    if (torn) await cutOff(resultsFile, whole);
    for (const trial of pendingOf(plan.trials, results)) output.line(commandOf(trial, shared));
    return 0;
  }
  await refuseSameFile(
    ['--plot', options.plot],
    [
      ['the sweep', file],
      [options.results === undefined ? 'its results' : '--results', resultsFile],
    ],
    'the curves would take the place of the other',
  );
  const plot = options.plot === undefined ? null : await checkTarget(options.plot);
  const target = await checkTarget(resultsFile);
  if (torn)
    output.note(`The last line of ${resultsFile} is not whole; its trial is trained again.`);
  const { pool, where } = await poolOf(options, target, output);
  const done = plan.trials.length - pendingOf(plan.trials, results).length;
  output.facts([
    ['sweep', `${spec.search}, ${counted(plan.total, 'trial')}, ${count(done)} of them done`],
    ['axes', Object.entries(spec.axes).map(axisInWords).join('; ') || 'none'],
    ['seeds', spec.seeds.join(', ')],
    ...(spec.rungs
      ? [/** @type {[string, string]} */ (['rounds', `${spec.rungs.join(', ')} epochs`])]
      : []),
    where,
    ['results', resultsFile],
  ]);
  output.line();
  const signal = await trainAll({ spec, shared, results, whole, target, pool, output });
  const { trials } = planOf(spec, results);
  const rows = tableOf(trials, results);
  printTable(output, rows);
  if (plot !== null) {
    await writeWhole(plot, new TextEncoder().encode(plotDocument(path.basename(file), rows)));
    output.line();
    output.line(`Curves drawn in ${options.plot}`);
  }
  if (output.json) output.document({ spec, trials: trials.length, table: rows });
  if (!signal) return 0;
  output.note(
    `Stopped by ${signal}. The same command goes on where this one ended` +
      (options.queue === undefined ? '.' : '; workers go on with what is in the queue.'),
  );
  return 128 + constants.signals[signal];
}

/** @param {Options} options @throws {UsageError} what means nothing beside --queue */
function refuseBeside({ list, workers }) {
  if (list) throw new UsageError('--list and --queue are two ways to hand trials out', 'Take one.');
  if (workers === undefined) return;
  throw new UsageError(
    '--workers means nothing beside --queue, whose trials others train',
    'Give it to each sweep-worker.',
  );
}

/**
 * @param {Options} options
 * @param {string} target  the file of results
 * @param {Output} output
 * @returns {Promise<{pool: Pool | QueuePool, where: [name: string, value: string]}>} who trains
 */
async function poolOf({ queue, workers = availableParallelism() }, target, output) {
  if (queue === undefined) {
    return { pool: new Pool(workers), where: ['processes', String(workers)] };
  }
  const pool = new QueuePool(await connect(queue, output), path.resolve(target));
  return { pool, where: ['queue', addressOf(queue)] };
}

/** @param {string} file @param {number} whole  bytes that stay */
async function cutOff(file, whole) {
  const results = new ResultsFile(file);
  await results.open(whole);
  await results.close();
}

/** @param {[string, import('../sweep/spec.js').Axis]} axis @returns {string} */
function axisInWords([name, axis]) {
  if (!Array.isArray(axis)) return `${name} ${axis.from} to ${axis.to}${axis.log ? ', log' : ''}`;
  return `${name} ${axis.map((value) => (Array.isArray(value) ? value.join('-') : value)).join(', ')}`;
}

/** @param {Trial[]} trials @param {ReadonlyMap<string, unknown>} results */
const pendingOf = (trials, results) => trials.filter(({ link }) => !results.has(link));

/**
 * Trains what has no result yet, round by round.
 *
 * @param {object} job
 * @param {import('../sweep/spec.js').Spec} job.spec
 * @param {{data?: string, variant?: string, wide?: boolean}} job.shared  options of every trial
 * @param {Map<string, import('../sweep/results.js').Result>} job.results  grows
 * @param {number} job.whole  see ResultsFile.open()
 * @param {string} job.target
 * @param {Pick<Pool, 'run' | 'stop' | 'close'>} job.pool
 * @param {Output} job.output
 * @returns {Promise<NodeJS.Signals | null>} the signal that stopped it
 */
async function trainAll({ spec, shared, results, whole, target, pool, output }) {
  const written = new ResultsFile(target);
  await written.open(whole);
  const bar = new ProgressBar(output.stderr);
  /** @type {NodeJS.Signals | null} */
  let received = null;
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    received = signal;
    pool.stop();
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  const begin = performance.now();
  let trained = 0;
  try {
    for (;;) {
      const { trials, total } = planOf(spec, results);
      const pending = pendingOf(trials, results);
      if (pending.length === 0 || received) return received;
      await pool.run(
        pending,
        ({ settings }) => ({ ...shared, ...settings }),
        async ({ link, point }, result) => {
          await written.add(result);
          results.set(link, result);
          trained++;
          const done = trials.length - pendingOf(trials, results).length;
          bar.trials({
            done,
            total,
            last: pointInWords(point),
            secondsLeft: (((performance.now() - begin) / 1000) * (total - done)) / trained,
          });
        },
      );
    }
  } finally {
    bar.clear();
    for (const signal of SIGNALS) process.off(signal, onSignal);
    pool.close();
    await written.close();
  }
}

/**
 * @param {Trial} trial
 * @param {{data?: string, variant?: string, wide?: boolean}} shared
 * @returns {string} a command for a shell, which prints a line that --results reads
 */
function commandOf({ settings }, { data, variant, wide }) {
  const args = [
    ...[process.execPath, path.resolve(process.argv[1]), 'train', ...settingArgs(settings)],
    ...(data === undefined ? [] : [`--data=${data}`]),
    ...(variant === undefined ? [] : [`--variant=${variant}`]),
    ...(wide ? ['--wide'] : []),
    '--json',
  ];
  return args.map(quoted).join(' ');
}

/** @param {string} text @returns {string} for a POSIX shell */
const quoted = (text) =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
