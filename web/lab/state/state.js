import { resolveRecipe } from '../../engine/index.js';

/** @typedef {import('../../elements/base/types.js').RunStatus} RunStatus */
/** @typedef {import('../../elements/base/types.js').CurvePoint} CurvePoint */
/** @typedef {import('../../elements/base/types.js').DatasetChoice} DatasetChoice */
/** @typedef {import('../../elements/base/types.js').Picture} Picture */
/** @typedef {import('../../elements/base/types.js').RateSearch} RateSearch */
/** @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe */
/** @typedef {import('../../worker/protocol.js').Prepared} Prepared */
/** @typedef {import('../../worker/protocol.js').ProgressEvent} ProgressEvent */
/** @typedef {import('../../worker/protocol.js').RunOutcome} RunOutcome */
/** @typedef {import('../../worker/mistakes.js').Judged} Judged */

/**
 * A run as the list keeps it.
 * @typedef {object} StoredRun
 * @property {string} id
 * @property {string} name
 * @property {Recipe} recipe
 * @property {number[]} layers
 * @property {string[]} classNames
 * @property {CurvePoint[]} points
 * @property {RunOutcome | null} outcome
 * @property {boolean} repeatable  whether its recipe alone gives its weights: it trained all its epochs
 *   on all the data, and nothing was changed meanwhile
 * @property {number} colour
 * @property {boolean} visible
 * @property {boolean} altered  whether its learning rate was changed on the way, or it did not begin with
 *   the weights of its seed
 * @property {Initial} [initial]  the network that it began with, if that was opened
 * @property {import('../../engine/recipe/read-link.js').LinkedData} [data]  of a run on the person's own data
 * @property {number} ended  when, in milliseconds since 1970; 0 while it has not
 * @property {Repeat[]} [repeats]  the same recipe with other seeds
 */

/**
 * What came of a run's recipe with another seed.
 * @typedef {object} Repeat
 * @property {number} seed
 * @property {number} testErrorRate  0 to 1
 * @property {number | null} validationErrorRate  0 to 1
 * @property {string} weightsSha256
 * @property {number} seconds
 * @property {Pick<import('../../engine/run/values.js').EpochResult, 'epoch' | 'trainCost' | 'validationErrorRate' | 'validationCost'>[]} epochs
 */

/**
 * @typedef {object} Initial
 * @property {string} name  of the network's file
 * @property {string} weightsSha256
 * @property {boolean} newLastLayer  whether the last layer began with random weights, because the data has
 *   another number of classes
 * @property {number} frozenLayers  that kept their weights, from the first on
 */

/**
 * A run as it stood after an epoch.
 * @typedef {object} KeptRun
 * @property {number} epoch  the last complete one
 * @property {Uint8Array<ArrayBuffer>} bytes  the checkpoint, for the worker
 * @property {StoredRun} run  with its curve so far
 * @property {Recipe} recipe  the settings on the page, which may differ from those that the run started
 *   with
 */

/** @typedef {import('../../engine/recipe/read-link.js').LinkedData} LinkedData */
/** @typedef {LinkedData & {train: number, test: number, classes: number, notes: import('../../i18n/say.js').Note[]}} OwnDataset */
/** @typedef {import('../../elements/base/types.js').Resumable} Resumable */
/** @typedef {Pick<Prepared, 'layers' | 'shape' | 'available'> & {examples: Uint8Array[][], note: string}} Ahead */

/**
 * What an earlier epoch's weights make of the test images.
 * @typedef {{epoch: number, reached: number, confusionMatrix: number[][], errorRate: number}} Past  reached: epochs
 *   that are done; errorRate: 0 to 1
 */

