/**
 * An ONNX file of a multilayer perceptron: one chain from its input over Gemm, or MatMul and Add, and
 * activations to its output. What stands before the first layer and only scales becomes the scaling.
 */
import { shown } from '../../engine/shown.js';
import { readMessage } from '../wire/protobuf.js';
import { DATA_TYPES, DIMENSION, FIELDS } from '../wire/onnx-fields.js';
import { foreign } from './assemble.js';
import { Chain } from './chain.js';
import { imageOfShape } from './image-shape.js';
import { addConstants } from './onnx-constants.js';
import { FLOATS, readTensor, transposed, typeName } from './onnx-tensor.js';

/** @typedef {import('./onnx-tensor.js').Tensor} Tensor */
/** @typedef {import('./onnx-constants.js').Node} Node */
/** @typedef {import('../wire/protobuf.js').Fields} Fields */

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
/** As exports of ours are named. */
const PRODUCER = 'mlp-lab';
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
  addConstants(nodes, constants);
  if (nodes.some(({ operator }) => operator === 'Erf')) {
    throw foreign(
      'it has the operator "Erf", as GELU in its erf form has, and only the tanh form is here',
    );
  }
  const input = inputOf(graph, constants);
  const own = ownMetadata(model);
  const chain = new Chain(own.image ?? input.image, own.image ? 'first' : input.channels);
  let name = input.name;
  const seen = new Set();
  for (let node = next(nodes, name, chain); node; node = next(nodes, name, chain)) {
    if (seen.has(node)) throw foreign('its graph goes in a circle');
    seen.add(node);
    follow(chain, node, name, constants);
    [name] = node.outputs;
    if (name === undefined) break;
  }
  return { ...chain.found(), readsPixels: input.isBytes, classNames: own.classNames };
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
  const [, ...sizesOfOne] = sizes;
  return {
    name,
    isBytes: Number(elements) === DATA_TYPES.uint8,
    ...imageOfShape(sizesOfOne, 'first'),
  };
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
    const operators = own.slice(0, 4).map(({ operator }) => operator);
    throw foreign(
      `${own.length} operators read ${shown(name)} (${operators.join(', ')}), so it is no chain of layers`,
    );
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
  if (operator === 'Cast' && !(number('to', DATA_TYPES.float) in FLOATS)) {
    throw foreign(`its Cast makes ${typeName(number('to', 0))} of the network's values`);
  }
  if (PASSES.includes(operator)) return;
  if (Object.hasOwn(ACTIVATIONS, operator)) chain.activate(ACTIVATIONS[operator]);
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
  return { inputs, outputs, weight: times(isTurned ? values : transposed(values, shape), factor) };
}

/** @param {Float32Array} values @param {number} factor */
const times = (values, factor) => (factor === 1 ? values : values.map((value) => value * factor));

/**
 * The names of classes, by the key that ours have, and the images of our own exports, whose inputs are one row.
 * @param {Fields} model
 * @returns {{classNames: string[] | null, image: import('./assemble.js').Image | null}}
 */
function ownMetadata(model) {
  const entries = new Map(
    model.bytes(FIELDS.model.metadata).map((each) => {
      const entry = readMessage(each);
      return [entry.texts(FIELDS.entry.key)[0], entry.texts(FIELDS.entry.value)[0]];
    }),
  );
  const isOurs = model.texts(FIELDS.model.producerName)[0] === PRODUCER;
  const [classNames, image] = ['classNames', 'image'].map((key) => jsonOf(entries.get(key)));
  return {
    classNames: Array.isArray(classNames) ? classNames : null,
    image: isOurs && image ? image : null,
  };
}

/** @param {string | undefined} text @returns {any} null for another program's, in another form */
function jsonOf(text) {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
