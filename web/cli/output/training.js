/** What `train` prints: the plan, a row for each epoch, and the outcome. */
import { coreInWords, cost, count, counted, duration, network, percent, rate } from './output.js';

/** @typedef {import('../../engine/run/run.js').Run} Run */

/** The widths of an epoch's row. */
const COLUMNS = [7, 13, 15, 16, 7];

/**
 * Where a run ended before its last epoch.
 *
 * @typedef {object} StoppedAt
 * @property {number} epoch  whole epochs
 * @property {number} batch  batches of the next
 * @property {import('../../engine/errors.js').MlpError} [diverged]  why: the weights are those of the last epoch's end; else a signal
 */

/**
 * @param {import('../output/output.js').Output} output
 * @param {Run} run
 * @param {import('../../engine/core/core.js').Core} core
 */
export function printPlan(output, { recipe, plan, layers, threads }, core) {
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
        `${counted(epochs, 'epoch')}, seed ${seed}`,
    ],
    ['core', coreInWords(core, threads)],
  ]);
  output.line();
  output.line(
    output.strong(
      epochRow('epoch', 'training cost', 'validation cost', 'validation error', 'time'),
    ),
  );
}

/**
 * @param {import('../output/output.js').Output} output
 * @param {Run['epochs'][number]} epoch
 * @param {number} epochs
 */
export function printEpoch(output, epoch, epochs) {
  output.line(
    epochRow(
      `${epoch.epoch}/${epochs}`,
      cost(epoch.trainCost),
      epoch.validationCost === null ? 'none' : cost(epoch.validationCost),
      percent(epoch.validationErrorRate),
      duration(epoch.seconds),
    ),
  );
}

/** @param {string[]} cells  epoch, training cost, validation cost, validation error, time */
function epochRow(...cells) {
  return cells.map((cell, i) => cell.padStart(COLUMNS[i])).join('  ');
}

/**
 * @param {import('../output/output.js').Output} output
 * @param {{validationErrorRate: number | null, testErrorRate: number, samplesPerSecond: number,
 *   weightsSha256: string, reproducible: boolean, dataSha256?: string, link?: string, verified?: boolean}} document
 * @param {Run} run
 * @param {StoppedAt | null} stoppedAt
 */
export function printOutcome(
  output,
  document,
  { plan, recipe, bestEpoch, stoppedEarly },
  stoppedAt,
) {
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
    output.line(
      `stopped early: no better validation error in ${counted(recipe.patience, 'epoch')}`,
    );
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
      `${validated.padStart(width)}   on ${counted(plan.validationCount, 'validation image')}${which}`,
    ],
    [
      'test error',
      `${output.strong(test.padStart(width))}   on ${counted(plan.testCount, 'test image')}`,
    ],
    ['speed', `${rate(samplesPerSecond)} images/s`],
    [
      'weights',
      `sha256 ${document.weightsSha256}${document.reproducible ? '' : ' (fast: not reproducible)'}`,
    ],
    ...(document.dataSha256
      ? [/** @type {[string, string]} */ (['data', `sha256 ${document.dataSha256}`])]
      : []),
    ...(document.link ? [/** @type {[string, string]} */ (['link', document.link])] : []),
    ...(document.verified
      ? [/** @type {[string, string]} */ (['verified', 'same weights as the link'])]
      : []),
  ]);
}
