/** What the page says of two runs that are compared. */
import { css, html, LitElement, nothing } from 'lit';
import { define } from '../base/define.js';
import { send } from '../base/send.js';
import { controls, tokens } from '../base/styles.js';
import { strings } from '../../i18n/en/compare.js';

/**
 * Property: `comparison` ({figures, verdict, detail}: a line for each run, whether they differ by more than
 * chance, and the test's numbers or '').
 *
 * @fires compare-stop
 */
export class MlpComparison extends LitElement {
  static properties = { comparison: { attribute: false } };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        margin-top: 12px;
        padding: 10px 12px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      [role='status'] {
        display: grid;
        gap: 4px;
        margin-bottom: 8px;
      }
      .verdict {
        max-width: 80ch;
        font-weight: 600;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {{figures: string[], verdict: string, detail: string} | null} */
    this.comparison = null;
  }

  render() {
    if (!this.comparison) return nothing;
    const { figures, verdict, detail } = this.comparison;
    return html`<div role="status" data-testid="comparison">
        ${figures.map((figure) => html`<p>${figure}</p>`)}
        <p class="verdict">${verdict}</p>
        ${detail && html`<p class="small soft">${detail}</p>`}
      </div>
      <button data-testid="compare-stop" @click=${() => send(this, 'compare-stop')}>
        ${strings.stop}
      </button>`;
  }

  firstUpdated() {
    this.scrollIntoView({ block: 'nearest' });
  }
}

define('mlp-comparison', MlpComparison);
