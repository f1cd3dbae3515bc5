// A project in TypeScript that uses every entry and every public type, as docs/module.md shows them.
import {
  decodeCheckpoint,
  encodeCheckpoint,
  findLearningRate,
  generateDataset,
  loadCore,
  makeSamples,
  MlpError,
  open,
  resolveRecipe,
  Run,
  train,
  type Abilities,
  type Checkpoint,
  type Core,
  type EpochInfo,
  type EpochResult,
  type Evaluation,
  type LrRangeTest,
  type Model,
  type ModelConfig,
  type Network,
  type NetworkConfig,
  type Prediction,
  type Progress,
  type ProgressInfo,
  type RatePoint,
  type Recipe,
  type RecipeField,
  type Report,
  type RunResult,
  type Samples,
  type SampleSource,
  type SavedModel,
  type Scores,
  type TestResult,
  type TrainOptions,
} from 'mlp-lab';
import { decodeIdxImages, loadDataset, subset, type ReadFile } from 'mlp-lab/data';
import { readDataset } from 'mlp-lab/data/node';
import { MlpLab, type Reading } from 'mlp-lab/element';
import { startTrainer } from 'mlp-lab/worker';

const own: SampleSource = { pixels: [[0, 255]], labels: [0], width: 2, height: 1 };
const samples: Samples = makeSamples(own);
const controller = new AbortController();
const options: TrainOptions = {
  dataset: 'digits',
  epochs: 3,
  layers: [30],
  onEpoch: (epoch: EpochInfo) => console.log(epoch.epoch, epoch.epochs, epoch.validationErrorRate),
  onProgress: (progress: ProgressInfo) => console.log(progress.samplesPerSecond),
  signal: controller.signal,
  worker: startTrainer,
};

export async function simple(): Promise<Uint8Array> {
  const model: Model = await train(options);
  const error: number | null = model.testErrorRate;
  const one: Prediction = model.predict(new Uint8Array(784));
  const several: Prediction[] = model.predict([new Uint8Array(784), Array<number>(784).fill(0)]);
  const tested: TestResult = model.evaluate(samples);
  const report: Report | null = model.report;
  const scores: Scores | undefined = report?.macroAvg;
  const opened: Model = await open(model.save());
  const recipe: Partial<Recipe> = opened.recipe;
  const epochs: EpochResult[] = model.epochs;
  console.log(error, one.outputs, several, tested.errorRate, scores, recipe.seed, epochs);
  // @ts-expect-error: a model is made by train() and open()
  model.testErrorRate = 0;
  // @ts-expect-error: there is no such option
  await train({ epoch: 2 });
  // @ts-expect-error: there is no such optimizer
  await train({ optimizer: 'adm' });
  // @ts-expect-error: no image
  model.predict('abc');
  return model.save();
}

export async function loop(readFile: ReadFile): Promise<RunResult> {
  const core: Core = await loadCore({ threads: 'auto' });
  const recipe: Recipe = resolveRecipe({ epochs: 2 });
  const data = generateDataset(core, 'digits', recipe);
  const run = new Run(core, { epochs: 2 }, { train: own, test: own });
  const progress: Progress = run.advance(10);
  const checkpoint: Checkpoint = decodeCheckpoint(encodeCheckpoint(run.checkpoint()));
  run.resume(checkpoint);
  const saved: SavedModel = run.model();
  const config: ModelConfig = saved.config;
  const network: Network = run.resultNetwork;
  const networkConfig: NetworkConfig = network.config;
  const evaluation: Evaluation = run.evaluateTest();
  const found: LrRangeTest = findLearningRate(core, recipe, data);
  const points: RatePoint[] = found.curve;
  const mnist = await loadDataset('mnist', readFile);
  const folder = await readDataset('mnist', 'data/files');
  const few: Samples = subset(mnist.train, 10);
  console.log(progress, config, networkConfig, evaluation, points, folder.notes, few);
  console.log(decodeIdxImages(new Uint8Array(16)).rows);
  return run.evaluate();
}

const lab: MlpLab = new MlpLab();
export const reading: Promise<Reading | null> = lab.predict(new Uint8Array(784));
const tag = document.createElement('mlp-lab');
tag.compact = true;
tag.addEventListener('mlp-done', ({ detail }) => console.log(detail.testErrorRate.toFixed(2)));
document.addEventListener('mlp-predict', ({ detail }) => console.log(detail.name.length));
// @ts-expect-error: an epoch has no test error
tag.addEventListener('mlp-epoch', ({ detail }) => console.log(detail.testErrorRate));
document.querySelector('mlp-lab')?.train();
export const isOurs = (error: unknown): string => (error instanceof MlpError ? error.code : '');
export type More = [Abilities, RecipeField];
