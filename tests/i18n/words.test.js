import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decimal, elapsed, limit, megabytes, percent, rate } from '../../web/i18n/numbers.js';
import { arrival } from '../../web/i18n/en/arrival.js';
import '../../web/i18n/en/class-names.js';
import { strings as compare } from '../../web/i18n/en/compare.js';
import { strings as diagram } from '../../web/i18n/en/diagram.js';
import { inside } from '../../web/i18n/en/inside.js';
import { strings as recipe } from '../../web/i18n/en/recipe.js';
import { strings as run } from '../../web/i18n/en/run.js';
import { strings as watch } from '../../web/i18n/en/watch.js';
import { texts as settings } from '../../web/i18n/en/settings.js';
import { strings as setup } from '../../web/i18n/en/setup.js';
import { language, releaseLanguage, setLanguage, words } from '../../web/i18n/translate.js';
import '../../web/embed/languages.js';
import { labTexts as lab } from '../../web/i18n/en/lab.js';
import { own } from '../../web/i18n/en/own.js';
import '../../web/i18n/en/own-notes.js';
import { sentences } from '../../web/i18n/en/own-sentences.js';
import { texts as page } from '../../web/i18n/en/page.js';
import { texts as embed } from '../../web/i18n/en/embed.js';
import { presetTexts } from '../../web/engine/index.js';
import { ALIKE, sameInGroup } from './counted.js';
import { translation as German } from '../../web/i18n/de/index.js';
import { translation as Spanish } from '../../web/i18n/es/index.js';
import { translation as Chinese } from '../../web/i18n/zh/index.js';

const english = {
  arrival,
  classNames: { known: {} },
  compare,
  diagram,
  embed,
  inside,
  lab,
  notes: { load() {} },
  own,
  page,
  recipe,
  run,
  settings,
  setup,
  watch,
};

/**
 * Every word of a group by its path.
 * @param {object} group
 * @param {string} [path]
 * @returns {string[]}
 */
const shapeOf = (group, path = '') =>
  Object.entries(group).flatMap(([key, value]) => {
    const at = `${path}/${key}`;
    if (typeof value === 'object') return shapeOf(value, at);
    return [typeof value === 'function' ? `${at}()` : at];
  });

for (const [language, translation] of Object.entries({ German, Spanish, Chinese })) {
  test(`${language} has the words that English has`, () => {
    assert.deepEqual(Object.keys(translation).sort(), Object.keys(english).sort());
    for (const [name, group] of Object.entries(english)) {
      const found = shapeOf(translation[/** @type {keyof typeof translation} */ (name)]).filter(
        (path) => !/^\/(presets|known)\//.test(path),
      );
      assert.deepEqual(found.sort(), shapeOf(group).sort(), name);
    }
  });

  test(`${language} has the notes that English has`, async () => {
    const notes = await translation.notes.load();
    assert.deepEqual(Object.keys(notes).sort(), Object.keys(sentences).sort());
  });

  test(`${language} says every preset, and when it took a time, that too`, () => {
    assert.deepEqual(Object.keys(translation.lab.presets), Object.keys(presetTexts));
    for (const [name, { measured }] of Object.entries(presetTexts)) {
      const { title, description, time } = translation.lab.presets[name];
      assert.ok(title && description, name);
      if (/[a-z]{3}/.test(measured?.time ?? '')) assert.ok(time, name);
    }
  });
}

test('the first speaker decides the language, until it releases it', async () => {
  const { train } = run;
  const [first, second] = [{}, {}];
  assert.equal(await setLanguage(first, 'de-AT'), 'de');
  assert.equal(train.train, 'Trainieren');
  assert.ok('digits' in lab.presets, 'words that only German has');
  assert.equal(await setLanguage(second, 'en'), 'de');
  assert.equal(
    words('run', { train: { train: 'Train', other: 'Other' } }).train.train,
    'Trainieren',
  );
  releaseLanguage(first);
  assert.equal(await setLanguage(second, 'en-GB'), 'en');
  assert.equal(train.train, 'Train');
  assert.deepEqual(lab.presets, {});
  assert.equal(train.buttons.step.label, 'Step');
  assert.equal(await setLanguage(second, 'es-MX'), 'es');
  assert.equal(train.train, 'Entrenar');
  assert.equal(await setLanguage(second, 'zh-Hans-CN'), 'zh');
  assert.equal(train.train, '训练');
  assert.equal(await setLanguage(second, 'xx'), 'en');
  assert.equal(await setLanguage(second, 'constructor'), 'en');
  releaseLanguage(second);
});

