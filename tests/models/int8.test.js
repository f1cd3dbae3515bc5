import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { loadCore, resolveRecipe, Run } from '../../web/engine/index.js';
import { int8Layers } from '../../web/models/export/int8.js';
import { layersOf } from '../../web/models/export/layers.js';
import { exportModel } from '../../web/models/index.js';
import { realData, temporaryFolder, withoutData } from '../support.js';
import { everyKind, importModule, randomModel } from './support.js';

const core = await loadCore();

/** Points of error that 8 bits may cost on MNIST. */
const MOST_LOST = 0.001;

test('a weight is off by half a step of its row at most, once the scaling is in it', () => {
  const model = randomModel(core, { hidden: [6], scaling: 'each' });
  const floats = layersOf(model);
  for (const [i, { weight, scale, bias, inputs, outputs }] of int8Layers(model).entries()) {
    for (let o = 0; o < outputs; o++) {
      let taken = 0;
      for (let k = 0; k < inputs; k++) {
        const gain = i === 0 ? model.scaling.gain[k] : 1;
        const exact = floats[i].weight[o * inputs + k] * gain;
        assert.ok(Math.abs(weight[o * inputs + k] * scale[o] - exact) <= scale[o] * 0.5001);
        if (i === 0) taken += exact * model.scaling.offset[k];
      }
      assert.ok(Math.abs(bias[o] - (floats[i].bias[o] - taken)) < 1e-5);
    }
  }
});

test('rows of zeros and of the smallest floats stay finite', () => {
  const model = randomModel(core, { hidden: [] });
  model.parameters.fill(0);
  model.parameters[3] = 1e-45;
  const [{ weight, scale }] = int8Layers(model);
  assert.ok(weight.every((value) => value === 0) && scale.every(Number.isFinite));
});

for (const preset of ['mnist-30', 'mnist-128']) {
  test(`8 bits cost ${preset} less than 0.1 points on MNIST`, { skip: withoutData }, async (t) => {
    const data = await realData('mnist');
    const recipe = resolveRecipe({ preset, epochs: 3 });
    const run = new Run(core, recipe, data);
    while (!run.finished) run.advance(1000);
    const model = run.model();
    const { testErrorRate } = run.evaluate();
    run.dispose();
    const { predict } = await importModule(await temporaryFolder(t), model, 'mnist', 'int8');
    const { pixels, labels, count, inputs } = data.test;
    let errors = 0;
    for (let i = 0; i < count; i++) {
      errors += Number(predict(pixels.subarray(i * inputs, (i + 1) * inputs)).label !== labels[i]);
    }
    t.diagnostic(`float32 ${testErrorRate}, int8 ${errors / count}`);
    assert.ok(errors / count <= testErrorRate + MOST_LOST);
  });
}

const CROSS = 'arm-none-eabi-gcc';
const noCross = spawnSync(CROSS, ['--version']).status === 0 ? false : `${CROSS} is missing`;

/** Compiles main.c of a folder to main.o. @param {string} folder */
function compileForArm(folder) {
  const flags = ['-mcpu=cortex-m4', '-mthumb', '-mfloat-abi=hard', '-mfpu=fpv4-sp-d16', '-Os'];
  const strict = ['-std=c99', '-pedantic', '-ffreestanding', '-Wall', '-Wextra', '-Wconversion'];
  const args = [...flags, ...strict, '-Werror', '-c', 'main.c', '-o', 'main.o'];
  execFileSync(CROSS, args, { cwd: folder });
}

test('on a microcontroller, every kind of network compiles', { skip: noCross }, async (t) => {
  const folder = await temporaryFolder(t);
  const lines = ['int all(const uint8_t *pixels, float *outputs);'];
  const calls = [];
  for (const [name, model] of Object.entries(everyKind(core))) {
    for (const weights of /** @type {const} */ (['f32', 'int8'])) {
      const [file] = await exportModel(model, 'c', { name: `${name}_${weights}`, weights });
      writeFileSync(path.join(folder, file.name), file.bytes);
      lines.unshift(`#include "${file.name}"`);
      calls.push(`    label += ${name}_${weights}_predict(pixels, outputs);`);
    }
  }
  lines.push('int all(const uint8_t *pixels, float *outputs) {', '    int label = 0;');
  writeFileSync(
    path.join(folder, 'main.c'),
    [...lines, ...calls, '    return label;', '}', ''].join('\n'),
  );
  compileForArm(folder);
  const undefinedNames = execFileSync('arm-none-eabi-nm', ['-u', 'main.o'], {
    cwd: folder,
    encoding: 'utf8',
  });
  // What a compiler may call by itself, in freestanding programs too.
  const left = undefinedNames.split(/\s+/).filter((word) => !/^(U?|mem(set|cpy))$/.test(word));
  assert.deepEqual(left, [], 'it needs no library');
});

test('on a microcontroller, 784-30-10 takes less than 25 KB', { skip: noCross }, async (t) => {
  const folder = await temporaryFolder(t);
  const image = { width: 28, height: 28, channels: 1 };
  const model = randomModel(core, { image, hidden: [30], activations: ['gelu'] });
  for (const weights of /** @type {const} */ (['f32', 'int8'])) {
    const [{ bytes }] = await exportModel(model, 'c', { name: 'digits', weights });
    writeFileSync(path.join(folder, 'digits.h'), bytes);
    writeFileSync(
      path.join(folder, 'main.c'),
      '#include "digits.h"\nint read_it(const uint8_t *pixels, float *outputs);\n' +
        'int read_it(const uint8_t *pixels, float *outputs) { return digits_predict(pixels, outputs); }\n',
    );
    compileForArm(folder);
    const sizes = execFileSync('arm-none-eabi-size', ['main.o'], { cwd: folder, encoding: 'utf8' });
    const [text, data, bss] = sizes.split('\n')[1].trim().split(/\s+/).map(Number);
    t.diagnostic(`${weights}: ${text} bytes of code and constants, ${data + bss} of memory`);
    assert.equal(data + bss, 0);
    if (weights === 'int8') assert.ok(text < 25_000, `${text} bytes`);
  }
});
