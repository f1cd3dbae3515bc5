// Trains in a thread of its own, so that this one stays free; it stops the training after a while.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { MlpError, train } from 'mlp-lab';

if (isMainThread) {
  const worker = new Worker(new URL(import.meta.url));
  worker.on('message', ({ epoch, validationErrorRate, stopped }) => {
    if (stopped) console.log(stopped);
    else console.log(`epoch ${epoch}: ${(100 * validationErrorRate).toFixed(1)} % misread`);
    if (epoch === 2) worker.postMessage('stop');
  });
} else {
  const stop = new AbortController();
  parentPort.once('message', () => stop.abort());
  try {
    await train({
      dataset: 'digits',
      trainSize: 4000,
      epochs: 1000,
      signal: stop.signal,
      onEpoch: ({ epoch, validationErrorRate }) =>
        parentPort.postMessage({ epoch, validationErrorRate }),
    });
  } catch (error) {
    if (!(error instanceof MlpError)) throw error;
    parentPort.postMessage({ stopped: error.message });
  }
}
