/** `mlp-lab train`: trains a network in slices, so that Ctrl-C works, and prints the result. */
import {
  classificationReport,
  encodeCheckpoint,
  encodeModel,
  MlpError,
  Run,
} from '../../engine/index.js';
import { nameFile } from '../../data/name-file.js';
import { Pacer } from '../../engine/run/pacer.js';
import { coreInWords, openCore } from '../input/core.js';
import { checkTarget, readCheckpoint, writeWhole } from '../input/files.js';
import { UsageError } from '../options/usage-error.js';
import { cost, count, duration, network, percent, rate } from '../output/output.js';
import { ProgressBar } from '../output/progress.js';
import { makeRecipe, recipeOptions } from '../options/recipe.js';
import { printResults } from '../output/results.js';
import { loadSamples } from '../input/samples.js';
import { noteViews } from '../output/test-views.js';

/** Longer than in the page: here the bar is written after each slice. */
const SLICE_MS = 50;
const INTERRUPTED = 130;
/** The one setting that a resumed run may change. */
const CHANGES_NOTHING = 'threads';

/**
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<number>} exit code: 0, or 130 when interrupted
 * @throws {UsageError | MlpError}
 */
export async function train(options, output) {
  const begun = options.resume === undefined ? null : await readBegun(options, options.resume);
  const recipe = begun
    ? { ...begun.recipe, threads: options.threads ?? begun.recipe.threads }
    : makeRecipe(options);
  const target = options.save === undefined ? null : await checkTarget(options.save);
  const checkpointTarget =
    options.checkpoint === undefined ? null : await checkTarget(options.checkpoint);
  if (target !== null && target === checkpointTarget) {
    throw new UsageError(
      '--save and --checkpoint name one file',
      'Give them two: the network and the run are not the same.',
    );
  }
  const { mode, threads } = recipe;
  const core = await openCore(
    { variant: options.variant, wide: options.wide, mode, threads },
    output,
  );
  const dataset = await loadSamples(core, recipe.dataset, {
    data: options.data,
    trainSize: recipe.trainSize,
    testSize: recipe.testSize,
  });
  for (const note of dataset.notes) output.note(note);
  noteViews(output, recipe, recipe.testViews);
  const run = new Run(core, recipe, dataset);
  try {
    const { classNames } = dataset.train;
    if (begun) nameFile(String(options.resume), () => run.resume(begun));
    printPlan(output, run, core);
    for (const epoch of run.epochs) printEpoch(output, epoch, recipe.epochs);

    const stoppedAt = await trainInSlices(run, output, async () => {
      if (checkpointTarget === null) return;
      await writeWhole(checkpointTarget, encodeCheckpoint(run.checkpoint()));
    });
    const result = run.evaluate();
    const document = {
      preset: recipe.preset,
      dataset: recipe.dataset,
      split: recipe.split,
      layers: run.layers,
      seed: recipe.seed,
      mode: run.mode,
      variant: core.variant,
      threads: run.threads,
      epochs: run.epochs,
      bestEpoch: run.bestEpoch,
      validationErrorRate: result.validationErrorRate,
      // Its former name, for one version more.
      finalTrainingErrorRate: result.validationErrorRate,
      testErrorRate: result.testErrorRate,
      confusionMatrix: result.confusionMatrix,
      report: classificationReport(result.confusionMatrix, classNames),
      samplesPerSecond: result.samplesPerSecond,
      weightsSha256: result.weightsSha256,
      reproducible: run.mode === 'exact',
      recipe,
      ...(run.stoppedEarly && { stoppedEarly: true }),
      ...(stoppedAt && (stoppedAt.diverged ? { diverged: true } : { interrupted: true })),
    };
    printOutcome(output, document, run, stoppedAt);
    printResults(output, result.confusionMatrix, classNames);
    if (target !== null) {
      await writeWhole(target, encodeModel(run.model()));
      output.line();
      output.line(`Saved to ${options.save}`);
    }
    if (output.json) output.document(document);
    if (stoppedAt?.diverged) throw stoppedAt.diverged;
    return stoppedAt ? INTERRUPTED : 0;
  } finally {
    run.dispose();
    core.dispose();
  }
}

/**
 * The run to resume. Its settings stay: with others it would be another run.
 *
 * @param {import('../options/flags.js').Options} options
 * @param {string} file
 * @throws {UsageError | MlpError}
 */
async function readBegun(options, file) {
  if (Object.keys(recipeOptions(options)).some((key) => key !== CHANGES_NOTHING)) {
    throw new UsageError(
      '--resume goes on with the settings of the run it resumes',
      'Leave out the options that say what and how to train.',
    );
  }
  return readCheckpoint(file);
}

/**
 * Where a run ended before its last epoch.
 *
 * @typedef {object} StoppedAt
 * @property {number} epoch  whole epochs
 * @property {number} batch  batches of the next
 * @property {MlpError} [diverged]  why: the weights are those of the last epoch's end; else Ctrl-C
 */

/**
 * Trains to the end, or to the first Ctrl-C; the second one quits at once. When it diverges,
 * the result of the epochs before is kept, unless that is in the first epoch.
 *
 * @param {Run} run
 * @param {import('../output/output.js').Output} output
 * @param {() => Promise<void>} afterEpoch
 * @returns {Promise<StoppedAt | null>} null when all epochs were trained
 * @throws {MlpError} "diverged", in the first epoch
 */
