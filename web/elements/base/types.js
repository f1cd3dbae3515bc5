/**
 * The types that the elements share. Elements know neither the worker nor the engine: they get
 * properties and send CustomEvents (bubbling, composed).
 *
 * @typedef {import('../../i18n/types.js').CoreAtWork} CoreAtWork
 * @typedef {import('../../i18n/types.js').MeasuredPreset} MeasuredPreset
 * @typedef {import('../../i18n/types.js').Resumable} Resumable
 * @typedef {import('../../i18n/types.js').RunStatus} RunStatus
 *
 * @typedef {object} Picture
 * @property {Uint8Array} pixels  [channels][height][width], 0 to 255
 * @property {number} height
 * @property {number} width
 * @property {number} channels  1: ink on paper (0 paper, 255 ink); 3: red, green, blue planes
 *
 * @typedef {object} Guess
 * @property {string} name  of the class
 * @property {number} value  the output, 0 to 1
 *
 * @typedef {object} DatasetChoice
 * @property {string} name  "digits", "shapes", "mnist", "cifar10" or "custom"
 * @property {string} title
 * @property {number | null} bytes  to download, null for none
 * @property {boolean} available  whether this site has it
 *
 * @typedef {object} CurvePoint
 * @property {number} epoch  position on the x axis, fractions allowed
 * @property {number} [trainCost]  mean cost of the batches before it
 * @property {number} [trainErrorRate]  0 to 1
 * @property {number} [validationErrorRate]  0 to 1
 * @property {number | null} [validationCost]  mean cost of the validation images; null where there is none
 *
 * @typedef {object} CurveRun
 * @property {string} id
 * @property {string} name
 * @property {number} colour  index into classColours
 * @property {boolean} current  the present run; others are drawn for comparison
 * @property {CurvePoint[]} points  ascending epochs
 * @property {(chart: import('uplot'), measure: 'error' | 'cost') => void} [behind]  draws behind the curves
 *
 * @typedef {object} TrainProgress
 * @property {number} epoch  from 1; 0 before the first batch
 * @property {number} reached  the epoch to show: of a run that has ended, how many it trained, fractions allowed
 * @property {number} epochs
 * @property {number} batch  done in this epoch
 * @property {number} batches
 * @property {number | null} secondsLeft
 * @property {number | null} samplesPerSecond
 * @property {number | null} gflops
 * @property {number | null} peakShare  of this machine's measured peak, 0 to 1
 *
 * @typedef {object} PresetChoice
 * @property {string} name
 * @property {string} title
 * @property {string} description
 * @property {MeasuredPreset} [measured]
 * @property {boolean} available  whether this site has its data set
 *
 * @typedef {import('../../engine/recipe/fields.js').Recipe} Recipe
 *
 * @typedef {Partial<Recipe> | ((present: Recipe) => Partial<Recipe>)} RecipeChanges  a function if
 *   they depend on the present recipe, which the element may not have yet
 *
 * @typedef {object} RateSearch  a learning rate range test
 * @property {{rate: number, cost: number}[]} curve  so far
 * @property {number | null} suggestion
 * @property {'running' | 'done' | 'stopped' | 'failed'} status
 * @property {string} message  why it failed
 *
 * @typedef {object} RunSetting
 * @property {string} text  e.g. "lr 3"
 * @property {boolean} differs  whether the runs on show differ in it
 *
 * @typedef {object} RunSummary  a row of the list of runs
 * @property {string} id
 * @property {string} name
 * @property {RunSetting[]} settings
 * @property {boolean} epochsDiffer  whether runs on show were to train different numbers of epochs
 * @property {number} epochs
 * @property {number | null} validationErrorRate
 * @property {number | null} testErrorRate
 * @property {number | null} seconds
 * @property {number} colour  index into classColours
 * @property {boolean} visible  whether its curve is drawn
 * @property {boolean} current
 * @property {string} spread  of its test error over several seeds, in words; empty without
 * @property {boolean} comparable  whether it can be compared with the run on show
 */
export {};
