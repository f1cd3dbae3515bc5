/** A trained network as the module hands it out: it predicts, evaluates, and can be saved. */
import { argmaxClass } from '../engine/argmax-class.js';
import { checkBytes, checkFields, checkObject, checkPixels, isList } from '../engine/check.js';
import { loadCore } from '../engine/core/core.js';
import { weightsSha256 } from '../engine/core/hash.js';
import { MlpError } from '../engine/errors.js';
import { encodeModel, layerSizes, networkFromModel } from '../engine/files/model.js';
import { fitNovelty, HELD_OUT, KNOWN } from '../engine/run/novelty.js';
import { classificationReport } from '../engine/run/report.js';
import { makeSamples } from '../engine/samples.js';
import { shown } from '../engine/shown.js';
import { checkAgrees, checkNames } from './open-hints.js';

/** @typedef {import('../engine/core/core.js').Core} Core */
/** @typedef {import('../engine/core/network.js').Network} Network */
/** @typedef {import('../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../engine/run/report.js').Report} Report */
/** @typedef {import('../engine/run/values.js').EpochResult} EpochResult */
/** @typedef {import('../engine/run/values.js').RunResult} RunResult */
/** @typedef {import('../engine/run/values.js').SavedModel} SavedModel */
/** @typedef {import('../engine/samples.js').SampleSource} SampleSource */

/**
 * @typedef {object} Prediction
 * @property {number} label  the class with the largest output, from 0
 * @property {string} className
 * @property {number} confidence  that output: 0 to 1
 * @property {Float32Array} outputs  [classes]: softmax probabilities, or sigmoid outputs of a network
 *   with the quadratic cost
 * @property {number} [novelty]  when it was asked for: how unlike the known images the image is, see
 *   Model.fitNovelty(); above 1, it is like none of them and the answer means little
 */

/**
 * @typedef {object} TestResult
 * @property {number} errorRate  0 to 1
 * @property {number[][]} confusionMatrix  [classes][classes] counts; rows are true classes
 * @property {Report} report  precision, recall and F1 of each class
 */

/** @typedef {Pick<RunResult, 'validationErrorRate' | 'validationCost' | 'testErrorRate' | 'confusionMatrix'>
 *   & {epochs: EpochResult[], notes?: string[]}} Training  what is known of a model's training */

/** What the options of open() may say of a model, beside its files: see ModelHints. */
const HINTS = ['activation', 'pixels', 'image', 'channels', 'classNames'];

/** The core that all models predict with. @type {Promise<Core> | null} */
let sharedCore = null;

/** Frees the network of a model that nobody has any more. */
const abandoned = new FinalizationRegistry((/** @type {Network} */ network) => network.dispose());

/** A trained network. train() and open() make it. */
export class Model {
  #saved;
  #training;
  /** @type {Network | null} */
  #network;
  #core;
  /** @type {import('../engine/run/novelty.js').Novelty | null} */
  #novelty = null;

