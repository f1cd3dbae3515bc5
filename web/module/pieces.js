/**
 * The pieces under train(), for whoever wants the loop: the engine's own, with their arguments
 * checked. The page and the command line use the engine's directly; what they hand over is checked
 * already.
 */
import { checkBytes, checkFields, checkObject, checkWhole, isList } from '../engine/check.js';
import { shown, typeName } from '../engine/shown.js';
import * as engine from '../engine/index.js';
import { LIMITS, MOST_EPOCHS } from '../engine/core/limits.js';
import { Core } from '../engine/core/core.js';
import { MlpError } from '../engine/errors.js';
import * as samples from '../engine/samples.js';
import { CHECKPOINT_IS, checkCheckpoint, checkResumable } from './checkpoint.js';

/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/samples.js').Samples} Samples */
/** @typedef {import('../engine/samples.js').SampleSource} SampleSource */
/** @typedef {import('../engine/run/values.js').Checkpoint} Checkpoint */
/** @typedef {import('../engine/run/values.js').SavedModel} SavedModel */

const { checkDataset, makeSamples } = samples;

const MOST = 1e9;

/**
 * Calls what only values of another form than the argument's can make fail.
 * @template Result
 * @param {string} sentence  what the argument must be
 * @param {() => Result} call
 * @returns {Result}
 * @throws {MlpError} its own, or "bad-argument"
 */
function orRefused(sentence, call) {
  try {
    return call();
  } catch (error) {
    if (error instanceof MlpError) throw error;
    throw new MlpError('bad-argument', sentence);
  }
}

const MODEL_IS = 'The argument model must be what Run.model() or decodeModel() gave.';
const REPORT_IS = 'The argument report must be what classificationReport() gave.';

/** @param {unknown} value */
const isFloats = (value) => typeName(value) === 'Float32Array';

/** @param {unknown} core @returns {Core} @throws {MlpError} "bad-argument", "disposed" */
function checkCore(core) {
  if (core instanceof Core) {
    if (!core.disposed) return core;
    throw new MlpError('disposed', 'This core was disposed of; load another one.');
  }
  throw new MlpError(
    'bad-argument',
    `The argument core must be what loadCore() gave, after await, not ${shown(core)}.`,
  );
}

/**
 * @template {string} Name
 * @param {unknown} value
 * @param {string} argument
 * @param {readonly Name[]} names
 * @returns {Name}
 */
function checkName(value, argument, names) {
  if (names.includes(/** @type {Name} */ (value))) return /** @type {Name} */ (value);
  throw new MlpError(
    'bad-argument',
    `The argument ${argument} must be one of ${names.join(', ')}, not ${shown(value)}.`,
  );
}

/**
 * A whole recipe of some settings; see there. It takes one argument, so that map() may call it.
 * @param {Partial<Recipe>} partial
 * @returns {Recipe}
 * @throws {MlpError} "bad-..." naming the field, what it may be and what it was
 */
export const resolveRecipe = (partial) => engine.resolveRecipe(partial);

/**
 * One training run, of which the caller decides how much to train at a time; see Run of the engine.
 * After dispose(), or after that of its core, what needs the network throws an MlpError "disposed".
 */
export class Run extends engine.Run {
  /** Null once the run is disposed of. @type {Core | null} */
  #core;

  /**
   * @param {Core} core
   * @param {Partial<Recipe>} recipe  filled up as by resolveRecipe()
   * @param {{train: SampleSource, test: SampleSource}} data  both of one shape
   * @throws {MlpError} for arguments that are wrong, a network that the core refuses, samples that do
   *   not fit, or too little memory; everything allocated is freed first
   */
  constructor(core, recipe, data) {
    super(checkCore(core), resolveRecipe(recipe), checkDataset(data));
    this.#core = core;
  }

  #checkPresent() {
    if (this.#core) return void checkCore(this.#core);
    throw new MlpError('disposed', 'This run was disposed of; start another one.');
  }

  get plan() {
    this.#checkPresent();
    return super.plan;
  }

  get threads() {
    this.#checkPresent();
    return super.threads;
  }

  get resultNetwork() {
    this.#checkPresent();
    return super.resultNetwork;
  }

  /**
   * As the engine's, and "run-finished" when there is nothing left to train.
   * @type {engine.Run['advance']}
   */
  advance(maxBatches) {
    this.#checkPresent();
    checkWhole(maxBatches, 'maxBatches', 1, 0xffffffff);
    if (!this.finished) return super.advance(maxBatches);
    throw new MlpError(
      'run-finished',
      'This run is finished; train while run.finished is false, or let it go on by extend().',
    );
  }

  /** @type {engine.Run['advanceBatch']} */
  advanceBatch() {
    this.#checkPresent();
    return super.advanceBatch();
  }

  /**
   * As the engine's, but "bad-argument".
   * @type {engine.Run['extend']}
   */
  extend(more) {
    this.#checkPresent();
    super.extend(checkWhole(more, 'more', 1, MOST_EPOCHS - this.epochs.length));
  }

