import { css, html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import './layer-editor.js';
import { send } from '../base/send.js';
import '../base/setting.js';
import { strings as recipeStrings } from '../../i18n/en/recipe.js';
import { controls, disclosures, tokens } from '../base/styles.js';
import { strings } from '../../i18n/en/setup.js';

/** @typedef {import('../../engine/recipe/presets.js').Recipe} Recipe */
/** @typedef {import('../base/types.js').RecipeChanges} RecipeChanges */
/** @typedef {import('../base/setting.js').MlpSetting} MlpSetting */
/** @typedef {import('./layer-editor.js').MlpLayerEditor} MlpLayerEditor */

/**
 * What a person may set, within limits that make sense to a person; the core takes wider ones.
 * @typedef {object} Rule
 * @property {keyof Recipe & string} name
 * @property {string[]} [choices]
 * @property {number} [min]
 * @property {number} [max]
 * @property {boolean} [whole]
 * @property {number} [step]
 */

/** @type {Rule[]} */
const MAIN = [
  { name: 'learningRate', min: 0, max: 100 },
  { name: 'epochs', min: 1, max: 10000, whole: true },
  { name: 'batchSize', min: 1, max: 4096, whole: true },
];

/** @type {Rule[]} */
const MORE = [
  { name: 'activation', choices: ['sigmoid', 'tanh', 'relu', 'leaky-relu', 'gelu'] },
  { name: 'cost', choices: ['quadratic', 'cross-entropy'] },
  { name: 'initializer', choices: ['reference', 'glorot', 'he'] },
  { name: 'optimizer', choices: ['sgd', 'momentum', 'nesterov', 'adam', 'adamw'] },
  { name: 'momentum', min: 0, max: 0.9999, step: 0.01 },
  { name: 'scaling', choices: ['none', 'unit', 'channel', 'standard'] },
  { name: 'seed', min: 0, max: Number.MAX_SAFE_INTEGER, whole: true },
];

const WITH_MOMENTUM = ['momentum', 'nesterov'];

const { finder, measured: measuredText } = recipeStrings;

/** @param {string} value */
const choice = (value) => ({ value, label: strings.network.choices[value] ?? value });

/**
 * The recipe of a run: preset, layers and settings, and what they cost. What it takes to train well
 * is loaded a moment later: nobody needs it in the first minute.
 *
 * @fires preset-change  detail {name: string}
 * @fires recipe-change  detail {changes: RecipeChanges}
 * @fires section-toggle  detail {section: string, open: boolean}: what `schedule` and `pictures` are for
 * @fires rate-search  detail {start: boolean}: a learning rate is to be found, or no more
 */
export class MlpNetworkPanel extends LitElement {
  static properties = {
    recipe: { attribute: false },
    presets: { attribute: false },
    inputs: { type: Number },
    classes: { type: Number },
    parameterCount: { type: Number },
    estimatedSeconds: { attribute: false },
    locked: { type: Boolean },
    abilities: { attribute: false },
    schedule: { attribute: false },
    pictures: { attribute: false },
    rateSearch: { attribute: false },
  };

  static styles = [
    tokens,
    controls,
    disclosures,
    css`
      :host {
        display: block;
      }
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
      .rows {
        display: grid;
        gap: 4px;
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
      mlp-recipe-sections:not(:defined) {
        display: block;
        min-height: 112px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Recipe | null} */
    this.recipe = null;
    /** @type {import('../base/types.js').PresetChoice[]} */
    this.presets = [];
    this.inputs = 0;
    this.classes = 0;
    this.parameterCount = 0;
    /** @type {number | null} */
    this.estimatedSeconds = null;
    this.locked = false;
    /** What there is to choose from here. @type {import('../../engine/core/variants.js').Abilities} */
    this.abilities = { fast: false, shares: false, threads: 1 };
    /** The learning rate over the run. @type {{epoch: number, rate: number}[]} */
    this.schedule = [];
    /** Images beside their changed versions. @type {import('../base/types.js').Picture[][]} */
    this.pictures = [];
    /** @type {import('../base/types.js').RateSearch | null} */
    this.rateSearch = null;
  }

  firstUpdated() {
    void import('./recipe-sections.js');
  }

  /** @returns {(MlpSetting | MlpLayerEditor)[]} */
  get #fields() {
    return [...this.renderRoot.querySelectorAll('mlp-layer-editor, mlp-setting')].map(
      (field) => /** @type {MlpSetting | MlpLayerEditor} */ (field),
    );
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  updated(changed) {
    if (this.rateSearch) void import('./rate-finder.js');
    const before = /** @type {Recipe | null | undefined} */ (changed.get('recipe'));
    const preset = this.recipe?.preset ?? null;
    // A preset that was picked replaces bad values too, even where it says what was in force before.
    if (before && preset !== null && preset !== before.preset) {
      this.#fields.forEach((field) => field.restore());
    }
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
          ?disabled=${this.locked}
          @layers-change=${this.#onLayers}
        ></mlp-layer-editor>
        <div class="rows" @setting-change=${this.#onSetting}>
          ${MAIN.map((rule) => [
            this.#setting(recipe, rule),
            rule.name === 'learningRate' ? this.#rateFinder(recipe) : nothing,
          ])}
        </div>
        <details>
          <summary>${strings.network.more}</summary>
          <div class="rows" @setting-change=${this.#onSetting}>
            ${MORE.map((rule) => this.#setting(recipe, rule))} ${this.#mode(recipe)}
            ${this.#threads(recipe)}
          </div>
        </details>
        <mlp-recipe-sections
          .recipe=${recipe}
          .schedule=${this.schedule}
          .pictures=${this.pictures}
          .locked=${this.locked}
        ></mlp-recipe-sections>
      </section>
    `;
  }

  /** @param {Recipe} recipe */
  #preset(recipe) {
    const { custom, customDescription, preset } = strings.network;
    const chosen = this.presets.find(({ name }) => name === recipe.preset);
    return html`<div class="preset">
      <label for="preset">${preset}</label>
      <select
        id="preset"
        data-testid="preset"
        aria-describedby="description"
        ?disabled=${this.locked}
        @change=${this.#onPreset}
      >
        ${this.presets.map(
          ({ name, title, measured }) =>
            html`<option value=${name} .selected=${live(name === recipe.preset)}>
              ${measured ? measuredText.option(title, measured.errorRate) : title}
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

  /** @param {Recipe} recipe @param {Rule} rule */
  #setting(recipe, { name, choices, min = 0, max = 0, whole = false, step = 0 }) {
    if (name === 'momentum' && !WITH_MOMENTUM.includes(recipe.optimizer)) return nothing;
    const { label, help } = strings.network.settings[name];
    return html`<mlp-setting
      name=${name}
      .label=${label}
      .help=${help}
      .value=${recipe[name]}
      .options=${choices ? choices.map(choice) : null}
      .min=${min}
      .max=${max}
      .whole=${whole}
      .step=${step}
      .disabled=${this.locked && name !== 'learningRate'}
      >${name === 'seed' ? this.#seedButton() : nothing}
      ${name === 'learningRate' ? this.#findButton() : nothing}</mlp-setting
    >`;
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

  /** @param {Recipe} recipe */
  #mode({ mode }) {
    const { settings, modeHelp, notFast } = strings.network;
    return html`<mlp-setting
      name="mode"
      .label=${settings.mode.label}
      .help=${mode === 'fast' && !this.abilities.fast ? notFast : modeHelp[mode]}
      .value=${mode}
      .options=${['exact', 'fast'].map(choice)}
      .disabled=${this.locked}
    ></mlp-setting>`;
  }

  /** @param {Recipe} recipe */
  #threads({ threads }) {
    const { shares, threads: most } = this.abilities;
    const { settings, oneCore, notShared } = strings.network;
    const alone = most === 1;
    // A recipe from elsewhere may ask for more than there are.
    const top = Math.max(most, threads === 'auto' ? 1 : threads);
    const counts = alone ? ['1'] : ['auto', ...Array.from({ length: top }, (_, i) => `${i + 1}`)];
    return html`<mlp-setting
      name="threads"
      .label=${settings.threads.label}
      .help=${!shares ? notShared : alone ? oneCore : settings.threads.help}
      .value=${alone ? '1' : String(threads)}
      .options=${counts.map(choice)}
      .disabled=${alone || this.locked}
    ></mlp-setting>`;
  }

  /** @param {Event} event */
  #onPreset(event) {
    const { value: name } = /** @type {HTMLSelectElement} */ (event.target);
    if (name !== '') send(this, 'preset-change', { name });
  }

  /** @param {CustomEvent<{layers: number[]}>} event */
  #onLayers(event) {
    event.stopPropagation();
    const { layers } = event.detail;
    // One number for each layer stays so; a new layer begins without.
    this.#change(({ dropout }) => ({
      layers,
      ...(dropout.length > 1 ? { dropout: layers.map((_, i) => dropout[i] ?? 0) } : {}),
    }));
  }

  /** @param {CustomEvent<{name: string, value: number | string}>} event */
  #onSetting(event) {
    event.stopPropagation();
    const { name, value } = event.detail;
    // Numbers of threads come from a menu, which knows text only.
    const number = name === 'threads' && value !== 'auto';
    this.#change({ [name]: number ? Number(value) : value });
  }

  #newSeed() {
    this.#change({ seed: crypto.getRandomValues(new Uint32Array(1))[0] });
  }

  /** @param {RecipeChanges} changes */
  #change(changes) {
    send(this, 'recipe-change', { changes });
  }
}

customElements.define('mlp-network-panel', MlpNetworkPanel);
