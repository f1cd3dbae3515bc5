/** What a program chooses of own data: what a flag, a link or the page gives is among these already. */
import { checkFields, checkWhole } from '../../engine/check.js';
import { MlpError } from '../../engine/errors.js';
import { LIMITS } from '../../engine/core/limits.js';
import { shown } from '../../engine/shown.js';
import { FITS, TURNS } from './choices.js';

/** @param {string} name @param {string} what @param {unknown} value */
const wrong = (name, what, value) =>
  new MlpError(
    'bad-argument',
    `The argument choices.${name} must be ${what}, not ${shown(value)}.`,
  );

/** @param {readonly string[]} values */
const oneOf = (values) => (/** @type {unknown} */ value, /** @type {string} */ name) => {
  if (!values.includes(/** @type {string} */ (value)))
    throw wrong(name, `one of ${values.join(', ')}`, value);
};

/** How each is checked. @type {Record<keyof import('./choices.js').OwnChoices, (value: unknown, name: string) => void>} */
const CHECKS = {
  size: (value, name) => {
    if (value === 'own') return;
    const sides = Array.isArray(value) && value.length === 2 ? value : [value];
    for (const side of sides) {
      if (Number.isInteger(side) && side >= 1 && side <= LIMITS.inputs) continue;
      throw wrong(name, 'a side in pixels, [width, height] or "own"', value);
    }
  },
  colour: oneOf(['grey', 'colour']),
  invert: (value, name) => {
    if (typeof value !== 'boolean') throw wrong(name, 'true or false', value);
  },
  turn: oneOf(TURNS),
  fit: oneOf(FITS),
  leaveOut: (value, name) => {
    const isNames = Array.isArray(value) && value.every((each) => typeof each === 'string');
    if (!isNames) throw wrong(name, 'a list of names', value);
  },
  testShare: (value, name) => {
    if (!(typeof value === 'number' && value > 0 && value < 1))
      throw wrong(name, 'a number between 0 and 1', value);
  },
  seed: (value, name) => void checkWhole(value, `choices.${name}`, 0, Number.MAX_SAFE_INTEGER),
};

/**
 * @param {Partial<import('./choices.js').OwnChoices>} given
 * @throws {MlpError} "bad-argument": one that there is none, or a value that it cannot have
 */
export function checkChoices(given) {
  for (const [name, value] of Object.entries(checkFields(given, 'choices', Object.keys(CHECKS)))) {
    if (value !== undefined) CHECKS[/** @type {keyof typeof CHECKS} */ (name)](value, name);
  }
}
