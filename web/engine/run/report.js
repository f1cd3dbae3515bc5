/**
 * What a confusion matrix says: error rate, precision, recall, F1 per class and their averages, and
 * both as text. Conventions and layout are scikit-learn's classification_report (digits=2,
 * zero_division=0), so that the numbers can be compared line by line.
 */
import { MlpError } from '../errors.js';

/**
 * @typedef {object} Scores
 * @property {number} precision  0..1: of those named so, the share that was
 * @property {number} recall  0..1: of those that were, the share named so
 * @property {number} f1  0..1: harmonic mean of the two
 * @property {number} support  samples of this class (of all classes, for an average)
 */

/** @typedef {{label: string} & Scores} ClassScores */

/**
 * @typedef {object} Report
 * @property {ClassScores[]} classes  one per class that is in the truth or in the answers, in the
 *   matrix's order
 * @property {string[]} absent  labels of the other classes: nothing can be said of them, and they count
 *   in no average
 * @property {number} accuracy  0..1
 * @property {Scores} macroAvg  plain mean over those classes
 * @property {Scores} weightedAvg  mean over those classes, weighted by their support
 */

/**
 * Scores of every class and their averages. A score whose denominator is zero is 0. As in
 * scikit-learn, a class that is in neither the truth nor the answers is left out; since no other class
 * ever is, the overall score is the accuracy, where scikit-learn would print "micro avg" for a
 * selection of labels that leaves out some samples.
 *
 * @param {number[][]} confusion  [classes][classes] counts, rows = true class, columns = predicted
 * @param {string[]} labels  [classes] names, in the matrix's order
 * @returns {Report}
 * @throws {MlpError} `report-shape`: the matrix is not square or the labels do not fit;
 *   `report-count`: a cell is not a whole number from 0 up
 */
export function classificationReport(confusion, labels) {
  checkMatrix(confusion, labels);
  const predicted = labels.map((_, c) => sum(confusion.map((row) => row[c])));
  const all = labels.map((label, c) => {
    const hits = confusion[c][c];
    const support = sum(confusion[c]);
    return {
      label,
      precision: ratio(hits, predicted[c]),
      recall: ratio(hits, support),
      // 2pr / (p + r), with the two divisions cancelled.
      f1: ratio(2 * hits, support + predicted[c]),
      support,
    };
  });
  const isPresent = labels.map((_, c) => all[c].support + predicted[c] > 0);
  const classes = all.filter((_, c) => isPresent[c]);
  const total = sum(classes.map((scores) => scores.support));
  const hits = sum(labels.map((_, c) => confusion[c][c]));
  return {
    classes,
    absent: labels.filter((_, c) => !isPresent[c]),
    accuracy: ratio(hits, total),
    macroAvg: average(classes, () => 1, total),
    weightedAvg: average(classes, (scores) => scores.support, total),
  };
}

/**
 * Share of samples that were given a wrong class.
 *
 * @param {number[][]} confusion  [classes][classes] counts, rows = true class
 * @returns {number} 0..1; 0 for a matrix without samples
 */
export function errorRate(confusion) {
  const total = sum(confusion.map(sum));
  const hits = sum(confusion.map((row, c) => row[c]));
  return ratio(total - hits, total);
}

/**
 * The report as scikit-learn prints it: the same text as
 * `classification_report(y_true, y_pred, target_names=...)` with the labels that are there, newline at
 * the end included.
 *
 * @param {Report} report
 * @returns {string}
 */
