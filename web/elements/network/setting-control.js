/** From a row of the table of settings to its control, and back from the control to a value. */
import { html, nothing } from 'lit';
import '../base/setting.js';
import { choiceText, settingText, texts } from '../../i18n/en/settings.js';
import { eachLayer, fromEachLayer, isPerLayer, valueOf } from './recipe-rules.js';

/** @typedef {import('./recipe-rules.js').Recipe} Recipe */
/** @typedef {import('./recipe-rules.js').RecipeField} RecipeField */
/** @typedef {import('../base/types.js').RecipeChanges} RecipeChanges */

/**
 * What a panel may change of a control.
 * @typedef {object} Special
 * @property {boolean} [disabled]
 * @property {string} [help]
 * @property {string[]} [choices]  in place of the table's
 * @property {unknown} [button]  beside the help
 */

/** The choices of a setting that is true or false. */
const onOff = ['off', 'on'];

/** Whether a setting says of each hidden layer whether it has something: 1, or 0. @param {RecipeField} field */
const isYesOrNo = ({ whole, range }) => whole === true && String(range) === '0,1';

/**
 * @param {string} name
 * @param {RecipeField} field
 * @param {Recipe} recipe
 * @param {Special} [special]
 */
export function settingControl(name, field, recipe, special = {}) {
  const { label } = settingText(name);
  const value = valueOf(recipe, name);
  if (!isPerLayer(field)) return control(name, label, field, value, special);
  const values = eachLayer(recipe.layers, value);
  return values.map((each, i) =>
    control(
      `${name}-${i + 1}`,
      values.length > 1 ? texts.ofLayer(label, i + 1) : label,
      field,
      each,
      { help: settingText(name).help, ...special },
    ),
  );
}

/**
 * @param {string} name
 * @param {string} label
 * @param {RecipeField} field
 * @param {any} value
 * @param {Special} special
 */
function control(name, label, field, value, special) {
  const { choices, range, whole = false, step = 0, instead } = field;
  const { help = '', helpOf } = settingText(name);
  const [min, max] = range ?? [0, 0];
  const isSwitch = !choices && (!range || isYesOrNo(field));
  const menu = special.choices ?? choices ?? (isSwitch ? onOff : null);
  const shown = isSwitch ? onOff[Number(value)] : value;
  const text = (/** @type {string} */ each) =>
    isSwitch ? texts[/** @type {'on' | 'off'} */ (each)] : choiceText(name, each);
  return html`<mlp-setting
    name=${name}
    .label=${label}
    .help=${special.help ?? helpOf?.[value] ?? help}
    .value=${menu ? String(shown) : shown}
    .options=${menu?.map((each) => ({ value: each, label: text(each) })) ?? null}
    .optional=${instead === null ? texts.all : ''}
    .min=${min}
    .max=${max}
    .whole=${whole}
    .step=${step}
    .disabled=${special.disabled ?? false}
    >${special.button ?? nothing}</mlp-setting
  >`;
}

/**
 * The changes of a recipe when somebody uses a control.
 * @param {Record<string, RecipeField>} fields
 * @param {{name: string, value: number | string | null}} change  as mlp-setting sends it
 * @returns {RecipeChanges}
 */
export function changesOf(fields, { name, value }) {
  const [, list, layer] = /^(\w+)-(\d+)$/.exec(name) ?? [];
  if (list) {
    return (recipe) => {
      const values = eachLayer(recipe.layers, valueOf(recipe, list));
      const number = Number(isYesOrNo(fields[list]) ? value === 'on' : value);
      return { [list]: fromEachLayer(values.with(Number(layer) - 1, number)) };
    };
  }
  const { choices, range, instead } = fields[name];
  if (choices || typeof value !== 'string') return { [name]: value };
  // Menus have texts: on and off, or numbers with a word such as "auto".
  return { [name]: range ? (value === instead ? value : Number(value)) : value === 'on' };
}
