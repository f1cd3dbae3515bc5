import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { define } from '../elements/base/define.js';
import { Panel } from '../elements/base/panel.js';
import '../elements/own/hand-panel.js';
import '../elements/results/activations.js';
import '../elements/results/class-report.js';
import '../elements/results/confusion.js';
import '../elements/data/data-panel.js';
import '../elements/try/image-input.js';
import '../elements/results/mistakes.js';
import '../elements/network/network-panel.js';
import '../elements/results/runs.js';
import '../elements/results/share-bar.js';
import '../elements/results/weights.js';
import { guardDrops } from '../elements/base/guard-drops.js';
import { controls, tokens } from '../elements/base/styles.js';
import { classificationReport } from '../engine/index.js';
import { panelFields } from '../engine/recipe/field-controls.js';
import { download, exportModelFiles } from './share/downloads.js';
import { labLayout, PARTS } from './views/layout.js';
import { labTexts } from '../i18n/en/lab.js';
import { curveChart, trainPanel } from './views/train-view.js';
import { chooseDataset, choosePreset, openRun } from './control/choices.js';
import { renameClasses } from './control/rename-classes.js';
import { RecipeAsker } from './control/recipe-asker.js';
import { isLocked } from './state/state.js';
import { CompareView } from './views/compare-view.js';
import { DiagramView } from './views/diagram-view.js';
import { InsideView } from './views/inside-view.js';
import { LiveView } from './own/live-view.js';
import * as recipeView from './views/recipe-view.js';
import { dataNote } from './views/data-note.js';
import { LaterParts } from './views/later-parts.js';
import { guesses, inputOf } from './views/try-parts.js';
import * as view from './views/from-state.js';
import { classNamesIn } from '../i18n/en/class-names.js';

/** @typedef {import('./control/controller.js').Controller} Controller */
/** @typedef {import('./state/state.js').LabState} LabState */

/** Always the same array: elements draw again when they get another one. @type {any[]} */
const NONE = [];

/** What starts a training with the settings in the fields. */
const STARTS = ['train', 'train-on', 'step-batch', 'step-epoch'];

/**
 * The whole lab: data, network, training, results. It shows the state of its controller. Other code
 * starts and ends the controller.
 *
 * @fires mlp-recipe  detail {hash: string}: the settings changed; the hash describes them
 */
export class MlpWorkbench extends Panel {
  static properties = {
    controller: { attribute: false },
    hide: { attribute: false },
    controls: {},
    _state: { state: true },
    _details: { state: true },
  };

  static styles = [tokens, controls, labLayout];

