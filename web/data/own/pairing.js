/** Which array of images belongs to which array of labels: by what their names have in common. */
import { fault, note } from '../base/note.js';
import { arrayBlock, imageLayout, labelsOf } from './blocks.js';
import { nameFacts } from './file-names.js';

/** @typedef {import('../base/number-array.js').NumberArray} NumberArray */
/** @typedef {import('./blocks.js').Block} Block */
/** @typedef {import('../base/note.js').Note} Note */
/** @typedef {{file: string, form: string, array: NumberArray}} NamedArray */
/** @typedef {NamedArray & import('./file-names.js').NameFacts} Member */

/** The most dimensions that labels have, and values for each image: more are images. */
const MOST_LABEL_VALUES = 1024;

/**
 * @param {NamedArray[]} arrays
 * @returns {Promise<{blocks: Block[], leftOut: import('../sources/expand.js').LeftOut[], notes: Note[]}>}
 * @throws {MlpError} "own-pairing": names that do not go together; "own-counts": not as many labels as images
 */
export async function pairArrays(arrays) {
  const members = arrays.map((one) => ({ ...one, ...nameFacts(one.file) }));
  const named = members.some(({ role }) => role === 'labels');
  const isLabels = (/** @type {Member} */ member) => roleOf(member, named) === 'labels';
  const labels = members.filter(isLabels);
  const images = members.filter((member) => !isLabels(member));
  /** @type {[Member, Member][]} */
  const pairs = [];
  for (const one of images) {
    const fits = labels.filter((other) => keyOf(other) === keyOf(one));
    const rivals = images.filter((other) => keyOf(other) === keyOf(one));
    if (fits.length === 1 && rivals.length === 1) pairs.push([one, fits[0]]);
    else if (fits.length > 0) throw unclear([...rivals, ...fits]);
  }
  /** @type {Note[]} */
  const notes = [];
  const used = new Set(pairs.flat());
  const aloneImages = images.filter((one) => !used.has(one));
  const aloneLabels = labels.filter((one) => !used.has(one));
  const [image, label] = [aloneImages[0], aloneLabels[0]];
  const compatible = !image?.part || !label?.part || image.part === label.part;
  if (aloneImages.length === 1 && aloneLabels.length === 1 && compatible) {
    pairs.push([image, label]);
    notes.push(note('pairLeft', { images: image.file, labels: label.file }));
  } else if (aloneImages.length > 0 && aloneLabels.length > 0) {
    throw unclear([...aloneImages, ...aloneLabels]);
  }
  const paired = new Set(pairs.flat());
  /** @type {Block[]} */
  const blocks = [];
  for (const [one, other] of pairs) {
    await other.array.ensure?.(0, other.array.length);
    blocks.push(pairBlock(one, other, notes));
  }
  const unlabelled = images
    .filter((one) => !paired.has(one))
    .map((one) => arrayBlock({ file: one.file, form: one.form, part: one.part }, one.array));
  const leftOut = labels
    .filter((one) => !paired.has(one))
    .map(({ file }) => ({ path: file, why: note('labelsAlone') }));
  return { blocks: [...blocks, ...unlabelled], leftOut, notes };
}

/** @param {Member} member */
const keyOf = ({ stem, part }) => `${stem}|${part}`;

/**
 * @param {Member} member
 * @param {boolean} named  whether some file's name says labels
 * @returns {'images' | 'labels'} by its dimensions, where they leave no doubt, else by its name
 */
function roleOf({ array, role }, named) {
  const { shape, type } = array;
  if (shape.length > 2 && shape[1] * shape[2] > 1) return 'images';
  const each = shape.slice(1).reduce((product, side) => product * side, 1);
  if (each === 1 || type === 'text') return 'labels';
  if (role === 'labels' && each <= MOST_LABEL_VALUES) return 'labels';
  if (!role && !named && !imageLayout(shape)) return 'labels';
  return 'images';
}

/**
 * @param {Member} image
 * @param {Member} label
 * @param {Note[]} notes
 * @returns {Block}
 */
function pairBlock({ file, form, array, part }, label, notes) {
  const block = arrayBlock({ file, form, part: part ?? label.part }, array);
  const { labels, said } = labelsOf(label.file, label.array);
  if (said) notes.push(said);
  if (labels.length !== block.count) {
    const counts = { file, images: block.count, labelFile: label.file, labels: labels.length };
    throw fault('own-counts', note('otherCount', counts));
  }
  return { ...block, labels };
}

/** @param {Member[]} members */
function unclear(members) {
  const arrays = members.map(({ file, array }) => ({ file, shape: array.shape }));
  return fault('own-pairing', note('unclearPairs', { arrays }), {
    files: members.map(({ file }) => file),
  });
}
