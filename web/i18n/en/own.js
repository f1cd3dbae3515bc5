/** What is said where a person brings data or a network; loaded when they do. */
import { count, percent } from '../numbers.js';
import { words } from '../translate.js';

export const own = words('own', {
  cancel: 'Cancel',
  close: 'Close',
  model: {
    openFile: 'Open model…',
    openTitle:
      'A model of MLP Lab, PyTorch (safetensors), ONNX or Keras (model.json with its weights)',
    beginsAnew: 'Begin with random weights',
    /** @param {string} file */
    heading: (file) => `Open ${file}`,
    /** @param {number[]} sizes @param {string} activation  empty where it is asked for */
    layers: (sizes, activation) =>
      `A network ${sizes.join('-')}${activation ? `, ${activation}` : ''}.`,
    activation: 'Activation of the hidden layers (the file does not say)',
    pixels: 'Its input, made of pixels from 0 to 255 (the file does not say)',
    /** @type {Record<string, string>} */
    scalings: {
      unit: '0 to 1',
      mnist: '0 to 1, less 0.1307, divided by 0.3081 (MNIST)',
      signed: '-1 to 1',
      none: '0 to 255',
    },
    /** @param {number} classes */
    names: (classes) => `Names of its ${classes} classes, with commas between`,
    frozen: 'When it is trained on',
    /** @param {number} layers  @returns {string} */
    frozenLayers: (layers) =>
      layers === 0
        ? 'all layers learn'
        : layers === 1
          ? 'the first layer stays as it is'
          : `the first ${layers} layers stay as they are`,
    /** @param {number} images @param {number} right @param {number | null} next  of the next best choice */
    readsRight: (images, right, next) =>
      `It reads ${percent(right, 0)} of ${count(images)} test images right` +
      (next === null
        ? '.'
        : `; that is how the choices were guessed. The next best read ${percent(next, 0)}.`),
    noImages: 'No images of its size are here to try it on.',
    /** @param {string} answer @param {boolean} right */
    reads: (answer, right) => (right ? `✓ ${answer}` : `✗ ${answer}`),
    open: 'Open',
    /** @param {number} classes @param {number} given */
    badNames: (classes, given) =>
      `There are ${classes} classes, so ${classes} different names are needed; these are ${given}.`,
    /** @param {string} file */
    begins: (file) => `Training begins with the weights of ${file}.`,
    /** @param {number} classes */
    newLastLayer: (classes) =>
      `The last layer is new: that network tells ${classes} classes apart, and the data has another number.`,
    /** @param {number} layers */
    staysFrozen: (layers) =>
      layers === 1
        ? 'Its first layer stays as it is.'
        : `Its first ${layers} layers stay as they are.`,
    notFrozen: 'All layers learn: frozen layers and averaged weights do not go together.',
    /** @param {string} file */
    otherSettings: (file) =>
      `These settings have other layers or images than ${file}, so the run begins with random weights.`,
    /** @param {string} file @param {number} classes */
    shownOnly: (file, classes) =>
      `${file} is shown; the data does not have its ${classes} classes, so it is not tested. Train begins with its weights and a new last layer.`,
    /** @param {string} file */
    notTrainable: (file) =>
      `${file} is shown; no data here has its size, so it is neither tested nor trained.`,
  },
});
