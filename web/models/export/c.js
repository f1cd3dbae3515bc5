/**
 * A model as one C99 header: constant arrays and functions that use neither memory from a heap nor a
 * library. With float32 weights it computes in the core's order and gives the core's bits.
 */
import { describeModel, imageText } from './describe.js';
import { int8Layers, INT8_COST } from './int8.js';
import { compactScaling, layersOf, transposed } from './layers.js';
import { activationCall, mathsText } from './maths-c.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */

/** @typedef {{cType: string, weight: Float32Array | Int8Array, scale?: Float32Array}} Weights */

/**
 * @param {SavedModel} model
 * @param {{weights: 'f32' | 'int8', name: string}} options
 *   name: what all names in the header begin with, a C identifier
 * @returns {string}
 */
export function cText(model, { weights, name }) {
  const { config, samples } = model;
  const isInt8 = weights === 'int8';
  const upper = name.toUpperCase();
  const layers = isInt8 ? int8Layers(model) : layersOf(model);
  const widest = Math.max(1, ...config.hidden);
  const bits = isInt8
    ? INT8_COST
    : 'It computes with the weights and the order of operations of MLP Lab, and gives its bits.';
  const usesLayers = layers.length > 1;
  return `// ${describeModel(model)}
// ${bits}
// C99 without a library and without memory from a heap; the stack holds ${usesLayers ? 2 * 4 * widest : 0} bytes of values.
// Include it in one file only: the weights are in it.
//
//     float outputs[${upper}_CLASSES];
//     int label = ${name}_predict(pixels, outputs);
//
// pixels: ${config.inputs} bytes, ${imageText(samples)}, row by row, one colour after the other.
#ifndef ${upper}_H
#define ${upper}_H

#include <stdint.h>

#ifdef __FAST_MATH__
#error "Compile this without -ffast-math: it relies on the rounding of every operation."
#endif
// A product and a sum must be rounded one by one.
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#elif defined(__GNUC__)
#pragma GCC push_options
#pragma GCC optimize("fp-contract=off")
#endif

enum { ${upper}_INPUTS = ${config.inputs}, ${upper}_CLASSES = ${config.classes} };

${layers.map((layer, i) => layerData(layer, i, name)).join('\n')}
${isInt8 ? '' : scalingData(model, name)}
${mathsText(config, name)}
${layers
  .map((_layer, i) => layerFunction(layers[i], { i, name, isInt8, scaling: model.scaling }))
  .join('\n')}
// The sums of the last layer.
static inline void ${name}_logits(const uint8_t *pixels, float *logits) {
${forward(layers.length, name, widest)}
}

// Reads an image: returns the class with the largest output. outputs: ${
    config.cost === 'cross-entropy' ? 'probabilities' : 'outputs of sigmoids'
  } of all classes.
static inline int ${name}_predict(const uint8_t *pixels, float *outputs) {
    int label = 0;
    ${name}_logits(pixels, outputs);
${config.cost === 'cross-entropy' ? softmax(name, config.classes) : sigmoids(name, config.classes)}
    for (int c = 1; c < ${config.classes}; c++) {
        if (outputs[c] > outputs[label]) label = c;
    }
    return label;
}

// The name of a class, 0 to ${config.classes - 1}, in UTF-8.
static inline const char *${name}_class_name(int label) {
    static const char *const names[${config.classes}] = {
${lines(samples.classNames.map(stringText))}
    };
    return names[label];
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC pop_options
#endif

#endif
`;
}

/** @param {number} count  of layers @param {string} name @param {number} widest */
function forward(count, name, widest) {
  if (count === 1) return `    ${name}_layer0(pixels, logits);`;
  const buffers = count === 2 ? `a[${widest}]` : `a[${widest}], b[${widest}]`;
  const calls = Array.from({ length: count }, (_, i) => {
    const from = i === 0 ? 'pixels' : 'ab'[(i - 1) % 2];
    const to = i === count - 1 ? 'logits' : 'ab'[i % 2];
    return `    ${name}_layer${i}(${from}, ${to});`;
  });
  return [`    float ${buffers};`, ...calls].join('\n');
}

/** @param {string} name @param {number} classes */
const softmax = (name, classes) => `    float most = outputs[0], sum = 0.0f;
    for (int c = 1; c < ${classes}; c++) most = outputs[c] > most ? outputs[c] : most;
    for (int c = 0; c < ${classes}; c++) {
        outputs[c] = ${name}_exp(outputs[c] - most);
        sum += outputs[c];
    }
    for (int c = 0; c < ${classes}; c++) outputs[c] /= sum;`;

