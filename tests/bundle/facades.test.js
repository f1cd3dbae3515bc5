import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutFacades } from '../../web/bundle/facades.js';

/** @param {string} fileName @param {string} code @param {{imports?: string[], dynamicImports?: string[]}} [more] */
const chunk = (fileName, code, { imports = [], dynamicImports = [] } = {}) => ({
  type: 'chunk',
  isEntry: false,
  fileName,
  code,
  imports,
  dynamicImports,
});

/** What the plugin leaves of a bundle. @param {ReturnType<typeof chunk>[]} chunks @returns {Record<string, string>} */
function left(chunks) {
  const bundle = Object.fromEntries(chunks.map((one) => [one.fileName, one]));
  /** @type {any} */ (withoutFacades).generateBundle({}, bundle);
  return Object.fromEntries(Object.values(bundle).map(({ fileName, code }) => [fileName, code]));
}

const WHOLE = chunk('lab/whole.js', 'var a=1,b=2;export{a as t,b as n,b as own};');
const FACADE = chunk('lab/part.js', 'export{t as one,n as default,own}from"./whole.js";', {
  imports: ['lab/whole.js'],
});

test('what only names parts of another file is not asked for', () => {
  const near = chunk('lab/near.js', 'load(()=>import(`./part.js`))', {
    dynamicImports: ['lab/part.js'],
  });
  const far = chunk('assets/page.js', 'import("../lab/part.js").then(show)', {
    dynamicImports: ['lab/part.js'],
  });
  assert.deepEqual(left([WHOLE, FACADE, near, far]), {
    'lab/whole.js': WHOLE.code,
    'lab/near.js': 'load(()=>import(`./whole.js`).then(m=>({one:m.t,default:m.n,own:m.own})))',
    'assets/page.js':
      'import("../lab/whole.js").then(m=>({one:m.t,default:m.n,own:m.own})).then(show)',
  });
});

test('what others import by its name stays', () => {
  const user = chunk('lab/user.js', 'import{one}from"./part.js";', { imports: ['lab/part.js'] });
  const chunks = [WHOLE, FACADE, user];
  assert.deepEqual(Object.keys(left(chunks)), ['lab/whole.js', 'lab/part.js', 'lab/user.js']);
});

test('an import in a form that is not known ends the build', () => {
  const odd = chunk('lab/odd.js', 'import("./part.js",{with:{}})', {
    dynamicImports: ['lab/part.js'],
  });
  assert.throws(() => left([WHOLE, FACADE, odd]), /lab\/odd\.js loads lab\/part\.js/);
});
