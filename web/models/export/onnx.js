/**
 * A model as an ONNX file (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto): the network with
 * the scaling of its input, from bytes to logits and outputs. Opset 13 with IR 8; with GELU, which
 * ONNX has since opset 20, that with IR 9.
 */
import { weightsSha256 } from '../../engine/core/hash.js';
import { layersOf } from './layers.js';
import { ATTRIBUTE, DATA_TYPES, DIMENSION, FIELDS } from '../wire/onnx-fields.js';
import { Message } from '../wire/protobuf.js';
import { floatBytes } from './bytes.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */

/** How each activation is said. @type {Record<string, [operator: string, attributes?: Message[]]>} */
const OPERATORS = {
  sigmoid: ['Sigmoid'],
  tanh: ['Tanh'],
  relu: ['Relu'],
  'leaky-relu': ['LeakyRelu', [floatAttribute('alpha', 0.01)]],
  gelu: ['Gelu', [textAttribute('approximate', 'tanh')]],
  identity: ['Identity'],
};

/**
 * Input `pixels`: uint8 [batch, inputs]. Outputs: `probabilities`, float [batch, classes], or
 * `outputs` (sigmoids) of a network with the quadratic cost; and `logits` of the same shape.
 *
 * @param {SavedModel} model
 * @param {{name: string}} options
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function encodeOnnx(model, { name }) {
  const { config, scaling, samples, recipe } = model;
  const isSoftmax = config.cost === 'cross-entropy';
  const result = isSoftmax ? 'probabilities' : 'outputs';
  const nodes = [
    node('Cast', ['pixels'], 'numbers', [wholeAttribute('to', DATA_TYPES.float)]),
    node('Sub', ['numbers', 'input.offset'], 'centred'),
    node('Mul', ['centred', 'input.gain'], 'scaled'),
  ];
  const { inputs, classes } = config;
  const tensors = [
    tensor('input.offset', [inputs], scaling.offset),
    tensor('input.gain', [inputs], scaling.gain),
  ];
  let from = 'scaled';
  layersOf(model).forEach((layer, i) => {
    const names = [`layers.${i}.weight`, `layers.${i}.bias`];
    const sum = layer.activation ? `layers.${i}.sum` : 'logits';
    tensors.push(tensor(names[0], [layer.outputs, layer.inputs], layer.weight));
    tensors.push(tensor(names[1], [layer.outputs], layer.bias));
    nodes.push(node('Gemm', [from, ...names], sum, [wholeAttribute('transB', 1)]));
    const before = from;
    from = sum;
    if (!layer.activation) return;
    const [operator, attributes] = OPERATORS[layer.activation];
    from = layer.adds ? `layers.${i}.activated` : `layers.${i}.output`;
    nodes.push(node(operator, [sum], from, attributes));
    if (!layer.adds) return;
    nodes.push(node('Add', [from, before], `layers.${i}.output`));
    from = `layers.${i}.output`;
  });
  nodes.push(
    isSoftmax
      ? node('Softmax', ['logits'], result, [wholeAttribute('axis', 1)])
      : node('Sigmoid', ['logits'], result),
  );
  const graph = new Message()
    .add(FIELDS.graph.node, nodes)
    .add(FIELDS.graph.name, name)
    .add(FIELDS.graph.initializer, tensors)
    .add(FIELDS.graph.input, valueInfo('pixels', DATA_TYPES.uint8, inputs))
    .add(FIELDS.graph.output, [
      valueInfo(result, DATA_TYPES.float, classes),
      valueInfo('logits', DATA_TYPES.float, classes),
    ]);
  const [opset, ir] = config.activations.includes('gelu') ? [20, 9] : [13, 8];
  const { height, width, channels, classNames } = samples;
  const metadata = {
    classNames,
    image: { height, width, channels },
    recipe,
    weightsSha256: weightsSha256(model.parameters),
  };
  return new Message()
    .add(FIELDS.model.irVersion, ir)
    .add(FIELDS.model.producerName, 'mlp-lab')
    .add(FIELDS.model.graph, graph)
    .add(FIELDS.model.opsetImport, new Message().add(FIELDS.opset.version, opset))
    .add(
      FIELDS.model.metadata,
      Object.entries(metadata).map(([key, value]) =>
        new Message()
          .add(FIELDS.entry.key, key)
          .add(FIELDS.entry.value, typeof value === 'string' ? value : JSON.stringify(value)),
      ),
    )
    .bytes();
}

/**
 * @param {string} operator
 * @param {string[]} inputs
 * @param {string} output  which names the node too
 * @param {Message[]} [attributes]
 */
const node = (operator, inputs, output, attributes = []) =>
  new Message()
    .add(FIELDS.node.input, inputs)
    .add(FIELDS.node.output, output)
    .add(FIELDS.node.name, `${operator}.${output}`)
    .add(FIELDS.node.operator, operator)
    .add(FIELDS.node.attribute, attributes);

/** @param {string} name @param {number} value */
function wholeAttribute(name, value) {
  return new Message()
    .add(FIELDS.attribute.name, name)
    .add(FIELDS.attribute.whole, value)
    .add(FIELDS.attribute.type, ATTRIBUTE.whole);
}

/** @param {string} name @param {number} value */
function floatAttribute(name, value) {
  return new Message()
    .add(FIELDS.attribute.name, name)
    .addFloat(FIELDS.attribute.float, value)
    .add(FIELDS.attribute.type, ATTRIBUTE.float);
}

/** @param {string} name @param {string} value */
function textAttribute(name, value) {
  return new Message()
    .add(FIELDS.attribute.name, name)
    .add(FIELDS.attribute.text, value)
    .add(FIELDS.attribute.type, ATTRIBUTE.text);
}

/** @param {string} name @param {number[]} shape @param {Float32Array} values */
function tensor(name, shape, values) {
  return new Message()
    .add(FIELDS.tensor.dimensions, shape)
    .add(FIELDS.tensor.dataType, DATA_TYPES.float)
    .add(FIELDS.tensor.name, name)
    .add(FIELDS.tensor.rawData, floatBytes(values));
}

/** @param {string} name @param {number} type @param {number} size  of the second dimension */
function valueInfo(name, type, size) {
  const shape = new Message()
    .add(FIELDS.shape.dimension, new Message().add(DIMENSION.name, 'batch'))
    .add(FIELDS.shape.dimension, new Message().add(DIMENSION.size, size));
  const tensorType = new Message()
    .add(FIELDS.tensorType.elements, type)
    .add(FIELDS.tensorType.shape, shape);
  return new Message()
    .add(FIELDS.valueInfo.name, name)
    .add(FIELDS.valueInfo.type, new Message().add(FIELDS.type.tensor, tensorType));
}
