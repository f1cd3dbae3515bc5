/** Models out: the formats, and a saved model as the files of one of them. */
import { MlpError } from '../engine/errors.js';
import { encodeModel } from '../engine/files/model.js';
import { shown } from '../engine/shown.js';

/** @typedef {import('../engine/run/values.js').SavedModel} SavedModel */

/**
 * @typedef {object} ExportedFile
 * @property {string} name
 * @property {string} type  its media type
 * @property {Uint8Array<ArrayBuffer>} bytes
 */

/**
 * @typedef {object} ExportOptions
 * @property {string} [name]  of the model: of the files without their endings, and of what a program
 *   calls; letters, digits, "-" and "_"; default "model"
 * @property {'f32' | 'int8'} [weights]  of JavaScript and C: "f32" (default of js and c) gives the
 *   lab's bits, "int8" (default of html) takes a quarter of the room
 */

/**
 * @typedef {object} Format
 * @property {string} title
 * @property {('f32' | 'int8')[]} weights  that it can hold, its default first
 * @property {(model: SavedModel, options: {name: string, weights: 'f32' | 'int8'}) =>
 *   Promise<[name: string, type: string, content: string | Uint8Array<ArrayBuffer>][]>} encode
 */

/** @satisfies {Record<string, Format>} */
export const formats = {
  safetensors: {
    title: 'safetensors, for MLP Lab and PyTorch',
    weights: ['f32'],
    encode: async (model, { name }) => [
      [`${name}.safetensors`, 'application/octet-stream', encodeModel(model)],
    ],
  },
  onnx: {
    title: 'ONNX',
    weights: ['f32'],
    encode: async (model, { name }) => {
      const { encodeOnnx } = await import('./export/onnx.js');
      return [[`${name}.onnx`, 'application/octet-stream', encodeOnnx(model, { name })]];
    },
  },
  js: {
    title: 'a JavaScript module without a dependency',
    weights: ['f32', 'int8'],
    encode: async (model, { name, weights }) => {
      const { javascriptText, typesText } = await import('./export/javascript.js');
      return [
        [`${name}.js`, 'text/javascript', javascriptText(model, { name, weights })],
        [`${name}.d.ts`, 'text/plain', typesText(model)],
      ];
    },
  },
  tfjs: {
    title: 'TensorFlow.js: model.json and its weights',
    weights: ['f32'],
    encode: async (model, { name }) => {
      const { tfjsFiles, WEIGHTS_FILE } = await import('./export/tfjs.js');
      const { json, weights } = tfjsFiles(model, { name });
      return [
        ['model.json', 'application/json', json],
        [WEIGHTS_FILE, 'application/octet-stream', weights],
      ];
    },
  },
  html: {
    title: 'one HTML page: a pad and the network',
    weights: ['int8', 'f32'],
    encode: async (model, { name, weights }) => {
      const { htmlText } = await import('./export/html.js');
      return [[`${name}.html`, 'text/html', htmlText(model, { weights })]];
    },
  },
  c: {
    title: 'a C99 header without a library',
    weights: ['f32', 'int8'],
    encode: async (model, { name, weights }) => {
      const { cText } = await import('./export/c.js');
      return [[`${name}.h`, 'text/plain', cText(model, { name: identifier(name), weights })]];
    },
  },
};

/** @typedef {keyof typeof formats} FormatName */

/** The formats that say residual connections. @type {string[]} */
const SAYS_RESIDUAL = ['safetensors', 'onnx'];

/**
 * A model in another program's form.
 *
 * @param {SavedModel} model
 * @param {FormatName} format
 * @param {ExportOptions} [options]
 * @returns {Promise<ExportedFile[]>} the file to begin with first
 * @throws {MlpError} "export-format", "export-name", "export-weights": what was asked for does not
 *   exist; "export-activation", "export-residual", "export-image": the format cannot say an activation
 *   or the residual connections of the network, or has no pad for its images
 */
export async function exportModel(model, format, { name = 'model', weights } = {}) {
  if (typeof format !== 'string' || !Object.hasOwn(formats, format)) {
    throw new MlpError(
      'export-format',
      `There is no format ${shown(format)}; there are ${Object.keys(formats).join(', ')}.`,
    );
  }
  if (typeof name !== 'string' || !/^[\w-]{1,60}$/.test(name)) {
    throw new MlpError(
      'export-name',
      `The name of an export is 1 to 60 letters, digits, "-" and "_", not ${shown(name)}.`,
    );
  }
  /** @type {Format} */
  const { weights: possible, encode } = formats[format];
  const [initial] = possible;
  if (weights !== undefined && !possible.includes(weights)) {
    throw new MlpError(
      'export-weights',
      `The format ${format} holds weights as ${possible.join(' or ')}, not ${shown(weights)}.`,
    );
  }
  if (model.config.residual && !SAYS_RESIDUAL.includes(format)) {
    throw new MlpError(
      'export-residual',
      `The format ${format} cannot say that layers add the outputs of those before them, as this network does; export it as ${SAYS_RESIDUAL.join(' or ')}.`,
    );
  }
  const files = await encode(model, { name, weights: weights ?? initial });
  return files.map(([fileName, type, content]) => ({
    name: fileName,
    type,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }));
}

/** A name of a file as one of C. @param {string} name */
const identifier = (name) =>
  name
    .replace(/^(?=\d)/, 'model_')
    .replaceAll('-', '_')
    .toLowerCase();
