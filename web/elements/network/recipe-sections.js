import { css, html, LitElement, nothing } from 'lit';
import { dropoutFrom, dropoutOf, sections, whatIsOn } from './recipe-rules.js';
import { send } from '../base/send.js';
import '../base/setting.js';
import { strings } from '../../i18n/en/recipe.js';
import { controls, disclosures, tokens } from '../base/styles.js';

/** @typedef {import('../../engine/recipe/presets.js').Recipe} Recipe */
/** @typedef {import('./recipe-rules.js').SectionRule} SectionRule */
/** @typedef {import('../base/setting.js').MlpSetting} MlpSetting */
/** @typedef {import('../base/types.js').Picture} Picture */
/** @typedef {import('../base/types.js').RecipeChanges} RecipeChanges */

const text = strings.sections;

const onOff = ['off', 'on'];

/**
 * The settings for training well, in sections that are closed at first and say what is on in them.
 *
 * Properties: `recipe`; `schedule` ({epoch, rate}[], the learning rate over the run) and `pictures`
 * (Picture[][]: images, each with its changed versions), for the sections that are open; `locked`.
 *
 * @fires recipe-change  detail {changes: RecipeChanges}
 * @fires section-toggle  detail {section: string, open: boolean}
 */
export class MlpRecipeSections extends LitElement {
  static properties = {
    recipe: { attribute: false },
    schedule: { attribute: false },
    pictures: { attribute: false },
    locked: { type: Boolean },
    _open: { state: true },
  };

  static styles = [
    tokens,
    controls,
    disclosures,
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
        display: grid;
        gap: 4px;
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
    // A preset that was picked replaces bad values too, even where it says what was in force before.
    if (!before || preset === null || preset === before.preset) return;
    for (const field of this.renderRoot.querySelectorAll('mlp-setting')) {
      /** @type {MlpSetting} */ (field).restore();
    }
  }

  render() {
    const { recipe } = this;
    if (!recipe) return nothing;
    return Object.keys(sections).map((section) => this.#section(section, recipe));
  }

  /** @param {string} section @param {Recipe} recipe */
  #section(section, recipe) {
    const on = whatIsOn(section, recipe);
    return html`<details
      data-testid=${section}
      @toggle=${(/** @type {Event} */ event) => this.#onToggle(section, event)}
    >
      <summary>
        ${text.titles[section]}
        <span class="on">${on.length > 0 ? on.join(', ') : text.nothing}</span>
      </summary>
      ${
        this._open.has(section)
          ? html`<div class="rows" @setting-change=${this.#onSetting}>
              ${section === 'regularisation' ? this.#dropout(recipe) : nothing}
              ${sections[section].map((rule) => this.#setting(recipe, rule))}
              ${section === 'schedule' ? this.#schedule() : nothing}
              ${section === 'augmentation' ? this.#preview(recipe) : nothing}
            </div>`
          : nothing
      }
    </details>`;
  }

  /** @param {Recipe} recipe */
  #dropout(recipe) {
    const shares = dropoutOf(recipe);
    return shares.map(
      (share, i) =>
        html`<mlp-setting
          name=${`dropout-${i + 1}`}
          .label=${text.dropout.label(i + 1, shares.length)}
          .help=${text.dropout.help}
          .value=${share}
          .min=${0}
          .max=${0.95}
          .step=${0.05}
          .disabled=${this.locked}
        ></mlp-setting>`,
    );
  }

  /** @param {Recipe} recipe @param {SectionRule} rule */
  #setting(recipe, { name, choices, min, max, whole = false, step = 0, off, when }) {
    if (when && !when(recipe)) return nothing;
    const { label, help } = text.settings[name];
    const toggle = typeof off === 'boolean';
    const options = toggle ? onOff : choices;
    return html`<mlp-setting
      name=${name}
      .label=${label}
      .help=${help}
      .value=${toggle ? onOff[Number(recipe[name])] : recipe[name]}
      .options=${options?.map((value) => ({ value, label: text.choices[value] })) ?? null}
      .min=${min ?? 0}
      .max=${max ?? 0}
      .whole=${whole}
      .step=${step}
      .disabled=${this.locked}
    ></mlp-setting>`;
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

  /** @param {Recipe} recipe */
  #preview(recipe) {
    const changing = whatIsOn('augmentation', recipe).length > 0;
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
    // Loaded by those who look at it.
    if (open && section === 'schedule') void import('../base/line-plot.js');
    if (open && section === 'augmentation') void import('./augmentation-preview.js');
    send(this, 'section-toggle', { section, open });
  }

  /** @param {CustomEvent<{name: string, value: number | string}>} event */
  #onSetting(event) {
    event.stopPropagation();
    const { name, value } = event.detail;
    const layer = /^dropout-(\d+)$/.exec(name)?.[1];
    /** @type {RecipeChanges} */
    let changes = { [name]: onOff.includes(String(value)) ? value === 'on' : value };
    if (layer) {
      changes = (recipe) => ({
        dropout: dropoutFrom(
          dropoutOf(recipe).map((share, i) => (i + 1 === Number(layer) ? Number(value) : share)),
        ),
      });
    }
    send(this, 'recipe-change', { changes });
  }
}

customElements.define('mlp-recipe-sections', MlpRecipeSections);
