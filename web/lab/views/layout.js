import { css } from 'lit';

/** The least widths in CSS px for two columns, for three and for four. */
export const TWO_COLUMNS = 720;
const THREE_COLUMNS = 1080;
const FOUR_COLUMNS = 1640;

/** Where some parts are left out: the least width of a column. */
const SOME_COLUMN = 320;
const GAP = 24;
const SOME_COLUMNS = 2 * SOME_COLUMN + GAP;

/**
 * The parts as Tab and screen readers come to them, and as a phone shows them: what a visitor does first
 * stands first, so the pad is within the first ten stops.
 */
export const PARTS = ['train', 'try', 'curve', 'data', 'network', 'details'];

/** The places of the lab's parts. On a wide page they follow the data from left to right. */
export const labLayout = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .lab {
    display: grid;
    gap: 16px ${GAP}px;
    grid-template-columns: minmax(0, 1fr);
    grid-template-areas: 'train' 'try' 'curve' 'data' 'network' 'details';
  }
  .train {
    grid-area: train;
  }
  .curve {
    grid-area: curve;
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
    container-type: inline-size;
  }
  .part {
    display: grid;
    gap: 12px;
    align-content: start;
    min-width: 0;
  }
  .part[hidden] {
    display: none;
  }
  /* The room of ten classes: on a phone, the curve below would jump when they come. */
  .awaited {
    min-height: 274px;
  }
  /* It is there a moment before its button. */
  mlp-hand {
    min-height: 32px;
  }
  /* That of the two buttons which then come below them. */
  .part:has(> .awaited) {
    padding-bottom: 88px;
  }
  .then {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    align-items: center;
    margin: 0 0 8px;
    padding-inline-start: 8px;
    border-inline-start: 3px solid var(--accent);
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
  summary {
    color: inherit;
  }
  summary h2 {
    display: inline;
  }
  .lab.some {
    grid-template-areas: none;
    grid-template-columns: repeat(auto-fit, minmax(min(${SOME_COLUMN}px, 100%), 1fr));
  }
  .some .part {
    grid-area: auto;
  }
  .some .details {
    grid-column: 1 / -1;
  }
  /* Where there is room beside them, the training and its curve stand together beside the pad, which is higher. */
  @container (min-width: ${SOME_COLUMNS}px) {
    .some:has(> .train + .try + .curve) {
      grid-template-rows: auto 1fr;
    }
    .some > .train + .try:has(+ .curve) {
      grid-row: span 2;
    }
  }
  @container (min-width: ${TWO_COLUMNS}px) {
    .lab:not(.some) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 350px);
      grid-template-rows: auto 1fr;
      grid-template-areas: 'train try' 'curve try' 'network data' 'details details';
    }
  }
  @container (min-width: 690px) {
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
      grid-template-rows: auto auto 1fr;
      grid-template-areas: 'data train try' 'data curve try' 'data network try' 'details details details';
    }
    @media (min-height: 760px) {
      /*
       * The pad stays in sight beside the network that reads it, and beside a mistake that is picked. It stops at
       * the end of the grid, not of its area, so its column holds nothing else. Where it is higher than the window, as
       * with what came of learning a hand, it scrolls by itself: its last buttons were out of reach.
       */
      .lab:not(.some) {
        grid-template-areas: 'data train try' 'data curve try' 'data network try' 'details details try';
      }
      .lab:not(.some) .try {
        position: sticky;
        top: 12px;
        align-self: start;
        max-height: calc(100vh - 24px);
        overflow: auto;
        /* Room for the outline of what has the focus. */
        padding: 4px;
        margin: -4px 0 -4px -4px;
      }
    }
  }
  /* The network beside the training, whose results begin below the curve, in sight. */
  @container (min-width: ${FOUR_COLUMNS}px) {
    .lab:not(.some) {
      grid-template-columns: minmax(0, 270px) minmax(0, 5fr) minmax(0, 8fr) minmax(0, 340px);
      grid-template-areas: 'data network train try' 'data network curve try' 'data network details try';
      --curve-height: 360px;
    }
  }
  /* Two pages of A4 or Letter: how it was trained, and what came of it. What only a screen has is left out. */
  @media print {
    :host {
      print-color-adjust: exact;
    }
    .details {
      break-before: page;
    }
    .card {
      break-inside: avoid;
    }
    .screen {
      display: none;
    }
  }
`;
