/** The parsers, what each of them is fed, and what must be true of all that it lets through. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { encode as encodePng } from 'fast-png';
import { tarFiles } from '../../data/tar.js';
import { decodeCifar10 } from '../../web/data/formats/cifar.js';
import { maybeGunzip } from '../../web/data/base/gzip.js';
import { decodeIdxImages, decodeIdxLabels } from '../../web/data/formats/idx.js';
import { decodePng } from '../../web/data/formats/png.js';
import { checkIndex, parseIndex, parseList } from '../../web/data/pack-index.js';
import { presets, resolveRecipe } from '../../web/engine/index.js';
import { recipeFromHash } from '../../web/engine/recipe/read-link.js';
import { recipeToHash } from '../../web/engine/recipe/write-link.js';
import { ARCHIVE, cifarRecords, tar } from '../data/fetch-support.js';
import { load, makePack, PACK, site } from '../data/pack-support.js';
import { encodeIdx } from '../support.js';
import { damagedBytes, damagedValue } from './mutate.js';
import { resealedPng } from './png.js';

/** @typedef {import('./mutate.js').Dice} Dice */

/**
 * A parser under torture. It may throw an MlpError, and nothing else.
 * @typedef {object} Target
 * @property {string} name
 * @property {boolean} [slow]  to be tried less often than others
 * @property {(dice: Dice) => void | Promise<void>} attempt  throws an AssertionError when damage came
 *   through for something else than it is
 */

/** @param {string} text */
const utf8 = (text) => new TextEncoder().encode(text);

/** @param {unknown} value */
const json = (value) => utf8(JSON.stringify(value) ?? '');

/** More than the content of any input here, and so little that a limit that does not hold shows. */
const LIMIT = 2 ** 16;

const idxLabels = encodeIdx([40], (i) => i % 10);
const idxImages = encodeIdx([5, 4, 3], (i) => i * 3);
const cifar = cifarRecords(2, 5);

const grey = Uint8Array.from({ length: 784 }, (_, i) => i);
const size = { width: 28, height: 28 };
const pngs = [
  encodePng({ ...size, channels: 1, data: grey }),
  encodePng({ ...size, channels: 3, data: new Uint8Array(784 * 3).fill(90) }),
  encodePng({
    ...size,
    channels: 1,
    data: grey.map((v) => v & 1),
    palette: [
      [1, 2, 3],
      [4, 5, 6],
    ],
  }),
  encodePng({ ...size, channels: 1, data: grey }, { interlace: 'Adam7' }),
];
/** Where the first chunk ends, which says what the pixels are. */
const PNG_HEAD = 33;
/**
 * What whole chunks of these files say: damage may put the head of one before the rest of another, with or
 * without a palette, and each chunk keeps its checksum.
 */
const images = new Set();
for (const head of pngs) {
  for (const rest of pngs) {
    for (const from of [PNG_HEAD, Buffer.from(rest).indexOf('IDAT') - 4]) {
      const bytes = Buffer.concat([head.subarray(0, PNG_HEAD), rest.subarray(from)]);
      const picture = await decodePng(bytes).catch(() => null);
      if (picture) images.add(String(picture.rgba));
    }
  }
}

const gzipped = utf8('some text that repeats, repeats, repeats; '.repeat(9));
const members = [gzipSync(gzipped), Buffer.concat([gzipSync(gzipped), gzipSync(gzipped)])];

const files = new Map([
  ['wanted', 700],
  ['also', 10],
]);
const tars = [
  tar([
    ['dir/', new Uint8Array(0)],
    ['dir/other', new Uint8Array(5)],
    ['dir/wanted', new Uint8Array(600).fill(7)],
    ['also', Uint8Array.of(1, 2, 3)],
  ]),
  await maybeGunzip(ARCHIVE, { limit: LIMIT }),
];

const recipes = Object.keys(presets).map((preset) => resolveRecipe({ preset }));
const links = [
  ...recipes.map((recipe) => recipeToHash(recipe)),
  recipeToHash(resolveRecipe({ layers: [], dropout: [], epochs: 3, seed: 9 }), 'a'.repeat(64)),
  '#preset=digits&layers=300-100&dropout=0.1,0.2&trainSize=null&keepBest=true',
];

/** @param {Uint8Array} bytes @yields {Uint8Array} cut where it hurts: anywhere */
async function* inPieces(bytes) {
  for (let at = 0; at < bytes.length; at += 333) yield bytes.subarray(at, at + 333);
}

/** @param {Dice} dice @param {unknown} value @returns {Uint8Array} JSON damaged in form or in content */
const damagedJson = (dice, value) =>
  dice.below(2) ? damagedBytes(dice, [json(value)]) : json(damagedValue(dice, value));

