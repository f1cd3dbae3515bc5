/** @typedef {{core: WebAssembly.Module, setup: WebAssembly.Module}} Modules  of one core */

/**
 * Instantiates a core: the module that trains, and the one that places its networks, saves them and
 * changes their images, both at work on one memory. Each thread has an instance of its own.
 * @param {Modules} modules
 * @param {WebAssembly.Memory} [shared]  for modules that share theirs with other threads
 * @returns {{memory: WebAssembly.Memory, core: Record<string, any>, setup: Record<string, any>}} the
 *   memory and the exports
 */
export function instantiate(modules, shared) {
  /** @type {WebAssembly.Imports} */
  const imports = shared ? { env: { memory: shared } } : {};
  /** @type {Record<string, any>} */
  const core = new WebAssembly.Instance(modules.core, imports).exports;
  const memory = shared ?? core.memory;
  /** @type {Record<string, any>} */
  const setup = new WebAssembly.Instance(modules.setup, { env: { memory } }).exports;
  // What training calls in all threads: each finds the functions at the same places.
  const table = core.__indirect_function_table;
  const names = ['augment_image', 'augment_mix', 'normalise', 'normalise_delta', 'fold'];
  const first = table.grow(names.length);
  const places = names.map((name, i) => {
    // Not by grow()'s second argument: calls in WebKit 2.50 do not see what was put there.
    table.set(first + i, setup[`mlpw_${name}`]);
    return first + i;
  });
  core.mlpw_use_setup(...places);
  return { memory, core, setup };
}
