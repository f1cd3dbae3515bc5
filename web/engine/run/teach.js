/** Distillation (Hinton et al. 2015): a run learns from the outputs of other networks, beside the labels. */
import { MlpError } from '../errors.js';
import { weightsSha256 } from '../core/hash.js';
import { textSha256 } from '../core/sha256.js';

/** @typedef {import('../core/core.js').Core} Core */
/** @typedef {import('../core/sample-set.js').Selection} Selection */
/** @typedef {import('./plain-run.js').PlainRun} PlainRun */
/** @typedef {import('./values.js').SavedModel} SavedModel */

/** Images that a teacher reads at a time. */
const CHUNK = 500;

/**
 * Gives a run that has done nothing yet its teachers: networks whose mean outputs for each training image, as
 * it is without augmentation, are soft targets beside its label (recipe.teacherWeight and temperature say how).
 * A checkpoint names them by a hash: only a run with the same teachers resumes it.
 * @param {Core} core  of the run, with its optional module
 * @param {PlainRun} run  of a recipe with a teacherWeight above 0
 * @param {SavedModel[]} teachers  one or more
 * @returns {string[]} SHA-256 of the weights of each
 * @throws {MlpError} "bad-teacher": a network that cannot teach this run
 */
export function teach(core, run, teachers) {
  const { network } = run;
  for (const { config } of teachers) checkTeacher(config, network.config);
  const hashes = teachers.map(({ parameters }) => weightsSha256(parameters));

  let soft = 0;
  const train = network.train.bind(network);
  network.train = (selection, maxBatches) => {
    if (soft === 0) {
      soft = softTargets(core, selection, teachers, run.recipe.temperature);
      core.call('mlpw_use_soft_targets', network.pointer, soft);
    }
    return train(selection, maxBatches);
  };
  const dispose = network.dispose.bind(network);
  network.dispose = () => {
    dispose();
    if (soft !== 0) core.heap.free(soft);
    soft = 0;
  };

  const taught = (/** @type {string} */ sha256) => textSha256([sha256, ...hashes].join());
  const checkpoint = run.checkpoint.bind(run);
  run.checkpoint = () => {
    const own = checkpoint();
    return { ...own, dataSha256: taught(own.dataSha256) };
  };
  const resume = run.resume.bind(run);
  run.resume = (begun) => {
    const { dataSha256 } = checkpoint();
    if (begun.dataSha256 !== taught(dataSha256)) {
      throw new MlpError(
        'other-data',
        'The checkpoint belongs to a run on other images or with other teachers than these; use those, or start a new run.',
      );
    }
    resume({ ...begun, dataSha256 });
  };
  return hashes;
}

/**
 * @param {SavedModel['config']} teacher
 * @param {SavedModel['config']} pupil
 */
function checkTeacher({ inputs, classes, cost }, pupil) {
  if (inputs !== pupil.inputs || classes !== pupil.classes) {
    throw new MlpError(
      'bad-teacher',
      `A teacher reads ${inputs} values and tells ${classes} classes apart, but the run has images of ${pupil.inputs} values in ${pupil.classes} classes; take a teacher for the same.`,
    );
  }
  if (cost === 'cross-entropy' && pupil.cost === 'cross-entropy') return;
  throw new MlpError(
    'bad-teacher',
    'What teachers say are probabilities, so they and the run need softmax outputs: the cost cross-entropy.',
  );
}

/**
 * The mean of the softened outputs of networks for the samples of a selection.
 * @param {Core} core
 * @param {Selection} selection
 * @param {SavedModel[]} teachers
 * @param {number} temperature
 * @returns {number} address of floats [rows of the set][classes] in the core's heap; rows that the selection
 *   leaves out are 0
 */
function softTargets(core, selection, teachers, temperature) {
  const { pixels, subset, rows } = selectedRows(core, selection);
  const { inputs } = selection;
  const { classes } = teachers[0].config;
  const targets = new Float32Array(rows * classes);
  for (const teacher of teachers) {
    const network = core.network(teacher.config);
    try {
      network.setParameters(teacher.parameters);
      network.scaling = teacher.scaling;
      for (let first = 0; first < subset.length; first += CHUNK) {
        const chunk = subset.subarray(first, first + CHUNK);
        const images = new Uint8Array(chunk.length * inputs);
        chunk.forEach((row, i) => {
          const at = pixels + row * inputs;
          images.set(new Uint8Array(core.memory.buffer, at, inputs), i * inputs);
        });
        const outputs = softened(core, network.predict(images), classes, temperature);
        chunk.forEach((row, i) => {
          for (let c = 0; c < classes; c++) targets[row * classes + c] += outputs[i * classes + c];
        });
      }
    } finally {
      network.dispose();
    }
  }
  const address = core.heap.allocate(targets.byteLength);
  const shares = targets.map((sum) => sum / teachers.length);
  new Float32Array(core.memory.buffer, address, targets.length).set(shares);
  return address;
}

/** @param {Core} core @param {Float32Array} outputs @param {number} classes @param {number} temperature */
function softened(core, outputs, classes, temperature) {
  return core.withScratch([outputs.byteLength], (values) => {
    new Float32Array(core.memory.buffer, values, outputs.length).set(outputs);
    core.call('mlpw_soften', values, outputs.length / classes, classes, temperature);
    return new Float32Array(core.memory.buffer, values, outputs.length).slice();
  });
}

/** @param {Core} core @param {Selection} selection */
function selectedRows(core, { pointer, count }) {
  const view = new DataView(core.memory.buffer, pointer);
  const field = (/** @type {string} */ name) =>
    view.getUint32(core.abi.get(`mlp_samples.${name}`), true);
  const subset = field('subset');
  return {
    pixels: field('pixels'),
    rows: field('rows'),
    subset: subset
      ? new Uint32Array(core.memory.buffer, subset, count).slice()
      : Uint32Array.from({ length: count }, (_, i) => i),
  };
}
