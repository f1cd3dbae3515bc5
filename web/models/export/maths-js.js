/**
 * The core's elementary functions (c/base/fmath_body.h) as the text of JavaScript functions: the same
 * operations on float32 in the same order, so that they give the same bits.
 */

const EXP = `/** e^x; Cephes' expf. */
function exp(x) {
  x = x < -104 ? -104 : x;
  x = 89 < x ? 89 : x;
  const shifted = f32(f32(x * f32(1.44269504088896341)) + 12582912);
  const n = f32(shifted - 12582912);
  let r = f32(f32(n * -0.693359375) + x);
  r = f32(f32(n * f32(2.1219444e-4)) + r);
  let p = f32(1.98756915e-4);
  p = f32(f32(p * r) + f32(1.3981999507e-3));
  p = f32(f32(p * r) + f32(8.3334519073e-3));
  p = f32(f32(p * r) + f32(4.1665795894e-2));
  p = f32(f32(p * r) + f32(1.6666665459e-1));
  p = f32(f32(p * r) + f32(5.0000001201e-1));
  p = f32(f32(f32(f32(p * r) * r) + r) + 1);
  float[0] = shifted;
  const exponent = (bits[0] - 0x4b400000) | 0;
  const half = exponent >> 1;
  bits[0] = (half + 127) << 23;
  p = f32(p * float[0]);
  bits[0] = (exponent - half + 127) << 23;
  return f32(p * float[0]);
}
`;

const SIGMOID = `const sigmoid = (z) => f32(1 / f32(1 + exp(f32(0 - z))));
`;

const TANH = `function tanh(z) {
  const size = Math.abs(z);
  const e = exp(f32(size + size));
  let big = f32(1 - f32(2 / f32(e + 1)));
  big = z < 0 ? f32(0 - big) : big;
  const z2 = f32(z * z);
  let p = f32(-5.70498872745e-3);
  p = f32(f32(p * z2) + f32(2.06390887954e-2));
  p = f32(f32(p * z2) + f32(-5.37397155531e-2));
  p = f32(f32(p * z2) + f32(1.33314422036e-1));
  p = f32(f32(p * z2) + f32(-3.33332819422e-1));
  return size < 0.625 ? f32(f32(f32(p * z2) * z) + z) : big;
}
`;

const GELU = `/** In its tanh form: z sigmoid(2 sqrt(2/pi) (z + 0.044715 z^3)). */
function gelu(z) {
  const cubic = f32(f32(0.0713548163) * f32(z * z));
  return f32(z * sigmoid(f32(z * f32(f32(1.59576912) + cubic))));
}
`;

const RELU = `const relu = (z) => (z < 0 ? 0 : z);
`;

const LEAKY_RELU = `const leakyRelu = (z) => (z < 0 ? f32(z * f32(0.01)) : z);
`;

/** The name of each activation's function. @type {Record<string, string>} */
export const FUNCTION_NAMES = {
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'relu',
  'leaky-relu': 'leakyRelu',
  gelu: 'gelu',
};

/**
 * The functions that a network needs; they use \`f32\`, \`float\` and \`bits\` of the text around them.
 *
 * @param {import('../../engine/run/values.js').ModelConfig} config
 */
export function mathsText({ activations, cost }) {
  const has = (/** @type {string} */ name) => activations.includes(name);
  const needsSigmoid = has('sigmoid') || has('gelu') || cost === 'quadratic';
  const needsExp = needsSigmoid || has('tanh') || cost === 'cross-entropy';
  /** @type {[boolean, string][]} */
  const all = [
    [needsExp, EXP],
    [needsSigmoid, SIGMOID],
    [has('tanh'), TANH],
    [has('gelu'), GELU],
    [has('relu'), RELU],
    [has('leaky-relu'), LEAKY_RELU],
  ];
  return all.flatMap(([isNeeded, text]) => (isNeeded ? [text] : [])).join('\n');
}
