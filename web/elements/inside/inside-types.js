/**
 * What the look inside a network shows. The parts are null until the worker has answered.
 *
 * @typedef {{layer: number, unit: number}} UnitPlace  layer: from 1
 * @typedef {import('../base/types.js').Picture} Picture
 *
 * @typedef {object} Choice  what somebody chose to look at
 * @property {number | null} epoch  after which the weights are looked at; null: those of now
 * @property {[one: number, other: number] | null} classes  null: the two of the highest outputs
 * @property {number} layer  of the map: 0 the inputs, the last one the logits
 * @property {UnitPlace[]} off  units that are switched off
 * @property {number} wanted  a class
 * @property {boolean} norms  whether the norms by layer are looked at
 *
 * @typedef {import('../../engine/inside/attribution.js').Attribution & {one: number, other: number}} Why  one,
 *   other: the classes
 *
 * @typedef {object} Looked
 * @property {number} total
 * @property {Uint8Array} pixels  [image][inputs]
 * @property {number[]} labels
 * @property {number[]} answers
 * @property {number[]} epochs  that can be chosen
 *
 * @typedef {object} ImageMap
 * @property {number} layer
 * @property {Float64Array[]} scores  [2][image]
 * @property {number[]} shares  of the variance, 0 to 1
 *
 * @typedef {import('../../engine/inside/distribution.js').Distribution} Distribution
 *
 * @typedef {{weights: Distribution, outputs: Distribution, units: number, dead: number}} LayerStatistics
 *
 * @typedef {object} NormCurves
 * @property {number} images
 * @property {number[]} epochs
 * @property {{weights: number[], gradients: number[]}[]} layers
 *
 * @typedef {object} Without
 * @property {number} tested
 * @property {number} errorRate
 * @property {number} errorRateWithout
 * @property {number[] | null} outputs
 * @property {number[] | null} outputsWithout
 *
 * @typedef {object} Wanted
 * @property {number} wanted  the class
 * @property {number} answer  the class that the image is read as
 * @property {Uint8Array} pixels  [inputs]
 * @property {number} steps
 * @property {number} before
 * @property {number} after
 * @property {Uint8Array} mean  [inputs]
 * @property {number} averaged
 *
 * @typedef {object} Inside
 * @property {'wait' | 'running' | 'still'} state  wait: there is nothing to look into
 * @property {number[]} sizes  units of all layers, the inputs first
 * @property {{height: number, width: number, channels: number}} shape
 * @property {string[]} classNames
 * @property {boolean} probabilities  whether the outputs are
 * @property {Picture | null} image
 * @property {Choice} choice
 * @property {number | null} epoch  that the parts are of; null: the newest
 * @property {boolean} busy  whether parts of other weights take their place in a moment
 * @property {number} reached  epochs that are done
 * @property {Looked | null} images
 * @property {Float32Array[] | null} weights  [unit][inputs] of the first layer; of chosen epochs only
 * @property {Why | null} why
 * @property {ImageMap | null} map
 * @property {LayerStatistics[] | null} statistics
 * @property {Without | null} without
 * @property {Wanted | null} wanted
 * @property {NormCurves | null} norms
 */
export {};
