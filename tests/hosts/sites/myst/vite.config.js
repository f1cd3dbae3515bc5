// What MyST has built is carried along as it is.
export default { publicDir: '_build/site/public', oxc: { jsx: { runtime: 'automatic' } } };
