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
  const report = classificationReport(confusion, classNames);
  output.line(formatReport(report).trimEnd());
  if (report.absent.length === 0) return;
  output.line();
  output.line(`Neither among the test images nor among the answers: ${report.absent.join(', ')}`);
}
