/**
 * A run between two epochs as a value and as bytes: with the same data, whoever takes it up goes on
 * to the same weights as a run that was never interrupted.
 *
 *   8 bytes            "MLPCKPT2"
 *   u32 little-endian  length N of the JSON
 *   N bytes            JSON: {recipe, mode, epochs, samplesTrained, seconds, dataSha256,
 *                      keptBytes, keptSha256}
 *   keptBytes          float32 parameters that the run keeps beside the last ones, or nothing
 *   the rest           the core's state (c/state.c), which checks itself
 */
import { MlpError } from '../errors.js';
import { weightsSha256 } from '../core/hash.js';
import { resolveRecipe } from '../recipe/presets.js';

/** @typedef {import('../recipe/presets.js').Recipe} Recipe */
/** @typedef {import('../run/run.js').EpochResult} EpochResult */

/**
 * @typedef {object} Checkpoint
 * @property {Recipe} recipe
 * @property {string} mode  the arithmetic of those epochs: "fast" if any was, else "exact"
 * @property {EpochResult[]} epochs  done, 0 up to recipe.epochs of them
 * @property {number} samplesTrained
 * @property {number} seconds  of training so far
 * @property {string} dataSha256  see fingerprint.js
 * @property {Uint8Array<ArrayBuffer>} state  the core's
 * @property {Float32Array<ArrayBuffer> | null} kept  parameters of KeptWeights
 */

const MAGIC = new TextEncoder().encode('MLPCKPT2');
const HEADER_BYTES = MAGIC.length + 4;
const NOTHING = new Float32Array(0);

/**
 * @param {Checkpoint} checkpoint
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function encodeCheckpoint({ state, kept, ...rest }) {
  const keptBytes = kept?.byteLength ?? 0;
  const keptSha256 = weightsSha256(kept ?? NOTHING);
  const json = new TextEncoder().encode(JSON.stringify({ ...rest, keptBytes, keptSha256 }));
  const bytes = new Uint8Array(HEADER_BYTES + json.length + keptBytes + state.length);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint32(MAGIC.length, json.length, true);
  bytes.set(json, HEADER_BYTES);
  if (kept) bytes.set(new Uint8Array(kept.buffer), HEADER_BYTES + json.length);
  bytes.set(state, HEADER_BYTES + json.length + keptBytes);
  return bytes;
}

/**
 * @param {Uint8Array} bytes  from anywhere
 * @returns {Checkpoint}
 * @throws {MlpError} "bad-checkpoint": not a checkpoint, or a damaged one. Its state is checked when
 *   it is taken up.
 */
export function decodeCheckpoint(bytes) {
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw bad('it does not begin like one of this version');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = HEADER_BYTES + view.getUint32(MAGIC.length, true);
  if (end > bytes.length) throw bad('it is cut off');
  let json;
  try {
    json = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.slice(HEADER_BYTES, end)),
    );
  } catch {
    throw bad('its header is not valid JSON');
  }
  const { mode, epochs, samplesTrained, seconds, dataSha256, keptBytes, keptSha256 } = json ?? {};
  const recipe = readRecipe(json?.recipe);
  if (!Array.isArray(epochs) || epochs.length > recipe.epochs || !epochs.every(isEpoch)) {
    throw bad('its list of epochs is wrong');
  }
  if (!isAmount(samplesTrained) || !isAmount(seconds) || typeof dataSha256 !== 'string') {
    throw bad('its header lacks a figure');
  }
  if (!['exact', 'fast'].includes(mode)) throw bad('it does not say its arithmetic');
  const stateAt = end + keptBytes;
  if (!Number.isInteger(stateAt) || keptBytes < 0 || keptBytes % 4 || stateAt > bytes.length) {
    throw bad('it is cut off');
  }
  const kept = new Float32Array(new Uint8Array(bytes.slice(end, stateAt)).buffer);
  if (weightsSha256(kept) !== keptSha256) throw bad('it is damaged');
  return {
    recipe,
    mode,
    epochs,
    samplesTrained,
    seconds,
    dataSha256,
    state: new Uint8Array(bytes.slice(stateAt)),
    kept: kept.length > 0 ? kept : null,
  };
}

/** @param {any} recipe */
function readRecipe(recipe) {
  try {
    return resolveRecipe({ ...recipe, preset: recipe.preset ?? undefined });
  } catch (error) {
    if (error instanceof MlpError)
      throw bad(`its recipe is wrong. ${error.message.replace(/\.$/, '')}`);
    throw bad('it has no recipe');
  }
}

/** @param {unknown} value  of JSON, which has no number that is not finite */
const isAmount = (value) => typeof value === 'number' && value >= 0;

/** @param {any} epoch @param {number} i */
const isEpoch = (epoch, i) =>
  epoch?.epoch === i + 1 &&
  isAmount(epoch.trainCost) &&
  isAmount(epoch.validationErrorRate) &&
  epoch.validationErrorRate <= 1 &&
  isAmount(epoch.seconds);

/** @param {string} why */
const bad = (why) =>
  new MlpError('bad-checkpoint', `This is not a checkpoint that can be taken up: ${why}.`);
