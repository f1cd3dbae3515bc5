/** `mlp-lab sweep-worker`: trains what `mlp-lab sweep --queue` hands out, until it is stopped. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { duration } from '../output/output.js';
import { UsageError } from '../options/usage-error.js';
import { addressOf, connect } from '../queue/connection.js';
import { work } from '../queue/work.js';
import { StopSignals } from '../training/stop-signals.js';

/**
 * @param {import('../options/flags.js').Options} options
 * @param {import('../output/output.js').Output} output
 * @returns {Promise<number>} exit code: 128 and the number of the signal that stopped it
 * @throws {UsageError | import('../../engine/errors.js').MlpError}
 */
export async function sweepWorker(options, output) {
  const { queue, data, variant, wide, workers = availableParallelism() } = options;
  if (queue === undefined) {
    throw new UsageError('A queue is needed', 'For example: --queue redis://localhost:6379');
  }
  const server = await connect(queue, output);
  output.facts([
    ['queue', addressOf(queue)],
    ['processes', String(workers)],
  ]);
  const worker = work(server, {
    workers,
    own: {
      ...(data === undefined ? {} : { data: path.resolve(data) }),
      ...(variant === undefined ? {} : { variant }),
      ...(wide ? { wide } : {}),
    },
    onStart: (link) => output.line(`begun    ${link}`),
    onEnd: (link, seconds) => output.line(`trained  ${link}  in ${duration(seconds)}`),
  });
  const signals = new StopSignals();
  try {
    await signals.asked;
    await worker.stop();
    output.note(`Stopped by ${signals.received}. What was begun goes to other workers.`);
    return signals.exitCode;
  } finally {
    signals.dispose();
  }
}
