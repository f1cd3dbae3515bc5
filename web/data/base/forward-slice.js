/** Parts of what can only be read from its beginning on, as what is packed. */
import { joined } from './bytes.js';

/**
 * Parts that are asked for in order are read once; asking for an earlier one begins anew.
 * @param {() => AsyncIterable<Uint8Array>} open  gives all bytes from the beginning
 * @returns {import('./file-window.js').Slice}
 */
export function forwardSlice(open) {
  /** @type {AsyncIterator<Uint8Array> | undefined} */
  let reader;
  /** What was read last, from `start` on. @type {Uint8Array[]} */
  let held = [];
  let [start, end] = [0, 0];
  /** @type {Promise<unknown>} */
  let before = Promise.resolve();

  /** @param {number} from @param {number} to */
  const read = async (from, to) => {
    if (!reader || from < start) {
      await reader?.return?.();
      reader = open()[Symbol.asyncIterator]();
      [held, start, end] = [[], 0, 0];
    }
    for (;;) {
      while (held.length > 0 && start + held[0].length <= from)
        start += /** @type {Uint8Array} */ (held.shift()).length;
      if (end >= to) break;
      const { value, done } = await reader.next();
      if (done) break;
      held.push(value);
      end += value.length;
    }
    const all = joined(held, end - start);
    return all.slice(from - start, Math.max(from, to) - start);
  };

  // One after the other: two readers of one stream would take each other's bytes.
  return (from, to) => {
    const part = before.then(() => read(from, to));
    // A stream that failed has ended: the next part begins anew.
    before = part.catch(() => (reader = undefined));
    return part;
  };
}
