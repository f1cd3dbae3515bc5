/** A record trained again, and compared with what it says. */
import { openCore } from '../input/core.js';
import { loadLinked } from '../input/linked.js';
import { coreInWords, count, percent } from '../output/output.js';
import { StopSignals } from '../training/stop-signals.js';
import { trainWhole } from './training.js';

const FAILED = 1;

/**
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @param {import('./link.js').RecordLink} link
 * @returns {Promise<number>} exit code, as record()
 * @throws {import('../options/usage-error.js').UsageError | import('../../engine/errors.js').MlpError}
 */
export async function checkRecord(options, output, link) {
  const { recipe, weightsSha256: expected } = link;
  const { variant, wide, threads = recipe.threads } = options;
  const core = await openCore({ variant, wide, mode: recipe.mode, threads }, output);
  const signals = new StopSignals();
  try {
    const dataset = await loadLinked(core, recipe, options, output, link);
    for (const note of dataset.notes) output.note(note);
    const training = await trainWhole(core, { ...recipe, threads }, dataset, output, signals);
    if (!training) {
      output.note(`Stopped by ${signals.received}: nothing was compared.`);
      return signals.exitCode;
    }
    const { weightsSha256, testErrorRate, validationErrorRate } = training.result;
    const stated = options.testError === undefined ? null : options.testError / 100;
    const sameWeights = weightsSha256 === expected;
    // As both are printed: a record states no more.
    const sameTestError = stated === null ? null : percent(stated) === percent(testErrorRate);
    output.facts([
      ['core', coreInWords(core, core.threads)],
      ['weights', `${output.strong(sameWeights ? 'the same' : 'others')}, sha256 ${weightsSha256}`],
      [
        'test error',
        `${percent(testErrorRate)} on ${count(training.testCount)} test images` +
          (sameTestError ? `, ${output.strong('as stated')}` : ''),
      ],
    ]);
    if (output.json) {
      output.document({
        recipe,
        expectedWeightsSha256: expected,
        ...{
          weightsSha256,
          sameWeights,
          statedTestErrorRate: stated,
          testErrorRate,
          sameTestError,
        },
        ...{ validationErrorRate, seconds: training.seconds, notes: dataset.notes },
      });
    }
    if (!sameWeights) {
      output.error(
        `The weights are others: the link has sha256 ${expected}. ` +
          'The same recipe gives the same bits everywhere, so the images are others, or another version of mlp-lab made the record.',
      );
    }
    if (sameTestError === false) {
      output.error(`The test error is another: the record states ${percent(Number(stated))}.`);
    }
    return sameWeights && sameTestError !== false ? 0 : FAILED;
  } finally {
    signals.dispose();
    core.dispose();
  }
}
