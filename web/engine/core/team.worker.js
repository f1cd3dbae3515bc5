import { instantiate } from './modules.js';

// A helper thread: does parts of the core's jobs until the team is closed. All its life it is inside
// one call, so it hears no further message; who wants it gone closes the team or terminates it.
const port = globalThis.process?.getBuiltinModule?.('node:worker_threads')?.parentPort ?? self;

port.addEventListener('message', (/** @type {any} */ { data }) => {
  const { modules, memory, stacks, team, member } = data;
  const { instances } = instantiate(modules, memory);
  // Threads share their memory but not their stacks: each instance's pointer starts at its own.
  instances.forEach((each, i) => (each.__stack_pointer.value = stacks[i]));
  port.postMessage('ready');
  instances[0].mlpw_team_serve(team, member);
  port.close();
});
