import { css, html, nothing } from 'lit';
import { define } from '../base/define.js';
import { Panel } from '../base/panel.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { own } from '../../i18n/en/own.js';
import { strings } from '../../i18n/en/setup.js';

/** @typedef {'model' | 'json' | 'csv' | 'png' | 'html'} DownloadKind */

/** @type {DownloadKind[]} */
const KINDS = ['model', 'json', 'csv', 'png', 'html'];
/** Forms of the model for other programs. */
const FORMATS = ['onnx', 'tfjs', 'js', 'c', 'c-int8', 'pad'];

/**
 * Shares a run: its link, and its results as files.
 *
 * @fires copy-link  the link is on the clipboard, or is shown where the browser refused
 * @fires show-qr  detail {link}
 * @fires download  detail {kind: DownloadKind}
 * @fires export-model  detail {format}, one of FORMATS
 * @fires open-model  detail {files: File[]}
 * @fires begin-anew  with random weights
 */
export class MlpShareBar extends Panel {
  static properties = {
    link: {},
    canDownload: { type: Boolean },
    beginsWith: {},
    locked: { type: Boolean },
    _outcome: { state: true },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }
      .files {
        display: contents;
      }
      .files span {
        margin-left: 4px;
      }
      button {
        padding: 4px 7px;
      }
      details {
        margin-top: 4px;
      }
      details .bar {
        margin-top: 4px;
      }
      .outcome {
        min-height: 1.45em;
        margin-top: 2px;
      }
      label {
        display: block;
      }
      input[readonly] {
        width: 100%;
      }
    `,
  ];

  constructor() {
    super();
    this.link = '';
    this.canDownload = false;
    /** The file of the network that training begins with, or empty. */
    this.beginsWith = '';
    /** Whether no model can be opened now. */
    this.locked = false;
    /** @type {'none' | 'copied' | 'refused'} */
    this._outcome = 'none';
  }

  /** @param {Map<PropertyKey, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('link')) this._outcome = 'none';
  }

  render() {
    const { share } = strings;
    return html`
      <div class="bar">
        <button title=${share.copyTitle} ?disabled=${!this.link} @click=${this.#copy}>
          ${share.copy}
        </button>
        <button
          data-testid="qr"
          title=${share.qrTitle}
          ?disabled=${!this.link}
          @click=${() => send(this, 'show-qr', { link: this.link })}
        >
          ${share.qr}
        </button>
        <div class="files" role="group" aria-labelledby="files">
          <span id="files" class="soft">${share.download}</span>
          ${KINDS.map(
            (kind) =>
              html`<button
                data-testid="download-${kind}"
                title=${share.kinds[kind].title}
                ?disabled=${!this.canDownload}
                @click=${() => send(this, 'download', { kind })}
              >
                ${share.kinds[kind].label}
              </button>`,
          )}
        </div>
      </div>
      <details>
        <summary class="small">${share.exports}</summary>
        <div class="bar" role="group" aria-label=${share.exports}>
          ${FORMATS.map(
            (format) =>
              html`<button
                data-testid="export-${format}"
                title=${share.formats[format].title}
                ?disabled=${!this.canDownload}
                @click=${() => send(this, 'export-model', { format })}
              >
                ${share.formats[format].label}
              </button>`,
          )}
        </div>
        <div class="bar">
          <button
            data-testid="open-model"
            title=${own.model.openTitle}
            ?disabled=${this.locked}
            @click=${() => this.renderRoot.querySelector('input')?.click()}
          >
            ${own.model.openFile}
          </button>
          <input
            type="file"
            multiple
            hidden
            aria-label=${own.model.openFile}
            @change=${this.#onPick}
          />
          ${
            this.beginsWith
              ? html`<span class="small">${own.model.begins(this.beginsWith)}</span
                  ><button ?disabled=${this.locked} @click=${() => send(this, 'begin-anew')}>
                    ${own.model.beginsAnew}
                  </button>`
              : nothing
          }
        </div>
      </details>
      <p class="outcome small soft" role="status">${this.#outcomeText}</p>
      ${
        this._outcome === 'refused'
          ? html`<input type="text" readonly aria-label=${share.link} .value=${this.link} />`
          : nothing
      }
    `;
  }

  get #outcomeText() {
    const { copied, notCopied } = strings.share;
    return { none: '', copied, refused: notCopied }[this._outcome];
  }

  /** @param {Event} event */
  #onPick(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const files = [...(input.files ?? [])];
    input.value = ''; // so that the same file can be chosen again
    if (files.length > 0) send(this, 'open-model', { files });
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.link);
      this._outcome = 'copied';
    } catch {
      this._outcome = 'refused';
      await this.updateComplete;
      /** @type {HTMLInputElement | null} */ (
        this.renderRoot.querySelector('input[readonly]')
      )?.select();
    }
    send(this, 'copy-link');
  }
}

define('mlp-share-bar', MlpShareBar);
