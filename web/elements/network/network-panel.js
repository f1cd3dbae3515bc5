import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import './layer-editor.js';
import { RecipePanel } from './recipe-panel.js';
import { MAIN, moreSettings, withLayers } from './recipe-rules.js';
import { send } from '../base/send.js';
import { strings as recipeStrings } from '../../i18n/en/recipe.js';
import { strings } from '../../i18n/en/setup.js';

/** @typedef {import('./recipe-rules.js').Recipe} Recipe */

const { finder, measured: measuredText } = recipeStrings;

/**
 * The recipe of a run: preset, layers and settings, and how large and slow the network is. The controls
 * come from the table of settings. The sections are loaded a moment later, because they are not needed at
 * first.
 *
 * @fires preset-change  detail {name: string}
 * @fires recipe-change  detail {changes: RecipeChanges}
 * @fires section-toggle  detail {section: string, open: boolean}: open sections need `schedule` and `pictures`
 * @fires rate-search  detail {start: boolean}: starts or stops the search for a learning rate
 */
export class MlpNetworkPanel extends RecipePanel {
  static properties = {
    presets: { attribute: false },
    inputs: { type: Number },
    classes: { type: Number },
    parameterCount: { type: Number },
    estimatedSeconds: { attribute: false },
    abilities: { attribute: false },
    rateSearch: { attribute: false },
  };

