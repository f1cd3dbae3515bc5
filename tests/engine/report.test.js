import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  classificationReport,
  errorRate,
  formatConfusion,
  formatReport,
} from '../../web/engine/run/report.js';

/** @param {number} a @param {number} b */
function near(a, b) {
  assert.ok(Math.abs(a - b) <= 1e-12, `${a} is not ${b}`);
}

/** Names "class 0", "class 1", ... @param {number} count */
function names(count) {
  return Array.from({ length: count }, (_, i) => `class ${i}`);
}

const matrices = fc
  .integer({ min: 1, max: 12 })
  .chain((n) =>
    fc.array(fc.array(fc.nat(500), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
  );

test('two classes, worked by hand', () => {
  // 8 cats, 6 seen; 4 dogs, 3 seen.
  const report = classificationReport(
    [
      [6, 2],
      [1, 3],
    ],
    ['cat', 'dog'],
  );
  const [cat, dog] = report.classes;
  near(cat.precision, 6 / 7);
  near(cat.recall, 6 / 8);
  near(cat.f1, 12 / 15);
  assert.equal(cat.support, 8);
  near(dog.precision, 3 / 5);
  near(dog.recall, 3 / 4);
  near(dog.f1, 6 / 9);
  near(report.accuracy, 9 / 12);
  near(report.macroAvg.precision, (6 / 7 + 3 / 5) / 2);
  near(report.macroAvg.f1, (12 / 15 + 6 / 9) / 2);
  near(report.weightedAvg.precision, ((6 / 7) * 8 + (3 / 5) * 4) / 12);
  assert.equal(report.macroAvg.support, 12);
  assert.equal(report.weightedAvg.support, 12);
});

test('a score whose denominator is zero is 0', () => {
  // Nobody is "b", nobody is called "c", and there are no samples at all in the second matrix.
  const report = classificationReport(
    [
      [4, 1, 0],
      [0, 0, 0],
      [2, 0, 0],
    ],
    ['a', 'b', 'c'],
  );
  assert.deepEqual(report.classes[1], { label: 'b', precision: 0, recall: 0, f1: 0, support: 0 });
  assert.deepEqual(report.classes[2], { label: 'c', precision: 0, recall: 0, f1: 0, support: 2 });
  const empty = classificationReport([[0]], ['only']);
  assert.deepEqual([empty.classes, empty.absent], [[], ['only']]);
  assert.match(formatReport(empty), /^ +accuracy +0\.00 +0$/m);
  assert.equal(empty.accuracy, 0);
  assert.equal(empty.weightedAvg.recall, 0);
  assert.equal(errorRate([[0]]), 0);
});

test('a class that is neither there nor answered is in no row and in no mean', () => {
  const report = classificationReport(
    [
      [4, 0, 1, 0],
      [0, 0, 0, 0],
      [0, 0, 2, 0],
      [0, 0, 0, 0],
    ],
    ['a', 'b', 'c', 'd'],
  );
  assert.deepEqual(
    report.classes.map(({ label }) => label),
    ['a', 'c'],
  );
  assert.deepEqual(report.absent, ['b', 'd']);
  near(report.macroAvg.recall, (4 / 5 + 1) / 2);
  near(report.macroAvg.precision, (1 + 2 / 3) / 2);
  near(report.accuracy, 6 / 7);
  // All right on the three of ten classes that there are.
  const perfect = Array.from({ length: 10 }, (_, r) =>
    Array.from({ length: 10 }, (__, c) => (r === c && r < 3 ? 5 : 0)),
  );
  assert.equal(classificationReport(perfect, names(10)).macroAvg.f1, 1);
});

test('properties of every report', () => {
  fc.assert(
    fc.property(matrices, (confusion) => {
      const n = confusion.length;
      const report = classificationReport(confusion, names(n));
      const total = confusion.flat().reduce((a, b) => a + b, 0);
      const trace = confusion.reduce((a, row, c) => a + row[c], 0);
      near(report.accuracy, total ? trace / total : 0);
      if (total) near(errorRate(confusion), 1 - report.accuracy);
      near(report.weightedAvg.recall, report.accuracy);
      assert.equal(
        report.classes.reduce((a, c) => a + c.support, 0),
        total,
      );
      for (const s of [...report.classes, report.macroAvg, report.weightedAvg]) {
        for (const value of [s.precision, s.recall, s.f1]) assert.ok(value >= 0 && value <= 1);
      }
      for (const s of report.classes) {
        assert.ok(s.f1 <= Math.max(s.precision, s.recall) + 1e-12);
        assert.ok(s.f1 >= Math.min(s.precision, s.recall) - 1e-12);
      }
    }),
  );
});

test('the order of the classes changes nothing but the order', () => {
  const shuffled = matrices.chain((confusion) =>
    fc.tuple(
      fc.constant(confusion),
      fc.shuffledSubarray([...confusion.keys()], { minLength: confusion.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, ([confusion, order]) => {
      const labels = names(confusion.length);
      const plain = classificationReport(confusion, labels);
      const mixed = classificationReport(
        order.map((r) => order.map((c) => confusion[r][c])),
        order.map((c) => labels[c]),
      );
      assert.deepEqual(
        mixed.classes,
        order.flatMap((c) => plain.classes.find(({ label }) => label === labels[c]) ?? []),
      );
      near(mixed.accuracy, plain.accuracy);
      near(mixed.macroAvg.f1, plain.macroAvg.f1);
      near(mixed.weightedAvg.precision, plain.weightedAvg.precision);
    }),
  );
});

test('matrices that are none are refused', () => {
  const code = (/** @type {string} */ name) => ({ name: 'MlpError', code: name });
  assert.throws(() => classificationReport([], []), code('report-shape'));
  assert.throws(() => classificationReport([[1, 2]], ['a']), code('report-shape'));
  assert.throws(() => classificationReport([[1]], ['a', 'b']), code('report-shape'));
  assert.throws(() => classificationReport([[-1]], ['a']), code('report-count'));
  assert.throws(() => classificationReport([[0.5]], ['a']), code('report-count'));
  assert.throws(() => formatConfusion([[NaN]], ['a']), code('report-count'));
});

test('the matrix as text', () => {
  assert.equal(
    formatConfusion(
      [
        [12, 0],
        [3, 1000],
      ],
      ['cat', 'automobile'],
    ),
    [
      'true \\ predicted    cat autom',
      '             cat     12     .',
      '      automobile      3  1000',
      '',
    ].join('\n'),
  );
});

// Printed by scikit-learn 1.2.1 (the second has ties, which Python rounds to even).
const PINNED = [
  {
    labels: ['cat', 'dog', 'a very long class name'],
    confusion: [
      [6, 2, 0],
      [1, 3, 1],
      [0, 0, 9],
    ],
    text: [
      '                        precision    recall  f1-score   support',
      '',
      '                   cat       0.86      0.75      0.80         8',
      '                   dog       0.60      0.60      0.60         5',
      'a very long class name       0.90      1.00      0.95         9',
      '',
      '              accuracy                           0.82        22',
      '             macro avg       0.79      0.78      0.78        22',
      '          weighted avg       0.82      0.82      0.81        22',
      '',
    ].join('\n'),
  },
  {
    labels: ['0', '1'],
    confusion: [
      [1, 7],
      [3, 5],
    ],
    text: [
      '              precision    recall  f1-score   support',
      '',
      '           0       0.25      0.12      0.17         8',
      '           1       0.42      0.62      0.50         8',
      '',
      '    accuracy                           0.38        16',
      '   macro avg       0.33      0.38      0.33        16',
      'weighted avg       0.33      0.38      0.33        16',
      '',
    ].join('\n'),
  },
  {
    labels: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    confusion: [
      [968, 0, 1, 1, 0, 4, 4, 1, 1, 0],
      [0, 1119, 3, 3, 0, 1, 4, 1, 4, 0],
      [7, 1, 979, 8, 6, 2, 7, 10, 12, 0],
      [1, 0, 12, 968, 0, 10, 0, 8, 8, 3],
      [1, 1, 4, 0, 938, 0, 8, 2, 2, 26],
      [7, 2, 1, 24, 1, 834, 9, 1, 9, 4],
      [8, 3, 4, 1, 5, 9, 927, 0, 1, 0],
      [2, 8, 17, 5, 4, 1, 0, 979, 1, 11],
      [5, 2, 5, 16, 6, 13, 8, 9, 907, 3],
      [8, 6, 1, 11, 18, 5, 1, 10, 4, 945],
    ],
    text: [
      '              precision    recall  f1-score   support',
      '',
      '           0       0.96      0.99      0.97       980',
      '           1       0.98      0.99      0.98      1135',
      '           2       0.95      0.95      0.95      1032',
      '           3       0.93      0.96      0.95      1010',
      '           4       0.96      0.96      0.96       982',
      '           5       0.95      0.93      0.94       892',
      '           6       0.96      0.97      0.96       958',
      '           7       0.96      0.95      0.96      1028',
      '           8       0.96      0.93      0.94       974',
      '           9       0.95      0.94      0.94      1009',
      '',
      '    accuracy                           0.96     10000',
      '   macro avg       0.96      0.96      0.96     10000',
      'weighted avg       0.96      0.96      0.96     10000',
      '',
    ].join('\n'),
  },
  {
    labels: ['x', 'y', 'z'],
    confusion: [
      [4, 1, 0],
      [0, 0, 2],
      [2, 0, 0],
    ],
    text: [
      '              precision    recall  f1-score   support',
      '',
      '           x       0.67      0.80      0.73         5',
      '           y       0.00      0.00      0.00         2',
      '           z       0.00      0.00      0.00         2',
      '',
      '    accuracy                           0.44         9',
      '   macro avg       0.22      0.27      0.24         9',
      'weighted avg       0.37      0.44      0.40         9',
      '',
    ].join('\n'),
  },
  {
    // By hand: scikit-learn leaves out "none", which is in neither list.
    labels: ['a', 'none', 'c'],
    confusion: [
      [4, 0, 1],
      [0, 0, 0],
      [2, 0, 0],
    ],
    text: [
      '              precision    recall  f1-score   support',
      '',
      '           a       0.67      0.80      0.73         5',
      '           c       0.00      0.00      0.00         2',
      '',
      '    accuracy                           0.57         7',
      '   macro avg       0.33      0.40      0.36         7',
      'weighted avg       0.48      0.57      0.52         7',
      '',
    ].join('\n'),
  },
];

for (const { labels, confusion, text } of PINNED) {
  test(`scikit-learn's text, as it was printed: ${labels.join(', ')}`, () => {
    assert.equal(formatReport(classificationReport(confusion, labels)), text);
  });
}

const LIVE = `
import json, sys
try:
    from sklearn.metrics import classification_report
except ImportError:
    sys.exit(3)
texts = []
for case in json.load(sys.stdin):
    pairs = [(t, p) for t, row in enumerate(case["confusion"]) for p, n in enumerate(row) for _ in range(n)]
    present = sorted({c for pair in pairs for c in pair})
    texts.append(classification_report([t for t, _ in pairs], [p for _, p in pairs],
        target_names=[case["labels"][c] for c in present], zero_division=0))
json.dump(texts, sys.stdout)
`;

test("scikit-learn's text, live", (t) => {
  // In every third case a class does not occur. The seed is fixed: versions of scikit-learn differ in
  // the last bit of F1, which a random tie would show.
  const cases = fc
    .sample(matrices, { seed: 1, numRuns: 100 })
    .map((confusion) => confusion.map((row, r) => row.map((n, c) => (r === c ? n + 1 : n % 40))))
    .map((confusion, i) =>
      confusion.map((row, r) =>
        row.map((n, c) => (i % 3 === 0 && confusion.length > 1 && (r === 1 || c === 1) ? 0 : n)),
      ),
    )
    .map((confusion) => ({ confusion, labels: names(confusion.length) }));
  const python = spawnSync('/usr/bin/python3', ['-c', LIVE], {
    input: JSON.stringify(cases),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (python.error || python.status === 3) {
    t.skip('python3 with scikit-learn is not installed (apt-get install python3-sklearn)');
    return;
  }
  assert.equal(python.status, 0, python.stderr);
  const texts = JSON.parse(python.stdout);
  cases.forEach(({ confusion, labels }, i) => {
    assert.equal(formatReport(classificationReport(confusion, labels)), texts[i]);
  });
});
