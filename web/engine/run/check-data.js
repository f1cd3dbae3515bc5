import { MlpError } from '../errors.js';

/** @typedef {import('../samples.js').Samples} Samples */

/**
 * What would show only when the test set is evaluated, and then cost the whole training.
 * @param {{train: Samples, test: Samples}} data
 * @throws {MlpError} "samples-shape", "bad-label", "one-class"
 */
export function checkData({ train, test }) {
  const shape = (/** @type {Samples} */ { width, height, channels }) =>
    `${width}x${height} pixels in ${channels} ${channels === 1 ? 'channel' : 'channels'}`;
  if (train.inputs !== test.inputs || shape(train) !== shape(test)) {
    throw new MlpError(
      'samples-shape',
      `The test images have ${shape(test)}, but the training images ${shape(train)}; ` +
        'give both the same shape.',
    );
  }
  const classes = train.classNames.length;
  for (const [what, { labels }] of Object.entries({ training: train, test })) {
    const wrong = labels.findIndex((label) => label >= classes);
    if (wrong < 0) continue;
    throw new MlpError(
      'bad-label',
      `The label of ${what} image ${wrong} is ${labels[wrong]}, but there are only ${classes} ` +
        'classes, counted from 0; correct the label or name more classes.',
    );
  }
  if (train.labels.length === 0 || train.labels.some((label) => label !== train.labels[0])) return;
  throw new MlpError(
    'one-class',
    `All training images are of one class, ${JSON.stringify(train.classNames[train.labels[0]])}, ` +
      'so there is nothing to tell apart; add images of another class.',
  );
}
