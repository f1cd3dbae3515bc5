import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../web/embed/languages.js';
import * as English from '../../web/i18n/en/engine-sentences.js';
import { texts } from '../../web/i18n/en/page.js';
import { sayError } from '../../web/i18n/en/own-notes.js';
import { classNamesIn } from '../../web/i18n/en/class-names.js';
import { releaseLanguage, setLanguage } from '../../web/i18n/translate.js';
import * as German from '../../web/i18n/de/engine-sentences.js';
import * as Spanish from '../../web/i18n/es/engine-sentences.js';
import * as Chinese from '../../web/i18n/zh/engine-sentences.js';
import { classNames as German_names } from '../../web/i18n/de/class-names.js';
import { catalogue } from '../../web/data/catalogue.js';
import { generateDataset, loadCore, MlpError } from '../../web/engine/index.js';
import { recipeFromHash } from '../../web/engine/recipe/read-link.js';
import { modulesFrom, sentencesIn, VALUE } from './sentences-in.js';

/** Speaks a language until the test is over. @param {import('node:test').TestContext} t @param {string} tag */
async function speak(t, tag) {
  const speaker = {};
  t.after(() => releaseLanguage(speaker));
  assert.equal(await setLanguage(speaker, tag), tag);
}

const languages = { de: German, es: Spanish, zh: Chinese };

/** What a program does wrong, which calls the engine; the page calls it rightly. */
const OF_PROGRAMS =
  /^(bad-argument|bad-pixels|bad-labels|bad-class-names|report-|export-(format|name|weights)|samples-(size|empty))/;
/** Sentences with a code that can also reach the page. */
const OF_PROGRAMS_TOO = [
  /^The arguments? data\./,
  /^There are no samples to join/,
  /^This network reads a Uint8Array/,
  /^Samples of .* cannot form one set/,
];

/** The sentences that can reach the page: of every module that the element loads, its workers included. */
const thrown = sentencesIn(
  modulesFrom([
    ...['embed/mlp-lab.js', 'worker/spawn.js', 'worker/spawn-own.js', 'worker/spawn-helper.js'],
    ...['worker/trainer.worker.js', 'worker/own-data.worker.js'],
  ]),
).filter(
  ({ file, code, text }) =>
    /[a-z]{2} [a-z]/.test(text) &&
    !(OF_PROGRAMS.test(code) && !file.startsWith('models/import')) &&
    !OF_PROGRAMS_TOO.some((pattern) => pattern.test(text)),
);

/** A sentence with values that no sentence has by itself. @param {string} text */
const filled = (text) => {
  let number = 7000;
  return text.replaceAll(VALUE, () => String(++number));
};

test('the sources throw more than 200 sentences that can reach the page', () => {
  assert.ok(thrown.length > 200, String(thrown.length));
  for (const code of ['diverged', 'bad-link', 'out-of-memory', 'model-foreign'])
    assert.ok(
      thrown.some((one) => one.code === code),
      code,
    );
});

for (const [tag, own] of Object.entries(languages)) {
  test(`${tag} says each of them, with its values`, async (t) => {
    await speak(t, tag);
    for (const { file, code, text, part } of thrown) {
      const sentence = filled(text);
      const said = await texts.said(sentence);
      const where = `${file}, ${code}: ${sentence}`;
      assert.notEqual(said, sentence, where);
      assert.doesNotMatch(said, /undefined|\{\w+\}/, where);
      for (const [value] of sentence.matchAll(/70\d\d/g))
        assert.ok(said.replace(/(?<=7)[.,](?=0)/g, '').includes(value), `${where}: ${said}`);
      for (const words of part.split(VALUE).filter((piece) => /[a-z] [a-z]+ [a-z]/.test(piece)))
        assert.ok(!said.includes(words.trim()), `${where}: ${said}`);
    }
  });

  test(`${tag} has the values of every English sentence, and each sentence is found as itself`, async (t) => {
    await speak(t, tag);
    for (const group of /** @type {const} */ (['sentences', 'parts'])) {
      for (const [name, english] of Object.entries(English[group])) {
        const other = /** @type {Record<string, string>} */ (own[group])[name];
        const values = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();
        assert.deepEqual(values(other), values(english), name);
        const fill = (/** @type {string} */ text) => text.replace(/\{(\w+)\}/g, '<$1>');
        assert.equal(await texts.said(fill(english)), fill(other), name);
      }
    }
  });
}

test('a sentence of the engine is said with the words that it was given', async (t) => {
  await speak(t, 'de');
  /** @param {string} hash */
  const wrong = async (hash) => {
    try {
      return recipeFromHash(hash);
    } catch (error) {
      return await sayError(error);
    }
  };
  assert.equal(
    await wrong('#dataset=digits&batchSize=0'),
    'Für „Batchgröße“ braucht es eine ganze Zahl von 1 bis 4.096, nicht 0.',
  );
  assert.equal(
    await wrong('#dataset=digits&epochs=100001'),
    'Für „Epochen“ braucht es eine ganze Zahl von 1 bis 100.000, nicht 100001.',
  );
  assert.match(
    await wrong('#dataset=digits&dropout=2'),
    /Zahlen von 0 bis 0,95, nicht 2 bei \[0\]\.$/,
  );
  assert.equal(
    await texts.said('a.idx: The file of images is empty; fetch it again.'),
    'a.idx: Die Datei (Bilder) ist leer; laden Sie sie noch einmal.',
  );
  assert.equal(
    await texts.said(
      'This network cannot be used here: its weights are in another file; save it with all of them in one.',
    ),
    'Dieses Netz ist hier nicht zu gebrauchen: seine Gewichte sind in einer anderen Datei; sichern Sie es mit allen in einer.',
  );
  assert.equal(
    await sayError(
      new MlpError(
        'diverged',
        'Training diverged in epoch 2, batch 3, with learning rate 9: the cost is no longer a finite number. The parameters are back at the end of the last finite epoch; try a lower learning rate.',
      ),
    ),
    'Das Training ist in Epoche 2, Batch 3, mit Lernrate 9 divergiert: der Wert der Kosten ist keine endliche Zahl mehr. Die Parameter sind wieder die vom Ende der letzten endlichen Epoche; versuchen Sie eine kleinere Lernrate.',
  );
  assert.equal(await texts.said('What nobody knows: stays.'), 'What nobody knows: stays.');
  assert.equal(await texts.said(''), '');
});

test('in English it is said as it is', async (t) => {
  await speak(t, 'en');
  assert.equal(
    await texts.said('The pen is 1 to 10 pixels wide.'),
    'The pen is 1 to 10 pixels wide.',
  );
});

test('every language names the classes of the data sets; a person’s own names stay', async () => {
  const core = await loadCore();
  const speaker = {};
  for (const tag of Object.keys(languages)) {
    await setLanguage(speaker, tag);
    const sets = [
      [...generateDataset(core, 'shapes', { trainSize: 10, testSize: 10 }).test.classNames],
      ...Object.values(catalogue).map((set) => [...set.classNames]),
    ];
    for (const names of sets) {
      const said = classNamesIn(names);
      assert.equal(said.length, names.length);
      assert.equal(new Set(said).size, names.length);
      if (/[a-z]/.test(names.join()))
        assert.equal(said.filter((name, i) => name === names[i]).length, 0, String(said));
    }
    const own = ['cat', 'dog'];
    assert.equal(classNamesIn(own), own);
  }
  releaseLanguage(speaker);
  assert.equal(Object.keys(German_names.known).length, 2);
});
