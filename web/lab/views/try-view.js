/** What the network makes of a picture, as the elements show it. */

/** @typedef {import('../state.js').LabState} LabState */
/** @typedef {import('../../elements/base/types.js').Guess} Guess */

/** @param {LabState} state */
export const classNamesOf = (state) => state.prepared?.shape.classNames ?? [];

/** @param {LabState} state @param {number[]} outputs @returns {Guess[]} in class order */
export const guessesOf = (state, outputs) =>
  classNamesOf(state).map((name, i) => ({ name, value: outputs[i] ?? 0 }));

/** @param {number[]} outputs */
export const bestOf = (outputs) => outputs.indexOf(Math.max(...outputs));
