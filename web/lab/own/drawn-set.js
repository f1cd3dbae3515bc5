/** A set that a person draws: its images by class, as files that openOwn() reads, and how it is trained. */
import { idx } from '../../data/formats/save.js';
import { resolveRecipe } from '../../engine/index.js';

/** @typedef {{name: string, pictures: Uint8Array[]}} DrawnClass */

const SIDE = 28;
/** The type of values that IDX has for pixels and labels. */
const BYTES = 0x08;
/** From the first classes on, so many drawings of each make a training. */
const LEAST = 2;
/** How many training images all epochs together see, so that a small set is seen often. */
const SEEN = 45000;
const MOST_EPOCHS = 1000;
/** Of each class for the test: of so few drawings, most are to learn from. */
const TEST_SHARE = 0.1;

/** @param {DrawnClass[]} classes @returns {DrawnClass[]} those that have drawings */
const drawn = (classes) => classes.filter(({ pictures }) => pictures.length > 0);

/** Whether there is enough to train on and to test with. @param {DrawnClass[]} classes */
export const isEnough = (classes) =>
  drawn(classes).length >= 2 && drawn(classes).every(({ pictures }) => pictures.length >= LEAST);

/**
 * @param {DrawnClass[]} classes  enough of them
 * @param {string} [title]  what the files' names begin with
 * @param {number} [side]  of the pictures
 * @param {number} [channels]  whose planes follow one another
 * @returns {{name: string, bytes: Uint8Array<ArrayBuffer>}[]} images and labels as IDX, and the names of the classes
 */
export function drawnFiles(classes, title = 'drawn', side = SIDE, channels = 1) {
  const used = drawn(classes);
  const count = used.reduce((sum, { pictures }) => sum + pictures.length, 0);
  const shape = channels === 1 ? [count, side, side] : [count, channels, side, side];
  const images = idx(BYTES, shape, count * channels * side * side);
  const labels = idx(BYTES, [count], count);
  let at = 0;
  used.forEach(({ pictures }, label) =>
    pictures.forEach((pixels) => {
      images.bytes.set(pixels, images.start + at * pixels.length);
      labels.bytes[labels.start + at++] = label;
    }),
  );
  const names = new TextEncoder().encode(`${used.map(({ name }) => name).join('\n')}\n`);
  return [
    { name: `${title}-images-idx${shape.length}-ubyte`, bytes: images.bytes },
    { name: `${title}-labels-idx1-ubyte`, bytes: labels.bytes },
    { name: 'class-names.txt', bytes: names },
  ];
}

/** What is chosen for drawings, which are as a network of the pad sees them. */
export const DRAWN_CHOICES = /** @type {const} */ ({
  size: 'own',
  colour: 'grey',
  invert: false,
  turn: 'none',
  fit: 'pad',
  testShare: TEST_SHARE,
});

/**
 * The settings for a few drawings: seen often, and each time turned, shifted, scaled and bent a little, as another
 * hand would draw them; and pairs of them mixed, which keeps so few from being learned by heart.
 * @param {number} count  training images
 * @param {number} seed
 */
export const drawnRecipe = (count, seed) =>
  resolveRecipe({
    dataset: 'custom',
    layers: [256],
    activation: 'gelu',
    optimizer: 'adamw',
    learningRate: 0.002,
    weightDecay: 0.1,
    schedule: 'one-cycle',
    labelSmoothing: 0.1,
    epochs: Math.min(MOST_EPOCHS, Math.max(20, Math.ceil(SEEN / count))),
    batchSize: Math.min(32, Math.max(4, Math.round(count / 3))),
    rotation: 12,
    shift: 1.5,
    scale: 0.12,
    shear: 0.15,
    elastic: 34,
    mixup: 0.3,
    seed,
  });
