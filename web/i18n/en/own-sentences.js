/**
 * What is said of a person's files, by code: what was guessed, what became of each file, what was left out
 * and why, what is wrong. Other languages have the same codes; the command line and the module speak these.
 */
import { count, counted, decimal, plural } from '../numbers.js';

/** @typedef {import('../say.js').Say} Say */
/** @typedef {import('../say.js').Note} Note */
/** @typedef {Record<string, any>} Values */

/** The first of a list. @param {string[]} names @param {number} all  how many there are */
const first = (names, all) =>
  `${names.join(', ')}${all > names.length ? ` and ${count(all - names.length)} more` : ''}`;

/** @param {number[]} shape */
const times = (shape) => shape.join(' x ');

/** Why each of some files is left out. @param {{path: string, why: Note}[]} files @param {Say} say */
const reasons = (files, say) => files.map(({ path, why }) => `${path}: ${say.reason(why)}`);

/** @type {Record<string, string>} */
const KINDS = {
  pickle: 'a Python pickle',
  pdf: 'a PDF',
  gif: 'a GIF',
  bmp: 'a BMP',
  tiff: 'a TIFF',
  torch: 'a file of torch.save',
  sheet: 'a spreadsheet',
  office: 'a document of an office program',
  html: 'a web page, not the file that it should be',
  lfs: 'a pointer of Git LFS, not the file itself',
  video: 'a video or another container',
  R: 'data of R',
  PGM: 'a PGM or PPM',
  ico: 'a Windows icon',
  otherPicture: 'a picture of a kind that is not read',
  sound: 'a sound',
  network: 'a trained network',
  markup: 'a description in XML or YAML',
  statistics: 'data of Stata or SPSS',
  disk: 'an image of a disk',
  Hadoop: 'a table of ORC or Avro',
  'UTF-32': 'a text in UTF-32',
};

/** @type {Record<string, string>} */
const ADVICE = {
  unpack: 'unpack it first',
  pack: 'unpack it first, or pack a zip',
  npz: 'save its arrays by numpy.savez in Python',
  binary: 'take the binary version of the data set, or numpy.savez',
  pdf: 'save its pictures as PNG',
  png: 'save it as PNG',
  h5: 'open it by h5py in Python, and save its arrays by numpy.savez',
  mat: 'open it by scipy.io.loadmat in Python, and save its arrays by numpy.savez',
  torch: 'save its tensors in Python: numpy.savez(file, x=images.numpy(), y=labels.numpy())',
  parquet: 'save it as Parquet or CSV',
  csv: 'save its table of pixels as CSV, or its images as PNG',
  again: 'download the file itself, perhaps after signing in',
  lfs: 'fetch that by git lfs pull',
  images: 'only images are read',
  network: 'open it as a network, not as data',
  folders: 'put the pictures of each class into a folder of its name',
  utf8: 'save it as UTF-8',
};

/** @type {Record<string, string>} */
const PARTS = { train: 'for training', test: 'for the test', val: 'for validation' };

/** A column of a table by its name, or its number where it has none. @param {Values} values */
const columnOf = ({ column, number }) => column ?? `column ${number}`;

