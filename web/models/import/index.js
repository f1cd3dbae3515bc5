/** Models in: which program's file it is, and the network in it. */
import { MlpError } from '../../engine/errors.js';
import { decodeModel } from '../../engine/files/model.js';
import { assembleModel } from './assemble.js';
import { checkHints } from './hints.js';
import { readKeras, weightFiles } from './keras.js';
import { readOnnx } from './onnx.js';
import { FIELDS } from '../wire/onnx-fields.js';
import { readMessage } from '../wire/protobuf.js';
import { readStateDict } from './state-dict.js';

/** @typedef {import('../../engine/run/values.js').SavedModel} SavedModel */
/** @typedef {import('./assemble.js').ModelHints} ModelHints */

const BRACE = '{'.charCodeAt(0);
/** Where the JSON of a safetensors file begins. */
const SAFETENSORS_JSON = 8;
/** The first field of an ONNX file, mostly: its IR version. */
const ONNX_FIRST = 8;

/**
 * The files beside a model's file that it needs.
 * @param {Uint8Array} bytes
 * @returns {string[]} relative paths, none of which leads out of the folder; most files need none
 * @throws {MlpError} "model-json"
 */
export const filesBeside = (bytes) => (bytes[0] === BRACE ? weightFiles(bytes) : []);

/**
 * Reads a model of ours or of another program: a PyTorch state_dict in safetensors, ONNX, a layers model
 * of TensorFlow.js.
 *
 * @param {Uint8Array} bytes  the whole file
 * @param {ModelHints} [hints]  what the file does not say; of no use for a model of ours, but checked
 * @param {Map<string, Uint8Array>} [beside]  the files that filesBeside() names
 * @returns {SavedModel & {verified: boolean}} verified: as decodeModel() says
 * @throws {MlpError} "model-unsaid": with `missing` in its details, "activation", "pixels" or "channels", which
 *   the hints must then say; "model-foreign": a network that cannot be one of ours; "model-unknown": a file
 *   of no kind that is read here; "model-files": one beside it is missing; the codes of decodeModel() and
 *   of the readers for damaged files
 */
export function readModelFile(bytes, hints = {}, beside = new Map()) {
  checkHints(hints);
  const found = (/** @type {import('./assemble.js').Found} */ what) => ({
    ...assembleModel(what, hints),
    verified: false,
  });
  if (bytes[0] === BRACE) return found(readKeras(bytes, beside));
  const hasHeader = bytes[SAFETENSORS_JSON] === BRACE;
  // What is too short for a header is refused by the reader of ours.
  if (hasHeader || bytes.length <= SAFETENSORS_JSON) {
    try {
      return decodeModel(bytes);
    } catch (error) {
      if (!(error instanceof MlpError) || error.code !== 'model-format') throw error;
    }
    return found(readStateDict(bytes));
  }
  if (isOnnx(bytes)) return found(readOnnx(bytes));
  throw new MlpError(
    'model-unknown',
    'This is no file of a model that is read here: neither safetensors nor ONNX nor model.json of ' +
      'TensorFlow.js. A PyTorch model is read when safetensors.torch.save_file() has saved its state_dict().',
  );
}

/** Whether a file begins as ONNX mostly does, or is a message with a graph in it. @param {Uint8Array} bytes */
function isOnnx(bytes) {
  if (bytes[0] === ONNX_FIRST) return true;
  try {
    return readMessage(bytes).bytes(FIELDS.model.graph).length === 1;
  } catch {
    return false;
  }
}
