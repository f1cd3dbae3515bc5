/** Constants that an ONNX graph makes of others: exporters name a value twice or turn a weight by operators. */
import { DATA_TYPES, FIELDS } from '../wire/onnx-fields.js';
import { FLOATS, readTensor, transposed } from './onnx-tensor.js';

/** @typedef {import('./onnx-tensor.js').Tensor} Tensor */
/** @typedef {import('../wire/protobuf.js').Fields} Fields */

/**
 * @typedef {object} Node
 * @property {string} operator
 * @property {string[]} inputs
 * @property {string[]} outputs
 * @property {Map<string, Fields>} attributes
 */

/** What leaves values and shape as they are. */
const SAME = ['Identity', 'Cast'];
/** What gives values another shape, which only matters of a weight. */
const RESHAPES = ['Reshape', 'Flatten', 'Squeeze', 'Unsqueeze'];

/**
 * @param {Node[]} nodes  in an order in which each comes after what it reads, as ONNX asks
 * @param {Map<string, Tensor>} constants  by name; those that are found are added
 */
export function addConstants(nodes, constants) {
  for (const { operator, inputs, outputs, attributes } of nodes) {
    const [name] = outputs;
    if (name === undefined) continue;
    if (operator === 'Constant') {
      const made = constantOf(attributes);
      if (made) constants.set(name, made);
      continue;
    }
    const from = constants.get(inputs[0] ?? '');
    if (!from || !(from.type in FLOATS)) continue;
    const { shape, values, type } = from;
    if (SAME.includes(operator)) constants.set(name, from);
    else if (RESHAPES.includes(operator)) {
      constants.set(name, { name, shape: [values.length], values, type });
    } else if (operator === 'Transpose' && shape.length === 2) {
      const [first] = attributes.get('perm')?.whole(FIELDS.attribute.wholes) ?? [];
      constants.set(
        name,
        first === 0n
          ? from
          : { name, shape: [shape[1], shape[0]], values: transposed(values, shape), type },
      );
    }
  }
}

/** @param {Map<string, Fields>} attributes  of a node "Constant" @returns {Tensor | null} null for what is no float */
function constantOf(attributes) {
  const [tensor] = attributes.get('value')?.bytes(FIELDS.attribute.tensor) ?? [];
  if (tensor) return readTensor(tensor);
  const single = attributes.get('value_float')?.floats(FIELDS.attribute.float);
  const values = single ?? attributes.get('value_floats')?.floats(FIELDS.attribute.floats);
  if (!values) return null;
  const shape = single ? [] : [values.length];
  return { name: '', shape, values: Float32Array.from(values), type: DATA_TYPES.float };
}