/**
 * Everything that the page shows. Only the folder control/ and its helpers write it.
 * @typedef {object} LabState
 * @property {RunStatus} status
 * @property {string} message  what went wrong, for the training panel
 * @property {string | null} remedy  label of the button beside the message, if there is one
 * @property {number | null} offeredRate  the learning rate that the remedy sets, if that is what it does
 * @property {boolean} blocked  whether nothing can be trained because the data is not there
 * @property {string} dataMessage  what went wrong with data
 * @property {OwnDataset} [ownData]  the person's own data, once the worker has it
 * @property {LinkedData | null} wantedData  the person's own data that the link names
 * @property {string} notice  a sentence about the run that asks for no action
 * @property {Resumable | null} resumable  the interrupted run that can be resumed
 * @property {string} waits  what it waits for while it gets ready, where there is something to say of it
 * @property {boolean} queued  whether training starts as soon as it can
 * @property {string} announcement  for screen readers, once an epoch
 * @property {Recipe} recipe
 * @property {DatasetChoice[]} datasets
 * @property {{loaded: number, total: number | null} | null} loading
 * @property {import('../../engine/core/variants.js').Abilities} abilities  of the browser
 * @property {number} peakGflops
 * @property {Prepared | null} prepared
 * @property {Ahead | null} ahead  what the settings come to while the page still shows a finished run with
 *   other ones
 * @property {ProgressEvent | null} progress
 * @property {StoredRun | null} current  the run that the page shows
 * @property {StoredRun[]} runs  the finished ones, newest first
 * @property {'error' | 'cost'} measure
 * @property {string | null} expectedSha256  of the link that was opened
 * @property {Uint8Array[][]} examples  [class][picture]
 * @property {{epoch: number, rate: number}[]} schedule  the learning rate over the run; empty until
 *   its section is open
 * @property {Uint8Array[][]} augmented  [picture][original, then its versions]; empty until its section
 *   is open
 * @property {(RateSearch & {recipe: Recipe}) | null} rateSearch  the learning rate range test and its
 *   recipe
 * @property {{total: number, pictures: Judged[]}} mistakes
 * @property {{actual: number, predicted: number} | null} cell  the confusion cell whose images show
 * @property {Float32Array[]} weights  of the first layer
 * @property {Float32Array[]} firstWeights  the same before training
 * @property {Float32Array[]} activations  for the drawing or picture, one array a layer
 * @property {Uint8Array | null} seen  what the network sees of the drawing
 * @property {Picture | null} image  that was dropped, pasted or chosen
 * @property {number[] | null} outputs  for the drawing or picture
 * @property {number[] | null} [before]  the same of the network before it learned from drawings, where it did
 * @property {import('../../worker/hand.js').HandResult | null} [hand]  what came of that
 * @property {string} [beginsWith]  the file of the network that training begins with
 * @property {Past | null} [past]  the epoch by whose weights the pad answers and the results are shown; null or
 *   absent for those of now
 * @property {string} unlike  a sentence where the drawing or picture is like nothing that was trained on
 * @property {string} readBy  a sentence on the network that gave the outputs, before any training
 */

/**
 * Whether a run uses the settings: they can change when it is done or reset.
 * @param {LabState} state
 */
export const isLocked = ({ status, progress }) =>
  status === 'running' || status === 'loading' || (status === 'paused' && progress !== null);

/** @returns {LabState} */
export const initialState = () => ({
  status: 'loading',
  message: '',
  remedy: null,
  offeredRate: null,
  blocked: false,
  dataMessage: '',
  notice: '',
  resumable: null,
  waits: '',
  queued: false,
  announcement: '',
  recipe: resolveRecipe({ dataset: 'digits' }),
  datasets: [],
  loading: null,
  abilities: { fast: false, shares: false, threads: 1 },
  peakGflops: 0,
  prepared: null,
  ahead: null,
  progress: null,
  current: null,
  runs: [],
  measure: 'error',
  expectedSha256: null,
  wantedData: null,
  examples: [],
  schedule: [],
  augmented: [],
  rateSearch: null,
  mistakes: { total: 0, pictures: [] },
  cell: null,
  weights: [],
  firstWeights: [],
  activations: [],
  seen: null,
  image: null,
  outputs: null,
  unlike: '',
  readBy: '',
});
