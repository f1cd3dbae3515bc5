import { css, html, LitElement, nothing } from 'lit';
import { define } from '../base/define.js';
import { applies, changedIn, sectionsOf } from './recipe-rules.js';
import { changesOf, settingControl } from './setting-control.js';
import { send } from '../base/send.js';
import { strings } from '../../i18n/en/recipe.js';
import { groupTitle, texts } from '../../i18n/en/settings.js';
import { controls, disclosures, rows, tokens } from '../base/styles.js';

/** @typedef {import('./recipe-rules.js').Recipe} Recipe */
/** @typedef {import('../base/setting.js').MlpSetting} MlpSetting */
/** @typedef {import('../base/types.js').Picture} Picture */

/**
 * The groups of the table of settings that are sections: closed at first, with a summary of what is not
 * at its default.
 *
 * Properties: `recipe`; `fields` (the table of settings); `schedule` ({epoch, rate}[], the learning rate over the run) and `pictures`
 * (Picture[][]: images, each with its changed versions), for open sections; `locked`.
 *
 * @fires recipe-change  detail {changes: RecipeChanges}
 * @fires section-toggle  detail {section: string, open: boolean}
 */
export class MlpRecipeSections extends LitElement {
  static properties = {
    recipe: { attribute: false },
    fields: { attribute: false },
    schedule: { attribute: false },
    pictures: { attribute: false },
    locked: { type: Boolean },
    _open: { state: true },
  };

  static styles = [
    tokens,
    controls,
    disclosures,
    rows,
    css`
      :host {
        display: block;
      }
      .on {
        margin-inline-start: 6px;
        font-size: 12.5px;
        color: var(--ink-soft);
      }
      .rows {
        padding-bottom: 8px;
      }
      mlp-line-plot:not(:defined) {
        display: block;
        min-height: 130px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Recipe | null} */
    this.recipe = null;
    /** @type {import('./recipe-rules.js').RecipeFields} */
    this.fields = {};
    /** @type {{epoch: number, rate: number}[]} */
    this.schedule = [];
    /** @type {Picture[][]} */
    this.pictures = [];
    this.locked = false;
    /** @type {Set<string>} */
    this._open = new Set();
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    const before = /** @type {Recipe | null | undefined} */ (changed.get('recipe'));
    const preset = this.recipe?.preset ?? null;
    // A chosen preset also replaces bad values, even where the values in force stay the same.
    if (!before || preset === null || preset === before.preset) return;
    for (const field of this.renderRoot.querySelectorAll('mlp-setting')) {
      /** @type {MlpSetting} */ (field).restore();
    }
  }

  render() {
    const { recipe } = this;
    if (!recipe) return nothing;
    return sectionsOf(this.fields).map(([section, names]) => this.#section(section, names, recipe));
  }

  /** @param {string} section @param {string[]} names  of its settings @param {Recipe} recipe */
  #section(section, names, recipe) {
    const { fields, locked: disabled } = this;
    const changed = changedIn(fields, section, recipe);
    return html`<details
      data-testid=${section}
      @toggle=${(/** @type {Event} */ event) => this.#onToggle(section, event)}
    >
      <summary>
        ${groupTitle(section)}
        <span class="on">${changed.join(', ') || texts.nothing}</span>
      </summary>
      ${
        this._open.has(section)
          ? html`<div class="rows" @setting-change=${this.#onSetting}>
              ${names
                .filter((name) => applies(fields[name], recipe))
                .map((name) => settingControl(name, fields[name], recipe, { disabled }))}
              ${section === 'schedule' ? this.#schedule() : nothing}
              ${section === 'augmentation' ? this.#preview(changed.length > 0) : nothing}
            </div>`
          : nothing
      }
    </details>`;
  }

  #schedule() {
    const points = this.schedule.map(({ epoch, rate }) => ({ x: epoch, y: rate }));
    const rates = points.map(({ y }) => y);
    const { x, y, chart } = strings.schedule;
    return html`<mlp-line-plot
      data-testid="schedule-plot"
      .points=${points}
      .xLabel=${x}
      .yLabel=${y}
      .description=${
        points.length > 0
          ? chart(rates[0], Math.max(...rates), rates[rates.length - 1], this.recipe?.epochs ?? 0)
          : ''
      }
    ></mlp-line-plot>`;
  }

  /** @param {boolean} changing */
  #preview(changing) {
    return html`<mlp-augmentation-preview
      .pictures=${this.pictures}
      .changing=${changing}
    ></mlp-augmentation-preview>`;
  }

  /** @param {string} section @param {Event} event */
  #onToggle(section, event) {
    const { open } = /** @type {HTMLDetailsElement} */ (event.target);
    const opened = new Set(this._open);
    if (open) opened.add(section);
    else opened.delete(section);
    this._open = opened;
    // These are loaded only when they are shown.
    if (open && section === 'schedule') void import('../base/line-plot.js');
    if (open && section === 'augmentation') void import('./augmentation-preview.js');
    send(this, 'section-toggle', { section, open });
  }

  /** @param {CustomEvent<{name: string, value: number | string}>} event */
  #onSetting(event) {
    event.stopPropagation();
    send(this, 'recipe-change', { changes: changesOf(this.fields, event.detail) });
  }
}

define('mlp-recipe-sections', MlpRecipeSections);
