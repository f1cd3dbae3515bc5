import { css } from 'lit';
import { SizeWatch } from '../../elements/base/canvas.js';

/** The widths in CSS px from which there are two columns, and three. */
const TWO_COLUMNS = 720;
const THREE_COLUMNS = 1080;

/**
 * Where the lab's parts stand. On a wide page they read left to right as the data flows; where there
 * is less room, Train and its curve come first.
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
 * The parts in reading order, by the width from which it holds: as the grid above shows them, since
 * the Tab key and screen readers go by the document.
 */
const ORDERS = [
  { from: THREE_COLUMNS, parts: ['data', 'train', 'network', 'try', 'details'] },
  { from: TWO_COLUMNS, parts: ['train', 'try', 'network', 'data', 'details'] },
  { from: 0, parts: ['train', 'data', 'network', 'try', 'details'] },
];

/** Keeps the order of an element's parts in step with its width. */
export class ReadingOrder {
  /**
   * To be shown above the parts. It is as wide as they are and has no height: the lab's own height
   * changes while its parts answer to another width, and must not be heard of then.
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
