/**
 * What leaves a run as a value: the result of an epoch and of the test, a checkpoint, a saved model.
 *
 * @typedef {object} EpochResult
 * @property {number} epoch  from 1
 * @property {number} trainCost  mean over the epoch's samples, each measured when its batch was trained
 * @property {number} validationErrorRate  0 to 1, on the validation samples
 * @property {number | null} validationCost  mean over the validation samples at the end of the epoch, without the
 *   dropout, augmentation and label smoothing that trainCost has; null where it is not finite, and in
 *   checkpoints of before it was kept
 * @property {number} seconds  of training, without the validation
 *
 * @typedef {object} RunResult
 * @property {number | null} validationErrorRate  0 to 1, of the same weights as testErrorRate: the
 *   last ones, or the best when the recipe keeps these; null before the first batch
 * @property {number | null} validationCost  of the same weights
 * @property {number} testErrorRate  0 to 1
 * @property {number[][]} confusionMatrix  of the test samples; rows are true classes
 * @property {number} samplesPerSecond  see Run.samplesPerSecond
 * @property {string} weightsSha256
 *
 * @typedef {object} RunChange  of a run that has begun
 * @property {number} position  epochs done when it was made, fractions included
 * @property {'epochs' | 'learningRate'} field  of the recipe
 * @property {number} from  its value before
 * @property {number} to
 *
 * @typedef {object} Checkpoint  a run between two epochs
 * @property {import('../recipe/fields.js').Recipe} recipe
 * @property {string} mode  the arithmetic of those epochs: "fast" if any was, else "exact"
 * @property {EpochResult[]} epochs  done, 0 up to recipe.epochs of them
 * @property {RunChange[]} [changes]  none, when left out
 * @property {number} samplesTrained
 * @property {number} seconds  of training so far
 * @property {string} dataSha256  see fingerprint.js
 * @property {Uint8Array<ArrayBuffer>} state  the core's
 * @property {Float32Array<ArrayBuffer> | null} selected  parameters of SelectedWeights
 *
 * @typedef {object} ModelConfig
 * @property {number} inputs  values per sample, 1 to 65,536
 * @property {number} classes  1 to 1,024
 * @property {number[]} hidden  units of each hidden layer, 0 to 8 layers of 1 to 8,192
 * @property {string[]} activations  one of 'sigmoid', 'tanh', 'relu', 'leaky-relu', 'gelu', 'identity' for
 *   each hidden layer
 * @property {boolean} [residual]  whether hidden layers as wide as the one before add its outputs to theirs
 * @property {string} cost  'quadratic' (sigmoid outputs) or 'cross-entropy' (softmax outputs)
 *
 * @typedef {object} SavedModel  what a model file holds
 * @property {ModelConfig} config
 * @property {Float32Array<ArrayBuffer>} parameters  layer by layer: weights [out][in] row-major,
 *   biases [out]
 * @property {{offset: Float32Array<ArrayBuffer>, gain: Float32Array<ArrayBuffer>}} scaling  [inputs]
 *   each; the network sees (pixel - offset) * gain, pixel 0 to 255
 * @property {{height: number, width: number, channels: number, classNames: string[]}} samples
 *   inputs = height * width * channels
 * @property {Record<string, any>} recipe  what it was trained with, the kind of scaling included
 */
export {};
