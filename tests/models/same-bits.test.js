import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { loadCore } from '../../web/engine/index.js';
import { exportModel } from '../../web/models/index.js';
import { temporaryFolder } from '../support.js';
import {
  coreOutputs,
  differing,
  everyKind,
  hostileImages,
  importModule,
  trainedModel,
} from './support.js';

// The forms that compute as our core does: every bit of every output is that of the core.

/** @typedef {import('../../web/engine/run/values.js').SavedModel} SavedModel */
/** @typedef {{outputs: Float32Array, logits: Float32Array, labels: number[]}} Results */

const core = await loadCore();
const trained = trainedModel(core, { activation: 'gelu' }, 10_000);
const tanh = trainedModel(core, { activation: 'tanh', scaling: 'standard', cost: 'quadratic' }, 0);

/** @type {Record<string, {model: SavedModel, pixels: Uint8Array}>} */
const cases = {
  trained: {
    model: trained.model,
    pixels: Uint8Array.from([...trained.pixels, ...hostileImages(784, 50)]),
  },
  standard: { model: tanh.model, pixels: hostileImages(784, 300) },
};
for (const [name, model] of Object.entries(everyKind(core))) {
  cases[name] = { model, pixels: hostileImages(model.config.inputs, 80) };
}

/** @param {any} module @param {Uint8Array} pixels @param {SavedModel} model @returns {Results} */
function runModule(module, pixels, { config: { inputs, classes } }) {
  const count = pixels.length / inputs;
  const outputs = new Float32Array(count * classes);
  const logits = new Float32Array(count * classes);
  const labels = Array.from({ length: count }, (_, i) => {
    const image = pixels.subarray(i * inputs, (i + 1) * inputs);
    const prediction = module.predict(image);
    outputs.set(prediction.outputs, i * classes);
    logits.set(module.logits(image), i * classes);
    return prediction.label;
  });
  return { outputs, logits, labels };
}

/** @param {Float32Array} outputs @param {number} classes */
const labelsOf = (outputs, classes) =>
  Array.from({ length: outputs.length / classes }, (_, i) => {
    const own = outputs.subarray(i * classes, (i + 1) * classes);
    return own.indexOf(Math.max(...own));
  });

/** What the core computes, once it is asked for. @type {Record<string, ReturnType<typeof coreOutputs>>} */
const known = {};

/** @param {string} name @param {Results} results */
function isCore(name, { outputs, logits, labels }) {
  const { model, pixels } = cases[name];
  const ours = (known[name] ??= coreOutputs(core, model, pixels));
  assert.equal(differing(outputs, ours.outputs), 0, `outputs of ${name}`);
  if (ours.logits) assert.equal(differing(logits, ours.logits), 0, `logits of ${name}`);
  assert.deepEqual(labels, labelsOf(ours.outputs, model.config.classes), name);
}

test('one bit more in a weight is seen', () => {
  const { model, pixels } = cases.layers1;
  const parameters = model.parameters.slice();
  new Uint32Array(parameters.buffer)[3] ^= 1;
  const [a, b] = [model, { ...model, parameters }].map((each) => coreOutputs(core, each, pixels));
  assert.ok(differing(a.outputs, b.outputs) > 0);
  assert.ok(differing(/** @type {any} */ (a.logits), /** @type {any} */ (b.logits)) > 0);
});

test('the JavaScript module gives the bits of the core', async (t) => {
  const folder = await temporaryFolder(t);
  for (const [name, { model, pixels }] of Object.entries(cases)) {
    const module = await importModule(folder, model, name, 'f32');
    isCore(name, runModule(module, pixels, model));
    assert.deepEqual(module.classNames, model.samples.classNames);
    assert.throws(() => module.predict([1, 2]), /reads \d+ values, not 2/);
  }
});

/** A program that reads with every network, and writes labels, outputs and logits. @param {string[]} names */
const programText = (names) => `${names.map((name) => `#include "${name}.h"`).join('\n')}
#include <stdio.h>

