/** ONNX files as other programs write them, from a few words. */
import { ATTRIBUTE, DATA_TYPES, DIMENSION, FIELDS } from '../../web/models/wire/onnx-fields.js';
import { Message } from '../../web/models/wire/protobuf.js';

/**
 * @typedef {[operator: string, inputs: string[], output: string, attributes?: Record<string, number | number[] | string>]} NodeText
 * @typedef {[name: string, shape: number[], values: number[], form?: Form]} values: of float16 and
 *   bfloat16 the bits
 * @typedef {'raw' | 'list' | 'double' | 'int64' | 'float16' | 'bfloat16' | 'listed bfloat16'} Form TensorText
 */

/**
 * @param {object} parts
 * @param {NodeText[]} parts.nodes
 * @param {TensorText[]} [parts.tensors]
 * @param {(number | string)[]} [parts.shape]  of the input "x"
 * @param {number} [parts.type]
 * @param {string} [parts.domain]  of the operators
 * @param {boolean} [parts.isGraphFirst]  whether the graph stands before the version
 */
export function onnxFile({
  nodes,
  tensors = [],
  shape = ['N', 4],
  type = DATA_TYPES.float,
  domain,
  isGraphFirst = false,
}) {
  const dimensions = new Message().add(
    FIELDS.shape.dimension,
    shape.map((size) =>
      new Message().add(typeof size === 'string' ? DIMENSION.name : DIMENSION.size, size),
    ),
  );
  const tensorType = new Message()
    .add(FIELDS.tensorType.elements, type)
    .add(FIELDS.tensorType.shape, dimensions);
  const input = new Message()
    .add(FIELDS.valueInfo.name, 'x')
    .add(FIELDS.valueInfo.type, new Message().add(FIELDS.type.tensor, tensorType));
  const graph = new Message()
    .add(
      FIELDS.graph.node,
      nodes.map((each) => node(each, domain)),
    )
    .add(FIELDS.graph.initializer, tensors.map(tensor))
    .add(FIELDS.graph.input, input);
  const file = new Message();
  if (isGraphFirst) file.add(FIELDS.model.graph, graph);
  file.add(FIELDS.model.irVersion, 7);
  if (!isGraphFirst) file.add(FIELDS.model.graph, graph);
  return file.bytes();
}

/** @param {number[]} values */
const bytesOf = (values) => new Uint8Array(Float32Array.from(values).buffer);

/** @param {NodeText} text @param {string} [domain] */
function node([operator, inputs, output, attributes = {}], domain = '') {
  const message = new Message()
    .add(FIELDS.node.input, inputs)
    .add(FIELDS.node.output, output)
    .add(FIELDS.node.operator, operator)
    .add(FIELDS.node.domain, domain);
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = new Message().add(FIELDS.attribute.name, name);
    if (typeof value === 'string') {
      attribute.add(FIELDS.attribute.text, value).add(FIELDS.attribute.type, ATTRIBUTE.text);
    } else if (Array.isArray(value)) {
      if (name.endsWith('floats')) attribute.add(FIELDS.attribute.floats, bytesOf(value));
      else attribute.add(FIELDS.attribute.wholes, value);
    } else if (
      name !== 'value_float' &&
      Number.isInteger(value) &&
      value >= 0 &&
      !['alpha', 'beta'].includes(name)
    ) {
      attribute.add(FIELDS.attribute.whole, value).add(FIELDS.attribute.type, ATTRIBUTE.whole);
    } else {
      attribute.addFloat(FIELDS.attribute.float, value).add(FIELDS.attribute.type, ATTRIBUTE.float);
    }
    message.add(FIELDS.node.attribute, attribute);
  }
  return message;
}

const TYPES = {
  raw: DATA_TYPES.float,
  list: DATA_TYPES.float,
  double: DATA_TYPES.double,
  int64: DATA_TYPES.int64,
  float16: DATA_TYPES.float16,
  bfloat16: DATA_TYPES.bfloat16,
  'listed bfloat16': DATA_TYPES.bfloat16,
};

/** @param {TensorText} text */
function tensor([name, shape, values, form = 'raw']) {
  const message = new Message()
    .add(FIELDS.tensor.dimensions, shape)
    .add(FIELDS.tensor.dataType, TYPES[form])
    .add(FIELDS.tensor.name, name);
  if (form === 'listed bfloat16') return message.add(FIELDS.tensor.int32Data, values);
  const kinds = { double: Float64Array, float16: Uint16Array, bfloat16: Uint16Array };
  const numbers =
    form === 'int64'
      ? BigInt64Array.from(values, BigInt)
      : (kinds[/** @type {keyof typeof kinds} */ (form)] ?? Float32Array).from(values);
  const bytes = new Uint8Array(numbers.buffer);
  return message.add(form === 'list' ? FIELDS.tensor.floatData : FIELDS.tensor.rawData, bytes);
}
