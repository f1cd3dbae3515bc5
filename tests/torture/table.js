/** The table that ./build.sh torture ends with. */

/** @typedef {{name: string, job: import('./job.js').Job, ms: number}} Result */

/** @param {number} ms */
const time = (ms) => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/**
 * @param {Result[]} results
 * @returns {string} the table; what failed, each with the way to do it again; what was skipped
 */
export function tableOf(results) {
  const rows = [['part', 'what', 'tried', 'survived', 'took']];
  for (const { name, job, ms } of results) {
    let [first, took] = [name, time(ms)];
    for (const [what, { tried, survived }] of job.rows) {
      rows.push([first, what, String(tried), String(survived), took]);
      [first, took] = ['', ''];
    }
    if (job.rows.size === 0) rows.push([name, '(skipped)', '0', '0', took]);
  }
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd(),
  );
  const failures = results.flatMap(({ name, job }) =>
    job.failures.map(
      ({ what, seed, why, again }) =>
        `  ${name}, ${what}, seed ${seed}: again by ${again}\n${why.replace(/^/gm, '    ')}`,
    ),
  );
  const skipped = results.flatMap(({ name, job }) => job.skipped.map((why) => `  ${name}: ${why}`));
  lines.push('');
  if (failures.length > 0) lines.push('failed:', ...failures);
  if (skipped.length > 0) lines.push('skipped:', ...skipped);
  const count = (/** @type {'tried' | 'survived'} */ key) =>
    results.reduce(
      (sum, { job }) => [...job.rows.values()].reduce((part, row) => part + row[key], sum),
      0,
    );
  lines.push(`${count('tried')} tried, ${count('survived')} survived`);
  return lines.join('\n');
}
