import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from '../../web/cli/output/output.js';
import { progressLine } from '../../web/cli/output/progress.js';

test('the bar fits every width', () => {
  const progress = {
    epoch: 3,
    epochs: 10,
    batch: 41,
    batches: 59,
    cost: 0.03124,
    samplesPerSecond: 312_345,
    secondsLeft: 61.2,
  };
  for (let width = 1; width < 140; width++) {
    const line = progressLine(progress, width, false);
    assert.ok([...line].length <= width, `${width}: ${line}`);
    // eslint-disable-next-line no-control-regex
    const bare = progressLine(progress, width, true).replace(/\x1b\[\d+m/g, '');
    assert.equal(bare, line);
  }
  assert.equal(progressLine(progress, 12, false), ' 3/10   69 %');
  assert.match(
    progressLine(progress, 120, false),
    /^ 3\/10 {2}━{22}╌{10} {3}69 % {3}1:02 left {3}cost 0\.0312 {3}312,000 images\/s$/,
  );
});

test('durations', () => {
  assert.deepEqual([0, 9.994, 9.996, 59.94, 59.96, 125, 3599.6, 3720].map(duration), [
    '0.00 s',
    '9.99 s',
    '10.0 s',
    '59.9 s',
    '1 min 00 s',
    '2 min 05 s',
    '1 h 00 min',
    '1 h 02 min',
  ]);
});
