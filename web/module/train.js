/** Training in one call. */
import { catalogue } from '../data/catalogue.js';
import { checkObject, checkWhole } from '../engine/check.js';
import { shown } from '../engine/shown.js';
import { loadCore } from '../engine/core/core.js';
import { LIMITS } from '../engine/core/limits.js';
import { MlpError } from '../engine/errors.js';
import { decodeModel } from '../engine/files/model.js';
import { nextTask } from '../engine/next-task.js';
import { generateDataset, generatedNames } from '../engine/run/generated.js';
import { initFrom, settingsOf } from '../engine/run/init-from.js';
import { teach } from '../engine/run/teach.js';
import { Pacer } from '../engine/run/pacer.js';
import { Run } from '../engine/run/run.js';
import { checkDataset } from '../engine/samples.js';
import { orAborted, throwIfAborted } from './abort.js';
import { makeModel, Model } from './model.js';
import { withoutHiddenLayers } from '../engine/recipe/hidden-only.js';
import { resolveRecipe } from '../engine/recipe/resolve.js';
import { trainInWorker } from './train-in-worker.js';

/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/samples.js').Samples} Samples */

/** @typedef {import('./hooks.js').Hooks} Hooks */
/** @typedef {import('./hooks.js').TrainHooks} TrainHooks */
/** @typedef {Partial<Recipe> & TrainHooks} TrainOptions */

/** At most 20 progress calls a second. */
const PROGRESS_MS = 50;

/**
 * Trains a network and tests it.
 *
 * It trains in slices of about 10 ms, so that the thread handles other events in between.
 * @param {TrainOptions} [options]  the recipe's fields, and the fields of TrainHooks
 * @returns {Promise<Model>}
 * @throws {MlpError} "bad-..." for options that are out of range; "data-missing" for a data set that
 *   must be handed in; "diverged"; "aborted" when the signal cancels it; "worker-..." for workers that
 *   cannot be started. What a callback throws, or what the promise that it returns rejects with, ends
 *   the training and comes out as it is. Training waits for such a promise; in a worker, only its end does.
 */
export async function train(options = {}) {
  const {
    data,
    initFrom: model,
    frozenLayers,
    teachers,
    onEpoch,
    onProgress,
    signal,
    worker,
    ...rest
  } = /** @type {TrainOptions} */ (checkObject(options, 'options'));
  checkFunction(onEpoch, 'onEpoch');
  checkFunction(onProgress, 'onProgress');
  checkFunction(worker, 'worker');
  checkSignal(signal);
  const initial = initialOf(model, frozenLayers, worker);
  const taughtBy = teachersOf(teachers, worker);
  const given = taughtBy.length > 0 ? { teacherWeight: 0.5, ...rest } : rest;
  const settings = initial ? { ...settingsOf(initial.saved), ...given } : given;
  const dataset = data === undefined ? null : checkDataset(data);
  const recipe = recipeFor(settings, dataset);
  if (recipe.teacherWeight > 0 && taughtBy.length === 0) {
    throw new MlpError(
      'bad-argument',
      'The argument teacherWeight needs teachers, models to learn from.',
    );
  }
  if (recipe.teacherWeight > 0 && recipe.cost !== 'cross-entropy') {
    throw new MlpError(
      'bad-argument',
      'What teachers say are probabilities, so the run needs softmax outputs: the cost cross-entropy.',
    );
  }
  const idle = withoutHiddenLayers(settings, recipe);
  if (idle) {
    throw new MlpError(
      'bad-argument',
      `The argument ${idle} is of hidden layers, and there are none; leave it out, or give layers.`,
    );
  }
  throwIfAborted(signal);
  const hooks = { onEpoch, onProgress, signal };
  const { saved, training } = worker
    ? await trainInWorker(worker, recipe, dataset, hooks)
    : await trainHere(recipe, dataset, hooks, initial, taughtBy);
  return makeModel(saved, { ...training, notes: dataset ? notesOn(dataset.train) : [] });
}

/** Names in one sentence. */
const MOST_NAMES = 5;

/**
 * What is probably wrong with training images.
 * @param {Samples} train
 * @returns {string[]}
 */
function notesOn({ labels, classNames }) {
  const seen = new Set(labels);
  const unseen = classNames.filter((_name, label) => !seen.has(label));
  if (unseen.length === 0) return [];
  const [have, them] = unseen.length === 1 ? ['has', 'it'] : ['have', 'them'];
  const names = unseen.slice(0, MOST_NAMES).join(', ');
  return [
    `${unseen.length} of ${classNames.length} classes ${have} no training image, so the network cannot learn ${them}: ` +
      `${names}${unseen.length > MOST_NAMES ? ', ...' : ''}.`,
  ];
}

/** @typedef {{saved: import('../engine/run/values.js').SavedModel, frozenLayers: number}} Initial */

/**
 * @param {unknown} model
 * @param {unknown} frozenLayers
 * @param {unknown} worker
 * @returns {Initial | null} what to begin with
 * @throws {MlpError} "bad-argument"
 */