export function formatReport(report) {
  const headings = ['accuracy', 'macro avg', 'weighted avg'];
  const width = Math.max(
    ...report.classes.map((scores) => textWidth(scores.label)),
    ...headings.map((heading) => heading.length),
  );
  /** @param {string} name @param {string[]} cells */
  const line = (name, cells) =>
    `${padLeft(name, width)} ${cells.map((cell) => ` ${cell.padStart(9)}`).join('')}\n`;
  /** @param {Scores} s */
  const cells = (s) => [...[s.precision, s.recall, s.f1].map(twoDigits), String(s.support)];

  const { accuracy, macroAvg, weightedAvg } = report;
  return [
    line('', ['precision', 'recall', 'f1-score', 'support']),
    '\n',
    ...report.classes.map((scores) => line(scores.label, cells(scores))),
    '\n',
    line(headings[0], ['', '', twoDigits(accuracy), String(macroAvg.support)]),
    line(headings[1], cells(macroAvg)),
    line(headings[2], cells(weightedAvg)),
  ].join('');
}

/**
 * The matrix as text: a line per true class, a column per predicted class. Zeros are dots, so that
 * the mistakes stand out; long names are cut in the column heads, whose order is the lines' order.
 *
 * @param {number[][]} confusion  [classes][classes] counts, rows = true class
 * @param {string[]} labels  [classes] names
 * @returns {string} lines, each ended by a newline
 * @throws {MlpError} as classificationReport
 */
export function formatConfusion(confusion, labels) {
  checkMatrix(confusion, labels);
  const headLength = 5;
  const heads = labels.map((label) => [...label].slice(0, headLength).join(''));
  const corner = 'true \\ predicted';
  const nameWidth = Math.max(corner.length, ...labels.map(textWidth));
  const cellWidth = Math.max(
    ...heads.map(textWidth),
    ...confusion.flat().map((count) => String(count).length),
  );
  /** @param {string} name @param {string[]} cells */
  const line = (name, cells) =>
    `${padLeft(name, nameWidth)} ${cells.map((cell) => ` ${padLeft(cell, cellWidth)}`).join('')}\n`;
  return [
    line(corner, heads),
    ...confusion.map((row, c) =>
      line(
        labels[c],
        row.map((count) => (count === 0 ? '.' : String(count))),
      ),
    ),
  ].join('');
}

/**
 * @param {number[][]} confusion
 * @param {string[]} labels
 */
function checkMatrix(confusion, labels) {
  const size = labels.length;
  if (size < 1 || confusion.length !== size || confusion.some((row) => row.length !== size)) {
    throw new MlpError(
      'report-shape',
      `A confusion matrix needs as many rows and columns as there are labels (${size}).`,
      { labels: size, rows: confusion.length },
    );
  }
  if (confusion.some((row) => row.some((count) => !Number.isSafeInteger(count) || count < 0))) {
    throw new MlpError('report-count', 'A confusion matrix holds whole numbers from 0 up.');
  }
}

/**
 * Weighted mean of the three scores.
 *
 * @param {ClassScores[]} classes
 * @param {(scores: ClassScores) => number} weight
 * @param {number} support
 * @returns {Scores}
 */
function average(classes, weight, support) {
  const whole = sum(classes.map(weight));
  /** @param {'precision' | 'recall' | 'f1'} key */
  const mean = (key) => ratio(sum(classes.map((scores) => scores[key] * weight(scores))), whole);
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1'), support };
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** @param {number} part @param {number} whole */
function ratio(part, whole) {
  return whole === 0 ? 0 : part / whole;
}

/**
 * Two digits as Python rounds them: a tie goes to the even neighbour, where toFixed takes the
 * larger. Ties that a float can hold exactly are the odd eighths (0.125, 0.375, ...).
 *
 * @param {number} value  0..1
 */
function twoDigits(value) {
  const eighths = value * 8;
  if (!Number.isInteger(eighths) || eighths % 2 === 0) return value.toFixed(2);
  const below = Math.floor(value * 100);
  return ((below + (below % 2)) / 100).toFixed(2);
}

/**
 * Length in code points, as Python counts.
 *
 * @param {string} text
 */
function textWidth(text) {
  return [...text].length;
}

/** @param {string} text @param {number} width */
function padLeft(text, width) {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text;
}
