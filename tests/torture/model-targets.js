/** The files of networks and runs under torture. */
import assert from 'node:assert/strict';
import {
  decodeCheckpoint,
  decodeModel,
  encodeCheckpoint,
  encodeModel,
  loadCore,
  resolveRecipe,
  Run,
} from '../../web/engine/index.js';
import { decodeSafetensors, encodeSafetensors } from '../../web/engine/files/safetensors.js';
import { digits } from '../support.js';
import { damagedBytes, damagedValue } from './mutate.js';

/** @typedef {import('./targets.js').Target} Target */

const core = await loadCore();
const data = digits(core, 150, 20);
/** Small, so that the header, where damage is of many kinds, is most of the file. */
const RECIPE = { dataset: 'digits', layers: [2], epochs: 4, batchSize: 40 };

/** A run of two epochs. @param {object} changes */
function begun(changes) {
  const run = new Run(core, resolveRecipe({ ...RECIPE, ...changes }), data);
  while (run.epochs.length < 2) run.advance(1e6);
  return run;
}

const runs = [begun({}), begun({ optimizer: 'adam', keepBest: true, scaling: 'standard' })];
// What a clock has measured is set, so that a seed gives the same damage every time.
const checkpoints = runs.map((run) => {
  const checkpoint = run.checkpoint();
  const epochs = checkpoint.epochs.map((epoch) => ({ ...epoch, seconds: 0.25 }));
  return { ...checkpoint, epochs, seconds: 0.5 };
});
const checkpointFiles = checkpoints.map(encodeCheckpoint);
const models = runs.map((run) => run.model());
const modelFiles = models.map(encodeModel);
for (const run of runs) run.dispose();
const taking = checkpoints.map(({ recipe }) => new Run(core, recipe, data));

const tensors = encodeSafetensors(
  [
    { name: 'a', shape: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) },
    { name: 'b', shape: [], data: Float32Array.of(7) },
  ],
  { k: 'v' },
);

/** The header of a safetensors file, as it is or damaged, before the same values. @param {import('./mutate.js').Dice} dice @param {Uint8Array} file */
function damagedHeader(dice, file) {
  const view = new DataView(file.buffer, file.byteOffset);
  const end = 8 + Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, end)));
  const inner = header.__metadata__?.config;
  if (inner && dice.below(2)) {
    header.__metadata__.config = JSON.stringify(damagedValue(dice, JSON.parse(inner)));
  }
  const text = JSON.stringify(dice.below(2) ? damagedValue(dice, header) : header) ?? '';
  const bytes = new TextEncoder().encode(text);
  const whole = new Uint8Array(8 + bytes.length + file.length - end);
  new DataView(whole.buffer).setBigUint64(0, BigInt(bytes.length), true);
  whole.set(bytes, 8);
  whole.set(file.subarray(end), 8 + bytes.length);
  return whole;
}

/** A run takes up what was let through, which may be refused, and goes on. @param {import('../../web/engine/run/values.js').Checkpoint} checkpoint */
function resume(checkpoint) {
  for (const run of taking) {
    if (JSON.stringify(run.recipe) !== JSON.stringify(checkpoint.recipe)) continue;
    run.resume(checkpoint);
    if (!run.finished) run.advance(1);
  }
}

/** Bytes of the headers, where little follows the JSON that says what a file is. */
const HEAD = 2000;

/** @type {Target[]} */
export const modelTargets = [
  {
    name: 'safetensors',
    attempt(dice) {
      const bytes = dice.below(2) ? damagedBytes(dice, [tensors]) : damagedHeader(dice, tensors);
      const read = decodeSafetensors(bytes);
      // Copied as numbers, NaN keeps no bits.
      for (const { data } of read.tensors.values()) data.forEach((v, i) => (data[i] = v));
      const metadata = Object.fromEntries(read.metadata);
      const again = decodeSafetensors(encodeSafetensors([...read.tensors.values()], metadata));
      assert.deepEqual(again, read);
    },
  },
  {
    name: 'model',
    attempt(dice) {
      const bytes = damagedBytes(dice, modelFiles, HEAD);
      const read = decodeModel(bytes);
      // A file may come without the checksum. One that has it may not have other weights.
      if (!new TextDecoder().decode(bytes).includes('weightsSha256')) return;
      const same = models.some(({ parameters }) =>
        Buffer.from(parameters.buffer).equals(Buffer.from(read.parameters.buffer)),
      );
      assert.ok(same, 'a network with other weights than were saved');
    },
  },
  {
    name: 'model header',
    attempt(dice) {
      const read = decodeModel(damagedHeader(dice, dice.of(modelFiles)));
      const again = decodeModel(encodeModel(read));
      assert.deepEqual(again.config, read.config);
      assert.deepEqual(again.samples, read.samples);
      const network = core.network(read.config);
      network.setParameters(read.parameters);
      network.dispose();
    },
  },
  {
    name: 'checkpoint',
    attempt(dice) {
      const read = decodeCheckpoint(damagedBytes(dice, checkpointFiles, HEAD));
      resume(read);
      const same = checkpoints.some((good) => {
        const { selected: _a, state: _b, ...expected } = good;
        const { selected: _c, state: _d, ...actual } = read;
        return JSON.stringify(expected) === JSON.stringify(actual);
      });
      assert.ok(same, 'a run with other settings or figures than were saved');
    },
  },
  {
    name: 'checkpoint header',
    attempt(dice) {
      // Written anew, so that its checksums are right: whoever damages it may be a program.
      const { state, selected, ...header } = dice.of(checkpoints);
      const damaged = damagedValue(dice, header);
      if (typeof damaged !== 'object' || damaged === null || Array.isArray(damaged)) return;
      resume(decodeCheckpoint(encodeCheckpoint({ ...damaged, state, selected })));
    },
  },
];
