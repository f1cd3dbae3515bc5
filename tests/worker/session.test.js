import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findLearningRate,
  generateDataset,
  loadCore,
  resolveRecipe,
} from '../../web/engine/index.js';
import { open, outcomeOf, small } from './open-session.js';
import { turns } from '../patience.js';

test('a run goes from prepared to done, with an event per epoch', async () => {
  const { session, events, next } = await open();
  const prepared = await session.prepare(small());
  assert.deepEqual(prepared.layers, [784, 128, 10]);
  const done = next('done');
  session.start();
  const { outcome, runId } = await done;
  assert.equal(runId, prepared.runId);
  assert.equal(outcome.epochs.length, 2);
  assert.deepEqual(
    events.filter(({ type }) => type === 'epoch').map((event) => /** @type {any} */ (event).epoch),
    [1, 2],
  );
  const progress = events.filter(({ type }) => type === 'progress');
  assert.ok(progress.length >= 2);
  for (const event of /** @type {any[]} */ (progress)) {
    for (const { position, trainCost, trainErrorRate } of event.points) {
      assert.ok(trainCost >= 0 && trainErrorRate >= 0 && trainErrorRate <= 1);
      assert.ok(position <= event.position);
    }
    assert.ok(event.position > 0 && event.position <= 2);
  }
});

test('batch by batch, epoch by epoch and in one go give the same weights', async () => {
  const { session, next } = await open();
  const hashes = [];
  await session.prepare(small());
  let done = next('done');
  session.start();
  hashes.push((await done).outcome.weightsSha256);

  await session.prepare(small());
  for (let i = 0; i < 5; i++) {
    const paused = next('paused');
    session.start('batch');
    await paused;
  }
  const paused = next('paused');
  session.start('epoch');
  await paused;
  done = next('done');
  session.start();
  hashes.push((await done).outcome.weightsSha256);
  assert.equal(hashes[1], hashes[0]);
});

test('pause is heard while it trains, and the run goes on from there', async () => {
  const { session, events, next } = await open();
  await session.prepare(small({ epochs: 200 }));
  session.start();
  await next('progress');
  const paused = next('paused');
  session.pause();
  await paused;
  const count = events.length;
  await turns();
  assert.equal(events.length, count, 'nothing happens while it is paused');
  // Questions are answered, and ask nothing of the run.
  const { layers } = await session.look(new Uint8Array(784));
  assert.equal(layers.at(-1)?.length, 10);
  const again = next('progress');
  session.start();
  await again;
  session.pause();
});

test('a run that is stopped is done, and tells nothing afterwards', async () => {
  const { session, events, next } = await open();
  await session.prepare(small({ epochs: 200 }));
  session.start();
  await next('progress');
  const done = next('done');
  session.stop();
  const { outcome } = await done;
  assert.ok(outcome.epochs.length < 200 && outcome.testErrorRate <= 1);
  const count = events.length;
  await turns();
  assert.equal(events.length, count);
});

test('the curve has the same points however it was trained', async () => {
  const recipe = small({ epochs: 3, trainSize: 1990, batchSize: 16 });
  /** @param {object} changes @param {(session: Session, next: any) => Promise<void>} how */
  const curve = async (changes, how) => {
    const { session, events, next } = await open();
    await session.prepare({ ...recipe, ...changes });
    await how(session, next);
    return events.flatMap((event) => (event.type === 'progress' ? event.points : []));
  };
  /** @param {Session} session @param {any} next */
  const inOneGo = async (session, next) => {
    const done = next('done');
    session.start();
    await done;
  };
  const expected = await curve({}, inOneGo);
  // 7 points an epoch, of 283 to 288 samples each; the last one is at its end.
  assert.equal(expected.length, 21);
  assert.deepEqual([6, 13, 20].map((i) => expected[i].position), [1, 2, 3]); // prettier-ignore
  assert.deepEqual(await curve({ threads: 2 }, inOneGo), expected);
  const broken = await curve({}, async (session, next) => {
    for (const until of /** @type {const} */ (['batch', 'batch', 'epoch', 'batch'])) {
      const paused = next('paused');
      session.start(until);
      await paused;
    }
    await inOneGo(session, next);
  });
  assert.deepEqual(broken, expected);
  const longer = await curve({ epochs: 1 }, async (session, next) => {
    await inOneGo(session, next);
    await session.extend({ ...recipe, epochs: 3 });
    await inOneGo(session, next);
  });
  assert.deepEqual(longer, expected);
});

