/**
 * What the elements speak of. They know neither the worker nor the engine: properties come in,
 * CustomEvents (bubbling, composed, with these details) go out.
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
 * @property {string} [note]  a sentence shown with it
 *
 * @typedef {object} CurvePoint
 * @property {number} epoch  position on the x axis, fractions allowed
 * @property {number} [trainCost]  mean cost around there
 * @property {number} [trainErrorRate]  0 to 1
 * @property {number} [validationErrorRate]  0 to 1
 *
 * @typedef {object} CurveRun
 * @property {string} id
 * @property {string} name
 * @property {number} colour  index into classColours
 * @property {boolean} current  the run on show; others are overlaid for comparison
 * @property {CurvePoint[]} points  ascending epochs
 *
 * @typedef {object} CoreAtWork  what computes a run
 * @property {string} variant  "simd128", "scalar" or "relaxed"
 * @property {string} mode  "exact" or "fast", whose weights are not the same everywhere
 * @property {number} threads
 *
 * @typedef {object} TrainProgress
 * @property {number} epoch  from 1; 0 before the first batch
 * @property {number} epochs
 * @property {number} batch  done in this epoch
 * @property {number} batches
 * @property {number | null} secondsLeft
 * @property {number | null} samplesPerSecond
 * @property {number | null} gflops
 * @property {number | null} peakShare  of this machine's measured peak, 0 to 1
 *
 * @typedef {object} Resumable  a run that was interrupted
 * @property {string} name
 * @property {number[]} layers  units of all layers
 * @property {number} epoch  the last one done
 * @property {number} epochs
 *
 * @typedef {object} MeasuredPreset  what a preset came to
 * @property {number} errorRate  of the test, 0 to 1
 * @property {number} seeds  over how many it is the mean, from 1 on
 * @property {string} [time]  that a run took
 *
 * @typedef {object} PresetChoice
 * @property {string} name
 * @property {string} title
 * @property {string} description
 * @property {MeasuredPreset} [measured]
 *
 * @typedef {import('../../engine/recipe/presets.js').Recipe} Recipe
 *
 * @typedef {Partial<Recipe> | ((present: Recipe) => Partial<Recipe>)} RecipeChanges  a function where
 *   they follow from the recipe in force, which an element may not show yet
 *
 * @typedef {object} RateSearch  a learning rate range test
 * @property {{rate: number, cost: number}[]} curve  so far
 * @property {number | null} suggestion
 * @property {'running' | 'done' | 'stopped' | 'failed'} status
 * @property {string} message  why it failed
 *
 * @typedef {'loading' | 'ready' | 'running' | 'paused' | 'done' | 'diverged' | 'failed'} RunStatus
 *
 * @typedef {object} RunSummary  a row of the list of runs
 * @property {string} id
 * @property {string} name
 * @property {string} summary  e.g. "784-30-10, SGD, lr 3"
 * @property {number} epochs
 * @property {number | null} validationErrorRate
 * @property {number | null} testErrorRate
 * @property {number | null} seconds
 * @property {number} colour  index into classColours
 * @property {boolean} visible  whether its curve is overlaid
 * @property {boolean} current
 */
export {};
