/** Every word that the panels for setting up and sharing a run say. One group per element. */
import { count, counted, duration, limit, marked, megabytes } from '../numbers.js';
import { words } from '../translate.js';

const setting = {
  /** @param {number} low @param {number} high @param {boolean} whole @param {string} text */
  bad: (low, high, whole, text) =>
    `Must be a ${whole ? 'whole ' : ''}number from ${limit(low)} to ${limit(high)}` +
    (text === '' ? '.' : `, not ${text}.`),
  /** @param {string} text  e.g. "1,000" @param {boolean} whole */
  ambiguous: (text, whole) =>
    `${text} can be read in two ways: write ${text.replace(/[.,]/, '')}` +
    (whole ? '.' : ` or ${marked(text.replace(',', '.'))}0.`),
};

const data = {
  heading: 'Data',
  dataset: 'Data set',
  unavailable: 'not on this site',
  /** @param {string[]} titles */
  unavailableNote: (titles) =>
    `Not on this site: ${titles.join(', ')}. Their files can be opened from your disk.`,
  nothingToDownload: 'Nothing to download: just press Train.',
  /** @param {number} bytes */
  download: (bytes) => `${megabytes(bytes)}, downloaded once and kept here.`,
  loading: 'Loading the data set',
  /** @param {number} loaded @param {number | null} total */
  loaded: (loaded, total) =>
    total === null
      ? `Loading, ${megabytes(loaded)} so far`
      : `Loading, ${megabytes(loaded)} of ${megabytes(total)}`,
  /** @param {number | undefined} all */
  trainSize: (all) => (all === undefined ? 'Training images' : `Training, of ${count(all)}`),
  /** @param {number | undefined} all */
  testSize: (all) => (all === undefined ? 'Test images' : `Test, of ${count(all)}`),
  all: 'all',
  choose: 'Open files…',
  chooseHint:
    'or drop pictures in folders as .zip, IDX, CIFAR, NPZ, CSV, ARFF or Parquet files here',
  drop: 'Drop the files to load them',
  samples: 'Samples',
  noSamples: 'Samples of each class appear here.',
  /** @param {number} pictures */
  pictures: (pictures) => `, ${counted(pictures, 'sample')}`,
  /** @param {number} index */
  className: (index) => `Name of class ${index}`,
  emptyName: 'Every class needs a name.',
  /** @param {string} name */
  sameName: (name) => `Two classes are named ${name}; give each its own name.`,
};

const network = {
  heading: 'Network',
  preset: 'Preset',
  custom: 'Custom',
  customDescription: 'Your own settings; pick a preset to go back to one that is known to work.',
  more: 'More settings',
  newSeed: 'New',
  newSeedTitle: 'New seed',
  notFast: 'This browser has no fast arithmetic, so it computes exactly.',
  oneCore: 'This machine offers one.',
  notShared: 'One: browsers share memory between threads only on sites that are isolated.',
  /** @param {number} parameters @param {number | null} seconds */
  size: (parameters, seconds) =>
    (parameters === 0 ? '' : counted(parameters, 'parameter')) +
    (seconds === null ? '' : seconds < 1 ? ', under 1 s' : `, about ${duration(seconds)}`),
};

const layers = {
  legend: 'Layers',
  inputs: 'inputs',
  classes: 'classes',
  add: 'Add a hidden layer',
  /** @param {number} index  from 1 */
  units: (index) => `Units of hidden layer ${index}`,
  /** @param {number} index  from 1 */
  remove: (index) => `Remove hidden layer ${index}`,
  /** @param {number} index  from 1 @param {number} units @param {number} total */
  added: (index, units, total) =>
    `Hidden layer ${index} with ${counted(units, 'unit')} added, ${hiddenLayers(total)}.`,
  /** @param {number} index  from 1 @param {number} total */
  removed: (index, total) => `Hidden layer ${index} removed, ${hiddenLayers(total)}.`,
  /** @param {number} index  from 1 @param {number} units */
  changed: (index, units) => `Hidden layer ${index} has ${counted(units, 'unit')}.`,
  /** @param {number} index  from 1 @param {number} most @param {string} text */
  bad: (index, most, text) =>
    `Hidden layer ${index} must have a whole number of units from 1 to ${count(most)}` +
    (text === '' ? '.' : `, not ${text}.`),
  /** @param {number} most */
  full: (most) => `At most ${counted(most, 'hidden layer is', 'hidden layers are')} possible.`,
};

/** @param {number} total */
function hiddenLayers(total) {
  return total === 0 ? 'no hidden layer' : `${total} in all`;
}

const share = {
  copy: 'Copy link',
  copyTitle: 'A link to these settings and their seed: it gives the same run',
  qr: 'QR code',
  qrTitle: 'This link as a QR code, for phones',
  copied: 'Link copied.',
  notCopied: 'The browser refused to copy. Here is the link to copy by hand:',
  link: 'Link to this run',
  download: 'Download',
  /** @type {Record<string, {label: string, title: string}>} */
  kinds: {
    model: { label: 'Model', title: 'The network with its weights (safetensors)' },
    json: { label: 'JSON', title: 'The metrics as JSON' },
    csv: { label: 'CSV', title: 'The metrics per epoch as a table (CSV)' },
    png: { label: 'Chart', title: 'The chart as an image (PNG)' },
    html: { label: 'Report', title: 'A report as one HTML file' },
  },
  exports: 'Models: open one, or save this one for other programs',
  /** @type {Record<string, {label: string, title: string}>} */
  formats: {
    onnx: { label: 'ONNX', title: 'For ONNX Runtime and other programs' },
    tfjs: { label: 'TensorFlow.js', title: 'model.json and its weights: two files' },
    js: { label: 'JavaScript', title: 'One module that needs no other, with the same bits' },
    c: { label: 'C', title: 'One header that needs no library, with the same bits' },
    'c-int8': {
      label: 'C, 8 bits',
      title: 'The header with rounded weights: a quarter of the room',
    },
    pad: { label: 'Page with a pad', title: 'One HTML file that reads drawings without a server' },
  },
};

export const strings = words('setup', { setting, data, network, layers, share });