test('the points average what training found', async () => {
  const { session, events, next } = await open();
  await session.prepare(small({ epochs: 2 }));
  const done = next('done');
  session.start();
  const { outcome } = await done;
  const points = events.flatMap((event) => (event.type === 'progress' ? event.points : []));
  assert.ok(points.length >= 10);
  // 2,000 samples in 63 batches: a window of 7 or 8 batches is of so many samples.
  for (const [i, { trainCost }] of outcome.epochs.entries()) {
    let samples = 0;
    let cost = 0;
    for (const point of points.slice((i * points.length) / 2, ((i + 1) * points.length) / 2)) {
      const until = Math.min(2000, Math.round((point.position - i) * 63) * 32);
      cost += point.trainCost * (until - samples);
      samples = until;
    }
    assert.equal(samples, 2000);
    assert.ok(Math.abs(cost / 2000 - trainCost) < 1e-9);
  }
});

test('a new run silences the old one', async () => {
  const { session, events, next } = await open();
  await session.prepare(small({ epochs: 500 }));
  session.start();
  await next('progress');
  const { runId } = await session.prepare(small({ seed: 3 }));
  const before = events.length;
  const done = next('done');
  session.start();
  assert.equal((await done).runId, runId);
  assert.ok(events.slice(before).every((event) => event.runId === runId));
});

test('divergence is an event with a sentence, and so is a data set that is missing', async () => {
  const { session, next } = await open();
  await session.prepare(small({ learningRate: 1e6, optimizer: 'sgd', layers: [64, 64, 64, 64] }));
  const failed = next('failed');
  session.start();
  const { code, message } = await failed;
  assert.equal(code, 'diverged');
  assert.match(message, /epoch 1, batch \d+, with learning rate 1000000/);
  await assert.rejects(session.prepare(resolveRecipe({ dataset: 'mnist' })), {
    code: 'data-missing',
  });
  assert.throws(() => session.start(), { code: 'no-run' });
});

test('mistakes are the test set minus what is read right', async () => {
  const { session, next } = await open();
  await session.prepare(small());
  const done = next('done');
  session.start();
  const { outcome } = await done;
  const { total, pictures } = await session.inspect('mistakes', 10);
  assert.equal(total, Math.round(outcome.testErrorRate * 500));
  for (const { label, outputs, pixels } of pictures) {
    assert.equal(pixels.length, 784);
    assert.notEqual(outputs.indexOf(Math.max(...outputs)), label);
  }
  const [row] = outcome.confusionMatrix;
  const cell = await session.inspect('mistakes', 1000, { actual: 0, predicted: 0 });
  assert.equal(cell.total, row[0]);
  assert.ok(cell.pictures.every(({ label }) => label === 0));
  assert.deepEqual(
    (await session.preview('examples', small(), 3)).map((group) => group.length),
    Array(10).fill(3),
  );
});

test('with several views of each picture, mistakes come with the means that they are mistakes by', async () => {
  const { session, next } = await open();
  await session.prepare(small({ rotation: 30, shift: 3, scale: 0.3, testViews: 6 }));
  const done = next('done');
  session.start();
  const { outcome } = await done;
  const { total, pictures } = await session.inspect('mistakes', 1000);
  assert.equal(total, Math.round(outcome.testErrorRate * 500));
  const tops = pictures.map(({ outputs }) => Math.max(...outputs));
  for (const [i, { label, outputs }] of pictures.entries()) {
    assert.notEqual(outputs.indexOf(tops[i]), label);
    assert.ok(i === 0 || tops[i] <= tops[i - 1] + 1e-6, 'the surest first');
  }
});

test('an empty pad is no picture, strokes are one', async () => {
  const { session } = await open();
  assert.equal(session.rasterise([]), null);
  const image = session.rasterise([Float32Array.of(100, 20, 100, 260)]);
  assert.equal(image?.length, 784);
  assert.ok(image?.some((level) => level > 200));
});