  /**
   * @param {SavedModel} saved
   * @param {Core} core  to predict with
   * @param {Training | null} training
   */
  constructor(saved, core, training) {
    this.#saved = saved;
    this.#training = training;
    this.#core = core;
    this.#network = networkFromModel(core, saved);
    abandoned.register(this, this.#network, this);
    /** SHA-256 of the weights: the same for the same bits. */
    this.weightsSha256 = weightsSha256(saved.parameters);
  }

  /** What it was trained with. A file from elsewhere may say less. @returns {Partial<Recipe>} */
  get recipe() {
    return structuredClone(this.#saved.recipe);
  }

  /** Units of all layers, input and output included, e.g. [784, 128, 10]. @returns {number[]} */
  get layers() {
    return layerSizes(this.#saved.config);
  }

  /** The images that it reads: width and height in pixels, 1 channel for grey, 3 for colours. */
  get image() {
    const { width, height, channels } = this.#saved.samples;
    return { width, height, channels };
  }

  /** @returns {string[]} in the order of the labels */
  get classNames() {
    return [...this.#saved.samples.classNames];
  }

  /** Error on the test images, 0 to 1; null for a model from a file. @returns {number | null} */
  get testErrorRate() {
    return this.#training?.testErrorRate ?? null;
  }

  /** Error on the validation images, 0 to 1; null for a model from a file. @returns {number | null} */
  get validationErrorRate() {
    return this.#training?.validationErrorRate ?? null;
  }

  /** Mean cost of the validation images; null for a model from a file. @returns {number | null} */
  get validationCost() {
    return this.#training?.validationCost ?? null;
  }

  /**
   * Of the test images: [true class][predicted class]; null for a model from a file.
   * @returns {number[][] | null}
   */
  get confusionMatrix() {
    return this.#training?.confusionMatrix ?? null;
  }

  /** Precision, recall and F1 on the test images; null for a model from a file. @returns {Report | null} */
  get report() {
    const matrix = this.confusionMatrix;
    return matrix && classificationReport(matrix, this.classNames);
  }

  /**
   * What is probably wrong with the data it was trained on, a sentence each, as classes without a training image;
   * empty for a model from a file.
   * @returns {string[]}
   */
  get notes() {
    return [...(this.#training?.notes ?? [])];
  }

  /** One entry for each epoch of the training; empty for a model from a file. @returns {EpochResult[]} */
  get epochs() {
    return [...(this.#training?.epochs ?? [])];
  }

  /**
   * Reads one image.
   * @overload
   * @param {ArrayLike<number>} image  width * height * channels whole numbers from 0 to 255
   * @param {{novelty?: boolean}} [options]  novelty: whether it says how unlike the known images it is
   * @returns {Prediction}
   */
  /**
   * Reads several images.
   * @overload
   * @param {readonly ArrayLike<number>[]} images  of the same form
   * @param {{novelty?: boolean}} [options]
   * @returns {Prediction[]} in that order
   */
  /**
   * @param {ArrayLike<number> | readonly ArrayLike<number>[]} images
   * @param {{novelty?: boolean}} [options]
   * @returns {Prediction | Prediction[]}
   * @throws {MlpError} "bad-pixels", "bad-argument": what was given is no image; "no-novelty": call
   *   fitNovelty() first; "disposed"
   */
  predict(images, options = {}) {
    const { novelty = false } = checkFields(options, 'options', ['novelty']);
    if (isList(images) && images.length === 0) {
      throw new MlpError('bad-pixels', 'The argument images is empty; give at least one image.');
    }
    if (Array.isArray(images) && isList(images[0])) {
      const all = images.map((image, i) => this.#checkImage(image, `images[${i}]`));
      const { inputs } = this.#saved.config;
      const pixels = new Uint8Array(all.length * inputs);
      all.forEach((image, i) => pixels.set(image, i * inputs));
      return this.#read(pixels, Boolean(novelty));
    }
    return this.#read(this.#checkImage(images, 'image'), Boolean(novelty))[0];
  }

  /** @param {unknown} value @param {string} name @returns {Uint8Array} */
  #checkImage(value, name) {
    const { inputs } = this.#saved.config;
    const pixels = checkPixels(value, name);
    if (pixels.length === inputs) return pixels;
    const { width, height, channels } = this.#saved.samples;
    throw new MlpError(
      'bad-pixels',
      `This model reads images of ${width} x ${height} with ${channels} ` +
        `${channels === 1 ? 'channel' : 'channels'}, ${inputs} values, but ${name} has ${pixels.length}. ` +
        'Give several images as a list of images.',
    );
  }

  /** @param {Uint8Array} pixels  [count][inputs] @param {boolean} wantsNovelty @returns {Prediction[]} */
  #read(pixels, wantsNovelty) {
    const known = this.#novelty;
    if (wantsNovelty && !known) {
      throw new MlpError(
        'no-novelty',
        'This model does not know yet what its images are like; await model.fitNovelty(samples) first.',
      );
    }
    const { inputs, classes } = this.#saved.config;
    const { classNames } = this.#saved.samples;
    const outputs = this.#present.predict(pixels);
    return Array.from({ length: pixels.length / inputs }, (_, i) => {
      const own = outputs.slice(i * classes, (i + 1) * classes);
      const label = argmaxClass(own);
      const answer = { label, className: classNames[label], confidence: own[label], outputs: own };
      if (!wantsNovelty || !known) return answer;
      return { ...answer, novelty: known.of(pixels.subarray(i * inputs, (i + 1) * inputs)) };
    });
  }

  /**
   * Evaluates the model on labelled images.
   * @param {SampleSource} samples  images of the model's size, labels of its classes
   * @returns {TestResult}
   * @throws {MlpError} as makeSamples(); "samples-shape": images of another size, labels of other
   *   classes; "disposed"
   */
  evaluate(samples) {
    const checked = this.#checkSamples(samples);
    const { classNames } = this.#saved.samples;
    const network = this.#present;
    const set = this.#core.samples(checked);
    try {
      const { errorRate, confusion } = network.evaluate(set);
      const report = classificationReport(confusion, classNames);
      return { errorRate, confusionMatrix: confusion, report };
    } finally {
      set.dispose();
    }
  }

  /** @param {SampleSource} samples */
  #checkSamples(samples) {
    const checked = makeSamples(samples);
    const { width, height, channels, classNames } = this.#saved.samples;
    const fits =
      checked.width === width && checked.height === height && checked.channels === channels;
    if (!fits || checked.classNames.length > classNames.length) {
      throw new MlpError(
        'samples-shape',
        `This model reads images of ${width} x ${height} with ${channels} ` +
          `${channels === 1 ? 'channel' : 'channels'} and ${classNames.length} classes; samples has ` +
          `${checked.width} x ${checked.height} with ${checked.channels} and ${checked.classNames.length}.`,
      );
    }
    return checked;
  }

  /**
   * Learns what the training images are like, so that predict(image, { novelty: true }) can say how unlike
   * them another one is: see engine/run/novelty.js. It takes a few seconds; the thread is free in between.
   * Nothing of it is saved with the model.
   * @param {SampleSource} samples  the training images, or others like them: 300 or more, in random order
   *   or any other that does not end with one kind of them. A sixth, the last ones, gives the threshold
   * @returns {Promise<void>}
   * @throws {MlpError} as evaluate(); "novelty-images": images below 14 x 14, or too few
   */
  async fitNovelty(samples) {
    const checked = this.#checkSamples(samples);
    const { pixels, inputs, count } = checked;
    const heldOut = Math.min(HELD_OUT.most, Math.floor(count / 6));
    const image = (/** @type {number} */ i) => pixels.subarray(i * inputs, (i + 1) * inputs);
    const range = (/** @type {number} */ from, /** @type {number} */ length) =>
      Array.from({ length }, (_, i) => image(from + i));
    const known = range(0, Math.min(KNOWN.most, count - heldOut));
    const novelty = await fitNovelty(checked, known, range(count - heldOut, heldOut));
    if (novelty) {
      this.#novelty = novelty;
      return;
    }
    throw new MlpError(
      'novelty-images',
      `What images are like is learned from 300 or more of 14 x 14 or larger; these are ${count} of ` +
        `${checked.width} x ${checked.height}.`,
    );
  }

  /** @returns {Uint8Array<ArrayBuffer>} the model as a safetensors file, for open() and PyTorch */
  save() {
    return encodeModel(this.#saved);
  }

  /**
   * The model for another program; docs/module.md lists the formats.
   * @param {import('../models/index.js').FormatName} format
   * @param {import('../models/index.js').ExportOptions} [options]
   * @returns {Promise<import('../models/index.js').ExportedFile[]>} one file or more, the one to begin
   *   with first
   * @throws {MlpError} "export-...": there is no such format, or it cannot say this network
   */
  async export(format, options = {}) {
    const { exportModel } = await import('../models/index.js');
    return exportModel(this.#saved, format, checkFields(options, 'options', ['name', 'weights']));
  }

  /**
   * Frees the network's memory at once; without it, it is freed some time after the last use. What reads
   * images throws "disposed" from then on; save() and export() go on, for the model keeps its weights.
   */
  dispose() {
    abandoned.unregister(this);
    this.#network?.dispose();
    this.#network = null;
  }

  get #present() {
    if (this.#network) return this.#network;
    throw new MlpError('disposed', 'This model was disposed of; open or train it again.');
  }
}

/**
 * @param {SavedModel} saved
 * @param {Training | null} training
 * @returns {Promise<Model>}
 */
export async function makeModel(saved, training) {
  sharedCore ??= loadCore();
  try {
    return new Model(saved, await sharedCore, training);
  } catch (error) {
    sharedCore = null; // the next model tries to load it again
    throw error;
  }
}

/**
 * What open() may be told beside the file.
 * @typedef {import('../models/import/index.js').ModelHints & {
 *   beside?: Record<string, Uint8Array | ArrayBuffer>}} OpenOptions  beside: the files that a model.json
 *   names for its weights, by name
 */

/**
 * Opens a saved model: one of ours, or a multilayer perceptron of another program (a PyTorch state_dict
 * in safetensors, ONNX, model.json of TensorFlow.js).
 * @param {Uint8Array | ArrayBuffer} bytes  the whole file
 * @param {OpenOptions} [options]  what a file of another program does not say
 * @returns {Promise<Model>}
 * @throws {MlpError} "bad-argument", "safetensors-...", "model-...", "protobuf": the bytes are not a model;
 *   "model-unsaid": the options must say what the file does not
 */
export async function open(bytes, options = {}) {
  const file = checkBytes(bytes, 'bytes');
  const { beside = {}, ...hints } = /** @type {OpenOptions} */ (
    checkFields(options, 'options', ['beside', ...HINTS])
  );
  const files = Object.entries(checkObject(beside, 'options.beside')).map(
    ([name, each]) =>
      /** @type {const} */ ([name, checkBytes(each, `options.beside[${shown(name)}]`)]),
  );
  const { readModelFile } = await import('../models/import/index.js');
  checkNames(hints);
  const saved = readModelFile(file, hints, new Map(files));
  checkAgrees(saved, hints);
  return makeModel(saved, null);
}
