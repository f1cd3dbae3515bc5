/**
 * Serves dist/ as `vite build` left it: `node web/bundle/serve.js PORT [COMMAND...]`. The command
 * makes what the first answer does not need, while the page is up.
 */
import { spawn } from 'node:child_process';
import { argv, exit, kill } from 'node:process';
import { preview } from 'vite';
import { local } from './vite.config.js';

const port = Number(argv[2]);
const [command, ...args] = argv.slice(3);

/** In a group of its own, so that it can be ended with all that it has started. */
function makeTheRest() {
  console.log(
    'The page is up. Still being made: the network that reads on its pad, and the element in one file.',
  );
  const rest = spawn(command, args, { stdio: 'inherit', detached: true });
  let isOver = false;
  rest.on('error', ({ message }) => console.error(`error: ${command} did not start: ${message}`));
  rest.on('close', (code) => {
    isOver = true;
    console.log(code === 0 ? 'Everything is made.' : 'The rest could not be made; the page works.');
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      if (!isOver && rest.pid) kill(-rest.pid, 'SIGTERM');
      exit(signal === 'SIGINT' ? 130 : 143);
    });
  }
}

try {
  const server = await preview({
    configFile: local('./vite.config.js'),
    preview: { port, strictPort: true },
  });
  console.log(server.resolvedUrls?.local[0]);
} catch (error) {
  const { message } = /** @type {Error} */ (error);
  console.error(`error: port ${port} cannot be used (${message}); try --port N.`);
  exit(1);
}
if (command) makeTheRest();
