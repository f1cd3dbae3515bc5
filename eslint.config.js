import js from '@eslint/js';
import globals from 'globals';

// What the language leaves to the engines: their last bits differ, and ours must not. The core has an
// exponential, a logarithm and a sine of its own (c/base/fmath.h).
const INEXACT =
  'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 hypot log log10 log1p log2 pow sin sinh tan tanh';
const WHY =
  'Its last bits differ from engine to engine; let the core compute what is promised equal.';

export default [
  {
    ignores: [
      ...['build/', 'dist/', 'web/engine/wasm/'],
      ...['tests/docs/*/', 'tests/hosts/sites/', 'tests/package/src/'],
    ],
  },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: 'module' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-eval': 'error',
      'no-implied-eval': 'error',
    },
  },
  {
    files: ['web/**/*.js'],
    languageOptions: { globals: { ...globals['shared-node-browser'], ...globals.browser } },
  },
  {
    files: ['web/engine/**/*.js', 'web/worker/**/*.js', 'web/module/**/*.js'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...[...INEXACT.split(' '), 'random'].map((property) => ({
          object: 'Math',
          property,
          message: WHY,
        })),
      ],
      'no-restricted-syntax': [
        'error',
        ...['BinaryExpression[operator="**"]', 'AssignmentExpression[operator="**="]'].map(
          (selector) => ({ selector, message: WHY }),
        ),
        { selector: 'VariableDeclarator[init.name="Math"]', message: WHY },
      ],
    },
  },
  {
    files: ['web/site/offline.js', 'web/site/sw.js'],
    languageOptions: { globals: { ISOLATES: false, VERSION: false, FILES: false } },
  },
  {
    files: [
      'web/cli/**/*.js',
      'web/data/node/**/*.js',
      'data/**/*.js',
      'tests/**/*.js',
      'examples/**/*.js',
      '.github/**/*.js',
      'docs/site/*.js',
      'web/bundle/**/*.js',
      '*.config.js',
    ],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
