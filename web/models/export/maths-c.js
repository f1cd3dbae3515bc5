/**
 * The core's elementary functions (c/base/fmath_body.h) as text in C99 without a library: the same
 * operations on float32 in the same order, so that they give the same bits.
 */

/** @param {string} name */
const exp = (name) => `static inline float ${name}_from_bits(uint32_t bits) {
    union { uint32_t bits; float value; } both;
    both.bits = bits;
    return both.value;
}

static inline uint32_t ${name}_to_bits(float value) {
    union { uint32_t bits; float value; } both;
    both.value = value;
    return both.bits;
}

// e^x; Cephes' expf.
static inline float ${name}_exp(float x) {
    x = x < -104.0f ? -104.0f : x;
    x = 89.0f < x ? 89.0f : x;
    float shifted = x * 1.44269504088896341f + 12582912.0f;
    float n = shifted - 12582912.0f;
    float r = n * -0.693359375f + x;
    r = n * 2.12194440e-4f + r;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    int32_t exponent = (int32_t)(${name}_to_bits(shifted) & 0x7FFFFFFFu) - 0x4B400000;
    int32_t half = exponent / 2 - (exponent % 2 < 0);
    p = p * ${name}_from_bits((uint32_t)(half + 127) << 23);
    return p * ${name}_from_bits((uint32_t)(exponent - half + 127) << 23);
}
`;

/** @param {string} name */
const sigmoid = (name) => `static inline float ${name}_sigmoid(float z) {
    return 1.0f / (1.0f + ${name}_exp(0.0f - z));
}
`;

/** @param {string} name */
const tanh = (name) => `static inline float ${name}_tanh(float z) {
    float size = z < 0.0f ? -z : z;
    float big = 1.0f - 2.0f / (${name}_exp(size + size) + 1.0f);
    big = z < 0.0f ? 0.0f - big : big;
    float z2 = z * z;
    float p = -5.70498872745e-3f;
    p = p * z2 + 2.06390887954e-2f;
    p = p * z2 + -5.37397155531e-2f;
    p = p * z2 + 1.33314422036e-1f;
    p = p * z2 + -3.33332819422e-1f;
    return size < 0.625f ? p * z2 * z + z : big;
}
`;

/** @param {string} name */
const gelu = (name) => `// In its tanh form: z sigmoid(2 sqrt(2/pi) (z + 0.044715 z^3)).
static inline float ${name}_gelu(float z) {
    float cubic = 0.0713548163f * (z * z);
    return z * ${name}_sigmoid(z * (1.59576912f + cubic));
}
`;

/**
 * The functions that a network needs.
 * @param {import('../../engine/run/values.js').ModelConfig} config
 * @param {string} name
 */
export function mathsText({ activations, cost }, name) {
  const has = (/** @type {string} */ kind) => activations.includes(kind);
  const needsSigmoid = has('sigmoid') || has('gelu') || cost === 'quadratic';
  const needsExp = needsSigmoid || has('tanh') || cost === 'cross-entropy';
  return [
    ...(needsExp ? [exp(name)] : []),
    ...(needsSigmoid ? [sigmoid(name)] : []),
    ...(has('tanh') ? [tanh(name)] : []),
    ...(has('gelu') ? [gelu(name)] : []),
  ].join('\n');
}

/**
 * An activation of `z` as an expression.
 * @param {string | null} activation
 * @param {string} name
 */
export function activationCall(activation, name) {
  if (activation === null || activation === 'identity') return 'z';
  if (activation === 'relu') return 'z < 0.0f ? 0.0f : z';
  if (activation === 'leaky-relu') return 'z < 0.0f ? z * 0.01f : z';
  return `${name}_${activation}(z)`;
}