  #unsubscribe = () => {};
  /** @type {RecipeAsker | null} */
  #recipeAsker = null;
  #lastHash = '';
  #compare = new CompareView(this);
  #inside = new InsideView(this);
  #live = new LiveView(this);
  #later = new LaterParts(this, () => {
    this.requestUpdate();
    return super.getUpdateComplete();
  });
  /** Resolves when what is in sight at first is drawn. */
  inSight = this.#later.inSight;

  constructor() {
    super();
    guardDrops(this);
    new DiagramView(this);
    for (const type of STARTS) {
      this.addEventListener(type, (event) => this.#checkFields(event), { capture: true });
    }
    this.addEventListener('train-on', (event) => this.#trainOnOtherData(event), { capture: true });
    /** @type {Controller | null} */
    this.controller = null;
    /** Parts that are not shown: data, network, train, curve, try, details. @type {Set<string>} */
    this.hide = new Set();
    /** Which buttons the training panel has. @type {'full' | 'simple' | 'none'} */
    this.controls = 'full';
    /** @type {LabState | null} */
    this._state = null;
    /** The state that the details show: a moment later, so that one frame need not draw everything. @type {LabState | null} */
    this._details = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.controller) return;
    this.#later.draw(this.hide.size > 0);
    this.#recipeAsker = new RecipeAsker(this.controller);
    this.#unsubscribe = this.controller.store.subscribe((state) => this.#show(state));
    this._state = this._details = this.controller.store.state;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribe();
  }

  /** All parts are drawn for who waits for them. @override */
  async getUpdateComplete() {
    this.#later.askForAll();
    await this.#later.whole;
    return super.getUpdateComplete();
  }

  /** @param {LabState} state */
  #show(state) {
    this._state = state;
    this.#recipeAsker?.follow(state);
    this.#compare.follow(state);
    setTimeout(() => (this._details = this._state));
    const hash = view.linkHash(state);
    if (hash === this.#lastHash || state.status === 'loading') return;
    this.#lastHash = hash;
    const detail = { hash };
    this.dispatchEvent(new CustomEvent('mlp-recipe', { detail, bubbles: true, composed: true }));
  }

  render() {
    const { _state: state, controller } = this;
    if (!state || !controller) return nothing;
    const shown = PARTS.slice(0, this.#later.begun).filter((name) => !this.hide.has(name));
    return html`<div class="lab ${this.hide.size > 0 ? 'some' : ''}">
      ${repeat(
        shown,
        (name) => name,
        (name) =>
          html`<div class="${name} part" ?hidden=${name === PARTS[this.#later.shown]}>
            ${this.#part(name, state, controller)}
          </div>`,
      )}
    </div>`;
  }

  /** @param {string} name @param {LabState} state @param {Controller} controller */
  #part(name, state, controller) {
    if (name === 'data') return this.#data(state, controller);
    if (name === 'train') return trainPanel(state, controller, this.controls, true);
    if (name === 'curve') return this.#curve(state, controller);
    if (name === 'network') return this.#network(state, controller);
    if (name === 'try') return this.#try(state, controller);
    return this.#cards(this._details ?? state, controller);
  }

  /** @param {LabState} state @param {Controller} controller */
  #curve(state, controller) {
    return html`${curveChart(state, controller, this.#compare.curves(state))}
    ${this.#compare.repeats(state, controller)}`;
  }

  /** @param {LabState} state @param {Controller} controller */
  #data(state, controller) {
    return html`<mlp-data-panel
      .datasets=${state.datasets}
      .selected=${state.recipe.dataset}
      .fields=${panelFields}
      .trainSize=${state.recipe.trainSize}
      .testSize=${state.recipe.testSize}
      .available=${view.plannedOf(state)?.available ?? null}
      .loading=${state.loading}
      .message=${state.dataMessage}
      .note=${guard([state.recipe.dataset, state.ownData, state.wantedData], () => dataNote(state))}
      .groups=${guard([state.examples, state.prepared, state.ahead], () => view.exampleGroups(state))}
      .editable=${state.recipe.dataset === 'custom'}
      .locked=${isLocked(state) && state.status !== 'loading'}
      @dataset-change=${(/** @type {CustomEvent} */ { detail }) =>
        chooseDataset(controller, detail.name)}
      @size-change=${(/** @type {CustomEvent} */ { detail }) => controller.setRecipe(detail)}
      @files-chosen=${(/** @type {CustomEvent} */ { detail }) => this.#openFiles(detail)}
      @draw-set=${async () =>
        (await import('./own/draw-set.js')).drawSet(controller, this.renderRoot)}
      @camera-set=${async () =>
        (await import('./own/camera-set.js')).cameraSet(controller, this.renderRoot)}
      @save-set=${async (/** @type {CustomEvent} */ { detail }) =>
        (await import('./own/save-set.js')).saveSet(detail.form, controller.parts)}
      @class-names-change=${(/** @type {CustomEvent} */ { detail }) =>
        renameClasses(detail.classNames, controller.parts)}
    ></mlp-data-panel>`;
  }

  /** @param {LabState} state @param {Controller} controller */
  #network(state, controller) {
    const layers = view.plannedOf(state)?.layers ?? [0, 0];
    return html`<mlp-network-panel
        .recipe=${state.recipe}
        .fields=${panelFields}
        .presets=${guard([state.datasets], () => recipeView.presetList(state))}
        .inputs=${layers[0]}
        .classes=${layers[layers.length - 1]}
        .parameterCount=${view.parameterCount(state)}
        .estimatedSeconds=${view.estimatedSeconds(state)}
        .locked=${isLocked(state) && state.status !== 'loading'}
        .abilities=${state.abilities}
        .schedule=${state.schedule}
        .pictures=${guard([state.augmented, state.prepared, state.ahead], () => recipeView.augmentedPictures(state))}
        .rateSearch=${recipeView.rateSearchOf(state)}
        @preset-change=${(/** @type {CustomEvent} */ { detail }) =>
          choosePreset(controller, detail.name)}
        @recipe-change=${(/** @type {CustomEvent} */ { detail }) =>
          controller.setRecipe(detail.changes)}
        @section-toggle=${(/** @type {CustomEvent} */ { detail }) =>
          this.#recipeAsker?.toggle(detail.section, detail.open)}
        @rate-search=${(/** @type {CustomEvent} */ { detail }) =>
          void (detail.start ? this.#recipeAsker?.findRate() : this.#recipeAsker?.endFindingRate())}
      ></mlp-network-panel>
      <mlp-share-bar
        .link=${new URL(view.linkHash(state), document.baseURI).href}
        .canDownload=${Boolean(state.current?.outcome)}
        .beginsWith=${state.beginsWith ?? ''}
        .locked=${isLocked(state) && state.status !== 'loading'}
        @open-model=${(/** @type {CustomEvent} */ { detail }) => this.#openFiles(detail)}
        @show-qr=${async (/** @type {CustomEvent} */ { detail }) =>
          (await import('../elements/own/qr-dialog.js')).showQr(detail.link, this.renderRoot)}
        @begin-anew=${async () => (await import('./own/begin-with.js')).beginAnew(controller.parts)}
        @download=${(/** @type {CustomEvent} */ { detail }) =>
          download(detail.kind, controller, this.renderRoot.querySelector('mlp-curves'))}
        @export-model=${(/** @type {CustomEvent} */ { detail }) =>
          exportModelFiles(detail.format, controller)}
      ></mlp-share-bar>`;
  }

  /** @param {LabState} state @param {Controller} controller */
  #try(state, controller) {
    return html`<section class="part" aria-labelledby="try">
      <h2 id="try">${labTexts.tryIt}</h2>
      ${inputOf(state, controller)} ${this.#inside.pastLine}
      ${this.#compare.answers(state) ?? guesses(state)} ${this.#live.part(state, controller)}
      ${view.canLearnHand(state) ? this.#hand(state, controller) : nothing}
    </section>`;
  }

  /** @param {LabState} state @param {Controller} controller */
  #hand(state, { parts }) {
    const hand = () => import('./own/hand.js');
    return html`<mlp-hand
      .locked=${isLocked(state)}
      .result=${state.hand ?? null}
      .oldAnswer=${view.answerOf(state, state.before)}
      .newAnswer=${view.answerOf(state, state.before && state.outputs)}
      .probabilities=${state.prepared?.cost === 'cross-entropy'}
      @teach-hand=${async () => (await hand()).teachHand(parts, this.renderRoot)}
      @undo-hand=${async () => (await hand()).undoHand(parts)}
      @keep-hand=${async () => (await hand()).keepHand(parts)}
    ></mlp-hand>`;
  }

  /** @param {LabState} state @param {Controller} controller */
  #cards(state, controller) {
    const { inspection, runs } = controller;
    const { outcome, classNames: english = NONE } = state.current ?? {};
    const classNames = classNamesIn(english);
    const matrix = state.past?.confusionMatrix ?? outcome?.confusionMatrix;
    const { height = 28, width = 28, channels = 1 } = state.prepared?.shape ?? {};
    return html`<div class="cards">
      <div class="card">
        ${this.#inside.pastLine}
        <mlp-confusion
          .matrix=${matrix ?? NONE}
          .classNames=${classNames}
          @cell-open=${(/** @type {CustomEvent} */ { detail }) => {
            void inspection.call('openCell', detail);
            this.#element('mlp-mistakes')?.show();
          }}
        ></mlp-confusion>
      </div>
      <div class="card">
        <mlp-class-report
          .report=${guard([matrix, classNames], () => (matrix ? classificationReport(matrix, classNames) : null))}
        ></mlp-class-report>
      </div>
      <div class="card wide">
        <mlp-mistakes
          .items=${guard([state.mistakes, state.prepared], () => view.mistakeItems(state))}
          .heading=${view.mistakesHeading(state)}
          .total=${state.mistakes.total}
          @show-more=${() => inspection.call('moreMistakes')}
          @picture-select=${(/** @type {CustomEvent} */ { detail }) =>
            this.#select(detail.index, state, controller)}
        ></mlp-mistakes>
        ${
          state.cell
            ? html`<button data-testid="all-mistakes" @click=${() => this.#closeCell(controller)}>
                ${labTexts.allMistakes}
              </button>`
            : nothing
        }
      </div>
      <div class="card">
        ${this.#inside.pastLine}
        <mlp-weights
          .images=${state.weights}
          .previous=${state.firstWeights}
          .height=${height}
          .width=${width}
          .channels=${channels}
        ></mlp-weights>
      </div>
      <div class="card">
        <mlp-activations
          .layers=${guard([state.activations, state.current], () => view.activationLayers(state))}
        ></mlp-activations>
      </div>
      <div class="card wide screen">${this.#inside.part}</div>
      <div class="card wide">
        <mlp-runs
          .runs=${guard([state.runs, state.current?.id, state.current?.outcome], () => recipeView.runRows(state))}
          .compared=${this.#compare.compared(state)}
          @run-compare=${(/** @type {CustomEvent} */ { detail }) => this.#compare.compare(detail.id)}
          @run-rename=${(/** @type {CustomEvent} */ { detail }) =>
            runs.edit(detail.id, { name: detail.name })}
          @run-toggle=${(/** @type {CustomEvent} */ { detail }) =>
            runs.edit(detail.id, { visible: detail.visible })}
          @runs-export=${async () => (await import('./share/runs-file.js')).exportRuns(state.runs)}
          @runs-import=${async (/** @type {CustomEvent} */ { detail, target }) => {
            const { importRuns } = await import('./share/runs-file.js');
            const { store } = controller;
            Object.assign(/** @type {object} */ (target), {
              message: await importRuns(detail.file, runs, store.state.runs),
            });
          }}
          @run-delete=${(/** @type {CustomEvent} */ { detail }) => runs.remove(detail.id)}
          @run-select=${(/** @type {CustomEvent} */ { detail }) => openRun(controller, detail.id)}
        ></mlp-runs>
        ${this.#compare.comparison(state)}
      </div>
    </div>`;
  }

  /** @param {{files: File[], entries?: FileSystemEntry[]}} given */
  async #openFiles(given) {
    const { openFiles } = await import('./own/open-files.js');
    if (this.controller) await openFiles(given, this.controller, this.renderRoot);
  }

  /** A field that shows what is wrong with it stops Train, which would use another value. @param {Event} event */
  #checkFields(event) {
    const panels = ['mlp-network-panel', 'mlp-data-panel'].map((name) => this.#element(name));
    const field = panels.map((panel) => panel?.invalidField).find(Boolean);
    if (!field) return;
    event.stopImmediatePropagation();
    const details = field.closest('details');
    if (details) details.open = true;
    field.focus();
  }

  /** Takes the place of training on, where other data was chosen since the run. @param {Event} event */
  async #trainOnOtherData(event) {
    const { controller } = this;
    if (!controller || !recipeView.isDataChanged(controller.store.state)) return;
    event.stopPropagation();
    const { trainOnOtherData } = await import('./own/other-data.js');
    await trainOnOtherData(controller);
  }

  /** @param {string} name @returns {any} */
  #element(name) {
    return this.renderRoot.querySelector(name);
  }

  /** The button disappears, so the focus returns to the cell. @param {Controller} controller */
  #closeCell({ inspection }) {
    void inspection.call('openCell', null);
    this.#element('mlp-confusion')?.focus();
  }

  /** @param {number} index @param {LabState} state @param {Controller} controller */
  #select(index, state, controller) {
    const chosen = state.mistakes.pictures.find((picture) => picture.index === index);
    if (chosen) void controller.inspection.call('showImage', view.pictureOf(state, chosen.pixels));
  }
}

define('mlp-workbench', MlpWorkbench);
