/**
 * An ONNX file of a multilayer perceptron: one chain from its input over Gemm, or MatMul and Add, and
 * activations to its output. What stands before the first layer and only scales becomes the scaling.
 */
import { shown } from '../../engine/shown.js';
import { readMessage } from '../wire/protobuf.js';
import { DATA_TYPES, DIMENSION, FIELDS } from '../wire/onnx-fields.js';
import { foreign } from './assemble.js';
import { Chain } from './chain.js';
import { FLOATS, readTensor, typeName } from './onnx-tensor.js';

/** @typedef {import('./onnx-tensor.js').Tensor} Tensor */
/** @typedef {import('../wire/protobuf.js').Fields} Fields */

/**
 * @typedef {object} Node
 * @property {string} operator
 * @property {string[]} inputs
 * @property {string[]} outputs
 * @property {Map<string, Fields>} attributes
 */

/** What leaves a chain as it is. */
const PASSES = ['Cast', 'Identity', 'Dropout', 'Flatten', 'Reshape', 'Squeeze', 'Unsqueeze'];
/** What may read a value beside the chain. */
const BESIDE = ['ArgMax', 'Shape', 'TopK', 'ReduceMax'];
/** @type {Record<string, string>} */
const ACTIVATIONS = { Relu: 'relu', Sigmoid: 'sigmoid', Tanh: 'tanh' };
const ENDS = ['Softmax', 'LogSoftmax'];
/** What goes on with a chain, so that it may not follow its end. */
const COMPUTES = [
  ...Object.keys(ACTIVATIONS),
  ...ENDS,
  'LeakyRelu',
  'Gelu',
  'Gemm',
  'MatMul',
  'Add',
  'Sub',
  'Mul',
  'Div',
];
/** More than any chain of our layers has. */
const MOST_NODES = 1000;
/** The domains of ONNX's own operators. */
const OWN_DOMAINS = ['', 'ai.onnx'];

/**
 * @param {Uint8Array} bytes
 * @returns {import('./assemble.js').Found}
 * @throws {import('../../engine/errors.js').MlpError} "protobuf", "model-foreign"
 */
export function readOnnx(bytes) {
  const model = readMessage(bytes);
  const graphs = model.bytes(FIELDS.model.graph);
  if (graphs.length !== 1) throw foreign('the file is no ONNX model: it has no graph');
  const graph = readMessage(graphs[0]);
  /** @type {Map<string, Tensor>} */
  const constants = new Map();
  for (const each of graph.bytes(FIELDS.graph.initializer)) {
    const tensor = readTensor(each);
    constants.set(tensor.name, tensor);
  }
  const bytesOfNodes = graph.bytes(FIELDS.graph.node);
  if (bytesOfNodes.length > MOST_NODES) throw foreign(`it has ${bytesOfNodes.length} operators`);
  const nodes = bytesOfNodes.map(readNode);
  for (const { operator, outputs, attributes } of nodes) {
    const [value] = attributes.get('value')?.bytes(FIELDS.attribute.tensor) ?? [];
    if (operator === 'Constant' && value && outputs.length) {
      constants.set(outputs[0], readTensor(value));
    }
  }
  const input = inputOf(graph, constants);
  const chain = new Chain(input.image, input.isInterleaved);
  let name = input.name;
  const seen = new Set();
  for (let node = next(nodes, name, chain); node; node = next(nodes, name, chain)) {
    if (seen.has(node)) throw foreign('its graph goes in a circle');
    seen.add(node);
    follow(chain, node, name, constants);
    [name] = node.outputs;
    if (name === undefined) break;
  }
  return { ...chain.found(), readsPixels: input.isBytes, classNames: namesOf(model) };
}

/** @param {Uint8Array} bytes @returns {Node} */
function readNode(bytes) {
  const fields = readMessage(bytes);
  const [operator = ''] = fields.texts(FIELDS.node.operator);
  const [domain = ''] = fields.texts(FIELDS.node.domain);
  return {
    operator: OWN_DOMAINS.includes(domain) ? operator : `${domain}.${operator}`,
    inputs: fields.texts(FIELDS.node.input),
    outputs: fields.texts(FIELDS.node.output),
    attributes: new Map(
      fields.bytes(FIELDS.node.attribute).map((each) => {
        const attribute = readMessage(each);
        const [name = ''] = attribute.texts(FIELDS.attribute.name);
        return [name, attribute];
      }),
    ),
  };
}

/**
 * The one input that is no constant.
 * @param {Fields} graph
 * @param {Map<string, Tensor>} constants
 */
function inputOf(graph, constants) {
  const inputs = graph
    .bytes(FIELDS.graph.input)
    .map(readMessage)
    .filter((value) => !constants.has(value.texts(FIELDS.valueInfo.name)[0] ?? ''));
  if (inputs.length !== 1) throw foreign(`it has ${inputs.length} inputs instead of one`);
  const [name = ''] = inputs[0].texts(FIELDS.valueInfo.name);
  const inner = (/** @type {Fields | null} */ message, /** @type {number} */ field) => {
    const [bytes] = message?.bytes(field) ?? [];
    return bytes ? readMessage(bytes) : null;
  };
  const type = inner(inner(inputs[0], FIELDS.valueInfo.type), FIELDS.type.tensor);
  const shape = inner(type, FIELDS.tensorType.shape);
  const sizes = (shape?.bytes(FIELDS.shape.dimension) ?? []).map((each) => {
    const [size] = readMessage(each).whole(DIMENSION.size);
    return size === undefined ? 0 : Number(size);
  });
  const [elements] = type?.whole(FIELDS.tensorType.elements) ?? [];
  return { name, isBytes: Number(elements) === DATA_TYPES.uint8, ...imageOf(sizes) };
}

