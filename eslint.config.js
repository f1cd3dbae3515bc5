import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['build/', 'dist/', 'web/engine/wasm/', 'tests/docs/', 'tests/package/src/'] },
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
    files: ['web/site/offline.js', 'web/site/sw.js'],
    languageOptions: { globals: { ISOLATES: false, VERSION: false, FILES: false } },
  },
  {
    files: [
      'web/cli/**/*.js',
      'web/data/node/**/*.js',
      'data/**/*.js',
      'tests/**/*.js',
      'web/bundle/**/*.js',
      '*.config.js',
    ],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
];
