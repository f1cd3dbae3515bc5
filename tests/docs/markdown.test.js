import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absent } from '../hosts/build.js';
import { snippet } from '../browser/documentation.js';
import { sh } from '../package/tools.js';

const skip = absent({
  needs: ['/usr/bin/python3', '/usr/lib/python3/dist-packages/markdown'],
  packages: 'python3-markdown',
});

/** What Python-Markdown, as Debian packs it, makes of a text. @param {string} text */
const html = async (text) => {
  const program = 'import markdown, sys; print(markdown.markdown(sys.argv[1]))';
  return (await sh('/usr/bin/python3', ['-c', program, text], '/')).stdout;
};

test(
  'Python-Markdown keeps the documented tag whole, and splits one of several lines',
  { skip },
  async () => {
    const tag = snippet('MkDocs', 'html', 0).split('\n').at(-1) ?? '';
    assert.match(tag, /^<mlp-lab .*<\/mlp-lab>$/);
    assert.ok((await html(tag)).includes(tag));
    const lines = await html('<mlp-lab view="train">\n  <p>Text.</p>\n</mlp-lab>');
    assert.match(
      lines,
      /<mlp-lab view="train">\n<br \/>\n<p>Text\.<\/p><\/p>\n<p><\/mlp-lab><\/p>/,
    );
  },
);
