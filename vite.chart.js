/**
 * Parts of uPlot that our chart has no use for, and what stands in their place. uPlot is one function,
 * where no bundler can find that out by itself; together they are a quarter of it. The patterns hold
 * for the version that package.json pins, and a build fails when one of them no longer does.
 * @type {[part: string, pattern: RegExp, instead: string][]}
 */
const UNUSED = [
  // Shapes of line and bar, joins and dates, put on uPlot for whoever calls it.
  ['extras', /^uPlot\.assign = assign;[^]*(?=^export \{ uPlot as default \};)/m, ''],
  // Axes of time: ours count epochs.
  ['time', /let isTime = [^;]+;/g, 'const isTime = false;'],
  ['time steps', /^const \[ timeIncrs.*\n/gm, ''],
  ['time labels', /^\tconst _(tzDate|fmtDate|time(Axis(Splits|Vals)|SeriesVal)) .*\n/gm, ''],
  // The legend: ours is beside the chart.
  ['legend', /const showLegend = legend\.show;/, 'const showLegend = false;'],
];

/** @type {import('vite').Plugin} */
export const smallChart = {
  name: 'small-chart',
  transform(code, id) {
    if (!id.endsWith('/uPlot.esm.js')) return null;
    let small = code;
    for (const [part, pattern, instead] of UNUSED) {
      if (small.search(pattern) < 0) this.error(`This uPlot is written differently: no ${part}.`);
      small = small.replace(pattern, instead);
    }
    return { code: small, map: null };
  },
};
