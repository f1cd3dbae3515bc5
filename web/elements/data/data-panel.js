import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import './sample-grid.js';
import { send } from '../base/send.js';
import '../base/setting.js';
import { controls, tokens } from '../base/styles.js';
import { own } from '../../i18n/en/own.js';
import { strings } from '../../i18n/en/setup.js';
import { panelStyles } from './panel-styles.js';

/** @typedef {import('../base/types.js').DatasetChoice} DatasetChoice */
/** @typedef {import('./sample-grid.js').Group} Group */

/** @param {DragEvent} event @returns {boolean} */
const hasFiles = (event) => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * The data: the data set, how much of it, the person's own files, and samples of every class.
 *
 * @fires dataset-change  detail {name: string}
 * @fires size-change  detail {trainSize: number | null, testSize: number | null}
 * @fires files-chosen  detail {files: File[], entries?: FileSystemEntry[]}, entries: of what was dropped, with
 *   folders
 * @fires draw-set  a set is to be drawn
 * @fires camera-set  pictures of a set are to be taken
 * @fires save-set  detail {form: 'npz' | 'idx'}
 * @fires class-names-change  detail {classNames: string[]}
 */
export class MlpDataPanel extends Panel {
  static properties = {
    datasets: { attribute: false },
    selected: {},
    fields: { attribute: false },
    trainSize: { attribute: false },
    testSize: { attribute: false },
    available: { attribute: false },
    loading: { attribute: false },
    message: {},
    note: { attribute: false },
    groups: { attribute: false },
    editable: { type: Boolean },
    locked: { type: Boolean },
    _dropping: { state: true },
  };

  static styles = [tokens, controls, panelStyles];

  /** How many elements of the panel a drag is over: it enters the next before it leaves the last. */
  #dragDepth = 0;

  constructor() {
    super();
    /** @type {DatasetChoice[]} */
    this.datasets = [];
    /** Name of the data set in use. (`dataset` would hide HTMLElement's own.) */
    this.selected = '';
    /** The table of settings. @type {Record<string, import('../../engine/recipe/fields.js').RecipeField>} */
    this.fields = {};
    /** @type {number | null} */
    this.trainSize = null;
    /** @type {number | null} */
    this.testSize = null;
    /** @type {{train: number, test: number} | null} */
    this.available = null;
    /** @type {{loaded: number, total: number | null} | null} */
    this.loading = null;
    this.message = '';
    /**
     * On the data in use: a sentence, others that can be read, and what there is to say of the data that a
     * link names.
     * @type {{text: string, notes: import('../../i18n/say.js').Note[], verdict: string, good: boolean} | null}
     */
    this.note = null;
    /** @type {Group[]} */
    this.groups = [];
    /** Whether the classes' names can be changed. */
    this.editable = false;
    this.locked = false;
    this._dropping = false;
  }

  willUpdate() {
    if (this.locked) this._dropping = false;
  }

  render() {
    return html`
      <section
        aria-labelledby="heading"
        @dragenter=${this.#onDragEnter}
        @dragover=${this.#onDragOver}
        @dragleave=${this.#onDragLeave}
        @drop=${this.#onDrop}
      >
        <h2 id="heading">${strings.data.heading}</h2>
        ${this.#choice()} ${this.#sizes()} ${this.#files()}
        <div role="alert" class="bad small">${this.message}</div>
        ${this.#note()}
        <h3>${strings.data.samples}</h3>
        <mlp-sample-grid
          .groups=${this.groups}
          ?editable=${this.editable}
          ?locked=${this.locked}
        ></mlp-sample-grid>
        ${this._dropping ? html`<div class="drop">${strings.data.drop}</div>` : nothing}
      </section>
    `;
  }

