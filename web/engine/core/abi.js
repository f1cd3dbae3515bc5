/**
 * The ABI table of a core: struct sizes, field offsets, enum values, limits and status codes, as the
 * C compiler knows them. Nothing in JS types such a number by hand.
 */
export class Abi {
  /** @type {Map<string, number>} */
  #values = new Map();

  /**
   * @param {WebAssembly.Memory} memory
   * @param {number} pointer  of the table: a pointer to its names, "group:name,name,group:name,",
   *   and one to an i32 for each of them
   */
  constructor(memory, pointer) {
    const [names, values] = new Uint32Array(memory.buffer, pointer, 2);
    const entries = readString(memory, names).split(',').slice(0, -1);
    const numbers = new Int32Array(memory.buffer, values, entries.length);
    let group = '';
    entries.forEach((entry, i) => {
      const colon = entry.indexOf(':');
      if (colon >= 0) group = entry.slice(0, colon);
      this.#values.set(`${group}.${entry.slice(colon + 1)}`, numbers[i]);
    });
  }

  /**
   * @param {string} name  e.g. "mlp_config.inputs", "size.mlp_config", "limit.units"
   * @returns {number}
   */
  get(name) {
    const value = this.#values.get(name);
    if (value === undefined) throw new TypeError(`The core's ABI table has no "${name}".`);
    return value;
  }

  /**
   * The names of a group, in the table's order: the choices that an enum offers.
   * @param {string} group  e.g. "activation"
   * @returns {string[]}
   */
  names(group) {
    const prefix = `${group}.`;
    return [...this.#values.keys()]
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length));
  }

  /**
   * The name that a value has in a group, e.g. of a status code.
   * @param {string} group
   * @param {number} value
   * @returns {string | undefined}
   */
  nameOf(group, value) {
    return this.names(group).find((name) => this.get(`${group}.${name}`) === value);
  }
}

/**
 * @param {WebAssembly.Memory} memory
 * @param {number} pointer  of ASCII bytes ended by 0
 * @returns {string}
 */
export function readString(memory, pointer) {
  const bytes = new Uint8Array(memory.buffer);
  let text = '';
  for (let i = pointer; bytes[i] !== 0; i++) text += String.fromCharCode(bytes[i]);
  return text;
}
