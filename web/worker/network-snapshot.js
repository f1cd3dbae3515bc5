import { argmaxClass } from '../engine/argmax-class.js';
import { addsInput, layerSizes } from '../engine/files/model.js';
import { placesOf, scaled } from '../engine/inside/layers.js';

/** @typedef {import('../engine/core/network.js').Network} Network */
/** @typedef {import('../engine/run/plain-run.js').PlainRun} Run */

/**
 * A unit by its place: layer 1 is the first after the inputs; the last one has the outputs.
 * @typedef {{layer: number, unit: number}} UnitPlace
 *
 * One unit with all that makes its output: sum = bias + weights[i] * inputs[i], over all i.
 * @typedef {object} UnitDetail
 * @property {number} layer
 * @property {number} unit
 * @property {Float32Array<ArrayBuffer>} weights  one per unit of the layer before, or per input
 * @property {Float32Array<ArrayBuffer> | null} inputs  what that layer gives it; null without an image
 * @property {number} bias
 * @property {number | null} sum
 * @property {string} activation  of its layer; "softmax" or "sigmoid" for outputs
 * @property {number | null} added  what the unit in its place in the layer before adds to the output, where
 *   layers are residual; else null
 * @property {number | null} output  of the unit, as the network computes it: activation(sum) + added
 *
 * @typedef {object} NetworkSnapshot
 * @property {number[]} sizes  units of all layers, the inputs first
 * @property {Float32Array<ArrayBuffer>[]} weights  of each layer after the inputs: [shown][shown of the
 *   layer before]; of the first one [shown][inputs]
 * @property {Float32Array<ArrayBuffer>[] | null} outputs  of every unit of each layer after the inputs,
 *   for the image
 * @property {UnitDetail | null} detail  of the unit that was asked for, else of the highest output
 * @property {number} milliseconds  that it took, without its way to the page
 *
 * @typedef {object} Asked
 * @property {number} rows  units of a layer that are shown: the first ones
 * @property {Uint8Array | null} pixels  [inputs] of the image that lights the network
 * @property {UnitPlace | null} unit  null: the highest output, if there is an image
 */

/** Multiplications that looking for the images of a unit may take: a fraction of a second. */
const SEARCH_WORK = 1e8;

/**
 * What the drawing of a network shows of it.
 * @param {Network} network
 * @param {Asked} asked
 * @returns {NetworkSnapshot}
 */
export function snapshotOf(network, { rows, pixels, unit }) {
  const began = performance.now();
  const sizes = layerSizes(network.config);
  const places = placesOf(sizes);
  const parameters = network.parameters();
  const outputs = pixels?.length === sizes[0] ? network.layerOutputs(pixels) : null;
  const weights = places.map((place, i) => {
    const shown = Math.min(rows, place.units);
    const before = i === 0 ? place.inputs : Math.min(rows, place.inputs);
    const part = new Float32Array(shown * before);
    for (let row = 0; row < shown; row++) {
      const start = place.weights + row * place.inputs;
      part.set(parameters.subarray(start, start + before), row * before);
    }
    return part;
  });
  const last = outputs?.at(-1);
  const told = unit ?? (last ? { layer: places.length, unit: argmaxClass(last) } : null);
  const place = told ? places[told.layer - 1] : undefined;
  const detail = told && detailOf(network, { parameters, place, unit: told, pixels, outputs });
  return { sizes, weights, outputs, detail, milliseconds: performance.now() - began };
}

/**
 * The weights that lead into the first units, as images.
 * @param {Network} network
 * @param {number} count  of units, if there are that many
 * @returns {Float32Array<ArrayBuffer>[]} [unit][inputs]
 */
export function firstWeights(network, count) {
  const parameters = network.parameters();
  const { inputs, hidden, classes } = network.config;
  return Array.from({ length: Math.min(count, hidden[0] ?? classes) }, (_, i) =>
    parameters.slice(i * inputs, (i + 1) * inputs),
  );
}

/**
 * @param {Network} network
 * @param {object} from
 * @param {Float32Array<ArrayBuffer>} from.parameters
 * @param {ReturnType<typeof placesOf>[number] | undefined} from.place  of the unit's layer
 * @param {UnitPlace} from.unit
 * @param {Uint8Array | null} from.pixels
 * @param {Float32Array<ArrayBuffer>[] | null} from.outputs
 * @returns {UnitDetail | null} null for a unit that is not there
 */
function detailOf(network, { parameters, place, unit, pixels, outputs }) {
  if (!place || unit.unit >= place.units) return null;
  const start = place.weights + unit.unit * place.inputs;
  const own = parameters.slice(start, start + place.inputs);
  const bias = parameters[place.biases + unit.unit];
  const before = unit.layer === 1 ? pixels && scaled(network, pixels) : outputs?.[unit.layer - 2];
  const inputs = (outputs && before) || null;
  const sum = inputs && own.reduce((total, weight, i) => total + weight * inputs[i], bias);
  const output = outputs?.[unit.layer - 1][unit.unit] ?? null;
  const { activations, hidden, cost } = network.config;
  const isOutput = unit.layer > hidden.length;
  const ofOutputs = cost === 'cross-entropy' ? 'softmax' : 'sigmoid';
  const activation = isOutput ? ofOutputs : activations[unit.layer - 1];
  const adds = !isOutput && addsInput(network.config, unit.layer - 1);
  const added = adds && inputs ? inputs[unit.unit] : null;
  return { ...unit, weights: own, inputs, bias, sum, activation, added, output };
}

/**
 * The test images with a unit's highest outputs.
 * @param {Run} run
 * @param {UnitPlace} unit
 * @param {number} count
 * @param {Network} [network]  with other weights than those of now
 * @returns {{looked: number, pictures: {index: number, pixels: Uint8Array<ArrayBuffer>, label: number,
 *   value: number}[]}} looked: at how many of the test images; the highest output first
 */
export function strongestImages(run, { layer, unit }, count, network = run.resultNetwork) {
  const looked = Math.min(
    run.plan.testCount,
    Math.max(count, Math.floor(SEARCH_WORK / network.parameterCount)),
  );
  const pictures = Array.from({ length: looked }, (_, index) => {
    const { pixels, label } = run.testSample(index);
    return { index, pixels, label, value: network.layerOutputs(pixels)[layer - 1][unit] };
  });
  pictures.sort((a, b) => b.value - a.value);
  return { looked, pictures: pictures.slice(0, count) };
}
