/** Repeats the run on show with other seeds: the button, how far it is, and what came of it. */
import { css, html, LitElement, nothing } from 'lit';
import { define } from '../base/define.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { strings } from '../../i18n/en/compare.js';

/**
 * Properties: `label` (of the button), `usable` (whether it can be pressed), `message` (what it is for, why it
 * cannot be pressed, or what came of it), `share` (how much is done, 0 to 1; null while nothing is repeated).
 *
 * @fires repeat
 * @fires repeat-cancel
 */
export class MlpRepeats extends LitElement {
  static properties = {
    label: {},
    usable: { type: Boolean },
    message: {},
    share: { attribute: false },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        min-width: 0;
        /* The room of its longest sentence: nothing below moves when another one takes its place. */
        min-height: 94px;
        align-content: flex-start;
      }
      button[aria-disabled='true'] {
        opacity: 0.5;
        cursor: default;
      }
      progress {
        flex: 1 1 80px;
        max-width: 220px;
        height: 8px;
        accent-color: var(--accent);
      }
      p {
        flex: 1 1 300px;
        min-width: 0;
      }
      @media (min-width: 720px) {
        :host {
          min-height: 56px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.label = '';
    this.usable = false;
    this.message = '';
    /** @type {number | null} */
    this.share = null;
  }

  render() {
    const runs = this.share !== null;
    return html`<button
        data-testid="repeat"
        aria-describedby="about"
        aria-disabled=${runs || this.usable ? nothing : 'true'}
        @click=${(/** @type {MouseEvent} */ { detail }) => {
          // The second press of a double click would cancel what the first has begun.
          if ((runs || this.usable) && detail < 2) send(this, runs ? 'repeat-cancel' : 'repeat');
        }}
      >
        ${runs ? strings.cancel : this.label}
      </button>
      ${
        runs
          ? html`<progress .value=${this.share ?? 0} aria-labelledby="about"></progress>`
          : nothing
      }
      <p id="about" class="small soft" role="status" data-testid="repeats">${this.message}</p>`;
  }
}

define('mlp-repeats', MlpRepeats);