/** @param {string} name @param {number} classes */
const sigmoids = (name, classes) =>
  `    for (int c = 0; c < ${classes}; c++) outputs[c] = ${name}_sigmoid(outputs[c]);`;

/**
 * @param {import('./layers.js').Layer | import('./int8.js').Int8Layer} layer
 * @param {number} i
 * @param {string} name
 */
function layerData(layer, i, name) {
  const { inputs, outputs, weight, bias } = layer;
  const isInt8 = weight instanceof Int8Array;
  const scale = 'scale' in layer ? floatArray(`${name}_scale${i}`, layer.scale) : '';
  const turned = transposed(weight, inputs);
  const values = isInt8 ? Array.from(turned, String) : Array.from(turned, floatText);
  return `// Layer ${i}: weights [${inputs} inputs][${outputs} outputs].
static const ${isInt8 ? 'int8_t' : 'float'} ${name}_weight${i}[${values.length}] = {
${lines(values)}
};
${scale}${floatArray(`${name}_bias${i}`, bias)}`;
}

/** @param {SavedModel} model @param {string} name */
function scalingData({ scaling }, name) {
  const { offset, gain } = compactScaling(scaling);
  return `// The network sees (pixel - offset) * gain.
${floatArray(`${name}_offset`, offset)}${floatArray(`${name}_gain`, gain)}`;
}

/**
 * One sum for each output, its products added with the inputs ascending.
 * @param {import('./layers.js').Layer | import('./int8.js').Int8Layer} layer
 * @param {{i: number, name: string, isInt8: boolean, scaling: SavedModel['scaling']}} options
 */
function layerFunction({ inputs, outputs, activation }, { i, name, isInt8, scaling }) {
  const isFirst = i === 0;
  const isWhole = isInt8 && isFirst; // whole sums, of pixels
  const at = compactScaling(scaling).offset.length > 1 ? 'k' : '0';
  const sums = isWhole ? 'sums' : 'out';
  const value = isWhole
    ? 'int32_t value = in[k];'
    : isFirst
      ? `float value = ((float)in[k] - ${name}_offset[${at}]) * ${name}_gain[${at}];`
      : 'float value = in[k];';
  const weight = isInt8 && !isWhole ? '(float)row[o]' : 'row[o]';
  const scaled = isInt8 ? `${isWhole ? '(float)' : ''}${sums}[o] * ${name}_scale${i}[o]` : 'out[o]';
  return `static inline void ${name}_layer${i}(const ${isFirst ? 'uint8_t' : 'float'} *in, float *out) {
    const ${isInt8 ? 'int8_t' : 'float'} *row = ${name}_weight${i};
${isWhole ? `    int32_t sums[${outputs}];\n` : ''}    for (int o = 0; o < ${outputs}; o++) ${sums}[o] = 0;
    for (int32_t k = 0; k < ${inputs}; k++, row += ${outputs}) {
        ${value}
        for (int o = 0; o < ${outputs}; o++) ${sums}[o] += value * ${weight};
    }
    for (int o = 0; o < ${outputs}; o++) {
        float z = ${scaled} + ${name}_bias${i}[o];
        out[o] = ${activationCall(activation, name)};
    }
}
`;
}

/** @param {string} name @param {Float32Array} values */
const floatArray = (name, values) => `static const float ${name}[${values.length}] = {
${lines(Array.from(values, floatText))}
};
`;

/**
 * A float that a compiler reads back to the same bits: nine digits lie nearer to it than to any other.
 * @param {number} value  a finite float32
 */
function floatText(value) {
  const text = Object.is(value, -0) ? '-0' : String(Number(value.toPrecision(9)));
  return `${/[.e]/.test(text) ? text : `${text}.0`}f`;
}

/** Values in lines of up to 96 characters. @param {string[]} values */
function lines(values) {
  const all = [];
  let line = '   ';
  for (const value of values) {
    if (line.length + value.length > 94 && line.length > 3) {
      all.push(line);
      line = '   ';
    }
    line += ` ${value},`;
  }
  return [...all, line].join('\n');
}

/** A text as a C string: letters and digits as they are, all else as octal bytes of UTF-8. @param {string} text */
const stringText = (text) =>
  `"${Array.from(new TextEncoder().encode(text), (byte) => {
    const letter = String.fromCharCode(byte);
    return /[\w .,:+-]/.test(letter) ? letter : `\\${byte.toString(8).padStart(3, '0')}`;
  }).join('')}"`;