${names
  .map(
    (name) => `static void run_${name}(void) {
    uint32_t count;
    if (fread(&count, 4, 1, stdin) != 1) return;
    while (count-- > 0) {
        uint8_t pixels[${name.toUpperCase()}_INPUTS];
        float outputs[${name.toUpperCase()}_CLASSES];
        if (fread(pixels, 1, sizeof pixels, stdin) != sizeof pixels) return;
        int32_t label = ${name}_predict(pixels, outputs);
        if (${name}_class_name(label)[0] == 0) return;
        fwrite(&label, sizeof label, 1, stdout);
        fwrite(outputs, sizeof outputs, 1, stdout);
        ${name}_logits(pixels, outputs);
        fwrite(outputs, sizeof outputs, 1, stdout);
    }
}
`,
  )
  .join('\n')}
int main(void) {
${names.map((name) => `    run_${name}();`).join('\n')}
    return 0;
}
`;

/**
 * Compiles all networks into one program and runs it.
 * @param {string} folder
 * @param {string} compiler
 * @param {string[]} flags
 * @param {'f32' | 'int8'} weights
 * @returns {Promise<Record<string, Results>>}
 */
async function runC(folder, compiler, flags, weights) {
  const names = Object.keys(cases);
  const input = [];
  for (const name of names) {
    const { model, pixels } = cases[name];
    const [file] = await exportModel(model, 'c', { name, weights });
    writeFileSync(path.join(folder, file.name), file.bytes);
    input.push(Buffer.from(Uint32Array.of(pixels.length / model.config.inputs).buffer), pixels);
  }
  writeFileSync(path.join(folder, 'main.c'), programText(names));
  const language = compiler === 'g++' ? ['-std=c++11', '-x', 'c++'] : ['-std=c99'];
  const strict = [...language, '-pedantic', '-Wall', '-Wextra', '-Wconversion', '-Werror'];
  execFileSync(compiler, [...strict, ...flags, 'main.c', '-o', 'main'], { cwd: folder });
  const { stdout, status } = spawnSync(path.join(folder, 'main'), {
    input: Buffer.concat(input),
    maxBuffer: 2 ** 28,
  });
  assert.equal(status, 0);
  let at = 0;
  /** @type {Record<string, Results>} */
  const all = {};
  for (const name of names) {
    const { inputs, classes } = cases[name].model.config;
    const count = cases[name].pixels.length / inputs;
    const [outputs, logits] = [0, 0].map(() => new Float32Array(count * classes));
    const labels = Array.from({ length: count }, (_, i) => {
      const label = stdout.readInt32LE(at);
      for (const [part, values] of [outputs, logits].entries()) {
        for (let c = 0; c < classes; c++) {
          values[i * classes + c] = stdout.readFloatLE(at + 4 + 4 * (part * classes + c));
        }
      }
      at += 4 + 8 * classes;
      return label;
    });
    all[name] = { outputs, logits, labels };
  }
  assert.equal(at, stdout.length);
  return all;
}

/** @param {string} compiler @returns {string | false} */
const without = (compiler) =>
  spawnSync(compiler, ['--version']).status === 0 ? false : `${compiler} is missing`;

const isX64 = process.arch === 'x64';
for (const [compiler, flags] of /** @type {[string, string[]][]} */ ([
  ['gcc', ['-O2']],
  ['clang', ['-O2']],
  ['g++', ['-O2']],
  // What would join products and sums, if the header let it.
  ['gcc', ['-O3', '-ffp-contract=fast', ...(isX64 ? ['-march=haswell'] : [])]],
])) {
  const skip = without(compiler);
  test(
    `the C header gives the bits of the core: ${compiler} ${flags.join(' ')}`,
    { skip },
    async (t) => {
      const folder = await temporaryFolder(t);
      const results = await runC(folder, compiler, flags, 'f32');
      for (const name of Object.keys(cases)) isCore(name, results[name]);
    },
  );
}

test('in 8 bits, C and JavaScript have the same bits', { skip: without('gcc') }, async (t) => {
  const folder = await temporaryFolder(t);
  const results = await runC(folder, 'gcc', ['-O2'], 'int8');
  for (const [name, { model, pixels }] of Object.entries(cases)) {
    const module = await importModule(folder, model, name, 'int8');
    const inJs = runModule(module, pixels, model);
    assert.equal(differing(results[name].outputs, inJs.outputs), 0, `outputs of ${name}`);
    assert.equal(differing(results[name].logits, inJs.logits), 0, `logits of ${name}`);
    assert.deepEqual(results[name].labels, inJs.labels, name);
  }
});
