/**
 * A run between two epochs as bytes. A run that resumes from it with the same data ends with the
 * same weights as a run that was never interrupted.
 *
 *   8 bytes            "MLPCKPT3"
 *   32 bytes           SHA-256 of all that follows
 *   u32 little-endian  length N of the JSON
 *   N bytes            JSON: {recipe, mode, epochs, changes, samplesTrained, seconds, dataSha256,
 *                      keptBytes}; changes may be missing
 *   keptBytes          float32 parameters of SelectedWeights, or nothing
 *   the rest           the core's state (c/network/state.c), which holds its own checksum
 *
 * The version before, "MLPCKPT2", has no checksum of everything, and keptSha256 in its JSON.
 */
import { MlpError } from '../errors.js';
import { weightsSha256 } from '../core/hash.js';
import { sha256Of } from '../core/sha256.js';
import { resolveRecipe } from '../recipe/resolve.js';

/** @typedef {import('../run/values.js').Checkpoint} Checkpoint */

const MARK = 'MLPCKPT';
const VERSION = '3';
const BEFORE = '2';
const MARK_BYTES = MARK.length + 1;
const SHA256_BYTES = 32;
const LENGTH_BYTES = 4;

/**
 * @param {Checkpoint} checkpoint
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function encodeCheckpoint({ state, selected, ...rest }) {
  const keptBytes = selected?.byteLength ?? 0;
  const json = new TextEncoder().encode(JSON.stringify({ ...rest, keptBytes }));
  const start = MARK_BYTES + SHA256_BYTES;
  const keptAt = start + LENGTH_BYTES + json.length;
  const bytes = new Uint8Array(keptAt + keptBytes + state.length);
  bytes.set(new TextEncoder().encode(MARK + VERSION));
  new DataView(bytes.buffer).setUint32(start, json.length, true);
  bytes.set(json, start + LENGTH_BYTES);
  if (selected) bytes.set(new Uint8Array(selected.buffer), keptAt);
  bytes.set(state, keptAt + keptBytes);
  bytes.set(sha256Of(bytes.subarray(start)), MARK_BYTES);
  return bytes;
}

/**
 * Where the length of the JSON stands, after the checksum was compared.
 *
 * @param {Uint8Array} bytes
 * @returns {{start: number, version: string}}
 */
function checkWhole(bytes) {
  const text = new TextDecoder().decode(bytes.subarray(0, MARK_BYTES));
  const version = text.slice(MARK.length);
  if (!text.startsWith(MARK) || ![VERSION, BEFORE].includes(version)) {
    throw bad('it does not begin with the mark of a version that is known here');
  }
  const start = MARK_BYTES + (version === VERSION ? SHA256_BYTES : 0);
  if (bytes.length < start + LENGTH_BYTES) throw bad('it is cut off');
  if (version === VERSION) {
    const expected = bytes.subarray(MARK_BYTES, start);
    const actual = sha256Of(bytes.subarray(start));
    if (actual.some((byte, i) => byte !== expected[i])) throw bad('it is damaged or cut off');
  }
  return { start, version };
}

/**
 * @param {Uint8Array} bytes  the whole file, from any source
 * @returns {Checkpoint}
 * @throws {MlpError} "bad-checkpoint": not a checkpoint, or a damaged one. The core's state is
 *   checked by Run.resume().
 */
export function decodeCheckpoint(bytes) {
  const { start, version } = checkWhole(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begin = start + LENGTH_BYTES;
  const end = begin + view.getUint32(start, true);
  if (end > bytes.length) throw bad('it is cut off');
  let json;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.slice(begin, end)));
  } catch {
    throw bad('its header is not valid JSON');
  }
  const header = readHeader(json);
  const { keptBytes, keptSha256 } = json;
  const stateAt = end + keptBytes;
  if (!Number.isInteger(stateAt) || keptBytes < 0 || keptBytes % 4 || stateAt > bytes.length) {
    throw bad('it is cut off');
  }
  const selected = new Float32Array(new Uint8Array(bytes.slice(end, stateAt)).buffer);
  if (version === BEFORE && weightsSha256(selected) !== keptSha256) throw bad('it is damaged');
  return {
    ...header,
    state: new Uint8Array(bytes.slice(stateAt)),
    selected: selected.length > 0 ? selected : null,
  };
}

/**
 * @param {any} header  of a checkpoint: all but the state and the selected parameters
 * @returns {Omit<Checkpoint, 'state' | 'selected'>} with a whole recipe
 * @throws {MlpError} "bad-checkpoint"
 */
export function readHeader(header) {
  const { mode, epochs, samplesTrained, seconds, dataSha256, changes = [] } = header ?? {};
  const recipe = readRecipe(header?.recipe);
  if (!Array.isArray(epochs) || epochs.length > recipe.epochs || !epochs.every(isEpoch)) {
    throw bad('its list of epochs is wrong');
  }
  if (!Array.isArray(changes) || !changes.every(isChange))
    throw bad('its list of changes is wrong');
  if (!isAmount(samplesTrained) || !isAmount(seconds) || typeof dataSha256 !== 'string') {
    throw bad('its header lacks a figure');
  }
  if (!['exact', 'fast'].includes(mode)) throw bad('it does not name its arithmetic');
  return {
    recipe,
    mode,
    // Those of before the cost was kept have none.
    epochs: epochs.map((epoch) => ({ ...epoch, validationCost: epoch.validationCost ?? null })),
    changes,
    samplesTrained,
    seconds,
    dataSha256,
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

/** @param {unknown} value */
const isAmount = (value) => Number.isFinite(value) && Number(value) >= 0;

/** @param {any} epoch @param {number} i */
const isEpoch = (epoch, i) =>
  epoch?.epoch === i + 1 &&
  isAmount(epoch.trainCost) &&
  isAmount(epoch.validationErrorRate) &&
  epoch.validationErrorRate <= 1 &&
  (isAmount(epoch.validationCost) || (epoch.validationCost ?? null) === null) &&
  isAmount(epoch.seconds);

/** @param {any} change */
const isChange = (change) =>
  ['epochs', 'learningRate'].includes(change?.field) &&
  [change.position, change.from, change.to].every(isAmount);

/** @param {string} why */
const bad = (why) =>
  new MlpError('bad-checkpoint', `This is not a checkpoint that a run can resume from: ${why}.`);
