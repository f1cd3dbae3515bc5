import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadCore } from '../../web/engine/index.js';
import { readModelFile } from '../../web/models/import/index.js';
import { pythonWith, withoutNumpy } from '../engine/numpy.js';
import { coreOutputs } from './support.js';

const folder = mkdtempSync(path.join(tmpdir(), 'mlp-sklearn-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const docs = fileURLToPath(new URL('../../docs/models.md', import.meta.url));
const [, code] = /```python\n(.*?)```/s.exec(readFileSync(docs, 'utf8')) ?? [];

/**
 * What a classifier of scikit-learn 1.2 has after fit(), and its predict_proba() of some images: recorded by
 * the other test below, where scikit-learn is there.
 */
const RECORDED = JSON.parse(
  readFileSync(fileURLToPath(new URL('sklearn-recorded.json', import.meta.url)), 'utf8'),
);

const core = await loadCore();

/**
 * Runs the lines of the documentation on classifiers.
 * @param {string} setting  Python that puts classifiers into the dict `nets`
 * @param {string | undefined} python
 * @returns {any} what it prints, as JSON
 */
function saved(setting, python) {
  const program = `${code}\n${setting}\nfor name, net in nets.items():\n    save(net, f"${folder}/{name}.safetensors")\n`;
  const { stdout, stderr, status } = spawnSync(String(python), ['-W', 'ignore', '-c', program], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout ? JSON.parse(stdout) : null;
}

/**
 * @param {string} name
 * @param {{activation: string, images: number[][], probabilities: number[][]}} known
 */
function isSame(name, { activation, images, probabilities }) {
  const model = readModelFile(
    new Uint8Array(readFileSync(path.join(folder, `${name}.safetensors`))),
    {
      activation: activation === 'logistic' ? 'sigmoid' : activation,
      pixels: 'unit',
    },
  );
  const { outputs } = coreOutputs(core, model, Uint8Array.from(images.flat()));
  const expected = probabilities.flat();
  assert.equal(outputs.length, expected.length);
  outputs.forEach((value, i) =>
    assert.ok(
      Math.abs(value - expected[i]) < 2e-5,
      `${name}: ${value}, scikit-learn ${expected[i]}`,
    ),
  );
}

test(
  'lines of the documentation save what scikit-learn had learned',
  { skip: withoutNumpy },
  () => {
    const setting = `
from types import SimpleNamespace
nets = {name: SimpleNamespace(coefs_=[np.array(w) for w in each["coefs"]],
                              intercepts_=[np.array(b) for b in each["intercepts"]],
                              out_activation_=each["out"])
        for name, each in json.loads('''${JSON.stringify(RECORDED)}''').items()}`;
    saved(setting, pythonWith('numpy'));
    for (const [name, known] of Object.entries(RECORDED)) isSame(name, /** @type {any} */ (known));
  },
);

const sklearn = pythonWith('sklearn');

test(
  'lines of the documentation save a classifier as it is',
  { skip: sklearn ? false : 'scikit-learn is missing: apt-get install python3-sklearn' },
  () => {
    const known = saved(
      `
from sklearn.neural_network import MLPClassifier
random = np.random.default_rng(5)
images = random.integers(0, 256, (120, 16))
nets, known = {}, {}
for name, labels, hidden, activation in [
    ("three", images[:, :3].argmax(axis=1), (5, 4), "relu"),
    ("two", images[:, 0] > images[:, 1], (3,), "tanh"),
    ("none", images[:, :3].argmax(axis=1), (), "logistic"),
    ("logistic", images[:, :4].argmax(axis=1), (6,), "logistic"),
]:
    net = MLPClassifier(hidden, activation=activation, max_iter=60, random_state=7).fit(images / 255, labels)
    nets[name] = net
    known[name] = {
        "activation": activation, "out": net.out_activation_, "images": images[:6].tolist(),
        "coefs": [w.round(6).tolist() for w in net.coefs_],
        "intercepts": [b.round(6).tolist() for b in net.intercepts_],
        "probabilities": net.predict_proba(images[:6] / 255).tolist(),
    }
print(json.dumps(known))`,
      sklearn,
    );
    for (const [name, each] of Object.entries(known)) isSame(name, /** @type {any} */ (each));
    if (process.env.MLP_RECORD) console.log(JSON.stringify(known));
  },
);
