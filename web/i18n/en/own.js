/** What is said where a person brings data or a network; loaded when they do. */
import { count, counted, percent } from '../numbers.js';
import { words } from '../translate.js';

export const own = words('own', {
  cancel: 'Cancel',
  close: 'Close',
  qr: {
    heading: 'QR code of this link',
    label: 'The link below as a QR code',
    tooLong: 'This link is too long for a QR code; copy it instead.',
  },
  data: {
    heading: 'Your data',
    reading: 'Reading the files…',
    /** @param {number} files */
    read: (files) => `${counted(files, 'file')} read`,
    preparing: 'Preparing the images…',
    /** @param {number} done @param {number} total */
    prepared: (done, total) => `${count(done)} of ${counted(total, 'image')} prepared`,
    /** @param {string} share */
    ordered: (share) => `Ordering and checking the images: ${share}`,
    /** @param {number} images @param {number} classes @param {{width: number, height: number, channels: number}} sample */
    understood: (images, classes, { width, height, channels }) =>
      `${counted(images, 'labelled image')} in ${counted(classes, 'class', 'classes')}, as ${width} × ${height} in ${channels === 1 ? 'grey' : 'colour'}.`,
    /** @param {boolean} isSplit  by names @param {number} test  images */
    split: (isSplit, test) =>
      isSplit
        ? test > 0
          ? `File names say which images are for the test: ${count(test)}.`
          : 'What file names call validation is for the test.'
        : 'No file name says which images are for the test, so some of each class are drawn.',
    /** @param {number} images */
    unlabelled: (images) =>
      images === 1
        ? 'One image has no label and is not used.'
        : `${count(images)} images have no label and are not used.`,
    size: 'Size',
    /** @param {number} width @param {number} height */
    ownSize: (width, height) => `as they are, ${width} × ${height}`,
    colour: 'Colour',
    colours: { grey: 'grey', colour: 'colour' },
    fit: 'Images of another shape',
    fits: {
      crop: 'their middle',
      pad: 'all of them, background beside',
      stretch: 'stretched',
      ink: 'the ink, centred as on the pad',
    },
    turn: 'Turn',
    turns: {
      none: 'as they are',
      mirror: 'mirrored',
      half: 'half a turn',
      flip: 'upside down',
      transpose: 'rows and columns swapped (EMNIST)',
      right: 'to the right',
      transverse: 'swapped the other way',
      left: 'to the left',
    },
    invert: 'Invert (ink must be light for the pad)',
    testShare: 'For the test, % of each class',
    classes: 'Classes (those without a tick are left out)',
    /** @param {number} train @param {number} test */
    counts: (train, test) => (test > 0 ? `${count(train)} + ${count(test)}` : count(train)),
    /** @param {number} files @param {number} hidden */
    leftOut: (files, hidden) =>
      [
        files > 0 ? `Left out: ${count(files)}` : '',
        hidden > 0 ? `Hidden files: ${count(hidden)}` : '',
      ]
        .filter(Boolean)
        .join('. '),
    /** @param {number} files */
    files: (files) => `What each file became: ${count(files)}`,
    /** @param {number} notes */
    notes: (notes) => `Notes: ${count(notes)}`,
    /** @param {number} lines */
    more: (lines) => `and ${count(lines)} more`,
    use: 'Use this data',
    sameAsLink: '✓ verified: the data that the link names',
    otherThanLink: 'This is other data than the link names, so its results will differ.',
    /** @param {string} name @param {number} images @param {string} hash */
    wanted: (name, images, hash) =>
      `The link names ${name}: ${counted(images, 'image')} (SHA-256 ${hash}…). Open its files here.`,
    /** @param {string} name @param {number} train @param {number} test @param {number} classes @param {string} hash */
    inUse: (name, train, test, classes, hash) =>
      `${name}: ${counted(train, 'image')} to train and ${count(test)} to test, in ${counted(classes, 'class', 'classes')}${hash ? ` (SHA-256 ${hash}…)` : ''}.`,
  },
  more: 'Draw or photograph a set, or save this one',
  draw: {
    open: 'Draw a set…',
    heading: 'Draw your own data set',
    /** @param {number} wanted */
    intro: (wanted) =>
      `Name two classes or more and draw ${wanted} of each. Enter keeps a drawing. Some of each are for the test.`,
    /** @param {string} name @param {number} done @param {number} wanted */
    now: (name, done, wanted) => `Draw: ${name} (${done > wanted ? done : `${done} of ${wanted}`})`,
    keep: 'Keep this drawing',
    undo: 'Undo the last drawing',
    add: 'Add a class',
    /** @param {number} number */
    newName: (number) => `class ${number}`,
    /** @param {number} number */
    className: (number) => `Name of class ${number}`,
    /** @param {string} name */
    choose: (name) => `Draw ${name}`,
    badName: 'Every class needs a name of its own.',
    notEnough: 'At least two classes with two drawings each are needed.',
    use: 'Use for training',
    setName: 'Drawn',
  },
  camera: {
    open: 'Use the camera…',
    heading: 'Take pictures for your own data set',
    /** @param {number} wanted */
    intro: (wanted) =>
      `Name two classes or more and take ${wanted} pictures of each, from several sides: those of one burst are nearly alike, so a test on them says little. The pictures stay in this browser.`,
    /** @param {string} name @param {number} done @param {number} wanted */
    now: (name, done, wanted) => `Show: ${name} (${done > wanted ? done : `${done} of ${wanted}`})`,
    live: 'Read with the camera',
    liveEnd: 'Stop the camera',
    liveHint:
      'The middle of what the camera sees is read, several times a second. Nothing leaves this browser.',
    hold: 'Hold to take pictures',
    picture: 'What the camera sees; its middle square is taken',
    undo: 'Undo the last picture',
    /** @param {string} name */
    choose: (name) => `Take pictures of ${name}`,
    notEnough: 'At least two classes with two pictures each are needed.',
    use: 'Look at the set',
    refused: 'The page may not use the camera. Allow it beside the address, then open this again.',
    none: 'No camera was found. Connect one, then open this again, or open picture files instead.',
    taken: 'Another program uses the camera. Close that, then open this again.',
    insecure: 'Browsers give a camera only to pages of https addresses and of this computer.',
  },
  hand: {
    open: 'Make it read MY hand…',
    openTitle: 'Draw two of each class: the network that reads on the pad learns from them',
    again: 'Draw again…',
    heading: 'Make it read my hand',
    /** @param {number} drawings */
    intro: (drawings) =>
      `Draw what is asked for, in your own way, ${drawings} times. Enter keeps a drawing. The network on the pad then learns from your drawings, with images of its training among them so that it keeps the rest.`,
    draw: 'Draw',
    /** @param {number} done @param {number} all */
    done: (done, all) => `${done} of ${all} done`,
    /** @param {number} drawings */
    enough: (drawings) => `All ${drawings} are drawn.`,
    skip: 'Skip this one',
    learn: 'Learn from them',
    learning: 'Learning from your drawings…',
    /** @param {number} drawings */
    learned: (drawings) =>
      `The pad is read by a network that has learned from ${counted(drawings, 'drawing')} of yours.`,
    before: 'before',
    after: 'after',
    thisDrawing: 'The drawing on the pad',
    drawings: 'Your drawings, read right',
    drawingsTitle: 'Each is read by a network that has learned from the other half of them only.',
    /** @param {number} right @param {number} all */
    of: (right, all) => `${right} of ${all}`,
    test: 'Test error',
    undo: 'Back to the old network',
    keep: 'Open it as a model',
    keepTitle: 'Shows it in place of the run: to test, to download and to train on',
    name: 'My hand',
  },
  save: {
    /** @param {string} form */
    as: (form) => `Save as ${form}`,
    title: {
      npz: 'The data set as one NPZ file, for numpy and Keras, and to open it here again',
      idx: 'The data set as IDX files, as MNIST has them',
    },
  },
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
    channels: 'Where it has the colours of a pixel (the file does not say)',
    /** @type {Record<string, string>} */
    orders: {
      first: 'one whole image of a colour after the other (channels first)',
      last: 'side by side (channels last)',
    },
    /** @param {number} classes */
    names: (classes) => `Names of the classes (${classes}), with commas between`,
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
      `It reads ${percent(right, 0)} of ${counted(images, 'test image')} right` +
      (next === null
        ? '.'
        : `; that is how the choices were guessed. The next best read ${percent(next, 0)}.`),
    noImages: 'No images of its size are here to try it on.',
    /** @param {string} answer @param {boolean} right */
    reads: (answer, right) => (right ? `✓ ${answer}` : `✗ ${answer}`),
    open: 'Open',
    /** @param {number} classes @param {number} given */
    badNames: (classes, given) =>
      `Give ${counted(classes, 'name')}, all different; so far: ${given}.`,
    /** @param {string} file */
    begins: (file) => `Training begins with the weights of ${file}.`,
    /** @param {number} classes */
    newLastLayer: (classes) =>
      `The last layer is new: that network has ${counted(classes, 'class', 'classes')}, and the data has another number.`,
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
      `${file} is shown; the data does not have its ${counted(classes, 'class', 'classes')}, so it is not tested. Train begins with its weights and a new last layer.`,
    /** @param {string} file */
    notTrainable: (file) =>
      `${file} is shown; no data here has its size, so it is neither tested nor trained.`,
  },
});
