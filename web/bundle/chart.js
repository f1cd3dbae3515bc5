import { dropParts } from './drop-parts.js';

/**
 * Parts of uPlot that our charts have no use for, and what stands in their place. uPlot is one
 * function that decides by its options while it runs, where no bundler can find out what is never
 * reached; together they are more than a quarter of it, which every embedded curve would load. Most
 * of them make a condition constant, and the bundler drops what hangs on it.
 *
 * What no build would notice: a chart of ours that sets one of these options (a scale
 * of time, `mode: 2`, `bands`, `fill`, `legend`, a scale's `ori`) is drawn without it.
 * @type {[part: string, pattern: RegExp, instead: string][]}
 */
const UNUSED = [
  // Shapes of line and bar, joins and dates, put on uPlot for whoever calls it.
  ['extras', /^uPlot\.assign = assign;[^]*(?=^export \{ uPlot as default \};)/m, ''],
  // Axes of time: ours count epochs.
  ['time', /let isTime = [^;]+;/g, 'const isTime = false;'],
  ['time steps', /^const \[ timeIncrs.*\n/gm, ''],
  ['time labels', /^\tconst _(tzDate|fmtDate|time(Axis(Splits|Vals)|SeriesVal)) .*\n/gm, ''],
  ['its zone', /^const localTz = .*\n/m, "const localTz = '';\n"],
  ['names of months and days', /^const (months|days)3 = .*\n/gm, 'const $13 = [];\n'],
  // Numbers in the browser's language: ours are in the lab's. Intl would take a phone 80 ms before the chart is there.
  ['numbers', /^const numFormatter = .*\n/m, 'const numFormatter = { format: String };\n'],
  // Series with an x of their own, as scatter plots have: ours share the epochs.
  ['scatter plots', /const mode = (u|self)\.mode;/g, 'const mode = 1;'],
  // Scales of places, of arcsines and of somebody's own: ours are linear or logarithmic.
  ['other scales', /\b(\w+\.)?distr == (2|4|100)\b/g, 'false'],
  // Areas between two series.
  ['bands', /flags != 0 && bands\.forEach/, 'false && bands.forEach'],
  [
    'ends of bands',
    /let \[ ?bandFillDir, bandClipDir ?\] = [^;]+;/g,
    'const bandFillDir = 0, bandClipDir = 0;',
  ],
  // Charts that stand on their side.
  ['x upwards', /\b(scaleX|sx)\.ori == 0\b/g, 'true'],
  ['y sideways', /\bscaleX\.ori == 1\b/g, 'false'],
  // Gaps in lines, which ours span, and areas below lines.
  ['gaps', /if \(!series\.spanGaps\)/g, 'if (false)'],
  ['areas', /series\.fill != null \|\| bandFillDir != 0/g, 'false'],
  // Lines that become pale, since the cursor is at another one.
  ['series in focus', /if \(opts\.focus != null\)\s*setFocus\(i\);/, ''],
  ['pale series', /let shouldAlpha = [^;]+;/, 'const shouldAlpha = false;'],
  // Cursors that move in several charts at once: each of ours has its own.
  ['shared cursors', /const sync = _sync\(syncKey\);/, ''],
  ['told to other charts', /(function pubSync\([^)]*\)) \{[^}]*\}/, '$1 {}'],
  ['heard from other charts', /\bsync\.(sub|unsub)\(self\);/g, ''],
  // Parts chosen by dragging, and lines that the cursor picks out: ours have neither.
  ['selected parts', /\bselect\.show\b/g, 'false'],
  ['their state', /const select = self\.select = assign\([^]*?opts\.select\);/, ''],
  ['their function', /\tself\.setSelect = setSelect;/, ''],
  ['their place', /function setSelect\(opts, _fire\) \{[^]*?\n\t\}/, ''],
  ['starts of dragging', /let downSelectLeft;[^]*?(?=function mouseLeave)/, ''],
  ['ends of dragging', /let _dragging = dragging;[^]*?\t\t\tdragging = false;\n\t\t\}/, ''],
  ['dragging outside', /if \(_dragging\)\n\s*dragging = _dragging;/, ''],
  ['dragging', /let dragging = false;/, 'const dragging = false;'],
  ['its directions', /drag\._x = dragX;\s*drag\._y = dragY;/, ''],
  ['double clicks', /function dblClick\([^]*?\n\t\}/, ''],
  ['told events', /events\.mousedown = mouseDown;[^]*?events\["setSeries"\] = [^]*?\n\t\};/, ''],
  ['heard clicks', /onMouse\((mousedown, +over, mouseDown|dblclick, +over, dblClick)\);/g, ''],
  ['nearest lines', /const cursorFocus = [^;]+;/, 'const cursorFocus = false;'],
  // The legend: ours is beside the chart.
  ['legend', /const showLegend = legend\.show;/, 'const showLegend = false;'],
];

export const smallChart = dropParts('small-chart', { '/uPlot.esm.js': UNUSED });
