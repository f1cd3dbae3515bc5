/**
 * A network as a reader meets it, one operation after the other: scaling, then dense layers with what
 * follows each.
 */
import { shown } from '../../engine/shown.js';
import { foreign } from './assemble.js';

/** @typedef {import('./assemble.js').FoundLayer} FoundLayer */
/** @typedef {import('./assemble.js').Image} Image */

/** The slope of our leaky ReLU. */
const SLOPE = 0.01;

export class Chain {
  /** @type {FoundLayer[]} */
  #layers = [];
  /** x * gain + shift of the input, each one value, one for each channel, or one for each input. @type {{gain: Float64Array, shift: Float64Array} | null} */
  #input = null;
  /** Whether a softmax has ended it. */
  isOver = false;
  #image;
  #channels;

  /** @param {Image | null} image @param {import('./assemble.js').ChannelOrder | null} channels */
  constructor(image, channels) {
    this.#image = image;
    this.#channels = channels;
  }

  /**
   * @param {Omit<FoundLayer, 'bias' | 'activation'>} layer
   * @param {Float32Array | null} bias
   */
  dense(layer, bias) {
    this.#goOn(`the layer ${shown(layer.name)}`);
    if (bias && bias.length !== layer.outputs) {
      if (bias.length !== 1)
        throw foreign(`the bias of its layer ${shown(layer.name)} has ${bias.length} values`);
      bias = new Float32Array(layer.outputs).fill(bias[0]);
    }
    this.#layers.push({ ...layer, bias, activation: null });
  }

  /** @param {string} kind  one of ours, or "softmax" */
  activate(kind) {
    this.#goOn(kind);
    const last = this.#layers[this.#layers.length - 1];
    if (!last) throw foreign(`${kind} comes before its first layer`);
    if (last.activation !== null)
      throw foreign(`${kind} follows ${last.activation} without a layer between`);
    last.activation = kind;
    if (kind === 'softmax') this.isOver = true;
  }

  /** @param {number} slope */
  leakyRelu(slope) {
    if (Math.abs(slope - SLOPE) > 1e-6) {
      throw foreign(`the slope of its leaky ReLU is ${shown(slope)}, and here it is ${SLOPE}`);
    }
    this.activate('leaky-relu');
  }

  /**
   * A sum, difference, product or quotient with constants: the scaling, or the bias of a layer.
   * @param {string} operator  "Add", "Sub", "Mul" or "Div"
   * @param {ArrayLike<number>} values  one for all, one for each channel, or one each
   */
  affine(operator, values) {
    this.#goOn(operator);
    if (values.length === 0) throw foreign(`its ${operator} has no numbers`);
    const last = this.#layers[this.#layers.length - 1];
    if (!last) {
      this.#scale(operator, values);
      return;
    }
    const isSum = operator === 'Add' || operator === 'Sub';
    if (!isSum || last.activation !== null || ![1, last.outputs].includes(values.length)) {
      throw foreign(`its ${operator} after the layer ${shown(last.name)} is no bias`);
    }
    const sign = operator === 'Add' ? 1 : -1;
    last.bias = Float32Array.from(
      { length: last.outputs },
      (_, o) => (last.bias?.[o] ?? 0) + sign * values[values.length > 1 ? o : 0],
    );
  }

  /** @returns {Omit<import('./assemble.js').Found, 'readsPixels' | 'classNames'>} */
  found() {
    const [first] = this.#layers;
    if (!first) throw foreign('it has no layers');
    const last = this.#layers[this.#layers.length - 1];
    const hidden = this.#layers.slice(0, -1);
    if (hidden.some(({ activation }) => activation === 'softmax'))
      throw foreign('a layer follows its softmax');
    if (![null, 'softmax', 'sigmoid'].includes(last.activation ?? null)) {
      throw foreign(
        `it ends with ${last.activation}; softmax, sigmoid or nothing can end a network here`,
      );
    }
    return {
      layers: this.#layers,
      scaling: this.#scaling(first.inputs),
      image: this.#image,
      channels: this.#channels,
    };
  }

  /** @param {string} operator @param {ArrayLike<number>} values */
  #scale(operator, values) {
    const { gain, shift } = this.#input ?? { gain: Float64Array.of(1), shift: Float64Array.of(0) };
    const length = Math.max(gain.length, values.length);
    if ([gain.length, values.length].some((each) => each !== 1 && each !== length)) {
      throw foreign(
        `its ${operator} has ${values.length} numbers, and those before it ${gain.length}`,
      );
    }
    const at = (/** @type {ArrayLike<number>} */ list, /** @type {number} */ i) =>
      list[list.length > 1 ? i : 0];
    const factor = (/** @type {number} */ i) =>
      operator === 'Mul' ? at(values, i) : operator === 'Div' ? 1 / at(values, i) : 1;
    const term = (/** @type {number} */ i) =>
      operator === 'Add' ? at(values, i) : operator === 'Sub' ? -at(values, i) : 0;
    const all = (/** @type {(i: number) => number} */ value) =>
      Float64Array.from({ length }, (_, i) => value(i));
    this.#input = {
      gain: all((i) => at(gain, i) * factor(i)),
      shift: all((i) => at(shift, i) * factor(i) + term(i)),
    };
  }

  /** @param {number} inputs */
  #scaling(inputs) {
    if (!this.#input) return null;
    const { gain, shift } = this.#input;
    const count = this.#image?.channels ?? 1;
    const which = (/** @type {number} */ i) => {
      if (gain.length === 1) return 0;
      if (gain.length === inputs) return i;
      return this.#channels === 'last' ? i % count : Math.floor(i / (inputs / count));
    };
    if (![1, count, inputs].includes(gain.length)) {
      throw foreign(`it scales its ${inputs} inputs by ${gain.length} numbers`);
    }
    // x gain + shift = (x - offset) gain; an input with the gain 0 must have the shift 0.
    const offset = Float32Array.from({ length: inputs }, (_, i) => {
      const [g, s] = [gain[which(i)], shift[which(i)]];
      return s === 0 ? 0 : -s / g;
    });
    return { offset, gain: Float32Array.from({ length: inputs }, (_, i) => gain[which(i)]) };
  }

  /** @param {string} what */
  #goOn(what) {
    if (this.isOver) throw foreign(`${what} follows its softmax`);
  }
}
