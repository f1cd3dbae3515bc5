// What a project does with the package: the element, the engine in the page, a training in a worker.
import 'mlp-lab/element';
import { generateDataset, loadCore, resolveRecipe, Run, train } from 'mlp-lab';
import { startTrainer } from 'mlp-lab/worker';

const recipe = resolveRecipe({ dataset: 'digits', trainSize: 2000, testSize: 500, epochs: 1 });

async function inPage() {
  const core = await loadCore();
  const run = new Run(core, recipe, generateDataset(core, 'digits', recipe));
  while (!run.finished) run.advance(100);
  return run.evaluate().weightsSha256;
}

async function inWorker() {
  let done;
  const outcome = new Promise((resolve) => (done = resolve));
  const { session, urls, terminate } = await startTrainer({
    onEvent: (event) => event.type === 'done' && done(event.outcome),
    onDeath: (error) => console.error(error),
  });
  await session.open({ urls });
  await session.prepare(recipe);
  await session.start();
  const { weightsSha256 } = await outcome;
  terminate();
  return weightsSha256;
}

const inOneCall = async () => (await train({ ...recipe, preset: undefined })).weightsSha256;

// The program of docs/module.md, which puts the weights into the title.
const documented = import('./from-docs.js').then((program) => program.default);

globalThis.results = Promise.all([inPage(), inWorker(), inOneCall(), documented]).then((all) =>
  all.slice(0, 3),
);
globalThis.results.catch((error) => console.error(String(error)));
