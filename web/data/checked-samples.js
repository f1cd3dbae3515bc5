/** What both entries mlp-lab and mlp-lab/data do with samples, with arguments checked by sentences. */
import { MlpError } from '../engine/errors.js';
import * as samples from '../engine/samples.js';
import { shown } from '../engine/shown.js';

/** @param {string} name  of the argument @param {string} expected @param {unknown} value */
export const refuse = (name, expected, value) =>
  new MlpError('bad-argument', `The argument ${name} must be ${expected}, not ${shown(value)}.`);

/** The first samples of a set; see there. @type {typeof samples.subset} */
export const subset = (set, n) => {
  const checked = samples.makeSamples(set);
  if (typeof n !== 'number') throw refuse('n', 'a whole number', n);
  return samples.subset(checked, n);
};

/** Several sets as one; see there. @type {typeof samples.concatSamples} */
export const concatSamples = (sets) => {
  if (!Array.isArray(sets)) throw refuse('sets', 'a list of samples', sets);
  return samples.concatSamples(sets.map((set, i) => samples.makeSamples(set, `sets[${i}]`)));
};