/** @param {number[]} sizes  the batch first; 0 where a size is open */
function imageOf([, ...sizes]) {
  const isKnown = sizes.every((size) => size > 0);
  if (!isKnown || sizes.length < 2 || sizes.length > 3)
    return { image: null, isInterleaved: false };
  if (sizes.length === 2) {
    return { image: { channels: 1, height: sizes[0], width: sizes[1] }, isInterleaved: false };
  }
  const isInterleaved = [1, 3].includes(sizes[2]) && ![1, 3].includes(sizes[0]);
  const [channels, height, width] = isInterleaved ? [sizes[2], sizes[0], sizes[1]] : sizes;
  return { image: { channels, height, width }, isInterleaved };
}

/**
 * @param {Node[]} nodes
 * @param {string} name
 * @param {Chain} chain
 * @returns {Node | null} the node that the chain goes on with
 */
function next(nodes, name, chain) {
  const readers = nodes.filter(({ inputs }) => inputs.includes(name));
  // What makes labels of the probabilities at its end is not of interest here.
  const own = readers.filter(({ operator }) =>
    chain.isOver ? COMPUTES.includes(operator) : !BESIDE.includes(operator),
  );
  if (own.length > 1) {
    throw foreign(`${own.length} operators read ${shown(name)}, so it is no chain of layers`);
  }
  return own[0] ?? null;
}

/**
 * @param {Chain} chain
 * @param {Node} node
 * @param {string} from  the chain's value
 * @param {Map<string, Tensor>} constants
 */
function follow(chain, node, from, constants) {
  const { operator, inputs, attributes } = node;
  const number = (/** @type {string} */ name, /** @type {number} */ initial) => {
    const attribute = attributes.get(name);
    const [whole] = attribute?.whole(FIELDS.attribute.whole) ?? [];
    const [float] = attribute?.floats(FIELDS.attribute.float) ?? [];
    return float ?? (whole === undefined ? initial : Number(whole));
  };
  if (PASSES.includes(operator)) return;
  if (operator in ACTIVATIONS) chain.activate(ACTIVATIONS[operator]);
  else if (ENDS.includes(operator)) {
    if (![1, -1].includes(number('axis', -1)))
      throw foreign(`its ${operator} goes along another axis than the classes`);
    chain.activate('softmax');
  } else if (operator === 'LeakyRelu') chain.leakyRelu(number('alpha', 0.01));
  else if (operator === 'Gelu') {
    const [kind = 'none'] = attributes.get('approximate')?.texts(FIELDS.attribute.text) ?? [];
    if (kind !== 'tanh') throw foreign('its Gelu is the erf form, and only the tanh form is here');
    chain.activate('gelu');
  } else if (operator === 'Gemm') {
    if (inputs[0] !== from || number('transA', 0))
      throw foreign('its Gemm multiplies from the other side');
    const weight = constantOf(constants, inputs[1], operator);
    const bias = inputs[2] ? constantOf(constants, inputs[2], operator) : null;
    chain.dense(
      { name: inputs[1], ...matrix(weight, number('transB', 0) === 1, number('alpha', 1)) },
      bias && times(bias.values, number('beta', 1)),
    );
  } else if (operator === 'MatMul') {
    if (inputs[0] !== from) throw foreign('its MatMul multiplies from the other side');
    const weight = constantOf(constants, inputs[1], operator);
    chain.dense({ name: inputs[1], ...matrix(weight, false, 1) }, null);
  } else if (['Add', 'Sub', 'Mul', 'Div'].includes(operator)) {
    const other = inputs[0] === from ? inputs[1] : inputs[0];
    if (inputs[0] !== from && (operator === 'Sub' || operator === 'Div')) {
      throw foreign(`its ${operator} has the network's value on the right`);
    }
    chain.affine(operator, constantOf(constants, other, operator).values);
  } else
    throw foreign(
      `it has the operator ${shown(operator)}, which is not one of a multilayer perceptron here`,
    );
}

/** @param {Map<string, Tensor>} constants @param {string} name @param {string} operator */
function constantOf(constants, name, operator) {
  const tensor = constants.get(name);
  if (tensor && tensor.type in FLOATS) return tensor;
  if (tensor) {
    throw foreign(
      `its tensor ${shown(name)} has the type ${typeName(tensor.type)}, and only ${Object.keys(FLOATS).map(Number).map(typeName).join(', ')} are read`,
    );
  }
  throw foreign(`its ${operator} works on ${shown(name)}, which is no constant`);
}

/**
 * @param {Tensor} tensor
 * @param {boolean} isTurned  whether it is [outputs][inputs]
 * @param {number} factor
 */
function matrix({ name, shape, values }, isTurned, factor) {
  if (shape.length !== 2)
    throw foreign(`its weight ${shown(name)} has ${shape.length} dimensions instead of 2`);
  const [outputs, inputs] = isTurned ? shape : [shape[1], shape[0]];
  const weight = times(
    isTurned
      ? values
      : values.map((_, i) => values[(i % inputs) * outputs + Math.floor(i / inputs)]),
    factor,
  );
  return { inputs, outputs, weight };
}

/** @param {Float32Array} values @param {number} factor */
const times = (values, factor) => (factor === 1 ? values : values.map((value) => value * factor));

/** Our own metadata's names. @param {Fields} model @returns {string[] | null} */
function namesOf(model) {
  for (const entry of model.bytes(FIELDS.model.metadata).map(readMessage)) {
    const [key] = entry.texts(FIELDS.entry.key);
    const [value = ''] = entry.texts(FIELDS.entry.value);
    if (key !== 'classNames') continue;
    try {
      const names = JSON.parse(value);
      if (Array.isArray(names)) return names;
    } catch {
      return null; // another program's, in another form
    }
  }
  return null;
}
