/** The results of a test as people read them: matrix and report, for train and eval alike. */
import { classificationReport, formatConfusion, formatReport } from '../../engine/index.js';

/**
 * @param {import('./output.js').Output} output
 * @param {number[][]} confusion  rows = true class
 * @param {string[]} classNames
 */
export function printResults(output, confusion, classNames) {
  output.heading('Confusion matrix');
  output.line();
  output.line(formatConfusion(confusion, classNames).trimEnd());
  output.heading('Classification report');
  output.line();
  output.line(formatReport(classificationReport(confusion, classNames)).trimEnd());
}
