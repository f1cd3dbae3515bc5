import { mkdirSync } from 'node:fs';
import { snippet } from '../browser/documentation.js';
import { sh } from './tools.js';

/**
 * How a project builds with each bundler: the command, and what is copied beside its output by
 * those that leave addresses in the code alone.
 * @typedef {object} Bundler
 * @property {(out: string) => string[]} command  under node_modules/.bin
 * @property {boolean} [html]  whether it brings the page along
 * @property {boolean} [copies]  whether worker and core have to be put beside the bundle
 */

/** @type {Record<string, Bundler>} */
export const bundlers = {
  vite: {
    command: (out) => ['vite', 'build', 'src', '--base', './', '--outDir', out, '--emptyOutDir'],
    html: true,
  },
  webpack: {
    command: (out) => ['webpack', '--mode', 'production', '-o', out, './src/main.js'],
  },
  esbuild: {
    command: (out) => [
      'esbuild',
      'src/main.js',
      '--bundle',
      '--format=esm',
      '--splitting',
      '--minify',
      `--outdir=${out}`,
    ],
    copies: true,
  },
  rollup: {
    command: (out) => ['rollup', 'src/main.js', '-p', 'node-resolve', '-f', 'es', '-d', out],
    copies: true,
  },
  parcel: {
    command: (out) => [
      'parcel',
      'build',
      'src/index.html',
      '--public-url',
      './',
      '--dist-dir',
      out,
      '--no-cache',
      '--no-source-maps',
      // Where it may not add packages, as in CI, what the package lacks shows.
      '--no-autoinstall',
    ],
    html: true,
  },
};

/**
 * What the documentation says to do for bundlers that leave `new URL(...)` alone: the worker's
 * script and the core's files go beside the bundle.
 * @param {string} project  folder that the package is installed in
 * @param {string} out
 */
export async function copyBeside(project, out) {
  mkdirSync(out, { recursive: true });
  await sh('env', [`OUT=${out}`, 'sh', '-ec', snippet('From npm', 'sh')], project);
}
