import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open, outcomeOf, small } from './open-session.js';

test('a run that is done goes on for more epochs, to the weights of a longer one', async () => {
  const { session, events, next } = await open();
  const { runId } = await session.prepare(small({ epochs: 1 }));
  await outcomeOf({ session, next });
  await session.extend(small({ epochs: 3 }));
  const longer = await outcomeOf({ session, next });
  assert.deepEqual(
    longer.epochs.map(({ epoch }) => epoch),
    [1, 2, 3],
  );
  assert.ok(events.every((event) => !('runId' in event) || event.runId === runId));
  const last = /** @type {any} */ (events.findLast(({ type }) => type === 'progress'));
  assert.deepEqual([last.epoch, last.epochs, last.position], [3, 3, 3]);

  await session.prepare(small({ epochs: 3 }));
  assert.equal((await outcomeOf({ session, next })).weightsSha256, longer.weightsSha256);
});

test('a run that was stopped goes on at another rate for more epochs', async () => {
  const { session, next } = await open();
  await session.prepare(small({ epochs: 200 }));
  session.start('batch');
  await next('paused');
  const done = next('done');
  session.stop();
  await done;
  await session.extend(small({ epochs: 1, learningRate: 0.002 }));
  assert.equal((await outcomeOf({ session, next })).epochs.length, 1);
});

test('a run that was stopped in an epoch goes on to the weights of one that was not', async () => {
  const whole = await open();
  await whole.session.prepare(small());
  const { weightsSha256 } = await outcomeOf(whole);
  const { session, next } = await open();
  await session.prepare(small());
  const paused = next('paused');
  session.start('batch');
  await paused;
  session.stop();
  await session.extend(small());
  assert.equal((await outcomeOf({ session, next })).weightsSha256, weightsSha256);
});

test('past the end of a schedule a run goes on at a constant rate, from where it was', async () => {
  const { session, next } = await open();
  await session.prepare(small({ schedule: 'one-cycle' }));
  const { weightsSha256 } = await outcomeOf({ session, next });
  await session.extend(small({ epochs: 3, learningRate: 0 }));
  const still = await outcomeOf({ session, next });
  assert.equal(still.epochs.length, 3);
  assert.equal(still.weightsSha256, weightsSha256, 'at rate 0 nothing changes: the same network');
  await session.extend(small({ epochs: 4, learningRate: 1e-4 }));
  assert.notEqual((await outcomeOf({ session, next })).weightsSha256, weightsSha256);
});

test('every epoch of a quick run has its checkpoint soon, the last one always', async () => {
  const { session, events, next } = await open();
  await session.prepare(small({ epochs: 12 }));
  await outcomeOf({ session, next });
  const kept = events.filter(({ type }) => type === 'checkpoint').map((event) => event.epoch);
  assert.equal(kept.at(-1), 12);
  const checkpoint = events.findLast(({ type }) => type === 'checkpoint');
  const again = await open();
  await again.session.prepare(small({ epochs: 12 }), checkpoint.bytes);
  const shown = await outcomeOf(again);
  const { outcome } = events.find(({ type }) => type === 'done');
  assert.equal(shown.weightsSha256, outcome.weightsSha256, 'a finished run is shown again');
  assert.deepEqual(shown.confusionMatrix, outcome.confusionMatrix);
});

test('a run that is held at the end of an epoch has its checkpoint, however short the epoch is', async () => {
  const { session, events, next } = await open();
  const { plan } = await session.prepare(small({ batchSize: 1000, epochs: 8 }));
  for (let batch = 1; batch <= 3 * plan.batchesPerEpoch; batch++) {
    const paused = next('paused');
    session.start('batch');
    await paused;
  }
  const kept = () => events.filter(({ type }) => type === 'checkpoint').map(({ epoch }) => epoch);
  assert.deepEqual(kept(), [1, 2, 3]);
  const paused = next('paused');
  session.start('epoch');
  await paused;
  assert.deepEqual(kept(), [1, 2, 3, 4]);
});
