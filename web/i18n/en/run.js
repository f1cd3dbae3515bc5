/** Every word of the elements that every view of a run has: training and its curves. */
import { count, decimal, marked } from '../numbers.js';
import { words } from '../translate.js';

const train = {
  heading: 'Training',
  train: 'Train',
  resume: 'Resume',
  pause: 'Pause',
  buttons: {
    step: { label: 'Step', title: 'Train one batch' },
    epoch: { label: '1 epoch', title: 'Train one epoch' },
    stop: { label: 'Stop', title: 'End this run and test it as it is' },
    reset: { label: 'Reset', title: 'Back to fresh weights' },
  },
  /** @param {number} epochs */
  trainOn: (epochs) => `Train ${epochs} more`,
  progress: 'Progress of the training',
  /** @param {number} epoch @param {number} epochs @param {string} share */
  progressAt: (epoch, epochs, share) => `${share}, epoch ${epoch} of ${epochs}`,
  /** @param {import('../types.js').Resumable} run */
  interrupted: ({ name, layers, epoch, epochs }) =>
    `${name} (${layers.join('-')}) was interrupted and can go on from epoch ${epoch} of ${epochs}.`,
  /** @param {number} epoch */
  resumeFrom: (epoch) => `Resume from epoch ${epoch}`,
  discard: 'Discard it',
  epoch: 'epoch',
  timeLeft: 'time left',
  samplesPerSecond: 'samples/s',
  gflops: 'GFLOP/s',
  peakShare: 'of peak',
  peakTitle: 'Share of the fastest arithmetic measured on this machine',
  testError: 'test error',
  notTested: 'tested at the end',
  /** @param {number} wrong @param {number} all  test images */
  wrong: (wrong, all) => `${count(wrong)} of ${count(all)} wrong`,
  engine: 'Engine',
  weights: 'weights hash',
  notReproducible: 'not reproducible',
  notReproducibleTitle:
    'Fast arithmetic rounds differently from machine to machine, so the weights of this run cannot be compared; exact arithmetic gives the same ones everywhere',
  core: 'core',
  coreTitle: 'What computes: the kernels, their arithmetic, and the number of threads',
  /** @param {import('../types.js').CoreAtWork} core */
  coreAtWork: ({ variant, mode, threads }) =>
    `${variant}, ${mode}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
  copy: 'Copy',
  copyTitle: 'Copy the whole weights hash',
  copied: 'The weights hash is copied.',
  notCopied: 'The browser refused to copy; the whole hash shows when you point at it.',
  verified: 'verified: same weights as the link',
  verifiedTitle: 'This run ended in the weights that the link names, bit for bit',
  /** @param {string} expected */
  differs: (expected) => `differs from the link's ${expected}`,
  differsTitle: 'The link was made from a run that ended in other weights',
  learningRate: 'learning rate',
  rates: [
    { factor: 0.5, label: '÷ 2', title: 'Learning rate ÷ 2' },
    { factor: 2, label: '× 2', title: 'Learning rate × 2' },
  ],
  /** @param {number} epoch @param {number} epochs */
  epochOf: (epoch, epochs) => `${marked(String(epoch))} / ${epochs}`,
  queued: 'Training starts then.',
  /** @type {Record<import('../types.js').RunStatus, string>} */
  status: {
    loading: 'Getting ready…',
    ready: 'Ready to train.',
    running: 'Training…',
    paused: 'Paused.',
    done: 'Done.',
    diverged: 'Diverged.',
    failed: 'Stopped by an error.',
  },
};

const curves = {
  title: 'Learning curves',
  measure: 'Measure',
  error: 'Error rate',
  cost: 'Cost',
  validation: 'validation',
  training: 'training',
  epochs: 'epochs',
  errorAxis: 'error rate, %',
  costAxis: 'mean cost',
  /** @param {number} epoch */
  at: (epoch) => `at epoch ${decimal(epoch, 2)}`,
  asTable: 'Show as table',
  tableCaption: 'Learning curves, one row per epoch',
  run: 'Run',
  epochColumn: 'Epoch',
  validationError: 'Validation error',
  trainingError: 'Training error',
  validationCost: 'Validation cost',
  trainingCost: 'Training cost',
  nothing: 'The curves appear here as soon as training starts.',
  noRows: 'No epoch is complete yet.',
  /** @param {string} what @param {number} runs */
  chart: (what, runs) =>
    `Chart of the ${what.toLowerCase()} over the epochs, ${runs === 1 ? 'one run' : `${runs} runs`}; the same numbers are in the table below.`,
};

export const strings = words('run', { train, curves });
