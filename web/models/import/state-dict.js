/** A PyTorch state_dict of Linear layers, saved as safetensors: tensors whose names end in weight and bias. */
import { decodeSafetensors } from '../../engine/files/safetensors.js';
import { LIMITS } from '../../engine/core/limits.js';
import { shown } from '../../engine/shown.js';
import { foreign } from './assemble.js';

/** @typedef {import('./assemble.js').FoundLayer} FoundLayer */

const MOST_LAYERS = LIMITS.hiddenLayers + 1;
/** Names in the order of their numbers: "layers.10" after "layers.2". */
const byNumber = new Intl.Collator('en', { numeric: true });

/**
 * @param {Uint8Array} bytes
 * @returns {import('./assemble.js').Found}
 * @throws {import('../../engine/errors.js').MlpError} "safetensors-...", "model-foreign"
 */
export function readStateDict(bytes) {
  const { tensors } = decodeSafetensors(bytes);
  /** @type {Map<string, {weight?: import('../../engine/files/safetensors.js').Tensor, bias?: import('../../engine/files/safetensors.js').Tensor}>} */
  const found = new Map();
  for (const [name, tensor] of tensors) {
    const [, prefix = '', kind] = /^(.*?)[^\p{L}\p{N}]?(weight|bias)$/su.exec(name) ?? [];
    const rank = kind === 'weight' ? 2 : 1;
    if (!kind || tensor.shape.length !== rank) {
      throw foreign(
        `its tensor ${shown(name)} of the shape [${tensor.shape.slice(0, 8)}] is no weight or bias of a Linear layer${kindOf(name, tensor.shape)}`,
      );
    }
    const layer = found.get(prefix) ?? {};
    found.set(prefix, { ...layer, [kind]: tensor });
  }
  if (found.size === 0) throw foreign('it has no layers');
  if (found.size > MOST_LAYERS)
    throw foreign(`it has ${found.size} layers, and ${MOST_LAYERS} are the most here`);
  const layers = [...found.entries()]
    .sort(([a], [b]) => byNumber.compare(a, b))
    .map(([prefix, { weight, bias }]) => {
      if (!weight) throw foreign(`its bias ${shown(bias?.name)} has no weight`);
      const [outputs, inputs] = weight.shape;
      return {
        name: prefix || 'weight',
        inputs,
        outputs,
        weight: weight.data,
        bias: bias?.data ?? null,
      };
    });
  return {
    layers: chained(layers),
    scaling: null,
    readsPixels: false,
    image: null,
    channels: null,
    classNames: null,
  };
}

/** What other layer a tensor belongs to, where that shows. @param {string} name @param {number[]} shape */
function kindOf(name, shape) {
  if (/running_(mean|var)$/.test(name))
    return ', but of a BatchNorm layer; fold it into the one before it';
  if (/[._](weight|bias)_(ih|hh)(_l\d+)?$/.test(name)) return ', but of a recurrent layer';
  if (/in_proj_(weight|bias)$/.test(name)) return ', but of an attention layer';
  return shape.length > 2 ? ', but of a convolution' : '';
}

/**
 * The order in which layers fit: that of their names, else the only one in which each takes what the
 * one before it gives.
 *
 * @param {FoundLayer[]} layers
 */
function chained(layers) {
  const fits = (/** @type {FoundLayer[]} */ list) =>
    list.every((layer, i) => i === 0 || list[i - 1].outputs === layer.inputs);
  if (fits(layers)) return layers;
  const orders = ordersOf(layers, []);
  if (orders.length === 1) return orders[0];
  const sizes = layers
    .map(({ name, inputs, outputs }) => `${shown(name)} ${inputs} to ${outputs}`)
    .join(', ');
  throw foreign(`its layers do not follow one another by the order of their names: ${sizes}`);
}

/**
 * Up to two orders in which all layers fit.
 * @param {FoundLayer[]} left
 * @param {FoundLayer[]} taken
 * @returns {FoundLayer[][]}
 */
function ordersOf(left, taken) {
  if (left.length === 0) return [taken];
  /** @type {FoundLayer[][]} */
  const orders = [];
  for (const layer of left) {
    const before = taken[taken.length - 1];
    if (before && before.outputs !== layer.inputs) continue;
    orders.push(
      ...ordersOf(
        left.filter((other) => other !== layer),
        [...taken, layer],
      ),
    );
    if (orders.length > 1) break;
  }
  return orders;
}
