// Images and classes of your own: bars that lie or stand, in pictures of 8 x 8.
import { train } from 'mlp-lab';

const SIDE = 8;

/** A bar at a place from 0 to 7, as pixels from 0 to 255. */
const bar = (isUpright, place) =>
  Uint8Array.from({ length: SIDE * SIDE }, (_, i) =>
    (isUpright ? i % SIDE : Math.floor(i / SIDE)) === place ? 255 : 20 * (i % 3),
  );

const part = (count) => ({
  pixels: Array.from({ length: count }, (_, i) => bar(i % 2 === 1, (i >> 1) % SIDE)),
  labels: Array.from({ length: count }, (_, i) => i % 2),
  width: SIDE,
  height: SIDE,
  classNames: ['lying', 'upright'],
});

const model = await train({
  data: { train: part(800), test: part(160) },
  layers: [16],
  epochs: 10,
});
console.log(`test error ${(100 * model.testErrorRate).toFixed(2)} %`);
console.log(`an upright bar is ${model.predict(bar(true, 3)).className}`);
