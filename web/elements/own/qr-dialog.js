/** A link as a QR code, large enough to be read from a projector; loaded when it is asked for. */
import { css, html, svg } from 'lit';
import { define } from '../base/define.js';
import { own } from '../../i18n/en/own.js';
import { MlpDialog } from './dialog.js';
import { qrPath } from './qr-path.js';

/** Property: `link`. */
export class MlpQrDialog extends MlpDialog {
  static properties = { ...MlpDialog.properties, link: {} };

  static styles = [
    ...MlpDialog.styles,
    css`
      svg {
        display: block;
        width: min(100%, 70dvh);
        margin-inline: auto;
        background: #fff;
        border-radius: 4px;
      }
      a {
        overflow-wrap: anywhere;
        color: var(--accent);
      }
    `,
  ];

  constructor() {
    super();
    this.link = '';
  }

  get heading() {
    return own.qr.heading;
  }

  get cancelLabel() {
    return own.close;
  }

  body() {
    const { path, side } = this.#picture();
    return html`${
        path
          ? html`<svg viewBox="0 0 ${side} ${side}" role="img" aria-label=${own.qr.label}>
              ${svg`<path d=${path} fill="#000" shape-rendering="crispEdges" />`}
            </svg>`
          : html`<p class="bad">${own.qr.tooLong}</p>`
      } <a href=${this.link}>${this.link}</a>`;
  }

  #picture() {
    try {
      return qrPath(this.link);
    } catch {
      return { path: '', side: 0 };
    }
  }
}

define('mlp-qr-dialog', MlpQrDialog);

/** @param {string} link @param {Node} place  of the dialog */
export function showQr(link, place) {
  place.appendChild(Object.assign(document.createElement('mlp-qr-dialog'), { link }));
}
