// Trains on generated digits, saves the network, opens it again and reads with it.
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateDataset, loadCore, open, train } from 'mlp-lab';

const model = await train({
  dataset: 'digits',
  trainSize: 4000,
  epochs: 2,
  onEpoch: ({ epoch, validationErrorRate }) =>
    console.log(`epoch ${epoch}: ${(100 * validationErrorRate).toFixed(1)} % misread`),
});
console.log(`test error ${(100 * model.testErrorRate).toFixed(2)} %`);

const file = join(await mkdtemp(join(tmpdir(), 'mlp-lab-')), 'digits.safetensors');
await writeFile(file, model.save());
const opened = await open(await readFile(file));

const { test } = generateDataset(await loadCore(), 'digits');
const { label, confidence } = opened.predict(test.pixels.subarray(0, 28 * 28));
console.log(
  `${file} reads a ${label} (${(100 * confidence).toFixed(0)} %); it is a ${test.labels[0]}`,
);
