import { MlpError } from '../errors.js';

/**
 * What each status of the core means to a person. The names come from the ABI table; those that
 * config.js and sample-set.js already rule out are here too, since the core has the last word.
 * @type {Record<string, string>}
 */
const SENTENCES = {
  'bad-inputs': 'A network takes 1 to 65,536 inputs.',
  'bad-hidden-layers': 'A network has at most 8 hidden layers; leave some out.',
  'bad-units': 'A hidden layer has 1 to 8,192 units.',
  'bad-classes': 'A network tells 1 to 1,024 classes apart.',
  'bad-batch-size': 'The batch size is 1 to 4,096.',
  'bad-learning-rate':
    'The learning rate must be a finite number, 0 or more; what float32 rounds to 0 or infinity is none.',
  'bad-weight-decay': 'The weight decay must be a finite number, 0 or more.',
  'bad-momentum': 'Momentum, beta1 and beta2 lie in [0, 1), and epsilon is above 0.',
  'network-too-large': 'The network does not fit into memory; make its layers or batch smaller.',
  'bad-row': 'A selected sample is not in the set; select rows below its count.',
  'bad-label': 'A label is not below the number of classes; give the network more classes.',
  'bad-count': 'The number of values does not fit this network.',
  'bad-scaling': 'An offset or gain of the input scaling is infinite or not a number.',
  'bad-point': 'A point of a stroke is not a finite number within a million; leave it out.',
  'bad-pen': 'The pen is 1 to 10 pixels wide.',
  'mid-epoch': 'The state of a run can be saved between two epochs only.',
  'bad-state': 'The state of the run is damaged, or another version of this program made it.',
  'other-state': 'The state comes from a run with other settings.',
  'thread-lost': 'A helper thread stopped at its work; try again.',
  'bad-image': 'The width and height do not fit the number of inputs.',
  'bad-dropout': 'Dropout leaves out a share of at least 0 and below 1.',
  'bad-label-smoothing': 'Label smoothing is at least 0 and below 1.',
  'bad-norm':
    'A largest norm must be a finite number; 0 is no limit. Batch normalisation takes batches of 2 or more.',
  'bad-schedule': 'The learning rate schedule has a number that is out of range.',
  'bad-averaging':
    'Averaging of weights keeps at least 0 and less than 1, and does not go with swaFrom.',
  'bad-augmentation':
    'An augmentation number is out of range; crop is below the shorter side of the images, cutout at most that.',
  'weight-not-finite': 'A parameter is infinite or not a number; nothing was changed.',
};

/**
 * @param {string} name  a status name of the ABI table
 * @returns {MlpError} with that name as its code
 */
export function statusError(name) {
  const sentence = SENTENCES[name] ?? 'The core refused a call of the engine; please report this.';
  return new MlpError(name, sentence);
}

/**
 * @param {string} status  "cost-not-finite" or "weight-not-finite"
 * @param {{epoch: number, batch: number}} progress  where training stopped
 * @param {number} learningRate  as it was set: of a schedule, the highest
 * @returns {MlpError} "diverged"
 */
export function divergedError(status, { epoch, batch }, learningRate) {
  const what = status === 'cost-not-finite' ? 'the cost' : 'a weight';
  return new MlpError(
    'diverged',
    `Training diverged in epoch ${epoch}, batch ${batch}, with learning rate ${learningRate}: ` +
      `${what} is no longer a finite number. The parameters are back at the end of the last ` +
      'finite epoch; try a lower learning rate.',
    { epoch, batch, learningRate, status },
  );
}
