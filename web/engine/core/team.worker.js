import { instantiate } from './modules.js';

// A helper thread: does parts of the core's jobs until the team is closed. All its life it is inside
// one call, so it hears no further message; who wants it gone closes the team or terminates it.
const port = globalThis.process?.getBuiltinModule?.('node:worker_threads')?.parentPort ?? self;

port.addEventListener('message', (/** @type {any} */ { data }) => {
  const { modules, memory, stacks, team, member } = data;
  const { core, setup } = instantiate(modules, memory);
  // Threads share their memory but not their stacks: each instance's pointer starts at its own.
  [core.__stack_pointer.value, setup.__stack_pointer.value] = stacks;
  port.postMessage('ready');
  core.mlpw_team_serve(team, member);
  port.close();
});
