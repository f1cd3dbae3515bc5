/**
 * A contestant written in JavaScript, as a process: reads commands from stdin, a line each, and
 * answers each by a line (peer.js has the other end).
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { readTask } from './files.js';

/** @typedef {import('./task.js').Task} Task */

/** @type {Record<string, (options: any) => Promise<any>>} */
const KINDS = {
  ours: async (options) => (await import('./ours.js')).Ours.start(options),
  tensorflow: async () => (await import('./tensorflow.js')).TensorFlow.start(),
  jax: async () => (await import('./jax.js')).Jax.start(),
  ourReader: async (options) => (await import('./predict.js')).startOurReader(options),
  onnx: async ({ kind }) => (await import('./predict.js')).startOnnxReader(kind),
};

/**
 * @param {string[]} words  batch, cost, rate, rows, then the layers' units
 * @returns {Task}
 */
const parseTask = ([batch, cost, rate, rows, ...layers]) => ({
  layers: layers.map(Number),
  batch: Number(batch),
  cost: /** @type {Task['cost']} */ (cost),
  rate: Number(rate),
  rows: Number(rows),
});

/** @type {any} */
let contestant;
/** @type {Record<string, (words: string[]) => Promise<string | number>>} */
const commands = {
  async start([kind, options]) {
    contestant = await KINDS[kind](JSON.parse(options));
    return `Node.js ${process.version}`;
  },
  async load([folder, ...words]) {
    // Copied: the buffer that a small file is read into may be shared with others.
    const data = await readTask(
      async (file) => new Uint8Array(await readFile(path.join(folder, file))).buffer,
    );
    await contestant.load(parseTask(words), data);
    return 'ok';
  },
  async verify([steps, file]) {
    await writeFile(file, await contestant.verify(Number(steps)));
    return 'ok';
  },
  run: async ([steps]) => contestant.run(Number(steps)),
  peak: async () => contestant.peak(),
  loadCore: async () => contestant.loadCore(),
  evaluate: async () => contestant.evaluate(),
  spin: async ([seconds]) => contestant.spin(Number(seconds)),
};

for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...words] = line.split(' ');
  try {
    process.stdout.write(`${await commands[command](words)}\n`);
  } catch (error) {
    process.stdout.write(`error ${String(error).replaceAll('\n', ' ')}\n`);
  }
}
process.exit(0);
