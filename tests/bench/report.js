/** The figures of the rounds, and the tables that people read. */
import { TOLERANCE } from './measure.js';

/** @typedef {import('./measure.js').Outcome} Outcome */

/**
 * @typedef {object} Line  a contestant in the result
 * @property {string} name
 * @property {string} group
 * @property {string | null} mode  of ours
 * @property {number} threads
 * @property {string} engine
 * @property {string | null} failure
 * @property {number | null} deviation  largest difference of its weights from float64
 * @property {Spread | null} samplesPerSecond
 * @property {number | null} gflops  at the median
 * @property {number | null} peakGflops  of ours: of one thread, median of the rounds
 * @property {number | null} shareOfPeak  of ours: GFLOP/s beside the peak of all threads, median of the
 *   rounds' own shares
 * @property {number | null} timesOurs  its median beside the best of ours outside a browser
 * @property {number | null} timesPyTorch  its median beside the best of PyTorch
 *
 * @typedef {{median: number, min: number, max: number}} Spread
 */

/** @param {number[]} values @returns {Spread} */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return { median: (low + high) / 2, min: sorted[0], max: sorted[sorted.length - 1] };
}

/**
 * @param {Outcome[]} outcomes
 * @param {number} flopsPerSample
 * @returns {Line[]}
 */
export function summarise(outcomes, flopsPerSample) {
  const lines = outcomes.map((outcome) => lineOf(outcome, flopsPerSample));
  const best = (/** @type {string} */ group) =>
    Math.max(
      ...lines
        .filter((line) => line.group === group)
        .map((line) => line.samplesPerSecond?.median ?? 0),
    );
  /** @param {Line} line @param {number} other */
  const times = (line, other) =>
    line.samplesPerSecond && other > 0 ? line.samplesPerSecond.median / other : null;
  const [ours, pytorch] = [best('ours'), best('pytorch')];
  for (const line of lines) {
    line.timesOurs = times(line, ours);
    line.timesPyTorch = times(line, pytorch);
  }
  return lines;
}

/** @param {Outcome} outcome @param {number} flopsPerSample @returns {Line} */
function lineOf({ contestant, engine, failure, deviation, ...rounds }, flopsPerSample) {
  const { name, group, mode, threads } = contestant;
  const timed = failure === null && rounds.samplesPerSecond.length > 0;
  const samplesPerSecond = timed ? spread(rounds.samplesPerSecond) : null;
  const gflops = samplesPerSecond && (samplesPerSecond.median * flopsPerSample) / 1e9;
  // Round by round: a machine that slows down slows both.
  const shares = rounds.peakGflops.map(
    (peak, i) => (rounds.samplesPerSecond[i] * flopsPerSample) / 1e9 / peak,
  );
  const peakGflops = rounds.peakGflops.length ? spread(rounds.peakGflops).median : null;
  return {
    name,
    group,
    mode,
    threads,
    engine,
    failure,
    deviation: Number.isNaN(deviation) ? null : deviation,
    samplesPerSecond,
    gflops,
    peakGflops,
    shareOfPeak: peakGflops && spread(shares).median / threads,
    timesOurs: null,
    timesPyTorch: null,
  };
}

/** @param {number} value @returns {string} three significant digits, e.g. "312,000" */
const figure = (value) => value.toLocaleString('en-US', { maximumSignificantDigits: 3 });

/** @param {number | null} value @param {(value: number) => string} text */
const cell = (value, text) => (value === null ? '' : text(value));

const HEADS = [
  '',
  'samples/s',
  'lowest',
  'highest',
  'GFLOP/s',
  'of peak',
  'x ours',
  'x PyTorch',
  'off',
];

/** @param {Line[]} lines @returns {string} */
export function formatTable(lines) {
  const rows = lines.map((line) => {
    const rate = line.samplesPerSecond;
    if (!rate) return [line.name, `failed: ${line.failure}`];
    return [
      line.name,
      figure(rate.median),
      figure(rate.min),
      figure(rate.max),
      cell(line.gflops, (value) => value.toFixed(1)),
      cell(line.shareOfPeak, (value) => (value > 1 ? '' : `${(100 * value).toFixed(0)} %`)),
      cell(line.timesOurs, (value) => value.toFixed(2)),
      cell(line.timesPyTorch, (value) => value.toFixed(2)),
      cell(line.deviation, (value) => value.toExponential(0)),
    ];
  });
  const whole = rows.filter((row) => row.length === HEADS.length);
  const widths = HEADS.map((head, i) =>
    Math.max(head.length, ...whole.map((row) => row[i].length)),
  );
  widths[0] = Math.max(...rows.map(([name]) => name.length));
  return [HEADS, ...rows]
    .map((row) =>
      row.map((text, i) => (i === 0 ? text.padEnd(widths[0]) : text.padStart(widths[i]))),
    )
    .map((row) => row.join('  ').trimEnd())
    .join('\n');
}

/**
 * @param {Outcome[]} outcomes
 * @returns {{name: string, loadMs: Spread, evaluateMs: Spread}[]} of those that were weighed
 */
export const summariseCosts = (outcomes) =>
  outcomes
    .filter(({ loadMs }) => loadMs.length > 0)
    .map(({ contestant, loadMs, evaluateMs }) => ({
      name: contestant.name,
      loadMs: spread(loadMs),
      evaluateMs: spread(evaluateMs),
    }));

/** @param {ReturnType<typeof summariseCosts>} costs @returns {string} */
export function formatCosts(costs) {
  /** @param {Spread} ms */
  const text = ({ median, min, max }) =>
    `${median.toFixed(1)} ms (${min.toFixed(1)} to ${max.toFixed(1)})`;
  return costs
    .map(
      ({ name, loadMs, evaluateMs }) =>
        `${name}: the core loaded in ${text(loadMs)}, 10,000 images read in ${text(evaluateMs)}`,
    )
    .join('\n');
}

/** What the columns mean, once under all tables. */
export const LEGEND = [
  'samples/s: median of the rounds, and the lowest and highest round. GFLOP/s: multiply and add count',
  'one each, padding does not. of peak: beside what this engine does in registers in that mode, in the',
  'same rounds, times threads; zeros are skipped and count as done: none above 100 %. x ours, x PyTorch: beside the best of either.',
  "off: the weights' largest difference from float64 after the verified steps, or that of the outputs where images",
  `are only read (at most ${TOLERANCE} is let through).`,
].join('\n');