  /** @type {engine.Run['setLearningRate']} */
  setLearningRate(rate) {
    this.#checkPresent();
    resolveRecipe({ learningRate: rate }); // what a recipe may have
    super.setLearningRate(rate);
  }

  /** @type {engine.Run['evaluateTest']} */
  evaluateTest(network) {
    this.#checkPresent();
    return super.evaluateTest(network);
  }

  /** @type {engine.Run['checkpoint']} */
  checkpoint() {
    this.#checkPresent();
    return super.checkpoint();
  }

  /** Frees the network and its data. A second call does nothing. */
  dispose() {
    // Also called by the engine's constructor, when it fails: #core is not there yet.
    if (#core in this) {
      if (!this.#core) return;
      this.#core = null;
    }
    super.dispose();
  }

  /** @type {engine.Run['testSample']} */
  testSample(i) {
    return super.testSample(checkWhole(i, 'i', 0, this.plan.testCount - 1));
  }

  /**
   * As the engine's, and "bad-checkpoint" and "other-recipe": the recipe must be that of the checkpoint, but for the
   * number of threads.
   * @type {engine.Run['resume']}
   */
  resume(checkpoint) {
    this.#checkPresent();
    checkCheckpoint(checkpoint);
    orRefused(CHECKPOINT_IS, () => super.resume(checkResumable(checkpoint, this.recipe)));
  }

  /** @type {engine.Run['renameClasses']} */
  renameClasses(classNames) {
    this.#checkPresent();
    const { classes } = this.network.config;
    const valid = Array.isArray(classNames) && classNames.length === classes;
    if (!valid || !classNames.every(engine.isPrintableName)) {
      throw new MlpError(
        'bad-class-names',
        `The argument classNames must be a list of ${classes} printable names.`,
      );
    }
    super.renameClasses(classNames);
  }
}

/** Whether a run that ended has learned anything; see there. @type {typeof engine.assessRun} */
export const assessRun = (run, result) => {
  if (!(run instanceof Run)) {
    throw new MlpError('bad-argument', `The argument run must be a Run, not ${shown(run)}.`);
  }
  const { confusionMatrix } = checkObject(result, 'result');
  classificationReport(/** @type {any} */ (confusionMatrix), run.model().samples.classNames);
  return engine.assessRun(run, result);
};

/** The first samples of a set; see there. @type {typeof samples.subset} */
export const subset = (set, n) => {
  const given = makeSamples(set);
  return samples.subset(given, checkWhole(n, 'n', 1, given.count));
};

/** Several sets as one; see there. @type {typeof samples.concatSamples} */
export const concatSamples = (sets) => {
  if (Array.isArray(sets)) return samples.concatSamples(sets.map((set) => makeSamples(set)));
  throw new MlpError('bad-argument', `The argument sets must be a list, not ${shown(sets)}.`);
};

/** Loads the core; see there. @type {typeof engine.loadCore} */
export const loadCore = async (options = {}) => {
  const fields = ['variant', 'mode', 'threads', 'wide', 'optional', 'urls', 'startHelper'];
  const given = checkFields(options, 'options', fields);
  const { variant = 'auto', mode = 'exact', urls = {} } = given;
  for (const [name, value] of Object.entries({ variant, mode })) {
    if (typeof value === 'string') continue;
    throw new MlpError('bad-argument', `The argument ${name} must be a name, not ${shown(value)}.`);
  }
  for (const [name, url] of Object.entries(checkObject(urls, 'urls'))) {
    if (typeof url === 'string' && URL.canParse(url)) continue;
    throw new MlpError(
      'bad-argument',
      `The argument urls.${name} must be an absolute address, not ${shown(url)}.`,
    );
  }
  const { threads, wide = false } = options;
  if (typeof wide !== 'boolean' && wide !== 'auto') {
    throw new MlpError(
      'bad-argument',
      `The argument wide must be true, false or "auto", not ${shown(wide)}.`,
    );
  }
  if (threads !== undefined && threads !== 'auto')
    checkWhole(threads, 'threads', 1, LIMITS.threads);
  return engine.loadCore(options);
};

/** A generated data set, training and test samples. @type {typeof engine.generateDataset} */
export const generateDataset = (core, name, sizes = {}) => {
  const { trainSize, testSize } = checkObject(sizes, 'sizes');
  for (const [key, size] of Object.entries({ trainSize, testSize })) {
    if (size !== undefined && size !== null) checkWhole(size, key, 1, 1e7);
  }
  return engine.generateDataset(
    checkCore(core),
    checkName(name, 'name', /** @type {('digits' | 'shapes')[]} */ (engine.generatedNames.slice())),
    sizes,
  );
};

/** One image of a generated data set. @type {typeof engine.generateSample} */
export const generateSample = (core, name, part, index) =>
  engine.generateSample(
    checkCore(core),
    checkName(name, 'name', /** @type {('digits' | 'shapes')[]} */ (engine.generatedNames.slice())),
    checkName(part, 'part', ['train', 'test']),
    checkWhole(index, 'index', 0, MOST),
  );

/** Reads a model file. @type {typeof engine.decodeModel} */
export const decodeModel = (bytes) => engine.decodeModel(checkBytes(bytes, 'bytes'));

/** Reads a checkpoint file. @type {typeof engine.decodeCheckpoint} */
export const decodeCheckpoint = (bytes) => engine.decodeCheckpoint(checkBytes(bytes, 'bytes'));

/** A model as a file. @type {typeof engine.encodeModel} */
export const encodeModel = (model) => {
  checkSavedModel(model);
  return orRefused(MODEL_IS, () => engine.encodeModel(model));
};

/** A checkpoint as a file. @type {typeof engine.encodeCheckpoint} */
export const encodeCheckpoint = (checkpoint) => {
  checkCheckpoint(checkpoint);
  return orRefused(CHECKPOINT_IS, () => engine.encodeCheckpoint(checkpoint));
};

/** A model as a network in a core. @type {typeof engine.networkFromModel} */
export const networkFromModel = (core, model) => {
  checkSavedModel(model);
  const given = checkCore(core);
  return orRefused(MODEL_IS, () => engine.networkFromModel(given, model));
};

/** @param {unknown} value @throws {MlpError} "bad-argument" */
function checkSavedModel(value) {
  const { config, parameters, scaling, samples: shape } = checkObject(value, 'model');
  const { hidden, activations } = checkObject(config, 'model.config');
  const { offset, gain } = checkObject(scaling, 'model.scaling');
  checkObject(shape, 'model.samples');
  if ([hidden, activations].every(isList) && [parameters, offset, gain].every(isFloats)) return;
  throw new MlpError('bad-argument', MODEL_IS);
}

/** The learning rate range test in one call. @type {typeof engine.findLearningRate} */
export const findLearningRate = (core, recipe, data) =>
  engine.findLearningRate(checkCore(core), resolveRecipe(recipe), checkDataset(data));

/** The learning rate range test, batch by batch. @type {typeof engine.lrRangeTestSteps} */
export const lrRangeTestSteps = (core, recipe, data) =>
  engine.lrRangeTestSteps(checkCore(core), resolveRecipe(recipe), checkDataset(data));

/** The learning rate over a run. @type {typeof engine.learningRateCurve} */
export const learningRateCurve = (core, recipe, points = 200) =>
  engine.learningRateCurve(
    checkCore(core),
    resolveRecipe(recipe),
    checkWhole(points, 'points', 1, 1e6),
  );

/** Training images as an epoch sees them. @type {typeof engine.augmentedImages} */
export const augmentedImages = (core, recipe, set, epoch) =>
  engine.augmentedImages(
    checkCore(core),
    resolveRecipe(recipe),
    makeSamples(set),
    checkWhole(epoch, 'epoch', 0, 0xffffffff),
  );

/** SHA-256 of parameters. @type {typeof engine.weightsSha256} */
export const weightsSha256 = (parameters) => {
  if (isFloats(parameters)) return engine.weightsSha256(parameters);
  throw new MlpError(
    'bad-argument',
    `The argument parameters must be a Float32Array, not ${shown(parameters)}.`,
  );
};

/** Scores of a confusion matrix. @type {typeof engine.classificationReport} */
export const classificationReport = (confusion, labels) => {
  checkMatrix(confusion, labels);
  return engine.classificationReport(confusion, labels);
};

/** A confusion matrix as text. @type {typeof engine.formatConfusion} */
export const formatConfusion = (confusion, labels) => {
  checkMatrix(confusion, labels);
  return engine.formatConfusion(confusion, labels);
};

/** The share of samples off the matrix's diagonal. @type {typeof engine.errorRate} */
export const errorRate = (confusion) => {
  checkMatrix(confusion, []);
  return engine.errorRate(confusion);
};

/** A report as text. @type {typeof engine.formatReport} */
export const formatReport = (report) => {
  const { classes } = checkObject(report, 'report');
  if (Array.isArray(classes)) return orRefused(REPORT_IS, () => engine.formatReport(report));
  throw new MlpError('bad-argument', REPORT_IS);
};

/** @param {unknown} confusion @param {unknown} labels @throws {MlpError} "bad-argument" */
function checkMatrix(confusion, labels) {
  if (!Array.isArray(confusion) || !confusion.every(isList)) {
    throw new MlpError(
      'bad-argument',
      `The argument confusion must be a list of rows of counts, not ${shown(confusion)}.`,
    );
  }
  if (Array.isArray(labels) && labels.every((label) => typeof label === 'string')) return;
  throw new MlpError(
    'bad-argument',
    `The argument labels must be a list of names, not ${shown(labels)}.`,
  );
}
