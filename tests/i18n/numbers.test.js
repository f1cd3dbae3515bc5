import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { count, limit, marked } from '../../web/i18n/numbers.js';
import { readNumber } from '../../web/i18n/read-number.js';
import { releaseLanguage, setLanguage } from '../../web/i18n/translate.js';
import '../../web/embed/languages.js';

const speaker = {};
after(() => releaseLanguage(speaker));

for (const language of ['en', 'de', 'es', 'zh']) {
  test(`both decimal marks are read, in ${language}`, async () => {
    assert.equal(await setLanguage(speaker, language), language);
    for (const [text, value] of /** @type {[string, number][]} */ ([
      ['0,02', 0.02],
      ['0.02', 0.02],
      [' 3 ', 3],
      ['1,5e-3', 0.0015],
      ['.5', 0.5],
      ['-2', -2],
      ['0,001', 0.001],
      ['0.001', 0.001],
      ['12,5', 12.5],
      [marked('1.125'), 1.125],
    ])) {
      assert.equal(readNumber(text), value, text);
    }
    for (const text of ['', ' ', 'x', '1.000,5', '1,2,3', '1 000', '0x10', 'Infinity', '--1']) {
      assert.ok(Number.isNaN(readNumber(text)), text);
    }
    const other = ['de', 'es'].includes(language) ? '1.000' : '1,000';
    assert.equal(readNumber(other), null, 'a thousand, or one');
    assert.equal(readNumber('1.000', true), null);
    assert.equal(readNumber('60,000', true), null);
    assert.equal(readNumber('60000', true), 60000);
  });
}

const WHOLE = [0, 7, 999, 1000, 9999, 10000, 60000, 123456, 1234567, 2 ** 53 - 1];
const FRACTIONS = [0.5, 0.001, 1e-7, 2.5e-8, 0.999, 0.1 + 0.2, 1 / 3, 12.25, 999.5];

for (const language of ['en', 'de', 'es', 'zh']) {
  test(`numbers are written as Intl.NumberFormat writes them, in ${language}`, async () => {
    await setLanguage(speaker, language);
    const whole = new Intl.NumberFormat(language);
    const limits = new Intl.NumberFormat(language, { maximumSignificantDigits: 12 });
    for (const value of WHOLE) {
      assert.equal(count(value), whole.format(value));
      assert.equal(limit(value), whole.format(value));
    }
    for (const value of FRACTIONS) assert.equal(limit(value), limits.format(value));
    assert.equal(marked('-1.25'), whole.format(-1.25));
  });
}
