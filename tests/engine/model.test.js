import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { weightsSha256 } from '../../web/engine/core/hash.js';
import { decodeModel, encodeModel, layerSizes } from '../../web/engine/files/model.js';
import { decodeSafetensors, encodeSafetensors } from '../../web/engine/files/safetensors.js';

/** Values that look like weights and need no random source. @param {number} count @param {number} seed */
function values(count, seed) {
  return Float32Array.from({ length: count }, (_, i) => Math.sin((i + 1) * 12.9898 + seed));
}

/**
 * @param {number[]} hidden
 * @param {{activation?: string, cost?: string, image?: number[], classes?: number}} [options]
 */
function makeModel(hidden, options = {}) {
  const { activation = 'sigmoid', cost = 'quadratic', image = [2, 3, 1], classes = 4 } = options;
  const [height, width, channels] = image;
  const inputs = height * width * channels;
  const config = { inputs, classes, hidden, activations: hidden.map(() => activation), cost };
  const sizes = layerSizes(config);
  const count = sizes.slice(1).reduce((sum, size, i) => sum + size * (sizes[i] + 1), 0);
  return {
    config,
    parameters: values(count, 1),
    scaling: { offset: values(inputs, 2), gain: new Float32Array(inputs).fill(1 / 255) },
    samples: {
      height,
      width,
      channels,
      classNames: Array.from({ length: classes }, (_, i) => `name ${i}`),
    },
    recipe: { scaling: 'unit', seed: 7, layers: hidden },
  };
}

const models = fc
  .record({
    hidden: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }),
    activation: fc.constantFrom('sigmoid', 'tanh', 'relu'),
    cost: fc.constantFrom('quadratic', 'cross-entropy'),
    image: fc.tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom(1, 3),
    ),
    classes: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ hidden, ...options }) => makeModel(hidden, options));

/**
 * The file of a model with its metadata or tensors changed.
 *
 * @param {(config: any, metadata: Map<string, string>, tensors: Map<string, any>) => void} change
 */
function changed(change) {
  const { tensors, metadata } = decodeSafetensors(encodeModel(makeModel([3])));
  const config = JSON.parse(/** @type {string} */ (metadata.get('config')));
  // As of a program that changes a model and knows nothing of the checksums.
  for (const name of ['config', 'weightsSha256', 'contentSha256']) metadata.delete(name);
  change(config, metadata, tensors);
  return encodeSafetensors([...tensors.values()], {
    config: JSON.stringify(config),
    ...Object.fromEntries(metadata),
  });
}

test('what is written is read back', () => {
  fc.assert(
    fc.property(models, (model) => {
      assert.deepEqual(decodeModel(encodeModel(model)), { ...model, verified: true });
    }),
  );
});

test('the file holds the tensors that are promised, in PyTorch order', () => {
  const model = makeModel([3]);
  const { tensors, metadata } = decodeSafetensors(encodeModel(model));
  assert.deepEqual(
    [...tensors].map(([name, { shape }]) => [name, shape]),
    [
      ['input.offset', [6]],
      ['input.gain', [6]],
      ['layers.0.weight', [3, 6]],
      ['layers.0.bias', [3]],
      ['layers.1.weight', [4, 3]],
      ['layers.1.bias', [4]],
    ],
  );
  assert.deepEqual(tensors.get('layers.0.bias')?.data, model.parameters.slice(18, 21));
  assert.equal(metadata.get('format'), 'mlp-lab');
  assert.equal(metadata.get('version'), '1');
  assert.deepEqual(JSON.parse(metadata.get('config') ?? ''), {
    layers: [6, 3, 4],
    activations: ['sigmoid'],
    cost: 'quadratic',
    image: { height: 2, width: 3, channels: 1 },
    classNames: ['name 0', 'name 1', 'name 2', 'name 3'],
    recipe: { scaling: 'unit', seed: 7, layers: [3] },
  });
});

test('a model whose arrays do not fit is not written', () => {
  const model = makeModel([3]);
  const short = { ...model, parameters: model.parameters.slice(1) };
  assert.throws(() => encodeModel(short), { name: 'MlpError', code: 'model-tensor' });
});

test('a file cut off at any length is refused', () => {
  const bytes = encodeModel(makeModel([2]));
  for (let length = 0; length < bytes.length; length++) {
    assert.throws(() => decodeModel(bytes.slice(0, length)), { code: 'safetensors-truncated' });
  }
});

