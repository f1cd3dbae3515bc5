import { MlpError } from '../engine/errors.js';

/**
 * Makes Comlink send our errors with `code` and `details`, which it would drop.
 * @param {Map<string, import('comlink').TransferHandler<any, any>>} handlers  Comlink's, on both
 *   sides
 */
export function errorTransfer(handlers) {
  const original = /** @type {import('comlink').TransferHandler<any, any>} */ (
    handlers.get('throw')
  );
  handlers.set('throw', {
    canHandle: original.canHandle,
    serialize(thrown) {
      const { value } = thrown;
      if (!(value instanceof MlpError)) return original.serialize(thrown);
      const { code, message, details } = value;
      return [{ mlp: { code, message, details: { ...details } } }, []];
    },
    deserialize(serialized) {
      const { mlp } = serialized;
      if (!mlp) return original.deserialize(serialized);
      throw new MlpError(mlp.code, mlp.message, mlp.details);
    },
  });
}
