/** Sentences on a training that ran to its end and taught the network nothing. */
import { defaults, presetOfDataset, presets } from '../../engine/index.js';
import { cost } from './output.js';

/** From here on the answers are said to be one. */
const MOST = 0.9;

/**
 * @param {import('./output.js').Output} output
 * @param {import('../../engine/run/faults.js').Faults} faults
 * @param {import('../../engine/recipe/fields.js').Recipe} recipe
 * @param {string[]} classNames
 */
export function noteFaults(output, faults, { dataset, learningRate }, classNames) {
  const { learntNothing, commonAnswer, costRose, hugeWeight } = faults;
  const { label, share } = commonAnswer;
  const images = share === 1 ? 'all' : `${Math.floor(share * 100)} % of the`;
  const what = [
    ...(learntNothing ? ['always giving the most frequent class would be about as good'] : []),
    ...(share >= MOST ? [`${images} test images get one answer, ${classNames[label]}`] : []),
    ...(costRose ? [`the cost rose from ${cost(costRose.first)} to ${cost(costRose.last)}`] : []),
    ...(hugeWeight === null ? [] : [`a weight has grown to ${hugeWeight.toPrecision(2)}`]),
  ];
  const usual = presets[presetOfDataset[dataset]]?.learningRate ?? defaults.learningRate;
  const advice =
    costRose || hugeWeight !== null
      ? `Take a lower --learning-rate than ${learningRate}, e.g. ${Math.min(usual, learningRate / 10)}`
      : 'Take more --epochs or another --learning-rate';
  output.note(
    `The network has not learnt well: ${what.join('; ')}. ${advice}; mlp-lab lr-find suggests one.`,
  );
}

/**
 * @param {import('./output.js').Output} output
 * @param {import('../../engine/samples.js').Samples} train
 */
export function noteOneClass(output, { labels, classNames }) {
  if (labels.some((label) => label !== labels[0])) return;
  output.note(
    `All training images are of one class, ${classNames[labels[0]]}: there is nothing to tell apart, and every image will get that answer.`,
  );
}