test('a file with a flipped bit is refused, or is the same model', () => {
  const model = makeModel([2]);
  const bytes = encodeModel(model);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = bytes.slice();
    flipped[bit >> 3] ^= 1 << (bit & 7);
    /** @type {ReturnType<typeof decodeModel>} */
    let read;
    try {
      read = decodeModel(flipped);
    } catch (error) {
      const { name, code } = /** @type {any} */ (error);
      assert.equal(name, 'MlpError', `bit ${bit}: ${error}`);
      assert.match(code, /^(safetensors|model)-/);
      continue;
    }
    // Only the name of a checksum can be what has changed.
    assert.deepEqual(read, { ...model, verified: false }, `bit ${bit}`);
  }
});

test('a file without checksums opens, and is not called verified', () => {
  assert.equal(decodeModel(changed(() => {})).verified, false);
});

test('checksums that do not fit are refused', () => {
  const { parameters } = makeModel([3]);
  const other = (/** @type {any} */ _, /** @type {Map<string, string>} */ metadata) =>
    metadata.set('weightsSha256', weightsSha256(parameters.map((value) => value + 1)));
  assert.throws(() => decodeModel(changed(other)), { code: 'model-checksum' });
  const { metadata } = decodeSafetensors(encodeModel(makeModel([3])));
  assert.equal(metadata.get('weightsSha256'), weightsSha256(parameters));
});

/** @type {[string, Parameters<typeof changed>[0], string, RegExp][]} */
const refused = [
  ['another program', (c, m) => m.delete('format'), 'model-format', /not a model of MLP Lab/],
  ['a later version', (c, m) => m.set('version', '2'), 'model-version', /version "2"/],
  ['no version', (c, m) => m.delete('version'), 'model-version', /version/],
  ['no JSON', (c, m) => m.set('config', '{'), 'model-config', /JSON/],
  ['a list', (c, m) => m.set('config', '[]'), 'model-config', /not an object/],
  ['null', (c, m) => m.set('config', 'null'), 'model-config', /not an object/],
  ['no image', (c) => delete c.image, 'model-config', /"image"/],
  ['no height', (c) => delete c.image.height, 'model-config', /size/],
  ['a huge image', (c) => (c.image.width = c.layers[0] = 1e6), 'model-config', /size/],
  ['an image of another size', (c) => (c.image.width = 4), 'model-config', /first layer/],
  ['no layers', (c) => delete c.layers, 'model-config', /"layers"/],
  ['one layer', (c) => (c.layers = [6]), 'model-config', /"layers"/],
  ['eleven layers', (c) => (c.layers = Array(11).fill(6)), 'model-config', /"layers"/],
  ['an empty layer', (c) => (c.layers = [6, 0, 4]), 'model-config', /hidden layer/],
  ['a huge layer', (c) => (c.layers = [6, 1e9, 4]), 'model-config', /hidden layer/],
  ['a layer of text', (c) => (c.layers = [6, '3', 4]), 'model-config', /hidden layer/],
  ['too many classes', (c) => (c.layers = [6, 3, 1025]), 'model-config', /classes/],
  ['an unknown activation', (c) => (c.activations = ['softplus']), 'model-config', /activations/],
  ['too few activations', (c) => (c.activations = []), 'model-config', /activations/],
  ['an unknown cost', (c) => (c.cost = 'hinge'), 'model-config', /cost/],
  ['too few names', (c) => c.classNames.pop(), 'model-config', /classNames/],
  ['a name that is no text', (c) => (c.classNames[0] = 0), 'model-config', /classNames/],
  ['a name with an escape', (c) => (c.classNames[0] = '\x1b[2J'), 'model-config', /classNames/],
  ['no recipe', (c) => delete c.recipe, 'model-config', /recipe/],
  ['layers of another size', (c) => (c.layers = [6, 2, 4]), 'model-tensor', /\[3,6\].*\[2,6\]/],
  ['a missing tensor', (c, m, t) => t.delete('layers.1.bias'), 'model-tensor', /layers\.1\.bias/],
  ['no scaling', (c, m, t) => t.delete('input.gain'), 'model-tensor', /input\.gain/],
  [
    'a tensor too many',
    (c, m, t) => t.set('x', { name: 'x', shape: [0], data: new Float32Array(0) }),
    'model-tensor',
    /"x"/,
  ],
  [
    'a bias with two dimensions',
    (c, m, t) => (t.get('layers.0.bias').shape = [3, 1]),
    'model-tensor',
    /\[3,1\]/,
  ],
  [
    'a weight that is no number',
    (c, m, t) => (t.get('layers.0.weight').data[5] = NaN),
    'model-tensor',
    /not a finite number/,
  ],
];

