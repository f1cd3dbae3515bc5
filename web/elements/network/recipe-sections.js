import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { RecipePanel } from './recipe-panel.js';
import { changedIn, sectionsOf } from './recipe-rules.js';
import { send } from '../base/send.js';
import { strings } from '../../i18n/en/recipe.js';
import { groupTitle, texts } from '../../i18n/en/settings.js';

/** @typedef {import('./recipe-rules.js').Recipe} Recipe */

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
export class MlpRecipeSections extends RecipePanel {
  static properties = { _open: { state: true } };

  static styles = [
    RecipePanel.styles,
    css`
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
    /** @type {Set<string>} */
    this._open = new Set();
  }

  render() {
    const { recipe } = this;
    if (!recipe) return nothing;
    return sectionsOf(this.fields).map(([section, names]) => this.#section(section, names, recipe));
  }

  /** @param {string} section @param {string[]} names  of its settings @param {Recipe} recipe */
  #section(section, names, recipe) {
    const changed = changedIn(this.fields, section, recipe);
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
          ? html`<div class="rows" @setting-change=${this.onSetting}>
              ${names.map((name) => this.setting(recipe, name))}
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
}

define('mlp-recipe-sections', MlpRecipeSections);
