/** `mlp-lab train`: trains a network, prints the result, and keeps what is to be kept. */
import { assessRun, classificationReport, encodeModel, MlpError, Run } from '../../engine/index.js';
import { nameFile } from '../../data/base/name-file.js';
import { openCore } from '../input/core.js';
import { readCheckpoint } from '../input/files.js';
import { linkOf, loadLinked, readLinked } from '../input/linked.js';
import { changesRecipe, makeRecipe } from '../options/recipe.js';
import { UsageError } from '../options/usage-error.js';
import { CheckpointFile } from '../output/checkpoint-file.js';
import { printResults } from '../output/results.js';
import { noteViews } from '../output/test-views.js';
import { printEpoch, printOutcome, printPlan } from '../output/training.js';
import { refuseSameFile } from '../output/same-file.js';
import { checkTarget, writeSomewhere } from '../output/write-file.js';
import { beginFrom, readBefore } from './init-from.js';
import { readTeachers, teachFrom } from './teachers.js';
import { StopSignals } from '../training/stop-signals.js';
import { trainInSlices } from '../training/training-loop.js';

const FAILED = 1;

/**
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<number>} exit code: 0; 128 and the number of the signal that stopped it; 1 when
 *   something is lost, after its sentence
 * @throws {UsageError | MlpError}
 */
export async function train(options, output) {
  const begun = options.resume === undefined ? null : await readBegun(options, options.resume);
  const linked = readLinked(options);
  const before = await readBefore(options, output);
  const teachers = await readTeachers(options, output);
  const told = begun ?? linked;
  const recipe = told
    ? { ...told.recipe, threads: options.threads ?? told.recipe.threads }
    : makeRecipe(before ? before.options : options);
  const [target, checkpointTarget] = await checkTargets(options);
  const { mode, threads } = recipe;
  const core = await openCore(
    { variant: options.variant, wide: options.wide, mode, threads },
    output,
  );
  const dataset = await loadLinked(core, recipe, options, output, linked);
  for (const note of dataset.notes) output.note(note);
  noteViews(output, recipe, recipe.testViews);
  const run = new Run(core, recipe, dataset);
  const checkpoint = new CheckpointFile(checkpointTarget, output);
  const signals = new StopSignals();
  try {
    const taught = teachFrom(core, run, teachers);
    if (begun) nameFile(String(options.resume), () => run.resume(begun));
    const initial = before && beginFrom(run, before, output);
    printPlan(output, run, core);
    for (const epoch of run.epochs) printEpoch(output, epoch, recipe.epochs);

    const stoppedAt = await trainInSlices(run, output, signals, () => checkpoint.write(run));
    const result = await evaluateRun(run, output, target);
    // The result first: what fails after it must not take it along.
    const isOwn = !initial && taught.length === 0; // its settings alone make it
    const whole = !stoppedAt && isOwn && run.mode === 'exact';
    const link = whole ? linkOf(recipe, result.weightsSha256, dataset, options, linked) : null;
    const verdict = verdictOf(linked, run, result, stoppedAt);
    printRun(output, { run, core, stoppedAt, result, dataset, initial, taught, link, verdict });
    const failures = [checkpoint.failure, stoppedAt?.diverged ?? null];
    if (verdict === 'differs') failures.push(otherWeights(linked));
    if (target !== null) failures.push(await saved(run, target));
    if (target !== null && !failures.at(-1)) {
      output.line();
      output.line(`Saved to ${options.save}`);
    }
    const sentences = failures.flatMap((failure) => failure?.message ?? []);
    for (const sentence of sentences) output.error(sentence);
    return sentences.length > 0 ? FAILED : signals.exitCode;
  } finally {
    signals.dispose();
    run.dispose();
    core.dispose();
  }
}

/**
 * @param {import('../input/linked.js').Linked | null} linked
 * @param {Run} run
 * @param {import('../../engine/run/values.js').RunResult} result
 * @param {import('../output/training.js').StoppedAt | null} stoppedAt
 * @returns {'verified' | 'differs' | null} null where nothing is to be compared
 */
function verdictOf(linked, run, { weightsSha256 }, stoppedAt) {
  if (!linked?.weightsSha256 || stoppedAt || run.mode !== 'exact') return null;
  return weightsSha256 === linked.weightsSha256 ? 'verified' : 'differs';
}

/** @param {import('../input/linked.js').Linked | null} linked */
const otherWeights = (linked) =>
  new MlpError(
    'weights-other',
    `The link names the weights sha256 ${linked?.weightsSha256}; these are others, so the data or the version of the program is another one.`,
  );

/**
 * @param {import('../options/flags.js').Options} options
 * @returns {Promise<[save: string | null, checkpoint: string | null]>}
 * @throws {UsageError | MlpError} a file that cannot be written
 */