async function trainInSlices(run, output, afterEpoch) {
  const bar = new ProgressBar(output.stderr);
  const pacer = new Pacer(SLICE_MS);
  let stop = false;
  const onInterrupt = () => {
    if (stop) {
      bar.clear();
      process.exit(INTERRUPTED);
    }
    stop = true;
  };
  process.on('SIGINT', onInterrupt);
  try {
    const { batchesPerEpoch, trainCount } = run.plan;
    const { epochs } = run.recipe;
    const begunWith = run.epochs.length;
    const start = performance.now();
    let batch = 0;
    while (!run.finished && !stop) {
      const sliceStart = performance.now();
      const before = batch;
      const state = run.advance(pacer.batches);
      const now = performance.now();
      batch = state.epochDone ? 0 : state.batch;
      if (state.epochDone) {
        bar.clear();
        printEpoch(output, run.epochs[run.epochs.length - 1], epochs);
        await afterEpoch();
      } else {
        // The end of an epoch holds an evaluation too, and says nothing about the batches.
        pacer.took(batch - before, now - sliceStart);
        const done = run.epochs.length - begunWith + batch / batchesPerEpoch;
        const ahead = epochs - begunWith - done;
        const seconds = (now - start) / 1000;
        bar.update({
          epoch: run.epochs.length + 1,
          epochs,
          batch,
          batches: batchesPerEpoch,
          cost: state.meanCost,
          samplesPerSecond: (done * trainCount) / seconds,
          secondsLeft: (seconds * ahead) / done,
        });
      }
      await pacer.yieldToEvents();
    }
    return run.finished ? null : { epoch: run.epochs.length, batch };
  } catch (error) {
    const diverged = error instanceof MlpError && error.code === 'diverged' ? error : null;
    if (!diverged || run.epochs.length === 0) throw error;
    return { epoch: run.epochs.length, batch: 0, diverged };
  } finally {
    bar.clear();
    pacer.dispose();
    process.off('SIGINT', onInterrupt);
  }
}

/**
 * @param {import('../output/output.js').Output} output
 * @param {Run} run
 * @param {import('../../engine/core/core.js').Core} core
 */
function printPlan(output, { recipe, plan, layers, threads }, core) {
  const { dataset, split, optimizer, learningRate, batchSize, epochs, seed } = recipe;
  const activation = recipe.layers.length ? `, ${recipe.activation}` : '';
  output.facts([
    ...(recipe.preset ? [/** @type {[string, string]} */ (['preset', recipe.preset])] : []),
    [
      'data',
      `${dataset}, ${split} split: ${count(plan.trainCount)} to train, ` +
        `${count(plan.validationCount)} for validation, ${count(plan.testCount)} to test`,
    ],
    [
      'network',
      `${network(layers)}${activation}, ${recipe.cost} cost, ${count(plan.parameterCount)} parameters`,
    ],
    [
      'training',
      `${optimizer}, learning rate ${learningRate}, batch ${batchSize}, ` +
        `${epochs} ${epochs === 1 ? 'epoch' : 'epochs'}, seed ${seed}`,
    ],
    ['core', coreInWords(core, threads)],
  ]);
  output.line();
  output.line(output.strong(epochRow('epoch', 'cost', 'validation error', 'time')));
}

/**
 * @param {import('../output/output.js').Output} output
 * @param {Run['epochs'][number]} epoch
 * @param {number} epochs
 */
function printEpoch(output, epoch, epochs) {
  output.line(
    epochRow(
      `${epoch.epoch}/${epochs}`,
      cost(epoch.trainCost),
      percent(epoch.validationErrorRate),
      duration(epoch.seconds),
    ),
  );
}

/** @param {string} epoch @param {string} mean @param {string} error @param {string} time */
function epochRow(epoch, mean, error, time) {
  return [epoch.padStart(7), mean.padStart(8), error.padStart(16), time.padStart(7)].join('  ');
}

/**
 * @param {import('../output/output.js').Output} output
 * @param {{validationErrorRate: number | null, testErrorRate: number, samplesPerSecond: number,
 *   weightsSha256: string, reproducible: boolean}} document
 * @param {Run} run
 * @param {StoppedAt | null} stoppedAt
 */
function printOutcome(output, document, { plan, recipe, bestEpoch, stoppedEarly }, stoppedAt) {
  const { validationErrorRate: validation, testErrorRate, samplesPerSecond } = document;
  output.line();
  if (stoppedAt?.diverged) {
    const epochs = stoppedAt.epoch === 1 ? 'epoch' : `${stoppedAt.epoch} epochs`;
    output.line(`diverged; what follows is of the ${epochs} before`);
    output.line();
  } else if (stoppedAt) {
    output.line(`interrupted after epoch ${stoppedAt.epoch}, batch ${count(stoppedAt.batch)}`);
    output.line();
  }
  if (stoppedEarly) {
    output.line(`stopped early: no better validation error in ${recipe.patience} epochs`);
    output.line();
  }
  const which = recipe.keepBest && bestEpoch > 0 ? `, epoch ${bestEpoch}` : '';
  const [validated, test] = [
    validation === null ? 'none' : percent(validation),
    percent(testErrorRate),
  ];
  const width = Math.max(validated.length, test.length);
  output.facts([
    [
      'validation error',
      `${validated.padStart(width)}   on ${count(plan.validationCount)} held-out images${which}`,
    ],
    [
      'test error',
      `${output.strong(test.padStart(width))}   on ${count(plan.testCount)} test images`,
    ],
    ['speed', `${rate(samplesPerSecond)} images/s`],
    [
      'weights',
      `sha256 ${document.weightsSha256}${document.reproducible ? '' : ' (fast: not reproducible)'}`,
    ],
  ]);
}
