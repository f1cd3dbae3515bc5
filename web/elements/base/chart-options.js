/** How uPlot is set up for learning curves: scales, axes, looks, and the rules of CSS it needs. */
import { css } from 'lit';
import { significant } from '../../i18n/numbers.js';

/** @typedef {{ink: string, soft: string, line: string, paper: string, font: string}} Colours */

/** The rules of uPlot.css that this chart needs; a link or style element would break the CSP. */
export const chartCss = css`
  .uplot {
    position: relative;
    width: min-content;
  }
  .u-wrap {
    position: relative;
    user-select: none;
  }
  .u-over,
  .u-under,
  .u-axis {
    position: absolute;
  }
  .u-under {
    overflow: hidden;
  }
  .uplot canvas {
    display: block;
    position: relative;
    width: 100%;
    height: 100%;
  }
  /* The canvas keeps the size that it has on the screen, which may be wider. */
  @media print {
    .uplot,
    .u-wrap {
      width: 100% !important;
    }
  }
  .u-cursor-x {
    position: absolute;
    left: 0;
    top: 0;
    height: 100%;
    border-right: 1px solid var(--ink-soft);
    pointer-events: none;
    will-change: transform;
  }
  .u-cursor-pt {
    position: absolute;
    top: 0;
    left: 0;
    border: 0 solid;
    border-radius: 50%;
    background-clip: padding-box !important;
    pointer-events: none;
    will-change: transform;
  }
  .u-cursor-y,
  .u-select,
  .u-off {
    display: none;
  }
`;

/**
 * @typedef {object} ChartLook
 * @property {number} width  of the whole chart, CSS px
 * @property {number} height
 * @property {number} zoom  factor on every size; 1 on screen
 * @property {Colours} colours  read at each drawing, so that the chart follows the theme
 * @property {boolean} inPercent  whether the values are shares
 * @property {string} xLabel
 * @property {string} yLabel
 * @property {() => number} reach  where the x axis ends
 * @property {() => number} top  where the y axis ends
 * @property {() => {value: number, label: string} | null} reference  a horizontal line
 * @property {{colour: string, dashed: boolean, strong: boolean, dots: () => boolean}[]} series
 */

/** Labels stand at whole epochs, except in a chart of one epoch. */
const EPOCH_STEPS = [0.1, 0.2, 0.5, 1, 2, 5].concat(
  [1, 10, 100, 1e3, 1e4].flatMap((power) => [10 * power, 20 * power, 50 * power]),
);

/**
 * The chart in uPlot's terms.
 *
 * @param {ChartLook} look
 * @returns {import('uplot').Options}
 */
export function chartOptions(look) {
  const { zoom, colours, inPercent } = look;
  const font = () => `${Math.round(12 * zoom)}px ${colours.font}`;
  const axis = {
    stroke: () => colours.soft,
    font: font(),
    labelFont: font(),
    labelSize: 17 * zoom,
    labelGap: 0,
    gap: 5 * zoom,
    ticks: { show: false },
  };
  const rule = { stroke: () => colours.line, width: zoom };
  /** Where the cursor is, in the chart's px. @type {[number, number]} */
  let at = [0, 0];
  return {
    width: look.width * zoom,
    height: look.height * zoom,
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false, setScale: false },
      // uPlot takes distances on the screen, where a page may be enlarged, as slides are. It asks again
      // with the answer.
      move: ({ over }, left, top) => {
        if (left !== at[0] || top !== at[1]) {
          const scale = over.getBoundingClientRect().width / over.offsetWidth || 1;
          at = [left / scale, top / scale];
        }
        return at;
      },
      points: { size: 7 * zoom },
      // Lines have points at different epochs: each shows its value nearest to the cursor.
      hover: { skip: [null, undefined] },
    },
    padding: [10 * zoom, 14 * zoom, 0, 0],
    scales: {
      x: { time: false, range: () => [0, look.reach()] },
      y: { range: () => [0, look.top()] },
    },
    axes: [
      {
        ...axis,
        size: 22 * zoom,
        space: 50 * zoom,
        label: look.xLabel,
        grid: { show: false },
        incrs: EPOCH_STEPS,
        values: (_chart, splits) => splits.map((v) => significant(v, 6)),
      },
      {
        ...axis,
        size: 38 * zoom,
        space: 34 * zoom,
        label: look.yLabel,
        grid: rule,
        values: (_chart, splits) => splits.map((v) => significant(inPercent ? v * 100 : v, 4)),
      },
    ],
    series: [
      {},
      ...look.series.map(({ colour, dashed, strong, dots }) => ({
        stroke: colour,
        width: (strong ? 2 : 1.25) * zoom,
        dash: dashed ? [4 * zoom, 3 * zoom] : undefined,
        spanGaps: true,
        points: { show: dots, size: (dashed ? 4 : 6) * zoom, width: zoom, fill: colour },
      })),
    ],
    hooks: { draw: [(chart) => drawReference(chart, look, font())] },
  };
}

/**
 * @param {import('uplot')} chart
 * @param {ChartLook} look
 * @param {string} font
 */
function drawReference(chart, { reference, colours, zoom }, font) {
  const line = reference();
  if (!line) return;
  const { ctx, bbox } = chart;
  const unit = zoom * (chart.ctx.canvas.width / chart.width);
  const y = Math.round(chart.valToPos(line.value, 'y', true));
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colours.ink;
  ctx.lineWidth = unit;
  ctx.setLineDash([unit, 3 * unit]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.font = font.replace(/\d+/, (size) => String(Math.round((Number(size) * unit) / zoom)));
  ctx.textAlign = 'right';
  // Curves fall from the upper left, so the label is at the right and, where it fits, below the line.
  const below = bbox.top + bbox.height - y > 18 * unit;
  ctx.textBaseline = below ? 'top' : 'bottom';
  ctx.strokeStyle = colours.paper;
  ctx.lineWidth = 5 * unit;
  ctx.lineJoin = 'round';
  const right = bbox.left + bbox.width - 4 * unit;
  const at = /** @type {const} */ ([right, y + (below ? 4 : -4) * unit]);
  ctx.strokeText(line.label, ...at);
  ctx.fillText(line.label, ...at);
  ctx.restore();
}
