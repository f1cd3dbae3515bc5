/**
 * A run between two epochs as bytes. A run that resumes from it with the same data ends with the
 * same weights as a run that was never interrupted.
 *
 *   8 bytes            "MLPCKPT2"
 *   u32 little-endian  length N of the JSON
 *   N bytes            JSON: {recipe, mode, epochs, changes, samplesTrained, seconds,
 *                      dataSha256, keptBytes, keptSha256}; changes may be missing
 *   keptBytes          float32 parameters of SelectedWeights, or nothing
 *   the rest           the core's state (c/network/state.c), which holds its own checksum
 */
import { MlpError } from '../errors.js';
import { weightsSha256 } from '../core/hash.js';
import { resolveRecipe } from '../recipe/resolve.js';

/** @typedef {import('../run/values.js').Checkpoint} Checkpoint */

const MAGIC = new TextEncoder().encode('MLPCKPT2');
const HEADER_BYTES = MAGIC.length + 4;
const NOTHING = new Float32Array(0);

/**
 * @param {Checkpoint} checkpoint
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function encodeCheckpoint({ state, selected, ...rest }) {
  const keptBytes = selected?.byteLength ?? 0;
  const keptSha256 = weightsSha256(selected ?? NOTHING);
  const json = new TextEncoder().encode(JSON.stringify({ ...rest, keptBytes, keptSha256 }));
  const bytes = new Uint8Array(HEADER_BYTES + json.length + keptBytes + state.length);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint32(MAGIC.length, json.length, true);
  bytes.set(json, HEADER_BYTES);
  if (selected) bytes.set(new Uint8Array(selected.buffer), HEADER_BYTES + json.length);
  bytes.set(state, HEADER_BYTES + json.length + keptBytes);
  return bytes;
}

/**
 * @param {Uint8Array} bytes  the whole file, from any source
 * @returns {Checkpoint}
 * @throws {MlpError} "bad-checkpoint": not a checkpoint, or a damaged one. The core's state is
 *   checked by Run.resume().
 */
export function decodeCheckpoint(bytes) {
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw bad('it does not begin with the mark of this version');
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
  const { changes = [] } = json ?? {};
  const recipe = readRecipe(json?.recipe);
  if (!Array.isArray(epochs) || epochs.length > recipe.epochs || !epochs.every(isEpoch)) {
    throw bad('its list of epochs is wrong');
  }
  if (!Array.isArray(changes) || !changes.every(isChange)) throw bad('its list of changes is wrong');
  if (!isAmount(samplesTrained) || !isAmount(seconds) || typeof dataSha256 !== 'string') {
    throw bad('its header lacks a figure');
  }
  if (!['exact', 'fast'].includes(mode)) throw bad('it does not name its arithmetic');
  const stateAt = end + keptBytes;
  if (!Number.isInteger(stateAt) || keptBytes < 0 || keptBytes % 4 || stateAt > bytes.length) {
    throw bad('it is cut off');
  }
  const selected = new Float32Array(new Uint8Array(bytes.slice(end, stateAt)).buffer);
  if (weightsSha256(selected) !== keptSha256) throw bad('it is damaged');
  return {
    recipe,
    mode,
    epochs,
    changes,
    samplesTrained,
    seconds,
    dataSha256,
    state: new Uint8Array(bytes.slice(stateAt)),
    selected: selected.length > 0 ? selected : null,
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

/** @param {unknown} value  from JSON, where every number is finite */
const isAmount = (value) => typeof value === 'number' && value >= 0;

/** @param {any} epoch @param {number} i */
const isEpoch = (epoch, i) =>
  epoch?.epoch === i + 1 &&
  isAmount(epoch.trainCost) &&
  isAmount(epoch.validationErrorRate) &&
  epoch.validationErrorRate <= 1 &&
  isAmount(epoch.seconds);

/** @param {any} change */
const isChange = (change) =>
  ['epochs', 'learningRate'].includes(change?.field) &&
  [change.position, change.from, change.to].every(isAmount);

/** @param {string} why */
const bad = (why) =>
  new MlpError('bad-checkpoint', `This is not a checkpoint that a run can resume from: ${why}.`);
