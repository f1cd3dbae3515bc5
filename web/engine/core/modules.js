/**
 * The modules of one core, in the order in which their data and stacks lie.
 * @typedef {{core: WebAssembly.Module, setup: WebAssembly.Module, optional?: WebAssembly.Module}} Modules
 */

/**
 * Instantiates a core: the module that trains, and the one that places its networks, saves them and
 * changes their images, and perhaps the one that few networks need, all at work on one memory. Each
 * thread has instances of its own.
 * @param {Modules} modules
 * @param {WebAssembly.Memory} [shared]  for modules that share theirs with other threads
 * @returns {{memory: WebAssembly.Memory, instances: Record<string, any>[]}} the memory, and the exports
 *   of each module
 */
export function instantiate(modules, shared) {
  /** @type {WebAssembly.Imports} */
  const imports = shared ? { env: { memory: shared } } : {};
  /** @type {Record<string, any>} */
  const core = new WebAssembly.Instance(modules.core, imports).exports;
  const memory = shared ?? core.memory;
  const table = core.__indirect_function_table;
  const env = { memory, __indirect_function_table: table };
  /** @type {Record<string, any>[]} */
  const others = [modules.setup, modules.optional].flatMap((module) =>
    module ? [new WebAssembly.Instance(module, { env }).exports] : [],
  );
  const there = Object.assign({}, ...others);
  // What training calls in all threads: each finds the functions at the same places.
  const names = [
    'augment_image',
    'augment_mix',
    'fold',
    'outputs',
    'delta',
    'rules',
    'lion',
    'muon',
    'teach',
  ];
  const first = table.grow(names.length);
  const places = names.map((name, i) => {
    const called = there[`mlpw_${name}`];
    // Not by grow()'s second argument: calls in WebKit 2.50 do not see what was put there.
    if (called) table.set(first + i, called);
    return called ? first + i : 0;
  });
  core.mlpw_use_setup(...places);
  return { memory, instances: [core, ...others] };
}