export const sentences = {
  /** A sentence that is known in English only. @param {Values} values */
  plain: ({ text }) => text,

  // What was guessed.
  colourKept: () => 'Images have colours: they are kept.',
  greyKept: () => 'No image has a colour: they are grey.',
  transposed: () =>
    'A name says EMNIST, whose images lie on their side: rows and columns are swapped.',
  /** @param {Values} values */
  scaled: ({ width, height, size }) =>
    `${width ? `Images have ${width} x ${height} pixels` : 'Images have different sizes'}: they are scaled to ${size} x ${size}.`,
  middleTaken: () => 'Images are not square: their middle is taken.',
  allKept: () => 'Images are not square: all of each is kept, with background beside it.',
  inverted: () =>
    'Images are dark on light: they are inverted, because ink is light for the networks here.',
  rounded: () => 'Pixel values are rounded to whole numbers from 0 to 255.',
  fromUnit: () => 'Pixel values go from 0 to 1: they are taken times 255.',
  fromSigned: () => 'Pixel values go from -1 to 1: they are spread over 0 to 255.',
  fromSixteen: () => 'Pixel values have 16 bits: they are divided by 257.',
  /** @param {Values} values */
  behindTransparent: ({ white }) =>
    `Behind transparent pixels ${white ? 'white' : 'black'} is put.`,
  profileLeft: () => 'What files say of their colours (gamma, profiles) is left aside.',
  /** @param {Values} values */
  labelByWords: ({ file, ...column }) =>
    `${file}: ${columnOf(column)} has words, so it is taken for the label.`,
  /** @param {Values} values */
  labelByPlace: ({ file, place, ...column }) =>
    `${file}: ${columnOf(column)}, the ${place} one, is taken for the label.`,
  /** @param {Values} values */
  pairLeft: ({ images, labels }) =>
    `${images} and ${labels} are taken for a pair because no other files are left.`,
  /** @param {Values} values */
  oneHot: ({ file, each }) =>
    `${file}: each label is a row of ${each} values with a single 1 (one-hot).`,
  /** @param {Values} values */
  firstOfValues: ({ file, each }) =>
    `${file} has ${each} values for each image: the first is taken for the label.`,
  /** @param {Values} values */
  labelsByName: ({ file, label, name, pictures, rows }) =>
    `${file}: its column ${label} is taken for the class of the picture that its column ${name} names (${count(pictures)} ${plural(pictures, 'picture', 'pictures')}, ${count(rows)} ${plural(rows, 'row', 'rows')}).`,
  /** @param {Values} values */
  namesBegin: ({ names, all }) =>
    `The classes are taken from the beginnings of the file names: ${first(names, all)}.`,
  /** @param {Values} values */
  parquetColumns: ({ file, images, labels }) =>
    labels
      ? `${file}: the column ${images} has the images and ${labels} the labels.`
      : `${file}: the column ${images} has the images; there is none of labels.`,
  /** @param {Values} values */
  cifarNames: ({ file }) =>
    `${file}: its name is one of CIFAR-10's, so the classes get the names of CIFAR-10.`,
  /** @param {Values} values */
  cifarLabels: ({ file, which }) => `${file}: the ${which} labels of CIFAR-100 are taken.`,

  // How the set was made.
  /** @param {Values} values */
  twins: ({ files, names }) =>
    `${files} ${plural(files, 'file is', 'files are')} there twice and counted once: ${first(names, files)}.`,
  /** @param {Values} values */
  splitByNames: ({ validation }) =>
    validation === 'trained'
      ? 'The split is that of the names; what is named for validation is trained on too, and the run holds out some of it.'
      : `The split is that of the names${validation === 'test' ? ': what is named for validation is the test' : ''}.`,
  /** @param {Values} values */
  splitDrawn: ({ share, seed }) =>
    `No names say which images are the test's: ${percentOf(share)} of each class are drawn by seed ${seed}.`,
  /** @param {Values} values */
  shared: ({ images }) =>
    `${count(images)} ${plural(images, 'image', 'images')} of the test ${plural(images, 'is', 'are')} among those for training too, so the test is easier than it should be.`,
  /** @param {Values} values */
  repeated: ({ images }) =>
    `${count(images)} ${plural(images, 'image comes', 'images come')} more than once.`,
  /** @param {Values} values */
  blankLabels: ({ images }) =>
    `${count(images)} ${plural(images, 'image has', 'images have')} no label and ${plural(images, 'is', 'are')} left out.`,
  /** @param {Values} values */
  sharedName: ({ name, labels, classes }) =>
    `The labels ${labels.join(', ')} have the same name, ${name}; they stay different classes: ${classes.join(', ')}. Name them apart, or give them one label.`,
  /** @param {Values} values */
  unnamedLabels: ({ labels, all, lowest, highest }) =>
    `${all} ${plural(all, 'label has', 'labels have')} no name: ${first(labels, all)}; the names given are those of labels ${lowest} to ${highest}.`,
  /** @param {Values} values */
  unusedNames: ({ names, all, given }) =>
    `${count(all)} of the ${count(given)} names given ${plural(all, 'is of a class', 'are of classes')} without images: ${first(names, all)}. If a list is shifted, all its names are wrong.`,
  /** @param {Values} values */
  severalNames: ({ file, label, names, taken }) =>
    `${file} gives the label ${label} several names, ${names.join(', ')}; it is called ${taken}. Leave one name for each label.`,
  /** @param {Values} values */
  namesByCase: ({ names, all }) =>
    `${all} ${plural(all, 'name is', 'names are')} written in capital and small letters, which makes different classes: ${first(names, all)}. Write ${plural(all, 'it', 'each')} in one way if ${plural(all, 'it is', 'each is')} one class.`,
  /** @param {Values} values */
  untrained: ({ names, all, images }) =>
    `${all} ${plural(all, 'class has', 'classes have')} images in the test and none to train on, so no network can learn ${plural(all, 'it', 'them')} (${count(images)} test ${plural(images, 'image', 'images')}): ${first(names, all)}. Add images to train on, or leave ${plural(all, 'it', 'them')} out.`,
  /** @param {Values} values */
  untested: ({ names, all }) =>
    `${all} ${plural(all, 'class has', 'classes have')} no image in the test, so the test error says nothing of ${plural(all, 'it', 'them')}: ${first(names, all)}.`,
  /** @param {Values} values @param {Say} say */
  filesLeftOut: ({ files, shown }, say) => {
    const some = shown.map(
      (/** @type {{path: string, why: Note}} */ { path, why }) => `${path} (${say.reason(why)})`,
    );
    const more = files - some.length;
    return `${files} ${plural(files, 'file is', 'files are')} left out: ${some.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
  },
  /** @param {Values} values */
  someOpened: ({ opened, pictures }) =>
    `${count(opened)} of ${counted(pictures, 'picture')} ${plural(opened, 'has', 'have')} been opened so far; whether the others can be read is seen when they are prepared.`,
  /** @param {Values} values */
  hiddenLeftOut: ({ files }) =>
    `${files} hidden ${plural(files, 'file is', 'files are')} left out.`,

  // What each file became.
  /** @param {Values} values */
  array: ({ form, shape, type }) =>
    `${form}, ${times(shape) || 'one value'} ${type === 'text' ? 'texts' : type}`,
  /** @param {Values} values */
  classNames: ({ classes }) => `names of ${counted(classes, 'class', 'classes')}`,
  /** @param {Values} values */
  labels: ({ labels }) => counted(labels, 'label'),
  /** @param {Values} values */
  records: ({ form, records }) => `${form}, ${counted(records, 'record')}`,
  /** @param {Values} values */
  table: ({ rows, pixels, labelled }) =>
    `table, ${counted(rows, 'row')} of ${counted(pixels, 'pixel')}${labelled ? '' : ' without labels'}`,
  /** @param {Values} values */
  parquet: ({ pictures }) => `Parquet, ${counted(pictures, 'picture')}`,
  /** @param {Values} values */
  pictures: ({ pictures, name, part }) =>
    `${pictures} ${plural(pictures, 'picture', 'pictures')} ${name === null ? 'without a class' : `of class ${name}`}${part ? `, ${PARTS[part]}` : ''}`,

  // Why a file is left out.
  noForm: () => 'it is of no form that is read',
  empty: () => 'it is empty',
  noImageTable: () =>
    'it is a table without a column for each pixel; one of names and labels, as filename,label, counts if pictures beside it have those names, their folders are no classes and it is no submission; else put the pictures of each class into a folder of its name',
  /** @param {Values} values */
  twoLabels: ({ name, labels }) =>
    `The table gives ${name} two labels, ${labels.join(' and ')}, but a picture has one class; keep one row for each picture.`,
  /** @param {Values} values */
  noRows: ({ columns }) =>
    `It is a table of ${counted(columns, 'column')} with a header and no rows; save it with a row for each image.`,
  /** @param {Values} values */
  noPixels: ({ columns, numbers, text, column }) =>
    `It is a table of ${counted(columns, 'column')} of which ${numbers} ${plural(numbers, 'holds', 'hold')} only numbers; beside the label, the pixels of a square image are needed${text === null ? '' : `; column ${column} has "${text}"`}.`,
  /** @param {Values} values */
  foreign: ({ kind, advice }) => `it is ${KINDS[kind] ?? kind}; ${ADVICE[advice]}`,
  labelsAlone: () => 'it has labels, but there are no images for them',

  // What is wrong.
  /** @param {Values} values @param {Say} say */
  nothing: ({ files, hidden, only, shown }, say) => {
    const some = reasons(shown, say);
    return (
      `There are no images in the ${plural(files, 'file', 'files')}${only ? ` with ${JSON.stringify(only)} in their path` : ''}.${hidden > 0 ? ` ${plural(hidden, 'One file is', `${count(hidden)} files are`)} hidden or of a system, and left out.` : ''}${some.length > 0 ? ` ${some.join('; ')}.` : ''} ` +
      'Read are folders and archives of PNG, JPEG and WebP, IDX, CIFAR, NPY and NPZ, CSV, ARFF and Parquet.'
    );
  },
  /** @param {Values} values */
  severalSets: ({ sets }) =>
    `The files are of ${sets.length} data sets: ${sets.map((/** @type {string} */ stem) => stem || 'one without a name').join('; ')}. Name one by a text that only its paths have.`,
  /** @param {Values} values */
  unclearPairs: ({ arrays }) =>
    `It is not clear which labels belong to which images: ${arrays
      .map(
        (/** @type {{file: string, shape: number[]}} */ { file, shape }) =>
          `${file} (${times(shape)})`,
      )
      .join(', ')}. Give both files of a pair one name but ` +
    'for "images" and "labels", as train-images and train-labels.',
  /** @param {Values} values */
  otherCount: ({ file, images, labelFile, labels }) =>
    `${file} has ${counted(images, 'image')}, but ${labelFile} has ${counted(labels, 'label')}; ` +
    'they do not belong together, or one is cut off.',
  /** @param {Values} values */
  noImageShape: ({ file, shape }) =>
    `${file} has the shape ${times(shape)}, which is none of images: number x height x width, ` +
    'with 1, 3 or 4 colours last or second, or number x values of a square image.',
  /** @param {Values} values */
  manySizes: ({ sizes, all }) =>
    `Images have different sizes (${first(sizes.map(times), all)}), so their own size is none; choose one, as 28 or 32.`,
  inkNeedsGrey: () => 'Ink is found in grey images only; choose grey, or another fit.',
  /** @param {Values} values */
  tooManyValues: ({ width, height, colour, inputs, most, side }) =>
    `Images of ${width} x ${height} in ${colour ? 'colour' : 'grey'} have ${count(inputs)} values, and a network takes ${count(most)} at most; choose a size up to ${side}.`,
  /** @param {Values} values */
  tooMuchRoom: ({ images, width, height, colour, bytes, most, side, greySide }) =>
    `${counted(images, 'image')} of ${width} x ${height} in ${colour ? 'colour' : 'grey'} need ${bytesOf(bytes)}, and ${bytesOf(most)} are held at most; ` +
    `choose a size up to ${side}${colour ? `, or up to ${greySide} in grey` : ''}, or give fewer images.`,
  /** @param {Values} values */
  fractionLabel: ({ label }) =>
    `A label is ${label}; labels are whole numbers or names, one for each class.`,
  /** @param {Values} values */
  noSuchClass: ({ name, names }) =>
    `There is no class ${JSON.stringify(name)} to leave out; there are ${names.join(', ')}.`,
  allLeftOut: () => 'All classes are left out, so there is nothing to train on; keep two or more.',
  /** @param {Values} values @param {Say} say */
  noClasses: ({ shown }, say) =>
    [
      'There are no labelled images; put the pictures of each class into a folder of its name, or add a file of labels.',
      ...reasons(shown, say).map((reason) => `${reason}.`),
    ].join(' '),
  /** @param {Values} values */
  manyClasses: ({ labels, most }) =>
    `There are ${count(labels)} different labels, and at most ${count(most)} classes can be told apart; the labels may be something else, as numbers of rows.`,
  /** @param {Values} values */
  noPixelValue: ({ file, image, value }) =>
    `${file}: image ${image} has the value ${value}, which is no pixel.`,
  /** @param {Values} values */
  noPixelRange: ({ file, low, high }) =>
    `${file} has values from ${low} to ${high}; pixels go from 0 to 255, from 0 to 1, from -1 to 1 or, in 16 bits, to 65535. Save them so.`,
  /** @param {Values} values */
  tooFew: ({ images, train, test }) =>
    `There ${plural(images, 'is', 'are')} ${counted(images, 'labelled image')}, which makes ${train} to train and ${test} to test; give at least 2 of each class.`,
  noneToTest: () => 'There is no labelled image to test on.',
  /** @param {Values} values */
  unknownClasses: ({ unknown, known }) =>
    `The network does not know ${unknown.join(', ')}; it knows ${known.join(', ')}. Leave the others out.`,
  idxStart: () =>
    'This is not an IDX file: it does not start with two zero bytes, a type and 1 to 4 dimensions.',
  /** @param {Values} values */
  idxHeader: ({ missing, header }) =>
    `The header of this IDX file is cut off: ${missing} of its ${header} bytes ${plural(missing, 'is', 'are')} missing; fetch the file again.`,
  /** @param {Values} values */
  idxSize: ({ shape }) =>
    `This IDX file claims to hold ${times(shape)} values, which no file of its kind does; it is damaged or not an IDX file.`,
  /** @param {Values} values */
  idxCut: ({ shape, missing, bytes }) =>
    `This IDX file is cut off: it claims ${times(shape)} values, but ${missing} of its ${bytes} bytes ${plural(missing, 'is', 'are')} missing; fetch the file again.`,
  /** @param {Values} values */
  idxTrailing: ({ shape, trailing }) =>
    `This IDX file has ${counted(trailing, 'byte')} after the ${times(shape)} values it claims; it is damaged, so fetch it again.`,
  /** @param {Values} values */
  gzipLimit: ({ most }) =>
    `Unpacked, the gzip file has more than ${most < 1e7 ? `${most} bytes` : bytesOf(most)}, the most that is read of it; it may not be the file it should be: fetch it again, or give a part of it.`,
  /** @param {Values} values */
  damagedGzip: ({ what }) =>
    `The gzip file is damaged: ${what === 'cut' ? 'it is cut off' : 'it is corrupt, or other data follow its end'}; fetch it again.`,
  /** @param {Values} values */
  noSample: ({ width, height, toWidth, toHeight }) =>
    `A picture of ${width} x ${height} cannot be made a sample of ${toWidth} x ${toHeight}; choose another size.`,
  brokenNames: () =>
    'Its name says that it names classes, but its JSON cannot be read; correct it, or write a name a line in labels.txt.',
  repeatedNames: () =>
    'It names classes, but its JSON has one key twice, and programs differ in which they read; leave one of them out.',
  /** @param {Values} values */
  largeFile: ({ bytes, most }) =>
    `It has ${bytesOf(bytes)}, and at most ${bytesOf(most)} are read of one file; give a part of it, or several smaller files.`,
  /** @param {Values} values */
  largeUnpacked: ({ bytes, most }) =>
    `The files have ${bytesOf(bytes)} and more once unpacked, and ${bytesOf(most)} are held at most; give fewer of them.`,
  fileChanged: () => 'It has become shorter while it was read; open it again.',
  /** @param {Values} values */
  unreadable: ({ file, reason }) => `The file ${file} cannot be read: ${reason}.`,
  outOfMemory: () =>
    'Preparing the data stopped unexpectedly, probably for lack of memory; take fewer or smaller images.',
  /** @param {Values} values */
  damagedZip: ({ what }) => `The zip is damaged: ${what}; fetch it again.`,
  locked: () => 'It is locked by a password; unpack the zip yourself.',
  /** @param {Values} values */
  unknownMethod: ({ method }) =>
    `It is packed by ${method}, which is not read here; unpack the zip yourself, or pack it anew.`,
  /** @param {Values} values */
  damagedTar: ({ reason }) => `The tar is damaged (${reason}); fetch it again.`,
  noPicture: () => 'It is no picture that can be read; save it as PNG, JPEG or WebP.',
  /** @param {Values} values */
  largePicture: ({ width, height, most }) =>
    `The picture has ${width} x ${height} pixels; at most ${count(most)} are read. Save it smaller.`,
  /** @param {Values} values */
  damagedPicture: ({ format }) => `The ${format} is damaged or cut off; save it again.`,
  animated: () => 'The WebP is animated; save one of its pictures.',
  printColours: () => 'The JPEG is made for print, in four inks (CMYK); save it as RGB.',
  /** @param {Values} values @param {Say} say */
  badPicture: ({ file, why }, say) => `${file}: ${say.reason(why)}.`,
  /** @param {Values} values */
  otherColumns: ({ row, has, columns }) =>
    `Row ${row} of the values has ${has > columns ? 'more than' : 'only'} ${counted(Math.min(has, columns), 'column')}, but the first has ${columns}; ` +
    'correct the row, or save the table again.',
  /** @param {Values} values */
  noNumber: ({ row, column, text }) =>
    `Row ${row}, column ${column} of the values has ${JSON.stringify(text)} where a number must be; correct it.`,
  sparseTable: () =>
    'The ARFF names only the values that are not zero (sparse); save it with all values, or as CSV.',
  numpyHeader: () =>
    'It begins as a file of numpy does, but its header cannot be read; save it again by numpy.save.',
  numpyObjects: () =>
    'It holds Python objects, which only Python can read; save numbers instead: ' +
    'numpy.save(file, numpy.array(list, dtype="uint8")), all images of one size.',
  /** @param {Values} values */
  numpyType: ({ type }) =>
    `It holds values of numpy's type ${type || 'with several fields'}, which are no numbers from 0 to 255; ` +
    'save the pixels as uint8 and the labels as integers.',
  /** @param {Values} values */
  cutOff: ({ shape, room }) =>
    `The file is cut off: it claims ${times(shape)} values, and there is room for ${room}; fetch it again.`,
  /** @param {Values} values */
  noRecords: ({ bytes }) =>
    `It has ${counted(bytes, 'byte')}, which is no whole number of records as CIFAR-10 (3,073 bytes) or CIFAR-100 (3,074) has them; it may be cut off.`,
  /** @param {Values} values */
  damagedParquet: ({ reason }) =>
    `The Parquet file cannot be read${reason ? ` (${reason})` : ''}; fetch it again, or write it with Snappy or no compression.`,
  /** @param {Values} values */
  noPictureColumn: ({ columns }) =>
    `The Parquet file has no column of encoded images, only ${columns.join(', ')}.`,
};

/** @param {number} share */
const percentOf = (share) => `${decimal(100 * share, 1).replace(/[.,]0$/, '')} %`;

/** @param {number} bytes */
const bytesOf = (bytes) =>
  bytes < 1e5
    ? `${count(bytes)} bytes`
    : `${bytes < 1e7 ? decimal(bytes / 1e6, 1) : count(bytes / 1e6)} MB`;