test('numbers are written as the language writes them', async () => {
  const written = () => [
    percent(0.0402),
    limit(60_000),
    limit(0.999),
    megabytes(11_600_000),
    megabytes(12_000_000),
    elapsed(8.44),
    rate(0.00125),
    rate(0.000732),
    decimal(0.25, 3),
  ];
  assert.deepEqual(written(), [
    '4.02 %',
    '60,000',
    '0.999',
    '11.6 MB',
    '12 MB',
    '8.4 s',
    '0.00125',
    '7.32e-4',
    '0.250',
  ]);
  const speaker = {};
  await setLanguage(speaker, 'de');
  assert.equal(language(), 'de');
  assert.deepEqual(written(), [
    '4,02 %',
    '60.000',
    '0,999',
    '11,6 MB',
    '12 MB',
    '8,4 s',
    '0,00125',
    '7,32e-4',
    '0,250',
  ]);
  await setLanguage(speaker, '');
  releaseLanguage(speaker);
});

test('nothing is said of the size of a network that is not known', () => {
  for (const { network } of [setup, German.setup, Spanish.setup, Chinese.setup])
    assert.equal(network.size(0, null), '');
});

/** The quotation marks of each language, and what other ones look like. */
const QUOTES = { de: '„“', es: '«»', zh: '“”' };
const ANY_QUOTE = /["„“”‟‘‚«»「」『』]/g;

for (const [tag, [open, close]] of Object.entries(QUOTES)) {
  test(`${tag} quotes with ${open} and ${close} alone`, () => {
    const folder = new URL(`../../web/i18n/${tag}/`, import.meta.url);
    let pairs = 0;
    for (const file of readdirSync(folder)) {
      const words = readFileSync(new URL(file, folder), 'utf8')
        .replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, '')
        .replace(/="[^"]*"/g, ''); // code: an attribute, an argument
      for (const line of words.split('\n')) {
        const marks = line.match(ANY_QUOTE)?.join('') ?? '';
        assert.equal(marks.replaceAll(open + close, ''), '', `${file}: ${line}`);
        pairs += marks.length / 2;
      }
    }
    assert.ok(pairs > 30, `${pairs} pairs`);
  });
}

/** Text of the page's first paint, and sentences of programs, are English before any language is known. */
const ENGLISH = /^(?!i18n\/(de|es|zh)\/).*\.(js|html)$/;

test('English quotes with "" and \' alone, in every room', () => {
  const web = new URL('../../web/', import.meta.url);
  const files = readdirSync(web, { recursive: true })
    .map(String)
    .filter((file) => ENGLISH.test(file));
  assert.ok(files.length > 300, `${files.length} files`);
  for (const file of files) {
    const words = readFileSync(new URL(file, web), 'utf8')
      .replace(/\/\*.*?\*\/|<!--.*?-->|(?<![:'"`])\/\/.*?$/gms, '')
      .split('\n')
      .filter((line) => /[“”„‟‘’‚«»]/.test(line));
    assert.deepEqual(words, [], file);
  }
});

for (const [language, groups] of Object.entries({ English: english, German, Spanish })) {
  test(`${language} does not call one thing several`, () => {
    const same = [...sameInGroup(groups, '')];
    assert.deepEqual(
      same.filter(([, word]) => !ALIKE[language].has(word)),
      [],
    );
    // That sentences were said at all.
    assert.ok(same.length > 50, `${same.length} words`);
  });
}

test('a single image, class and thread are not counted as several', () => {
  const sample = { width: 8, height: 8, channels: 1 };
  const said = [own, German.own, Spanish.own].map(({ data }) => data.understood(1, 1, sample));
  assert.deepEqual(said, [
    '1 labelled image in 1 class, as 8 × 8 in grey.',
    '1 Bild mit Klasse, in 1 Klasse, als 8 × 8 in Grau.',
    '1 imagen con clase, en 1 clase, de 8 × 8 en gris.',
  ]);
  const core = { variant: 'simd128', mode: 'exact', threads: 1 };
  assert.deepEqual(
    [run, German.run, Spanish.run].map(({ train }) => train.coreAtWork(core).split(', ')[2]),
    ['1 thread', '1 Thread', '1 hilo'],
  );
});