  #note() {
    if (!this.note) return nothing;
    const { text, notes, verdict, good } = this.note;
    // With its sentences, which nobody needs without data of their own.
    if (notes.length > 0) void import('./note-list.js');
    return html`<div class="small soft" role="status" data-testid="own-note">
      <p>${text}</p>
      <p class=${good ? 'good' : 'bad'} data-testid="own-verdict">${verdict}</p>
      ${
        notes.length > 0
          ? html`<details>
              <summary>${own.data.notes(notes.length)}</summary>
              <mlp-note-list .notes=${notes}></mlp-note-list>
            </details>`
          : nothing
      }
    </div>`;
  }

  #choice() {
    const { data } = strings;
    return html`
      <select
        data-testid="dataset"
        aria-label=${data.dataset}
        aria-describedby="about"
        ?disabled=${this.locked}
        @change=${this.#onDataset}
      >
        ${this.datasets.map(
          ({ name, title, available }) =>
            html`<option
              value=${name}
              ?disabled=${!available}
              .selected=${live(name === this.selected)}
            >
              ${available || name === 'custom' ? title : `${title} (${data.unavailable})`}
            </option>`,
        )}
      </select>
      <div id="about" class="about soft small">${this.#about()}</div>
    `;
  }

  /** The download while it lasts; otherwise notes on the data set and on those that are missing. */
  #about() {
    const { data } = strings;
    if (this.loading) {
      const { loaded, total } = this.loading;
      return html`<progress
          max=${total ?? nothing}
          value=${total === null ? nothing : loaded}
          aria-label=${data.loading}
        ></progress>
        <p>${data.loaded(loaded, total)}</p>`;
    }
    const chosen = this.datasets.find(({ name }) => name === this.selected);
    const absent = this.datasets
      .filter(({ name, available }) => !available && name !== 'custom')
      .map(({ title }) => title);
    return html`
      ${
        chosen?.available
          ? html`<p>
              ${chosen.bytes === null ? data.nothingToDownload : data.download(chosen.bytes)}
            </p>`
          : nothing
      }
      ${absent.length > 0 ? html`<p>${data.unavailableNote(absent)}</p>` : nothing}
    `;
  }

  #sizes() {
    return html`<div class="sizes" @setting-change=${this.#onSize}>
      ${this.#size('train')} ${this.#size('test')}
    </div>`;
  }

  /** @param {'train' | 'test'} part */
  #size(part) {
    const name = /** @type {const} */ (`${part}Size`);
    const [least, most] = this.fields[name]?.range ?? [1, 1];
    const there = this.available?.[part];
    return html`<mlp-setting
      name=${name}
      .label=${strings.data[name](there)}
      .value=${this[name]}
      .optional=${strings.data.all}
      .min=${least}
      .max=${there ?? most}
      .disabled=${this.locked}
      whole
    ></mlp-setting>`;
  }

  #files() {
    const { data } = strings;
    return html`<div class="files">
      <button aria-describedby="hint" ?disabled=${this.locked} @click=${this.#browse}>
        ${data.choose}
      </button>
      <input type="file" multiple hidden aria-label=${data.choose} @change=${this.#onPick} />
      <span id="hint" class="soft small">${data.chooseHint}</span>
      <details>
        <summary class="small">${own.more}</summary>
        <div class="tools">
          <button
            data-testid="draw-set"
            ?disabled=${this.locked}
            @click=${() => send(this, 'draw-set')}
          >
            ${own.draw.open}
          </button>
          <button
            data-testid="camera-set"
            ?disabled=${this.locked}
            @click=${() => send(this, 'camera-set')}
          >
            ${own.camera.open}
          </button>
          ${
            /** @type {const} */ (['npz', 'idx']).map(
              (form) =>
                html`<button
                  data-testid="save-${form}"
                  title=${own.save.title[form]}
                  ?disabled=${!this.available}
                  @click=${() => send(this, 'save-set', { form })}
                >
                  ${own.save.as(form.toUpperCase())}
                </button>`,
            )
          }
        </div>
      </details>
    </div>`;
  }

  /** The first field whose content is bad. @returns {import('../base/setting.js').MlpSetting | undefined} */
  get invalidField() {
    return /** @type {any[]} */ ([...this.renderRoot.querySelectorAll('mlp-setting')]).find(
      ({ valid }) => !valid,
    );
  }

  /** @param {Event} event */
  #onDataset(event) {
    const { value: name } = /** @type {HTMLSelectElement} */ (event.target);
    send(this, 'dataset-change', { name });
  }

  /** @param {CustomEvent<{name: 'trainSize' | 'testSize', value: number | null}>} event */
  #onSize(event) {
    event.stopPropagation();
    const { trainSize, testSize } = this;
    const { name, value } = event.detail;
    send(this, 'size-change', { trainSize, testSize, [name]: value });
  }

  #browse() {
    /** @type {HTMLInputElement | null} */ (
      this.renderRoot.querySelector('input[type=file]')
    )?.click();
  }

  /** @param {Event} event */
  #onPick(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(input.files ?? [])];
    // So that the same files can be chosen again after a change.
    input.value = '';
    this.#sendFiles(files);
  }

  /** @param {DragEvent} event */
  #onDragEnter(event) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.#dragDepth++;
    this._dropping = !this.locked;
  }

  /** @param {DragEvent} event */
  #onDragOver(event) {
    if (!hasFiles(event) || !event.dataTransfer) return;
    // Also while locked: otherwise the browser would leave the page to show the file.
    event.preventDefault();
    event.dataTransfer.dropEffect = this.locked ? 'none' : 'copy';
  }

  /** @param {DragEvent} event */
  #onDragLeave(event) {
    if (!hasFiles(event)) return;
    this.#dragDepth = Math.max(0, this.#dragDepth - 1);
    if (this.#dragDepth === 0) this._dropping = false;
  }

  /** @param {DragEvent} event */
  #onDrop(event) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.#dragDepth = 0;
    this._dropping = false;
    if (this.locked) return;
    const { files, items } = /** @type {DataTransfer} */ (event.dataTransfer);
    // Both are empty as soon as the event is over.
    const entries = [...items]
      .map((item) => item.webkitGetAsEntry?.())
      .filter((entry) => entry !== null);
    this.#sendFiles([...files], entries.some((entry) => !entry) ? undefined : entries);
  }

  /** @param {File[]} files @param {FileSystemEntry[]} [entries] */
  #sendFiles(files, entries) {
    if (files.length > 0) send(this, 'files-chosen', { files, entries });
  }
}

define('mlp-data-panel', MlpDataPanel);
