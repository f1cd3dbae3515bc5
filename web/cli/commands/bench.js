/** `mlp-lab bench`: how fast a preset's network learns on this machine, and how fast it could at best. */
import { generateDataset, Run } from '../../engine/index.js';
import { Pacer } from '../../engine/run/pacer.js';
import { openCore } from '../input/core.js';
import { coreInWords, count, network, rate } from '../output/output.js';
import { makeRecipe } from '../options/recipe.js';

/** Images that are generated: more than a processor's caches hold, as real data sets are. */
const IMAGES = 20_000;
/** Not counted, because engines still optimise the code. */
const WARM_UP_SECONDS = 0.5;
const SECONDS = 5;
/** The time of a slice. Each slice gives a figure, and the median of all counts. */
const SLICE_MS = 50;
/** Slices between two measurements of the peak, so that both see the same machine. */
const SLICES_PER_PEAK = 10;

/**
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<number>} exit code 0
 * @throws {import('../options/usage-error.js').UsageError | import('../../engine/errors.js').MlpError}
 */
export async function bench(options, output) {
  const recipe = makeRecipe({
    ...options,
    preset: options.preset ?? 'mnist-seed',
    epochs: 100_000,
  });
  const core = await openCore(
    {
      variant: options.variant,
      wide: options.wide,
      mode: recipe.mode,
      threads: recipe.threads,
    },
    output,
  );
  // No files are needed: only the size of the images matters, and how much of them is black.
  const kind = recipe.dataset === 'cifar10' || recipe.dataset === 'shapes' ? 'shapes' : 'digits';
  const run = new Run(
    core,
    recipe,
    generateDataset(core, kind, { trainSize: IMAGES, testSize: 1 }),
  );
  try {
    const { threads } = run;
    output.facts([
      ['preset', String(recipe.preset)],
      ['network', `${network(run.layers)}, batch ${recipe.batchSize}, ${recipe.optimizer}`],
      ['images', `${count(run.plan.trainCount)} generated ${kind}`],
      ['core', coreInWords(core, threads)],
    ]);
    const { rates, peaks } = measure(run, () => core.measurePeak());
    const samplesPerSecond = median(rates);
    const gflops = (samplesPerSecond * run.flopsPerSample) / 1e9;
    const peakGflops = median(peaks);
    const shareOfPeak = shareOf(gflops, peakGflops * threads);
    const share = shareOfPeak === null ? '' : `, ${(100 * shareOfPeak).toFixed(0)} % of the peak`;
    const peak = `${peakGflops.toFixed(1)} GFLOP/s a thread, multiply and add in registers`;
    output.line();
    output.facts([
      ['training', output.strong(`${rate(samplesPerSecond)} images/s`)],
      ['', `${gflops.toFixed(1)} GFLOP/s${share}`],
      ...(shareOfPeak === null ? [] : [/** @type {[string, string]} */ (['peak', peak])]),
    ]);
    if (output.json) {
      output.document({
        net: network(run.layers),
        mode: core.mode,
        wide: core.wide,
        threads,
        samplesPerSecond,
        gflops,
        peakGflops: shareOfPeak === null ? null : peakGflops,
        shareOfPeak,
      });
    }
    return 0;
  } finally {
    run.dispose();
    core.dispose();
  }
}

/**
 * Trains for a few seconds, and measures the peak between slices.
 *
 * @param {Pick<Run, 'recipe' | 'plan' | 'advance'>} run
 * @param {() => number} measurePeak
 * @returns {{rates: number[], peaks: number[]}} samples a second of each slice; GFLOP/s
 */
export function measure(run, measurePeak) {
  const { batchSize } = run.recipe;
  // A slice that ends an epoch gives no figure, so every slice is shorter than an epoch.
  const most = Math.max(1, Math.floor(run.plan.batchesPerEpoch / 2));
  const [rates, peaks] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  const pacer = new Pacer(SLICE_MS);
  const begin = performance.now();
  const counted = begin + 1000 * WARM_UP_SECONDS;
  for (let slices = 0; performance.now() < counted + 1000 * SECONDS || rates.length === 0;) {
    const batches = Math.min(pacer.batches, most);
    const start = performance.now();
    const { epochDone } = run.advance(batches);
    const ms = performance.now() - start;
    // The end of an epoch holds an evaluation too, and maybe fewer batches.
    if (epochDone) continue;
    if (start > counted) {
      rates.push((1000 * batches * batchSize) / ms);
      if (slices++ % SLICES_PER_PEAK === 0) peaks.push(measurePeak());
    }
    pacer.took(batches, ms);
  }
  return { rates, peaks };
}

/**
 * Inputs that are 0 are skipped and count as done, so what is counted may pass what any processor could do;
 * and the machine may have been slower while the peak was measured.
 *
 * @param {number} gflops  of the training
 * @param {number} peak
 * @returns {number | null} the share of the peak, 0 to 1; null when that was none
 */
export function shareOf(gflops, peak) {
  const share = gflops / peak;
  return share > 1 ? null : share;
}

/** @param {number[]} values  at least one */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
