/** What the dialogs of own data and opened models have in common. */
import { css, html, LitElement, nothing } from 'lit';
import { controls, tokens } from '../base/styles.js';
import { own } from '../../i18n/en/own.js';

/**
 * A modal dialog that is there as long as it is open. The focus goes back to where it was.
 *
 * @fires answer  what the person chose; the dialog stays open until close() is called
 * @fires dialog-closed
 */
export class MlpDialog extends LitElement {
  static properties = { busy: {}, problem: {} };

  static styles = [
    tokens,
    controls,
    css`
      dialog {
        width: min(720px, calc(100vw - 16px));
        max-width: none;
        max-height: min(860px, calc(100dvh - 16px));
        padding: 0;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--paper);
        color: var(--ink);
        overflow: auto;
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }
      .inside {
        display: grid;
        gap: 12px;
        padding: 16px;
        grid-template-columns: minmax(0, 1fr);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
      }
      footer {
        position: sticky;
        bottom: 0;
        padding: 10px 16px;
        border-top: 1px solid var(--line);
        background: var(--paper);
      }
      footer .buttons {
        justify-content: flex-end;
      }
      label {
        display: grid;
        gap: 3px;
      }
      .bad {
        color: var(--bad);
      }
      progress {
        width: 100%;
        height: 8px;
        accent-color: var(--accent);
      }
      ul {
        margin: 0;
        padding-left: 18px;
      }
      summary {
        cursor: pointer;
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    /** A sentence on what is being done, or empty. @type {string} */
    this.busy = '';
    /** A sentence on what went wrong, or empty. @type {string} */
    this.problem = '';
  }

  firstUpdated() {
    this.#dialog.showModal();
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.renderRoot.querySelector('dialog'));
  }

  /** Closes and removes the dialog. */
  close() {
    this.#dialog?.close();
  }

  /** @returns {string} */
  get heading() {
    return '';
  }

  /** @returns {unknown} */
  body() {
    return nothing;
  }

  /** The buttons beside Cancel. @returns {unknown} */
  choices() {
    return nothing;
  }

  /** @returns {string} */
  get cancelLabel() {
    return own.cancel;
  }

  render() {
    return html`<dialog aria-labelledby="heading" @close=${this.#onClose}>
      <div class="inside">
        <h2 id="heading">${this.heading}</h2>
        ${this.body()}
      </div>
      <footer>
        <p role="status" class="small soft">${this.busy}</p>
        <p role="alert" class="small bad">${this.problem}</p>
        <div class="buttons">
          <button data-testid="dialog-cancel" @click=${() => this.close()}>
            ${this.cancelLabel}
          </button>
          ${this.choices()}
        </div>
      </footer>
    </dialog>`;
  }

  #onClose() {
    this.dispatchEvent(new CustomEvent('dialog-closed'));
    this.remove();
  }
}
