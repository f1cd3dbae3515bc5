import { css, html, LitElement, nothing } from 'lit';
import '../elements/activations.js';
import '../elements/class-report.js';
import '../elements/confusion.js';
import '../elements/curves.js';
import '../elements/data-panel.js';
import '../elements/guesses.js';
import '../elements/image-input.js';
import '../elements/mistakes.js';
import '../elements/network-panel.js';
import '../elements/pad.js';
import '../elements/runs.js';
import '../elements/share-bar.js';
import '../elements/train-panel.js';
import '../elements/weights.js';
import { controls, tokens } from '../elements/styles.js';
import { Controller, isLocked } from './controller.js';
import { Datasets } from './datasets.js';
import { download } from './downloads.js';
import { texts } from './texts.js';
import * as view from './view.js';

/** @typedef {import('./state.js').LabState} LabState */

/**
 * The whole lab as one element: data, network, training, what comes out. Several on a page do not
 * know of one another.
 *
 * @fires mlp-recipe  detail {hash: string}: the settings changed; the hash describes them
 */
export class MlpLab extends LitElement {
  static properties = {
    /** Folder of the data packs, relative to the page. */
    dataSrc: { attribute: 'data-src' },
    /** Settings to start with, as share links carry them. */
    hash: {},
    _state: { state: true },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .lab {
        display: grid;
        gap: 16px 24px;
        grid-template-columns: minmax(0, 1fr);
        grid-template-areas: 'train' 'data' 'network' 'try' 'details';
      }
      .train {
        grid-area: train;
      }
      .data {
        grid-area: data;
      }
      .network {
        grid-area: network;
      }
      .try {
        grid-area: try;
      }
      .details {
        grid-area: details;
      }
      .part {
        display: grid;
        gap: 12px;
        align-content: start;
        min-width: 0;
      }
      .cards {
        display: grid;
        gap: 24px;
        grid-template-columns: minmax(0, 1fr);
      }
      .card {
        min-width: 0;
        padding-top: 12px;
        border-top: 1px solid var(--line);
      }
      @container (min-width: 720px) {
        .lab {
          grid-template-columns: minmax(0, 1fr) minmax(0, 350px);
          grid-template-areas: 'train try' 'network data' 'details details';
        }
        .cards {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
        .wide {
          grid-column: 1 / -1;
        }
      }
      @container (min-width: 1080px) {
        .lab {
          grid-template-columns: minmax(0, 270px) minmax(0, 1fr) minmax(0, 350px);
          grid-template-rows: auto 1fr;
          grid-template-areas: 'data train try' 'data network try' 'details details details';
        }
      }
    `,
  ];

  #unsubscribe = () => {};
  /** @type {Controller | null} */
  #controller = null;
  #lastHash = '';

  constructor() {
    super();
    this.dataSrc = 'data/';
    this.hash = '';
    /** @type {LabState | null} */
    this._state = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const baseUrl = new URL(this.dataSrc, document.baseURI).href;
    const controller = new Controller(new Datasets(baseUrl));
    this.#controller = controller;
    this.#unsubscribe = controller.store.subscribe((state) => this.#show(state));
    this._state = controller.store.state;
    void controller.start(this.hash);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribe();
    this.#controller?.dispose();
    this.#controller = null;
  }

  /** @param {LabState} state */
  #show(state) {
    this._state = state;
    const hash = view.linkHash(state);
    if (hash === this.#lastHash || state.status === 'loading') return;
    this.#lastHash = hash;
    const detail = { hash };
    this.dispatchEvent(new CustomEvent('mlp-recipe', { detail, bubbles: true, composed: true }));
  }

  render() {
    const state = this._state;
    const controller = this.#controller;
    if (!state || !controller) return nothing;
    return html`<div class="lab">
      <div class="data part">${this.#data(state, controller)}</div>
      <div class="train part">${this.#train(state, controller)}</div>
      <div class="network part">${this.#network(state, controller)}</div>
      <div class="try part">${this.#try(state, controller)}</div>
      <div class="details part">${this.#details(state, controller)}</div>
    </div>`;
  }

  /** @param {LabState} state @param {Controller} controller */
  #data(state, controller) {
    return html`<mlp-data-panel
      .datasets=${state.datasets}
      .selected=${state.recipe.dataset}
      .trainSize=${state.recipe.trainSize}
      .testSize=${state.recipe.testSize}
      .available=${state.prepared?.available ?? null}
      .loading=${state.loading}
      .message=${state.dataMessage}
      .groups=${view.exampleGroups(state)}
      .editable=${state.recipe.dataset === 'custom'}
      .locked=${isLocked(state) && state.status !== 'loading'}
      @dataset-change=${(/** @type {CustomEvent} */ { detail }) =>
        controller.chooseDataset(detail.name)}
      @size-change=${(/** @type {CustomEvent} */ { detail }) => controller.setRecipe(detail)}
      @files-chosen=${(/** @type {CustomEvent} */ { detail }) => controller.useFiles(detail.files)}
      @class-names-change=${(/** @type {CustomEvent} */ { detail }) =>
        controller.renameClasses(detail.classNames)}
    ></mlp-data-panel>`;
  }

  /** @param {LabState} state @param {Controller} controller */
  #train(state, controller) {
    const { outcome } = state.current ?? {};
    return html`<mlp-train-panel
        .status=${state.status}
        .progress=${view.trainProgress(state)}
        .message=${state.message}
        .remedy=${state.remedy}
        .announcement=${state.announcement}
        .learningRate=${state.recipe.learningRate}
        .testErrorRate=${outcome?.testErrorRate ?? null}
        .weightsHash=${outcome?.weightsSha256 ?? ''}
        .verified=${view.verdict(state)}
        .expectedHash=${state.expectedSha256 ?? ''}
        @train=${() => controller.train()}
        @resume=${() => controller.train()}
        @pause=${() => controller.pause()}
        @step-batch=${() => controller.train('batch')}
        @step-epoch=${() => controller.train('epoch')}
        @stop=${() => controller.stop()}
        @reset=${() => controller.reset()}
        @remedy=${() => controller.remedy()}
        @learning-rate-change=${(/** @type {CustomEvent} */ { detail }) =>
          controller.setLearningRate(detail.learningRate)}
      ></mlp-train-panel>
      <mlp-curves
        .runs=${view.curveRuns(state)}
        .measure=${state.measure}
        .epochs=${state.recipe.epochs}
        .reference=${view.referenceOf(state)}
        @measure-change=${(/** @type {CustomEvent} */ { detail }) =>
          controller.store.update({ measure: detail.measure })}
      ></mlp-curves>`;
  }

  /** @param {LabState} state @param {Controller} controller */
  #network(state, controller) {
    const { prepared } = state;
    return html`<mlp-network-panel
        .recipe=${state.recipe}
        .presets=${view.presetList}
        .inputs=${prepared?.layers[0] ?? 0}
        .classes=${prepared?.layers[prepared.layers.length - 1] ?? 0}
        .parameterCount=${prepared?.plan.parameterCount ?? 0}
        .estimatedSeconds=${view.estimatedSeconds(state)}
        .locked=${isLocked(state) && state.status !== 'loading'}
        .modes=${['exact']}
        .maxThreads=${1}
        @preset-change=${(/** @type {CustomEvent} */ { detail }) =>
          controller.choosePreset(detail.name)}
        @recipe-change=${(/** @type {CustomEvent} */ { detail }) =>
          controller.setRecipe(detail.changes)}
      ></mlp-network-panel>
      <mlp-share-bar
        .link=${new URL(view.linkHash(state), document.baseURI).href}
        .canDownload=${Boolean(state.current?.outcome)}
        @download=${(/** @type {CustomEvent} */ { detail }) =>
          download(detail.kind, controller, this.renderRoot.querySelector('mlp-curves'))}
      ></mlp-share-bar>`;
  }

  /** @param {LabState} state @param {Controller} controller */
  #try(state, controller) {
    const colour = state.prepared?.shape.channels === 3;
    const { inspection } = controller;
    const outputs = state.outputs ?? [];
    const input = colour
      ? html`<mlp-image-input
          .seen=${state.image}
          @image-chosen=${(/** @type {CustomEvent} */ { detail }) =>
            inspection.showImage(detail.picture)}
        ></mlp-image-input>`
      : html`<mlp-pad
          .seen=${state.image?.pixels ?? state.seen}
          @strokes-change=${(/** @type {CustomEvent} */ { detail }) =>
            inspection.draw(detail.strokes)}
        ></mlp-pad>`;
    return html`${input}
      <mlp-guesses
        .guesses=${view.guessesOf(state, outputs)}
        .probabilities=${state.recipe.cost === 'cross-entropy'}
        .best=${outputs.length > 0 ? view.bestOf(outputs) : null}
      ></mlp-guesses>`;
  }

  /** @param {LabState} state @param {Controller} controller */
  #details(state, controller) {
    const { inspection, runs } = controller;
    const { outcome, classNames = [] } = state.current ?? {};
    const { height = 28, width = 28, channels = 1 } = state.prepared?.shape ?? {};
    return html`<div class="cards">
      <div class="card">
        <mlp-confusion
          .matrix=${outcome?.confusionMatrix ?? []}
          .classNames=${classNames}
          @cell-open=${(/** @type {CustomEvent} */ { detail }) => inspection.openCell(detail)}
        ></mlp-confusion>
      </div>
      <div class="card">
        <mlp-class-report .report=${view.reportOf(state)}></mlp-class-report>
      </div>
      <div class="card wide">
        <mlp-mistakes
          .items=${view.mistakeItems(state)}
          .heading=${view.mistakesHeading(state)}
          .total=${state.mistakes.total}
          @show-more=${() => inspection.moreMistakes()}
          @picture-select=${(/** @type {CustomEvent} */ { detail }) =>
            this.#select(detail.index, state, controller)}
        ></mlp-mistakes>
        ${
          state.cell
            ? html`<button @click=${() => inspection.openCell(null)}>${texts.allMistakes}</button>`
            : nothing
        }
      </div>
      <div class="card">
        <mlp-weights
          .images=${state.weights}
          .previous=${state.firstWeights}
          .height=${height}
          .width=${width}
          .channels=${channels}
        ></mlp-weights>
      </div>
      <div class="card">
        <mlp-activations .layers=${view.activationLayers(state)}></mlp-activations>
      </div>
      <div class="card wide">
        <mlp-runs
          .runs=${view.runRows(state)}
          @run-rename=${(/** @type {CustomEvent} */ { detail }) =>
            runs.edit(detail.id, { name: detail.name })}
          @run-toggle=${(/** @type {CustomEvent} */ { detail }) =>
            runs.edit(detail.id, { visible: detail.visible })}
          @run-delete=${(/** @type {CustomEvent} */ { detail }) => runs.remove(detail.id)}
          @run-select=${(/** @type {CustomEvent} */ { detail }) => controller.openRun(detail.id)}
        ></mlp-runs>
      </div>
    </div>`;
  }

  /** @param {number} index @param {LabState} state @param {Controller} controller */
  #select(index, state, controller) {
    const chosen = state.mistakes.pictures.find((picture) => picture.index === index);
    if (chosen) void controller.inspection.showImage(view.pictureOf(state, chosen.pixels));
  }
}

customElements.define('mlp-lab', MlpLab);