for (const [what, change, code, sentence] of refused) {
  test(`refused: ${what}`, () => {
    assert.throws(() => decodeModel(changed(change)), {
      name: 'MlpError',
      code,
      message: sentence,
    });
  });
}

// Independent of our code: the format by its description, the network by its formulas.
const PYTHON = `
import json, struct, sys
try:
    import numpy as np
except ImportError:
    sys.exit(3)
raw = open(sys.argv[1], "rb").read()
(length,) = struct.unpack("<Q", raw[:8])
header = json.loads(raw[8 : 8 + length])
config = json.loads(header.pop("__metadata__")["config"])
def tensor(name):
    entry = header[name]
    begin, end = entry["data_offsets"]
    return np.frombuffer(raw[8 + length + begin : 8 + length + end], "<f4").reshape(entry["shape"])
pixels = np.array(json.load(sys.stdin), dtype=np.float64)
a = (pixels - tensor("input.offset")) * tensor("input.gain")
sigmoid = lambda z: 1 / (1 + np.exp(-z))
hidden = {"sigmoid": sigmoid, "tanh": np.tanh, "relu": lambda z: np.maximum(z, 0)}
depth = len(config["layers"]) - 1
for i in range(depth):
    z = a @ tensor(f"layers.{i}.weight").T.astype(np.float64) + tensor(f"layers.{i}.bias")
    if i < depth - 1:
        a = hidden[config["activations"][i]](z)
    elif config["cost"] == "quadratic":
        a = sigmoid(z)
    else:
        e = np.exp(z - z.max(axis=1, keepdims=True))
        a = e / e.sum(axis=1, keepdims=True)
json.dump(a.tolist(), sys.stdout)
`;

/**
 * Outputs for pixels, as Python computes them from the file; null when there is no numpy.
 *
 * @param {import('../../web/engine/run/values.js').SavedModel} model
 * @param {number[][]} pixels
 * @returns {number[][] | null}
 */
function runInPython(model, pixels) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mlp-lab-model-'));
  try {
    const file = path.join(folder, 'model.safetensors');
    writeFileSync(file, encodeModel(model));
    const python = spawnSync('/usr/bin/python3', ['-c', PYTHON, file], {
      input: JSON.stringify(pixels),
      encoding: 'utf8',
    });
    if (python.error || python.status === 3) return null;
    assert.equal(python.status, 0, python.stderr);
    return JSON.parse(python.stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Outputs for one sample, in double, straight from the definition of Model.
 *
 * @param {import('../../web/engine/run/values.js').SavedModel} model
 * @param {number[]} pixels
 */
function forward({ config, parameters, scaling }, pixels) {
  let a = pixels.map((pixel, i) => (pixel - scaling.offset[i]) * scaling.gain[i]);
  let at = 0;
  const sizes = layerSizes(config);
  sizes.slice(1).forEach((outputs, layer) => {
    const biases = at + outputs * sizes[layer];
    const z = Array.from({ length: outputs }, (_, o) =>
      a.reduce(
        (sum, x, i) => sum + x * parameters[at + o * sizes[layer] + i],
        parameters[biases + o],
      ),
    );
    at = biases + outputs;
    const sigmoid = (/** @type {number} */ v) => 1 / (1 + Math.exp(-v));
    const kinds = { sigmoid, tanh: Math.tanh, relu: (/** @type {number} */ v) => Math.max(v, 0) };
    const kind = /** @type {keyof typeof kinds} */ (config.activations[layer]);
    if (kind) a = z.map(kinds[kind]);
    else if (config.cost === 'quadratic') a = z.map(sigmoid);
    else {
      const total = z.reduce((sum, v) => sum + Math.exp(v), 0);
      a = z.map((v) => Math.exp(v) / total);
    }
  });
  return a;
}

for (const [activation, cost] of [
  ['sigmoid', 'quadratic'],
  ['tanh', 'cross-entropy'],
  ['relu', 'cross-entropy'],
]) {
  test(`Python opens the file and computes the same: ${activation}, ${cost}`, (t) => {
    const model = makeModel([5, 4], { activation, cost });
    const pixels = [
      [0, 255, 3, 77, 128, 9],
      [200, 1, 0, 0, 64, 255],
    ];
    const outputs = runInPython(model, pixels);
    if (!outputs) {
      t.skip('python3 with numpy is not installed (apt-get install python3-numpy)');
      return;
    }
    pixels.forEach((sample, s) =>
      forward(model, sample).forEach((value, c) => {
        assert.ok(Math.abs(value - outputs[s][c]) < 1e-6, `${value} is not ${outputs[s][c]}`);
      }),
    );
  });
}
