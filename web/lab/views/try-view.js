/** The network's outputs in the form that the elements show. */
import { classNamesIn } from '../../i18n/en/class-names.js';

/** @typedef {import('../state/state.js').LabState} LabState */
/** @typedef {import('../../elements/base/types.js').Guess} Guess */

/** @param {LabState} state */
export const classNamesOf = (state) => classNamesIn(state.prepared?.shape.classNames ?? []);

/** @param {LabState} state @param {number[]} outputs @returns {Guess[]} in class order */
export const guessesOf = (state, outputs) =>
  classNamesOf(state).map((name, i) => ({ name, value: outputs[i] ?? 0 }));
