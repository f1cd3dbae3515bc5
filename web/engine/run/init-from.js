/** Training that begins with the weights of a network that has learnt already. */
import { MlpError } from '../errors.js';

/** @typedef {import('../core/network.js').Network} Network */
/** @typedef {import('../recipe/fields.js').Recipe} Recipe */
/** @typedef {import('./plain-run.js').PlainRun} PlainRun */
/** @typedef {import('./values.js').SavedModel} SavedModel */

/**
 * The settings that a recipe must share with the network that it begins with.
 *
 * @param {Pick<SavedModel, 'config'>} model
 * @returns {Pick<Recipe, 'layers' | 'cost' | 'linear' | 'residual'> & Partial<Pick<Recipe, 'activation'>>} no
 *   activation for one whose hidden layers, if any, are linear
 * @throws {MlpError} "init-from": its hidden layers differ in their activations, which no recipe says
 */
export function settingsOf({ config }) {
  const isLinear = config.activations.map((name) => name === 'identity');
  const kinds = [...new Set(config.activations.filter((_, i) => !isLinear[i]))];
  if (kinds.length > 1) {
    throw new MlpError(
      'init-from',
      `The hidden layers of this network have ${kinds.join(' and ')}; a run trains networks with one activation.`,
    );
  }
  const settings = /** @type {Pick<Recipe, 'layers' | 'cost' | 'linear' | 'residual'>} */ ({
    layers: [...config.hidden],
    cost: config.cost,
    linear: isLinear.includes(true) ? isLinear.map(Number) : [],
    residual: config.residual ?? false,
  });
  const [activation] = /** @type {Recipe['activation'][]} */ (kinds);
  return activation ? { ...settings, activation } : settings;
}

/**
 * Gives a run that has not begun the weights and the scaling of a network. Its last layer stays as the
 * run has made it when the data has another number of classes.
 *
 * @param {PlainRun} run  of a recipe with settingsOf() the model
 * @param {SavedModel} model
 * @param {number} [frozenLayers]  how many layers, from the first on, keep their weights; not all, and
 *   none in a run with averaged weights or batch normalisation
 * @returns {{newLastLayer: boolean}}
 * @throws {MlpError} "init-from": the network does not fit
 */
export function initFrom(run, model, frozenLayers = 0) {
  const { network, recipe } = run;
  const { inputs, hidden, classes } = network.config;
  const { config } = model;
  if (config.inputs !== inputs || config.hidden.join() !== hidden.join()) {
    throw new MlpError(
      'init-from',
      `The network to begin with has ${[config.inputs, ...config.hidden].join('-')} before its last layer, and ` +
        `the run ${[inputs, ...hidden].join('-')}; take images of its size, and leave its layers as they are.`,
    );
  }
  if (frozenLayers > hidden.length) {
    throw new MlpError(
      'init-from',
      `Of ${hidden.length === 1 ? '1 hidden layer' : `${hidden.length} hidden layers`}, ${frozenLayers} cannot be frozen; the last layer must learn.`,
    );
  }
  const averages = recipe.averaging + recipe.swaFrom > 0;
  if (frozenLayers > 0 && (averages || recipe.batchNorm)) {
    throw new MlpError(
      'init-from',
      `Frozen layers and ${averages ? 'averaged weights' : 'batch normalisation'} do not go together; leave one of them out.`,
    );
  }
  const newLastLayer = config.classes !== classes;
  const parameters = network.parameters();
  const last = hidden[hidden.length - 1] ?? inputs;
  const before = parameters.length - (last + 1) * classes;
  parameters.set(newLastLayer ? model.parameters.subarray(0, before) : model.parameters);
  network.setParameters(parameters);
  network.scaling = model.scaling;
  if (!newLastLayer) learned.add(network);
  freezeLayers(run, frozenLayers);
  return { newLastLayer };
}

/** Networks that began with all the weights of another. @type {WeakSet<Network>} */
const learned = new WeakSet();

/** @param {Network} network @returns {boolean} whether it began with all the weights of another */
export const hasLearned = (network) => learned.has(network);

/** How many layers of a run are frozen, where any are. @type {WeakMap<PlainRun, number>} */
const frozen = new WeakMap();

/** @param {PlainRun} run @returns {number} how many of its layers, from the first on, are frozen */
export const frozenLayersOf = (run) => frozen.get(run) ?? 0;

/**
 * Lets the first layers of a run keep the weights that they have. A checkpoint does not hold this: a run
 * that resumes is to be told again.
 * @param {PlainRun} run  none of whose layers is frozen
 * @param {number} count  of layers, less than all
 */
export function freezeLayers(run, count) {
  if (count === 0) return;
  const { inputs, hidden } = run.network.config;
  freeze(run.network, parametersOf([inputs, ...hidden].slice(0, count + 1)));
  frozen.set(run, count);
}

/** @param {number[]} sizes  of layers, those of their input first */
const parametersOf = (sizes) =>
  sizes.slice(1).reduce((sum, units, i) => sum + (sizes[i] + 1) * units, 0);

/**
 * Puts the first parameters back after every batch, before anything is computed with them.
 * @param {Network} network
 * @param {number} count
 */
function freeze(network, count) {
  const kept = network.parameters().subarray(0, count);
  const train = network.train.bind(network);
  network.train = (selection, maxBatches) => {
    let progress = train(selection, 1);
    for (let batches = 1; ; batches++) {
      const parameters = network.parameters();
      parameters.set(kept);
      network.setParameters(parameters);
      if (progress.epochDone || batches >= maxBatches) return progress;
      progress = train(selection, 1);
    }
  };
}
