import { css } from 'lit';
import { SizeWatch } from '../../elements/base/canvas.js';

/** The least widths in CSS px for two columns and for three. */
const TWO_COLUMNS = 720;
const THREE_COLUMNS = 1080;

/**
 * The places of the lab's parts. On a wide page they follow the data from left to right; on a
 * narrower one, Train and its curve come first.
 */
export const labLayout = css`
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
  .lab.some {
    grid-template-areas: none;
    grid-template-columns: repeat(auto-fit, minmax(min(320px, 100%), 1fr));
  }
  .some .part {
    grid-area: auto;
  }
  .some .details {
    grid-column: 1 / -1;
  }
  @container (min-width: ${TWO_COLUMNS}px) {
    .lab:not(.some) {
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
  @container (min-width: ${THREE_COLUMNS}px) {
    .lab:not(.some) {
      grid-template-columns: minmax(0, 270px) minmax(0, 1fr) minmax(0, 350px);
      grid-template-rows: auto 1fr;
      grid-template-areas: 'data train try' 'data network try' 'details details details';
    }
  }
`;

/**
 * The parts in the order in which the grid above shows them, by the least width. The Tab key and
 * screen readers follow the order of the document.
 */
const ORDERS = [
  { from: THREE_COLUMNS, parts: ['data', 'train', 'network', 'try', 'details'] },
  { from: TWO_COLUMNS, parts: ['train', 'try', 'network', 'data', 'details'] },
  { from: 0, parts: ['train', 'data', 'network', 'try', 'details'] },
];

/** Changes the order of an element's parts with its width. */
export class ReadingOrder {
  /**
   * To be placed above the parts. It is as wide as they are and has no height: it is observed instead
   * of the lab, whose height changes when its parts are rearranged.
   */
  ruler = document.createElement('div');
  parts = ORDERS[0].parts;
  #host;

  /** @param {import('lit').LitElement} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
    new SizeWatch(host, (width) => this.#fit(width), this.ruler);
  }

  hostConnected() {
    this.#fit(this.#host.getBoundingClientRect().width);
  }

  /** @param {number} width  CSS px; 0 while it is not shown */
  #fit(width) {
    const { parts } = ORDERS.find(({ from }) => width >= from) ?? ORDERS[0];
    if (width === 0 || parts === this.parts) return;
    this.parts = parts;
    this.#host.requestUpdate();
  }
}
