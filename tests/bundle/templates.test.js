import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallTemplates } from '../../web/bundle/templates.js';

/** @param {string} code @param {string} [file] */
const small = (code, file = '/web/elements/a.js') =>
  /** @type {any} */ (smallTemplates).transform(code, file)?.code;

test('templates lose line breaks and indents, and nothing else', () => {
  const code = [
    'const é = css`\n  a > b,\n  i {\n    margin: 0 auto; /* why */\n    width: ${w}px;\n  }\n`;',
    'const t = html`\n  <p>\n    ${x ? html`<b>\n  1</b>` : `\n  `} a  b\n  </p>`;',
    'const other = text`\n  kept`;',
  ].join('\n');
  assert.equal(
    small(code),
    [
      'const é = css` a > b,i{margin:0 auto;width:${w}px}`;',
      'const t = html` <p> ${x ? html`<b> 1</b>` : `\n  `} a  b </p>`;',
      'const other = text`\n  kept`;',
    ].join('\n'),
  );
});

test('files of packages stay as they are', () => {
  assert.equal(small('css`\n a {\n }`', '/node_modules/web/x.js'), undefined);
});
