import { css } from 'lit';

/** How probable each class is, as bars: `.bar > i` with --value, 0 to 1, within `.best` for the answer. */
export const answerBars = css`
  .bar {
    height: 11px;
    border-bottom: 1px solid var(--line);
  }
  .bar i {
    display: block;
    height: 100%;
    background: var(--ink-soft);
    opacity: 0.55;
    transform-origin: left;
    transform: scaleX(var(--value));
    forced-color-adjust: none;
  }
  .best .bar i {
    background: var(--accent);
    opacity: 1;
  }
  .value {
    text-align: right;
  }
  @media (forced-colors: active) {
    .bar i {
      background: CanvasText;
    }
    .best .bar i {
      background: Highlight;
    }
  }
`;