  static styles = [
    RecipePanel.styles,
    css`
      .stack {
        display: grid;
        gap: 8px;
      }
      .preset {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 10px;
        align-items: center;
      }
      .preset p {
        grid-column: 1 / -1;
        min-height: 2.7em;
        font-size: 12.5px;
        line-height: 1.35;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 12px;
      }
      mlp-setting button {
        white-space: nowrap;
      }
      mlp-network-diagram:not(:defined) {
        display: block;
        min-height: 540px;
      }
      mlp-recipe-sections {
        display: block;
        min-height: 112px;
      }
      @media (pointer: coarse) {
        mlp-recipe-sections {
          min-height: 160px;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('../base/types.js').PresetChoice[]} */
    this.presets = [];
    this.inputs = 0;
    this.classes = 0;
    this.parameterCount = 0;
    /** @type {number | null} */
    this.estimatedSeconds = null;
    /** What this browser can do. @type {import('../../engine/core/variants.js').Abilities} */
    this.abilities = { fast: false, shares: false, threads: 1 };
    /** @type {import('../base/types.js').RateSearch | null} */
    this.rateSearch = null;
  }

  firstUpdated() {
    void import('./network-diagram.js');
    void import('./recipe-sections.js');
  }

  /** The first field whose content is bad. @returns {HTMLElement | undefined} */
  get invalidField() {
    // Their script may not be there yet.
    const sections = /** @type {Partial<RecipePanel> | null} */ (
      this.renderRoot.querySelector('mlp-recipe-sections')
    );
    return [...this.controls, ...(sections?.controls ?? [])].find(({ valid }) => !valid);
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    if (this.rateSearch) void import('./rate-finder.js');
    super.updated(changed);
  }

  render() {
    const { recipe } = this;
    if (!recipe) return nothing;
    return html`
      <section class="stack" aria-labelledby="heading">
        <div class="head">
          <h2 id="heading">${strings.network.heading}</h2>
          <p class="soft">${strings.network.size(this.parameterCount, this.estimatedSeconds)}</p>
        </div>
        ${this.#preset(recipe)}
        <mlp-layer-editor
          .inputs=${this.inputs}
          .classes=${this.classes}
          .layers=${recipe.layers}
          .field=${this.fields.layers}
          ?disabled=${this.locked}
          @layers-change=${this.#onLayers}
        ></mlp-layer-editor>
        <mlp-network-diagram .heads=${this.#heads}></mlp-network-diagram>
        <div class="rows" @setting-change=${this.onSetting}>
          ${MAIN.map((name) => [
            this.#setting(recipe, name),
            name === 'learningRate' ? this.#rateFinder(recipe) : nothing,
          ])}
        </div>
        <details>
          <summary>${strings.network.more}</summary>
          <div class="rows" @setting-change=${this.onSetting}>
            ${moreSettings(this.fields).map((name) => this.#setting(recipe, name))}
          </div>
        </details>
        <mlp-recipe-sections
          .recipe=${recipe}
          .fields=${this.fields}
          .schedule=${this.schedule}
          .pictures=${this.pictures}
          .locked=${this.locked}
        ></mlp-recipe-sections>
      </section>
    `;
  }

  #heads = () => {
    const editor = /** @type {import('./layer-editor.js').MlpLayerEditor | null} */ (
      this.renderRoot.querySelector('mlp-layer-editor')
    );
    return editor?.centres ?? null;
  };

  /** @param {Recipe} recipe */
  #preset(recipe) {
    const { custom, customDescription, preset } = strings.network;
    const chosen = this.presets.find(({ name }) => name === recipe.preset);
    const absent = this.presets.filter(({ available }) => !available);
    return html`<div class="preset">
      <label for="preset">${preset}</label>
      <select
        id="preset"
        data-testid="preset"
        aria-describedby="description"
        ?disabled=${this.locked}
        @change=${this.#onPreset}
      >
        ${[...this.presets.filter(({ available }) => available), ...absent].map(
          ({ name, title, measured, available }) =>
            html`<option
              value=${name}
              ?disabled=${!available}
              .selected=${live(name === recipe.preset)}
            >
              ${!available ? `${title} (${strings.data.unavailable})` : measured ? measuredText.option(title, measured.errorRate) : title}
            </option>`,
        )}
        ${chosen ? nothing : html`<option value="" .selected=${live(true)}>${custom}</option>`}
      </select>
      <p id="description" class="soft">
        ${chosen ? chosen.description : customDescription}
        ${chosen?.measured ? measuredText.full(chosen.measured) : nothing}
      </p>
    </div>`;
  }

  /** @param {Recipe} recipe @param {string} name */
  #setting(recipe, name) {
    return this.setting(recipe, name, {
      disabled: this.locked && name !== 'learningRate',
      ...this.#special(name, recipe),
    });
  }

  /**
   * What some settings have besides the table's.
   * @param {string} name
   * @param {Recipe} recipe
   * @returns {import('./setting-control.js').Special}
   */
  #special(name, recipe) {
    if (name === 'seed') return { button: this.#seedButton() };
    if (name === 'learningRate') return { button: this.#findButton() };
    if (name === 'threads') return this.#threads(recipe);
    const { notFast } = strings.network;
    return name === 'mode' && recipe.mode === 'fast' && !this.abilities.fast
      ? { help: notFast }
      : {};
  }

  #seedButton() {
    return html`<button
      aria-label=${strings.network.newSeedTitle}
      ?disabled=${this.locked}
      @click=${this.#newSeed}
    >
      ${strings.network.newSeed}
    </button>`;
  }

  #findButton() {
    const searching = this.rateSearch?.status === 'running';
    return html`<button
      data-testid="find-rate"
      aria-label=${searching ? finder.stopLabel : finder.findLabel}
      title=${searching ? nothing : finder.findTitle}
      ?disabled=${this.locked && !searching}
      @click=${() => send(this, 'rate-search', { start: !searching })}
    >
      ${searching ? finder.stop : finder.find}
    </button>`;
  }

  /** @param {Recipe} recipe */
  #rateFinder({ learningRate }) {
    if (!this.rateSearch) return nothing;
    return html`<mlp-rate-finder
      .search=${this.rateSearch}
      .learningRate=${learningRate}
      .locked=${this.locked}
    ></mlp-rate-finder>`;
  }

  /** @param {Recipe} recipe @returns {import('./setting-control.js').Special} */
  #threads({ threads }) {
    const { shares, threads: most } = this.abilities;
    const { oneCore, notShared } = strings.network;
    const alone = most === 1;
    // A recipe from another machine may have more.
    const top = Math.max(most, threads === 'auto' ? 1 : threads);
    const counts = Array.from({ length: top }, (_, i) => `${i + 1}`);
    return {
      choices: alone ? ['1'] : ['auto', ...counts],
      ...(alone && { disabled: true }),
      ...(!shares ? { help: notShared } : alone && { help: oneCore }),
    };
  }

  /** @param {Event} event */
  #onPreset(event) {
    const { value: name } = /** @type {HTMLSelectElement} */ (event.target);
    if (name !== '') send(this, 'preset-change', { name });
  }

  /** @param {CustomEvent<{layers: number[]}>} event */
  #onLayers(event) {
    event.stopPropagation();
    this.change(withLayers(this.fields, event.detail.layers));
  }

  #newSeed() {
    this.change({ seed: crypto.getRandomValues(new Uint32Array(1))[0] });
  }
}

define('mlp-network-panel', MlpNetworkPanel);
