/** Every word that the elements for watching a network and trying it out say. One group per element. */
import { count, counted, decimal, elapsed, limit, marked, NO_VALUE, plural } from '../numbers.js';
import { words } from '../translate.js';

export const strings = words('watch', {
  confusion: {
    caption: 'Confusion matrix',
    explain: 'Rows: true class. Columns: what the network said. Pick a cell to see its images.',
    keyRight: 'right, as share of the row',
    keyWrong: 'wrong, scaled to the commonest mistake',
    corner: 'true',
    total: 'all',
    recall: 'recall %',
    precision: 'precision %',
    nothing: 'The confusion matrix appears after the first evaluation.',
    /** @param {number} images @param {string} actual @param {string} predicted */
    cell: (images, actual, predicted) =>
      actual === predicted
        ? `${images} of class ${actual}, named right`
        : `${images} of class ${actual}, named ${predicted}`,
  },
  report: {
    caption: 'Classification report',
    class: 'class',
    columns: ['precision', 'recall', 'f1-score', 'support'],
    accuracy: 'accuracy',
    macro: 'macro avg',
    weighted: 'weighted avg',
    nothing: 'The report appears after the first evaluation.',
    /** @param {string} names */
    absent: (names) => `Neither among the test images nor among the answers: ${names}`,
  },
  mistakes: {
    heading: 'Mistakes, worst first',
    true: 'true',
    more: 'Show more',
    nothing: 'No images to show.',
    /** Between the true class and the guesses, for those who hear them. */
    readAs: ', read as',
    /** @param {string} heading @param {number} shown @param {number} total */
    news: (heading, shown, total) =>
      `${heading}: ${strings.mistakes.count(shown, total)} ${total === 1 ? 'image' : 'images'}.`,
    /** @param {number} shown @param {number} total */
    count: (shown, total) => (shown < total ? `${count(shown)} of ${count(total)}` : count(total)),
  },
  weights: {
    heading: 'First-layer weights',
    view: 'View',
    now: 'Now',
    start: 'At the start',
    moved: 'Change',
    perUnit: 'one image per unit',
    colour: 'each image is what a unit looks for; mid-grey stands for zero',
    nothing: 'The weights appear here when there is a network.',
    /** @param {number} units */
    all: (units) => `Show all ${count(units)}`,
    /** @param {number} units */
    fewer: (units) => `Show the first ${count(units)}`,
    /** @param {string} view @param {number} units */
    picture: (view, units) => `${view}: weights of ${counted(units, 'unit')} as images`,
    /** @param {number} value */
    scale: (value) => marked(value.toPrecision(2)),
  },
  activations: {
    heading: 'Activations',
    nothing: 'Draw or pick an image to see what each layer answers.',
    signed: 'Orange: above zero; blue: below. The deeper, the farther.',
    /** @param {number} mean @param {number} active @param {number} units */
    summary: (mean, active, units) =>
      `mean ${decimal(mean, 2)}, ${count(active)} of ${count(units)} active`,
    /** @param {string} name */
    picture: (name) => `Activations of ${name}`,
  },
  runs: {
    caption: 'Runs',
    show: 'Show',
    name: 'Name',
    settings: 'Settings',
    epochs: 'Epochs',
    validationError: 'Validation error',
    testError: 'Test error',
    time: 'Time',
    actions: 'Actions',
    open: 'Open',
    onShow: 'on show',
    exportAll: 'Export all runs',
    importFile: 'Import runs…',
    differ: 'Marked: what the ticked runs differ in.',
    /** @param {number} added @param {number} there @param {number} unreadable @param {number} left */
    imported: (added, there, unreadable, left) =>
      `${added} ${added === 1 ? 'run' : 'runs'} imported.` +
      (there ? ` Already here: ${there}.` : '') +
      (unreadable ? ` Not readable: ${unreadable}.` : '') +
      (left ? ` No room, since 50 runs are kept: ${left}.` : ''),
    /** @param {string} name */
    noRuns: (name) =>
      `${name} is not a file of runs; choose one that this page has exported (.json).`,
    delete: 'Delete',
    nothing: 'No runs yet. Each training run is kept here, to compare it with the next.',
    /** @param {number} epochs @param {number | null} seconds */
    inShort: (epochs, seconds) =>
      `${limit(epochs)} ${plural(epochs, 'epoch', 'epochs')}, ${elapsed(seconds)}`,
    /** @param {string} name */
    showRun: (name) => `Show the curve of ${name}`,
    /** @param {string} name */
    nameOf: (name) => `Name of the run ${name}`,
    /** @param {string} name */
    openRun: (name) => `Open ${name}`,
    /** @param {string} name */
    deleteRun: (name) => `Delete ${name}`,
  },
  pad: {
    label: 'Drawing pad',
    hint: 'Draw here',
    undo: 'Undo',
    clear: 'Clear',
    seen: 'What the network sees',
    seenLabel: 'Your drawing as the network sees it, 28 × 28',
    nothingSeen: 'Nothing is drawn',
    keys: 'By keyboard: arrows move the pen (with Shift faster), Space sets it down and lifts it, Esc clears, Ctrl+Z undoes.',
    penDown: 'Pen down',
    penUp: 'Pen up',
    cleared: 'Cleared',
  },
  guesses: {
    probability: 'probability',
    output: 'output',
    answer: 'The network reads',
    none: NO_VALUE,
    bars: 'All classes',
  },
  imageInput: {
    pick: 'Choose an image',
    hint: 'or drop one here; to paste one, click here first',
    seen: 'What the network sees',
    seenLabel: 'Your image as the network sees it, 32 × 32',
    nothingSeen: 'No image yet',
    crop: 'The middle square is cut out and averaged to 32 × 32.',
    notAnImage: 'This is not an image file; choose a PNG, JPEG, WebP, GIF or AVIF file.',
    unreadable:
      'The browser could not read this image; the file may be damaged or too large. Try another one.',
    lines:
      'An SVG file describes lines and holds no pixels to look at; save it as a PNG file and choose that.',
    noImagePasted: 'There is no image on the clipboard; copy an image first, then paste it here.',
  },
});