function initialOf(model, frozenLayers, worker) {
  if (model === undefined) {
    if (frozenLayers === undefined) return null;
    throw new MlpError(
      'bad-argument',
      'The argument frozenLayers needs initFrom, a model to begin with.',
    );
  }
  if (!(model instanceof Model)) {
    throw new MlpError(
      'bad-argument',
      `The argument initFrom must be a model of train() or open(), not ${shown(model)}.`,
    );
  }
  if (worker !== undefined) {
    throw new MlpError('bad-argument', 'A worker begins anew; leave out worker or initFrom.');
  }
  return {
    saved: decodeModel(model.save()),
    frozenLayers: checkWhole(frozenLayers ?? 0, 'frozenLayers', 0, LIMITS.hiddenLayers),
  };
}

/**
 * @param {unknown} teachers
 * @param {unknown} worker
 * @returns {import('../engine/run/values.js').SavedModel[]}
 * @throws {MlpError} "bad-argument"
 */
function teachersOf(teachers, worker) {
  if (teachers === undefined) return [];
  if (!Array.isArray(teachers) || !teachers.every((each) => each instanceof Model)) {
    throw new MlpError(
      'bad-argument',
      `The argument teachers must be an array of models of train() or open(), not ${shown(teachers)}.`,
    );
  }
  if (worker !== undefined) {
    throw new MlpError('bad-argument', 'A worker has no teachers; leave out worker or teachers.');
  }
  return teachers.map((model) => decodeModel(model.save()));
}

/**
 * The recipe of a training. With data of the caller's own, its data set is "custom" and its preset
 * null, unless the caller named the data set, or named a preset of it and the images could be its.
 * @param {Partial<Recipe>} settings
 * @param {{train: Samples, test: Samples} | null} data
 * @returns {Recipe}
 */
function recipeFor(settings, data) {
  const plain = data && settings.dataset === undefined && settings.preset === undefined;
  const recipe = resolveRecipe(plain ? { ...settings, dataset: 'custom' } : settings);
  const { dataset } = recipe;
  const generated = generatedNames.includes(dataset);
  if (!data) {
    if (generated) return recipe;
    throw new MlpError(
      'data-missing',
      `The data set "${dataset}" must be handed in as data: {train, test}; in Node, take ` +
        'await readDataset(name, folder) of "mlp-lab/data/node" for "mnist" and "cifar10".',
    );
  }
  if (settings.dataset === undefined) {
    return couldBeOf(dataset, data.train) ? recipe : { ...recipe, dataset: 'custom', preset: null };
  }
  if (!generated) return recipe;
  throw new MlpError(
    'bad-argument',
    `The data set "${dataset}" is generated, so it takes no data; leave out dataset or data.`,
  );
}

/**
 * @param {string} name  of a data set
 * @param {Samples} samples
 * @returns {boolean} whether it is a published one with such images and classes
 */
function couldBeOf(name, { height, width, channels, classNames }) {
  if (!Object.hasOwn(catalogue, name)) return false;
  const known = catalogue[name];
  const hasShape = known.height === height && known.width === width && known.channels === channels;
  return hasShape && known.classNames.join('\n') === classNames.join('\n');
}

/**
 * @param {Recipe} recipe
 * @param {{train: Samples, test: Samples} | null} dataset  null: the generated one
 * @param {Hooks} hooks
 * @param {Initial | null} initial
 * @param {import('../engine/run/values.js').SavedModel[]} teachers
 */
async function trainHere(recipe, dataset, { onEpoch, onProgress, signal }, initial, teachers) {
  const { mode, threads, epochs } = recipe;
  const core = await loadCore({ mode, threads });
  const pacer = new Pacer();
  /** @type {Run | undefined} */
  let run;
  try {
    const name = /** @type {'digits' | 'shapes'} */ (recipe.dataset);
    run = new Run(core, recipe, dataset ?? generateDataset(core, name, recipe));
    if (initial) initFrom(run, initial.saved, initial.frozenLayers);
    if (teachers.length > 0) teach(core, run, teachers);
    let last = { epoch: 0, batch: 0 };
    let told = -Infinity;
    while (!run.finished) {
      await nextTask();
      throwIfAborted(signal, last);
      const start = performance.now();
      const progress = run.advance(pacer.batches);
      const now = performance.now();
      const { epoch, batch, batches, epochDone } = progress;
      pacer.took(batch - (epoch === last.epoch ? last.batch : 0), now - start);
      last = { epoch, batch };
      if (epochDone || now - told >= PROGRESS_MS) {
        told = now;
        const { samplesPerSecond } = run;
        const answer = onProgress?.({ epoch, epochs, batch, batches, samplesPerSecond });
        await orAborted(answer, signal, last);
      }
      if (epochDone) {
        const answer = onEpoch?.({ ...run.epochs[run.epochs.length - 1], epochs });
        await orAborted(answer, signal, last);
      }
    }
    await nextTask();
    throwIfAborted(signal, last);
    return { saved: run.model(), training: { ...run.evaluate(), epochs: run.epochs } };
  } finally {
    run?.dispose();
    core.dispose();
  }
}

/** @param {unknown} value @param {string} name */
function checkFunction(value, name) {
  if (value === undefined || typeof value === 'function') return;
  throw new MlpError(
    'bad-argument',
    `The argument ${name} must be a function, not ${shown(value)}.`,
  );
}

/** @param {any} signal */
function checkSignal(signal) {
  const isSignal = typeof signal?.aborted === 'boolean' && 'addEventListener' in signal;
  if (signal === undefined || isSignal) return;
  throw new MlpError(
    'bad-argument',
    `The argument signal must be the signal of an AbortController, not ${shown(signal)}.`,
  );
}
