/** What train() takes beside the recipe. */

/** @typedef {import('../engine/run/values.js').EpochResult} EpochResult */
/** @typedef {import('../engine/samples.js').SampleSource} SampleSource */

/** @typedef {EpochResult & {epochs: number}} EpochInfo  an epoch that is done; epochs: of the recipe */

/**
 * @typedef {object} ProgressInfo
 * @property {number} epoch  from 1
 * @property {number} epochs  of the recipe
 * @property {number} batch  batches done in this epoch
 * @property {number} batches  of this epoch
 * @property {number} samplesPerSecond
 */

/**
 * @typedef {object} TrainHooks
 * @property {{train: SampleSource, test: SampleSource}} [data]  images of your own; left out for the
 *   generated data sets "digits" and "shapes"
 * @property {(epoch: EpochInfo) => unknown} [onEpoch]  called after each epoch; see train()
 * @property {(progress: ProgressInfo) => unknown} [onProgress]  called up to 20 times a second; see
 *   train()
 * @property {import('./model.js').Model} [initFrom]  a model to begin with: its layers, activation, cost and
 *   scaling are those of the run, and with other classes its last layer is made anew; not with `worker`
 * @property {number} [frozenLayers]  how many layers of that model, from the first on, keep their weights
 * @property {import('./model.js').Model[]} [teachers]  models that it learns from beside the labels, as
 *   teacherWeight (0.5 when left out) and temperature say; not with `worker`
 * @property {AbortSignal} [signal]  cancels the training
 * @property {typeof import('../worker/client.js').startTrainer} [worker]  startTrainer of
 *   "mlp-lab/worker": trains in a worker of the browser, so that the page stays responsive
 */

/** @typedef {Pick<TrainHooks, 'onEpoch' | 'onProgress' | 'signal'>} Hooks */

export {};
