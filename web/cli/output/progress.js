/**
 * The bar that shows how far an epoch is: one line of a terminal, rewritten. It goes to stderr, so
 * that it shows when stdout is piped, and is never in a file.
 */
import { cost as formatCost, hasStyle, rate } from './output.js';

/**
 * @typedef {object} Progress
 * @property {number} epoch  from 1
 * @property {number} epochs
 * @property {number} batch  batches done in this epoch
 * @property {number} batches  batches in an epoch
 * @property {number} cost  mean cost of this epoch so far
 * @property {number} samplesPerSecond
 * @property {number} secondsLeft  to the end of the last epoch
 */

const MIN_BAR = 8;
const MAX_BAR = 32;

/**
 * The line, at most as wide as asked. Where it is too long, the last parts are left out first.
 *
 * @param {Progress} progress
 * @param {number} width  columns
 * @param {boolean} styled  whether the bar may be coloured
 * @returns {string} without a line end
 */
export function progressLine(progress, width, styled) {
  const { epoch, epochs, batch, batches, cost, samplesPerSecond, secondsLeft } = progress;
  const share = batch / batches;
  const head = `${String(epoch).padStart(String(epochs).length)}/${epochs}`;
  const done = `${String(Math.floor(share * 100)).padStart(3)} %`;
  const rest = [
    clock(secondsLeft),
    `cost ${formatCost(cost)}`,
    `${rate(samplesPerSecond)} images/s`,
  ];
  const fixed = head.length + 2 + done.length;
  const length = () => fixed + rest.reduce((sum, text) => sum + text.length + 3, 0);
  while (rest.length > 0 && length() + MIN_BAR + 2 > width) rest.pop();
  const bar = Math.min(MAX_BAR, width - length() - 2);
  if (bar < MIN_BAR) return [`${head}  ${done}`, ...rest].join('   ').slice(0, width);
  return [`${head}  ${drawBar(share, bar, styled)}  ${done}`, ...rest].join('   ');
}

/** A bar on a terminal; nothing at all on anything else. */
export class ProgressBar {
  /** @param {NodeJS.WriteStream} stream */
  constructor(stream) {
    this.stream = stream;
    this.enabled = Boolean(stream.isTTY) && process.env.TERM !== 'dumb';
    this.shown = false;
  }

  /** @param {Progress} progress */
  update(progress) {
    if (!this.enabled) return;
    // The last column stays free: some terminals wrap as soon as it is written.
    const width = (this.stream.columns || 80) - 1;
    this.stream.write(`\r\x1b[K${progressLine(progress, width, hasStyle(this.stream))}`);
    this.shown = true;
  }

  /**
   * @param {{done: number, total: number, last: string, secondsLeft: number}} progress  of a sweep;
   *   last: what the trial that ended was
   */
  trials({ done, total, last, secondsLeft }) {
    if (!this.enabled) return;
    const width = (this.stream.columns || 80) - 1;
    const bar = drawBar(done / total, MIN_BAR, hasStyle(this.stream));
    const text = `   ${clock(secondsLeft)}   ${last}`;
    const head = `${done}/${total}`;
    const room = Math.max(0, width - head.length - 2 - MIN_BAR);
    this.stream.write(`\r\x1b[K${head}  ${bar}${text.slice(0, room)}`);
    this.shown = true;
  }

  /** Erases the bar, so that something else can be written there. */
  clear() {
    if (this.shown) this.stream.write('\r\x1b[K');
    this.shown = false;
  }
}

/**
 * @param {number} share  0..1
 * @param {number} width  columns
 * @param {boolean} styled
 */
function drawBar(share, width, styled) {
  const filled = Math.round(share * width);
  const [full, empty] = ['━'.repeat(filled), '╌'.repeat(width - filled)];
  return styled ? `\x1b[36m${full}\x1b[2m${empty}\x1b[0m` : full + empty;
}

/** @param {number} seconds */
function clock(seconds) {
  const whole = Math.ceil(seconds);
  const minutes = Math.floor(whole / 60);
  return `${minutes}:${String(whole % 60).padStart(2, '0')} left`;
}
