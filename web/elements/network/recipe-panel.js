import { css, nothing } from 'lit';
import { applies } from './recipe-rules.js';
import { changesOf, settingControl } from './setting-control.js';
import { Panel } from '../base/panel.js';
import { send } from '../base/send.js';
import { controls, disclosures, rows, tokens } from '../base/styles.js';

/** @typedef {import('./recipe-rules.js').Recipe} Recipe */
/** @typedef {import('../base/types.js').RecipeChanges} RecipeChanges */
/** @typedef {import('../base/setting.js').MlpSetting} MlpSetting */
/** @typedef {import('./layer-editor.js').MlpLayerEditor} MlpLayerEditor */

/**
 * Controls for settings of a recipe, which come from the table of settings.
 *
 * @fires recipe-change  detail {changes: RecipeChanges}
 */
export class RecipePanel extends Panel {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    recipe: { attribute: false },
    fields: { attribute: false },
    schedule: { attribute: false },
    pictures: { attribute: false },
    locked: { type: Boolean },
  };

  /** @type {import('lit').CSSResultGroup} */
  static styles = [
    tokens,
    controls,
    disclosures,
    rows,
    css`
      :host {
        display: block;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Recipe | null} */
    this.recipe = null;
    /** The table of settings. @type {import('./recipe-rules.js').RecipeFields} */
    this.fields = {};
    /** The learning rate over the run. @type {{epoch: number, rate: number}[]} */
    this.schedule = [];
    /** Images, each with its changed versions. @type {import('../base/types.js').Picture[][]} */
    this.pictures = [];
    this.locked = false;
  }

  /** @returns {(MlpSetting | MlpLayerEditor)[]} */
  get controls() {
    return [...this.renderRoot.querySelectorAll('mlp-layer-editor, mlp-setting')].map(
      (field) => /** @type {MlpSetting | MlpLayerEditor} */ (field),
    );
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    const before = /** @type {Recipe | null | undefined} */ (changed.get('recipe'));
    const preset = this.recipe?.preset ?? null;
    // A chosen preset also replaces bad values, even where the values in force stay the same.
    if (before && preset !== null && preset !== before.preset) {
      this.controls.forEach((field) => field.restore());
    }
  }

  /**
   * @param {Recipe} recipe
   * @param {string} name
   * @param {import('./setting-control.js').Special} [special]
   */
  setting(recipe, name, special) {
    const field = this.fields[name];
    if (!field || !applies(field, recipe)) return nothing;
    return settingControl(name, field, recipe, { disabled: this.locked, ...special });
  }

  /** @param {CustomEvent<{name: string, value: number | string | null}>} event */
  onSetting(event) {
    event.stopPropagation();
    this.change(changesOf(this.fields, event.detail));
  }

  /** @param {RecipeChanges} changes */
  change(changes) {
    send(this, 'recipe-change', { changes });
  }
}
