import { createReadStream, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';

/** The page as ./build.sh build leaves it, or wherever MLP_DIST says. */
export const dist = path.resolve(
  process.env.MLP_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url)),
);

/** Scripts from this site only, WebAssembly but no eval. */
const POLICY = {
  'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
};

/** What a site sends on whose pages threads may share memory. */
export const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** What the lab says of its core where threads may share memory: on a machine of one core, one. */
export const SHARED = availableParallelism() > 1 ? / [2-8] threads$/ : / 1 thread$/;

/** What the site of the lab sends at its best. */
export const ISOLATED = { ...POLICY, ...ISOLATION };

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.gz': 'application/octet-stream',
  '.webmanifest': 'application/manifest+json',
};

const SILENT = { throwIfNoEntry: false };

/**
 * @typedef {object} Fault  what happens to requests whose path matches, while it stands
 * @property {RegExp} path
 * @property {number} [status]  answered with this and nothing else
 * @property {string} [body]  answered with this instead of the file
 * @property {Promise<unknown>} [until]  not answered before
 * @property {number} [cutAfter]  bytes of the answer, after which the connection breaks off
 */

/**
 * Serves the built page as a strict site would: from its own origin only, under the content security
 * policy that the page promises to live with. Scripts of workers carry the policy too, since a
 * worker is bound by that of its own file.
 * @param {object} [options]
 * @param {Record<string, string>} [options.mounts]  folders served under a path, e.g. {'/data/': dir}
 * @param {Record<string, string | Uint8Array>} [options.pages]  documents by path that only the test
 *   knows, and may change
 * @param {Record<string, string>} [options.headers]  instead of the policy
 * @param {(pathname: string) => Record<string, string>} [options.headersOf]  more for some paths
 * @param {{key: string, cert: string}} [options.tls]  serves https
 * @param {boolean} [options.gzip]  packs files on the way, as sites of static files do
 */
export async function serve({
  mounts = {},
  pages = {},
  headers = POLICY,
  headersOf = () => ({}),
  tls,
  gzip = false,
} = {}) {
  if (!existsSync(path.join(dist, 'index.html'))) {
    throw new Error(`There is no page in ${dist}; run ./build.sh build first.`);
  }
  /** @type {{path: string, status: number}[]} */
  const log = [];
  /** @type {Fault[]} */
  const faults = [];

  /** @param {string} pathname */
  const fileOf = (pathname) => {
    const mount = Object.keys(mounts).find((prefix) => pathname.startsWith(prefix));
    const root = mount ? mounts[mount] : dist;
    const inside = (mount ? pathname.slice(mount.length) : pathname.slice(1)) || 'index.html';
    // As servers do: a folder's index, and a page without the ending of its name.
    const files = [inside, path.join(inside, 'index.html'), `${inside.replace(/\/$/, '')}.html`];
    return (
      files
        .map((name) => path.resolve(root, name))
        .find((file) => file.startsWith(root + path.sep) && statSync(file, SILENT)?.isFile()) ??
      null
    );
  };

  /** @type {http.RequestListener} */
  const answer = async (request, response) => {
    const pathname = decodeURIComponent(new URL(String(request.url), 'http://localhost').pathname);
    const entry = { path: pathname, status: 0 };
    log.push(entry);
    /** @param {number} status @param {string} type */
    const head = (status, type) => {
      entry.status = status;
      response.writeHead(status, {
        'Content-Type': type,
        ...headers,
        ...headersOf(pathname),
        'Cache-Control': 'no-store',
      });
    };
    const fault = faults.find((candidate) => candidate.path.test(pathname));
    await fault?.until;
    const type = TYPES[path.extname(pathname || '/index.html')] ?? TYPES['.html'];
    if (fault?.status) {
      head(fault.status, 'text/plain');
      response.end();
      return;
    }
    const text = fault?.body ?? pages[pathname];
    if (text !== undefined) {
      head(200, type);
      if (fault?.cutAfter) {
        response.write(text.slice(0, fault.cutAfter), () => response.destroy());
      } else response.end(text);
      return;
    }
    const file = fileOf(pathname);
    if (!file) {
      head(404, 'text/plain');
      response.end('not found');
      return;
    }
    if (gzip) response.setHeader('Content-Encoding', 'gzip');
    head(200, type);
    const bytes = createReadStream(file);
    (gzip ? bytes.pipe(createGzip()) : bytes).pipe(response);
  };
  let origin = '';
  const listen = async () => {
    const server = tls ? https.createServer(tls, answer) : http.createServer(answer);
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve(undefined));
    });
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    origin = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
    return server;
  };
  /** @param {http.Server | https.Server} server @returns {Promise<unknown>} */
  const end = (server) =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  let server = await listen();
  return {
    get origin() {
      return origin;
    },
    log,
    faults,
    /** Goes to another port, where nothing of it is stored by any browser. */
    async move() {
      const former = server;
      server = await listen();
      log.length = 0;
      await end(former);
    },
    close: () => end(server),
  };
}
