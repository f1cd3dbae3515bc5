import { css, html, LitElement } from 'lit';
import { define } from '../base/define.js';
import '../base/picture.js';
import { strings } from '../../i18n/en/recipe.js';
import { controls, tokens } from '../base/styles.js';

/** @typedef {import('../base/types.js').Picture} Picture */

const text = strings.preview;

/**
 * Training images, each with augmented versions in a row.
 *
 * Properties: `pictures` (Picture[][]: rows, the image itself first), `changing` (whether anything
 * changes them).
 */
export class MlpAugmentationPreview extends LitElement {
  static properties = {
    pictures: { attribute: false },
    changing: { type: Boolean },
  };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        overflow-x: auto;
      }
      table {
        margin-top: 4px;
      }
      caption {
        font-size: 13px;
        color: var(--ink-soft);
      }
      th {
        padding: 0 0 2px;
        font-size: 12px;
        font-weight: 400;
        text-align: left;
        color: var(--ink-soft);
      }
      td {
        padding: 0 3px 3px 0;
      }
      td:first-child,
      th:first-child {
        padding-inline-end: 12px;
      }
      .none {
        font-size: 12px;
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Picture[][]} */
    this.pictures = [];
    this.changing = false;
  }

  render() {
    if (!this.changing) return html`<p class="none">${text.nothing}</p>`;
    const versions = Math.max(1, (this.pictures[0]?.length ?? 0) - 1);
    return html`<table data-testid="augmentation-preview">
      <caption>
        ${text.heading}
      </caption>
      <thead>
        <tr>
          <th scope="col">${text.original}</th>
          <th scope="colgroup" colspan=${versions}>${text.changed}</th>
        </tr>
      </thead>
      <tbody>
        ${this.pictures.map(
          (row, i) =>
            html`<tr>
              ${row.map(
                (picture, j) =>
                  html`<td>
                    <mlp-picture
                      .picture=${picture}
                      label=${j === 0 ? text.originalOf(i + 1) : text.versionOf(i + 1, j)}
                      size=${picture.channels === 1 ? 28 : 32}
                    ></mlp-picture>
                  </td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

define('mlp-augmentation-preview', MlpAugmentationPreview);