/** @type {Target[]} */
export const targets = [
  {
    name: 'idx',
    // There is one file for every content: what is read must give back every byte.
    attempt(dice) {
      const bytes = damagedBytes(dice, [idxImages, idxLabels]);
      if (bytes[3] === 3) {
        const { count, rows, columns, pixels } = decodeIdxImages(bytes);
        const again = encodeIdx([count, rows, columns], (i) => pixels[i]);
        assert.deepEqual(again, Uint8Array.from(bytes));
      } else {
        const { count, labels } = decodeIdxLabels(bytes);
        assert.deepEqual(
          encodeIdx([count], (i) => labels[i]),
          Uint8Array.from(bytes),
        );
      }
    },
  },
  {
    name: 'cifar',
    attempt(dice) {
      const bytes = damagedBytes(dice, [cifar]);
      const { count, labels, pixels, inputs } = decodeCifar10(bytes);
      assert.equal(bytes.length, count * (1 + inputs));
      for (let i = 0; i < count; i++) {
        assert.ok(labels[i] < 10 && labels[i] === bytes[i * (1 + inputs)]);
        const record = bytes.subarray(i * (1 + inputs) + 1, (i + 1) * (1 + inputs));
        assert.ok(Buffer.from(pixels.buffer, i * inputs, inputs).equals(record));
      }
    },
  },
  {
    name: 'gzip',
    async attempt(dice) {
      const bytes = damagedBytes(dice, members);
      const plain = await maybeGunzip(bytes, { limit: LIMIT });
      if (plain === bytes) assert.ok(bytes[0] !== 0x1f || bytes[1] !== 0x8b);
      // Every member has a checksum of its own, so that only whole members come through.
      else assert.ok(isRepeated(plain, gzipped), `${plain.length} bytes`);
    },
  },
  {
    name: 'png',
    async attempt(dice) {
      const { rgba } = await decodePng(damagedBytes(dice, pngs));
      // Each chunk has a checksum, and those that only say something about the picture may go.
      assert.ok(images.has(String(rgba)));
    },
  },
  {
    name: 'png chunks',
    // Behind the checksums, which a program may have made of anything.
    async attempt(dice) {
      const { width, height, rgba } = await decodePng(resealedPng(dice, dice.of(pngs)));
      assert.equal(rgba.length, 4 * width * height);
    },
  },
  {
    name: 'tar',
    async attempt(dice) {
      const bytes = damagedBytes(dice, tars);
      for await (const { name, bytes: content } of tarFiles(inPieces(bytes), files)) {
        assert.ok(content.length <= Number(files.get(name)), name);
      }
    },
  },
  {
    name: 'pack index',
    attempt(dice) {
      const index = parseIndex(damagedJson(dice, PACK.index), 'toy');
      assert.deepEqual(checkIndex(structuredClone(index), 'toy'), index);
      const { train, test } = index.parts;
      const bytes = index.height * index.width * index.channels;
      assert.ok((train.count + test.count) * (1 + bytes) <= 2 ** 29);
    },
  },
  {
    name: 'pack list',
    attempt(dice) {
      const list = [{ name: 'toy', title: 'Toy', bytes: 99, train: 23, test: 7 }];
      for (const { name } of parseList(damagedJson(dice, list))) assert.match(name, /^[a-z0-9-]+$/);
    },
  },
  {
    name: 'pack shards',
    slow: true,
    async attempt(dice) {
      const pack = makePack();
      const [file, bytes] = dice.of([...pack.files]);
      const damaged = damagedBytes(dice, [bytes, ...pack.files.values()]);
      pack.files.set(file, damaged);
      const { train, test } = await load(site({ pack }).fetch, { retrySeconds: 0 });
      const good = await WHOLE;
      assert.deepEqual([train, test], [good.train, good.test]);
    },
  },
  {
    name: 'recipe',
    attempt(dice) {
      const recipe = resolveRecipe(damagedValue(dice, dice.of(recipes), { strange: true }));
      const { preset, ...rest } = recipe;
      assert.deepEqual(
        { ...resolveRecipe({ preset: preset ?? undefined, ...rest }), preset },
        recipe,
      );
    },
  },
  {
    name: 'link',
    attempt(dice) {
      const bytes = damagedBytes(dice, links.map(utf8));
      const read = recipeFromHash(new TextDecoder().decode(bytes));
      if (!read) return;
      const again = recipeFromHash(recipeToHash(read.recipe, read.weightsSha256 ?? undefined));
      // The number of threads is no part of a link.
      const { threads } = read.recipe;
      assert.deepEqual({ ...again, recipe: { ...again?.recipe, threads } }, read);
    },
  },
];

const WHOLE = load(site().fetch);

/** @param {Uint8Array} bytes @param {Uint8Array} once */
function isRepeated(bytes, once) {
  for (let at = 0; at < bytes.length; at += once.length) {
    if (!Buffer.from(bytes.subarray(at, at + once.length)).equals(once)) return false;
  }
  return true;
}