test('the run tells its learning rate over time and shows its images changed', async () => {
  const { session } = await open();
  await session.prepare(small({ schedule: 'cosine', rotation: 20, flip: true }));
  const rates = await session.preview(
    'schedule',
    small({ schedule: 'cosine', rotation: 20, flip: true }),
  );
  assert.equal(rates[0].rate, Math.fround(0.001));
  assert.ok(rates.at(-1).rate < 1e-6);
  const [examples, rows] = [
    await session.preview('examples', small(), 1),
    await session.preview(
      'augmented',
      small({ schedule: 'cosine', rotation: 20, flip: true }),
      3,
      2,
    ),
  ];
  assert.deepEqual(
    rows.map((row) => row.length),
    [3, 3, 3],
  );
  rows.forEach(([original, first, second], i) => {
    assert.deepEqual(original, examples[i][0]);
    assert.notDeepEqual(first, original);
    assert.notDeepEqual(second, first);
  });
  await session.prepare(small({ mixup: 0.4 }));
  const mixed = await session.preview('augmented', small({ mixup: 0.4 }), 6, 1);
  assert.ok(
    mixed.some(([own, mix]) => own.join() !== mix.join()),
    'a share of 1 is rare',
  );
  mixed.forEach(([own, mix], i) => {
    const partner = mixed[(i + 1) % mixed.length][0];
    // Between the two, and no nearer to the other one: an image's own share is at least a half.
    own.forEach((level, j) => {
      const way = mix[j] - level;
      const whole = partner[j] - level;
      assert.ok(way * whole >= 0 && 2 * Math.abs(way) <= Math.abs(whole) + 1);
    });
  });
  await session.prepare(small());
  const [[original, same]] = await session.preview('augmented', small(), 1, 1);
  assert.deepEqual(same, original);
});

test('a learning rate is looked for beside the run, which comes to the same weights', async () => {
  const recipe = small({ optimizer: 'sgd', learningRate: 0.1 });
  const { session, events, next } = await open();
  await session.prepare(recipe);
  const found = await session.findRate();
  const core = await loadCore();
  assert.deepEqual(found, findLearningRate(core, recipe, generateDataset(core, 'digits', recipe)));
  core.dispose();
  const done = next('done');
  session.start();
  const { outcome } = await done;
  const alone = await open();
  await alone.session.prepare(recipe);
  const aloneDone = alone.next('done');
  alone.session.start();
  assert.equal(outcome.weightsSha256, (await aloneDone).outcome.weightsSha256);
  for (const event of events) {
    if (event.type === 'rates')
      assert.deepEqual(event.curve, found?.curve.slice(0, event.curve.length));
  }
});

test('the search for a learning rate ends when told, and when something else begins', async () => {
  const { session, next } = await open();
  await assert.rejects(session.findRate(), { code: 'no-run' });
  // Large enough that no machine is through before it tells of its curve for the first time.
  const large = small({ layers: [1024], batchSize: 500 });
  await session.prepare(large);
  /** @type {(() => unknown)[]} */
  const ends = [
    () => session.endFindingRate(),
    () => session.prepare(large),
    () => session.start(),
  ];
  for (const end of ends) {
    const search = session.findRate();
    await next('rates');
    await end();
    assert.equal(await search, null);
  }
  await session.prepare(large);
  const search = session.findRate();
  session.endFindingRate(); // before it has begun
  assert.equal(await search, null);
});

test('settings that come to the core at hand keep it; modules are compiled once', async (t) => {
  const { session } = await open();
  const { threads } = await session.open();
  const instances = t.mock.method(WebAssembly, 'Instance');
  const all = await session.prepare(small({ threads: 'auto' }));
  const named = await session.prepare(small({ threads }));
  assert.equal(named.threads, all.threads);
  assert.equal(instances.mock.callCount(), 0, 'the same under another name');
  if (threads === 1) return; // a machine of one core has no other core to offer
  await session.prepare(small({ threads: 1 }));
  assert.ok(instances.mock.callCount() > 0);
  const compile = t.mock.method(WebAssembly, 'compile');
  await session.prepare(small({ threads }));
  await session.prepare(small({ threads: 1 }));
  assert.equal(compile.mock.callCount(), 0);
});

test('settings that no run has yet are looked at beside a finished run, which stays', async () => {
  const { session, next } = await open();
  await session.prepare(small());
  const { confusionMatrix } = await outcomeOf({ session, next });
  const other = small({ layers: [20], schedule: 'cosine' });
  const { layers, available } = await session.preview('sizes', other);
  assert.deepEqual(layers, [784, 20, 10]);
  assert.deepEqual(available, { train: 5000, test: 500 });
  assert.ok((await session.preview('schedule', other)).at(-1).rate < 1e-6);
  assert.ok(await session.findRate(other));
  const { total } = await session.inspect('mistakes', 1);
  const right = confusionMatrix.reduce((sum, row, i) => sum + row[i], 0);
  assert.equal(total, 500 - right);
});
