/**
 * Serves dist/ as `vite build` left it: `node web/bundle/serve.js PORT`.
 */
import { argv, exit } from 'node:process';
import { preview } from 'vite';
import { local } from './vite.config.js';

const port = Number(argv[2]);
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