async function checkTargets({ save, checkpoint, data, teacher, resume, initFrom }) {
  const [, form] = /\.(onnx|h5|keras|pt|pth|tflite|html|c|h)$/i.exec(save ?? '') ?? [];
  if (form !== undefined) {
    throw new UsageError(
      `A network is saved as safetensors, not as ${form}`,
      'Name the file *.safetensors; "mlp-lab export" makes files for other programs of it.',
    );
  }
  const target = save === undefined ? null : await checkTarget(save);
  const checkpointTarget = checkpoint === undefined ? null : await checkTarget(checkpoint);
  /** @type {[string, string | undefined][]} */
  const read = [['--data', data]];
  for (const file of teacher ?? []) read.push(['--teacher', file]);
  // A run may take the place of its checkpoint, and a network that of the one it began with.
  const kept = 'the network and the run are not the same';
  const networks = /** @type {typeof read} */ ([
    ['--save', save],
    ['--init-from', initFrom],
  ]);
  await refuseSameFile(['--checkpoint', checkpoint], networks, kept);
  await refuseSameFile(['--save', save], [['--resume', resume]], kept);
  const lost = 'what is read would be lost';
  await refuseSameFile(['--save', save], read, lost);
  await refuseSameFile(['--checkpoint', checkpoint], read, lost);
  return [target, checkpointTarget];
}

/**
 * Tests the network. When that fails, the network is saved first: the training must not be lost.
 *
 * @param {Run} run
 * @param {import('../output/output.js').Output} output
 * @param {string | null} target
 * @throws {MlpError}
 */
async function evaluateRun(run, output, target) {
  try {
    return run.evaluate();
  } catch (error) {
    if (target !== null) {
      const failure = await saved(run, target);
      if (failure) output.error(failure.message);
      else output.note(`The network could not be tested, but it is saved to ${target}.`);
    }
    throw error;
  }
}

/**
 * @param {Run} run
 * @param {string} target
 * @returns {Promise<MlpError | null>} why it could not be saved
 */
async function saved(run, target) {
  try {
    await writeSomewhere(target, encodeModel(run.model()));
    return null;
  } catch (error) {
    if (error instanceof MlpError) return error;
    throw error;
  }
}

/**
 * Prints what came out, for people or as a JSON document.
 *
 * @param {import('../output/output.js').Output} output
 * @param {object} outcome
 * @param {Run} outcome.run
 * @param {import('../../engine/core/core.js').Core} outcome.core
 * @param {import('../output/training.js').StoppedAt | null} outcome.stoppedAt
 * @param {import('../../engine/run/values.js').RunResult} outcome.result
 * @param {{train: import('../../engine/samples.js').Samples, notes: string[], sha256?: string}} outcome.dataset
 * @param {string | null} outcome.link  to the same run, where its settings alone give its weights
 * @param {'verified' | 'differs' | null} outcome.verdict  on the weights that --link names
 * @param {import('./init-from.js').Initial | null} outcome.initial  what the run began with
 * @param {{file: string, weightsSha256: string}[]} outcome.taught  what it learned from
 */
function printRun(output, outcome) {
  const { run, core, stoppedAt, result, dataset, initial, taught, link, verdict } = outcome;
  const { recipe } = run;
  const { classNames } = dataset.train;
  const { confusionMatrix } = result;
  const { sentence, ...assessment } = assessRun(run, result);
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
    validationCost: result.validationCost,
    // Its former name, for one version more.
    finalTrainingErrorRate: result.validationErrorRate,
    testErrorRate: result.testErrorRate,
    confusionMatrix,
    report: classificationReport(confusionMatrix, classNames),
    samplesPerSecond: result.samplesPerSecond,
    weightsSha256: result.weightsSha256,
    reproducible: run.mode === 'exact',
    recipe,
    ...(initial && { initFrom: initial }),
    ...(taught.length > 0 && { teachers: taught }),
    notes: dataset.notes,
    // Of own images: the name of the set, equal for the same images in any form.
    ...(dataset.sha256 && { dataSha256: dataset.sha256 }),
    ...(link && { link }),
    ...(verdict && { verified: verdict === 'verified' }),
    // What says that the network has not learned well, and a rate to try; null when nothing does.
    faults: sentence && { ...assessment, sentence },
    ...(run.stoppedEarly && { stoppedEarly: true }),
    ...(stoppedAt && (stoppedAt.diverged ? { diverged: true } : { interrupted: true })),
  };
  printOutcome(output, document, run, stoppedAt);
  printResults(output, confusionMatrix, classNames);
  if (sentence && !stoppedAt?.diverged) {
    output.note(`The network has not learned well. ${sentence} mlp-lab lr-find looks for a rate.`);
  }
  if (output.json) output.document(document);
}

/**
 * The run to resume. Its settings stay: with others it would be another run.
 *
 * @param {import('../options/flags.js').Options} options
 * @param {string} file
 * @throws {UsageError | MlpError}
 */
async function readBegun(options, file) {
  if (changesRecipe(options)) {
    throw new UsageError(
      '--resume goes on with the settings of the run it resumes',
      'Leave out the options that say what and how to train.',
    );
  }
  return readCheckpoint(file);
}
