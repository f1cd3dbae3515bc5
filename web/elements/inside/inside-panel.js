/** The look inside a network: why it answers so, what its layers find alike, what its units do. */
import { css, html, LitElement, nothing } from 'lit';
import { define } from '../base/define.js';
import { controls, tokens } from '../base/styles.js';
import { inside } from '../../i18n/en/inside.js';
import './image-map.js';
import './layer-statistics.js';
import './units-off.js';
import './wanted-image.js';
import './why.js';

/** Property: `shown` (Inside, see inside-types.js). Its parts send the events. */
export class MlpInside extends LitElement {
  static properties = { shown: { attribute: false } };

  static styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .parts {
        columns: min(370px, 100%);
        column-gap: 32px;
        margin-top: 8px;
      }
      .parts > * {
        break-inside: avoid;
        padding-bottom: 28px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {import('./inside-types.js').Inside | null} */
    this.shown = null;
  }

  render() {
    const { shown } = this;
    if (!shown) return nothing;
    const { state } = shown;
    const words = state === 'running' && shown.images ? inside.running : inside.wait;
    return html`
      ${state === 'still' ? nothing : html`<p class="soft">${words}</p>`}
      ${
        shown.images
          ? html`<div class="parts">
              <mlp-why .shown=${shown}></mlp-why>
              <mlp-units-off .shown=${shown}></mlp-units-off>
              <mlp-image-map .shown=${shown}></mlp-image-map>
              <mlp-wanted-image .shown=${shown}></mlp-wanted-image>
              <mlp-layer-statistics .shown=${shown}></mlp-layer-statistics>
            </div>`
          : nothing
      }
    `;
  }
}

define('mlp-inside', MlpInside);
