/**
 * What the presets are, for whoever offers them; apart from presets.js, because whoever only trains
 * need not load it.
 * @type {Record<string, {title: string, description: string}>}
 */
export const presetTexts = {
  'mnist-seed': {
    title: 'MNIST, the reference network',
    description: '784-30-10, sigmoid, quadratic cost, plain SGD at learning rate 3: the classic.',
  },
  'cifar-seed': {
    title: 'CIFAR-10, the reference network',
    description:
      '3072-128-64-32-10, sigmoid, quadratic cost, plain SGD. Pixels are standardised, since ' +
      'sigmoids saturate on raw ones, and weights start larger, since deep ones fade out.',
  },
  'mnist-relu': {
    title: 'MNIST, a modern network',
    description:
      '784-128-10 with ReLU, softmax and Adam: about half the errors of the reference network.',
  },
  'cifar-relu': {
    title: 'CIFAR-10, a modern network',
    description:
      '3072-256-128-10 with ReLU, softmax and AdamW on standardised pixels: as far as a small ' +
      'perceptron gets without augmentation.',
  },
  'mnist-30': {
    title: 'MNIST, the reference network trained well',
    description:
      '784-30-10 once more, with GELU, AdamW and one cycle of the learning rate on images that ' +
      'are turned and shifted a little: the same size, 2.4 % errors.',
  },
  'mnist-128': {
    title: 'MNIST, 128 units trained well',
    description: '784-128-10, as the one before, with a little elastic deformation: 1.2 % errors.',
  },
  'mnist-best': {
    title: 'MNIST, the best of a minute',
    description:
      '784-512-256-10 on images that are turned, stretched, slanted, shifted and bent anew in ' +
      'every epoch: 0.85 % errors, after a minute on two cores in fast mode.',
  },
  'mnist-record': {
    title: 'MNIST, the best without a limit',
    description:
      '784-1024-512-10 on the same changes of the images; in the test it reads each image and 31 ' +
      'changed views of it, and takes the mean: 0.71 % errors, after minutes in fast mode.',
  },
  'cifar-small': {
    title: 'CIFAR-10, the reference network trained well',
    description:
      '3072-128-64-32-10 once more, with GELU, AdamW, one cycle and mirrored images: the same ' +
      'size, 43 % errors.',
  },
  'cifar-best': {
    title: 'CIFAR-10, the best of five minutes',
    description:
      '3072-800-400-10 on images that are mirrored and shifted, with dropout and softened labels, ' +
      'tested with the mean of 32 views: 40 % errors, in under five minutes on two cores in fast mode.',
  },
  digits: {
    title: 'Generated digits',
    description: '784-128-10 with ReLU, softmax and Adam: learns in seconds, nothing to download.',
  },
  shapes: {
    title: 'Generated shapes',
    description: '3072-128-64-10 with ReLU, softmax and Adam on colour pictures of ten shapes.',
  },
};
