/** What the button of a step does with a trained network, and what is found. */
import { drawings } from './drawings.js';
import { commonestMistake } from './measures.js';
import { movedImages } from './move-image.js';

/** @typedef {import('./course.js').Press} Press */
/** @typedef {import('./measures.js').Shown} Shown */
/** @typedef {import('./situation.js').LabState} LabState */
/** @typedef {{pixels: Uint8Array, distance: number, name: string}} MovedExample  and what the network reads */
/** @typedef {{shown: Shown, examples: MovedExample[]}} Found  what came of a step */

/**
 * @typedef {object} OpenLab  the lab that a lesson is beside
 * @property {import('../embed/mlp-lab.js').MlpLab} lab
 * @property {NonNullable<import('../embed/loaded-lab.js').LabElement['controller']>} controller
 * @property {(selector: string) => any} part
 * @property {(pixels: number) => void} tellDistance  by how far the images are moved that are read now
 */

/** Samples of each class that are moved: enough for a rate, and read in a moment. */
const PER_CLASS = 2;

/**
 * @param {Press} press
 * @param {OpenLab} open
 * @param {AbortSignal} signal
 * @returns {Promise<Found>}
 */
export async function findAnswer(press, open, signal) {
  const { store } = open.controller;
  // What the lab shows of a run comes after its end, and would replace what is opened before.
  if (press.kind !== 'train') await until(open, ({ mistakes }) => mistakes.total > 0, signal);
  const { current, progress, weights } = store.state;
  const { epochs, testErrorRate, confusionMatrix } = /** @type {any} */ (current).outcome;
  /** @type {Shown} */
  const shown = { epochs, testErrorRate, confusionMatrix };
  shown.trainErrorRate = progress?.trainErrorRate;
  if (current?.layers.length === 2) shown.weights = weights;
  /** @type {MovedExample[]} */
  let examples = [];
  if (press.kind === 'draw') shown.outputs = await draw(open, press.drawing);
  if (press.kind === 'move')
    ({ moved: shown.moved, examples } = await move(open, press.pixels, signal));
  if (press.kind === 'mistake') await openMistake(open, confusionMatrix, signal);
  return { shown, examples };
}

/**
 * @param {OpenLab} open
 * @param {keyof typeof drawings} name
 * @returns {Promise<number[]>} what the network says of it
 */
async function draw({ lab, controller, part }, name) {
  part('mlp-pad').load(drawings[name]);
  // Asked for this very drawing: the lab's next answer may still be to the one before.
  const session = await controller.settled();
  const strokes = drawings[name].map((stroke) => Float32Array.from(stroke));
  const pixels = await session?.rasterise(strokes);
  const reading = pixels && (await lab.predict(pixels));
  return reading?.outputs ?? [];
}

/**
 * Lets the network read samples that are moved.
 * @param {OpenLab} open
 * @param {number[]} distances  pixels
 * @param {AbortSignal} signal
 */
async function move({ lab, part, tellDistance }, distances, signal) {
  /** @type {{name: string, pictures: {pixels: Uint8Array}[]}[]} */
  const groups = part('mlp-data-panel').groups;
  const samples = groups.flatMap(({ name, pictures }) =>
    pictures.slice(0, PER_CLASS).map(({ pixels }) => ({ name, pixels })),
  );
  /** @type {Record<number, number>} */
  const moved = {};
  /** @type {MovedExample[]} */
  const examples = [];
  for (const distance of distances) {
    if (signal.aborted) break;
    tellDistance(distance);
    const readings = await Promise.all(
      samples.flatMap(({ name, pixels }) =>
        movedImages(pixels, distance).map(async (image) => {
          const reading = await lab.predict(image);
          return { name, pixels: image, read: reading?.name ?? '' };
        }),
      ),
    );
    moved[distance] = readings.filter(({ name, read }) => read !== name).length / readings.length;
    const example = readings.find(({ name }) => name === groups[3].name);
    if (example) examples.push({ pixels: example.pixels, distance, name: example.read });
  }
  return { moved, examples };
}

/**
 * Shows the images of the commonest mistake, as a press on its cell does.
 * @param {OpenLab} open
 * @param {number[][]} matrix
 * @param {AbortSignal} signal
 */
async function openMistake(open, matrix, signal) {
  const { actual, predicted } = commonestMistake(matrix);
  const event = new CustomEvent('cell-open', { detail: { actual, predicted }, bubbles: true });
  open.part('mlp-confusion').dispatchEvent(event);
  await until(open, ({ cell }) => cell?.actual === actual && cell.predicted === predicted, signal);
}

/**
 * Waits for a state of the lab; for ever, once another press has followed.
 * @param {OpenLab} open
 * @param {(state: LabState) => boolean} test
 * @param {AbortSignal} signal
 * @returns {Promise<void>}
 */
function until({ controller: { store } }, test, signal) {
  return new Promise((resolve) => {
    if (test(store.state)) return resolve();
    const stop = store.subscribe((state) => {
      if (!signal.aborted && !test(state)) return;
      stop();
      if (!signal.aborted) resolve();
    });
  });
}
