import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const noFeatureFromOutside = {
  group: ['**/features/*/**'],
  message: 'A feature shares through src/components and src/lib, never with another feature.',
};

export default tseslint.config(
  { ignores: ['dist', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    plugins: { 'react-hooks': reactHooks },
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': 'error',
      // Money never becomes a number on its way to the eye.
      'no-restricted-globals': ['error', { name: 'parseFloat', message: 'Use lib/decimal for money.' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['src/{components,lib,hub,api,theme}/**'], rules: restrict(noFeatureFromOutside) },
  { files: ['*.js', 'scripts/*.js'], languageOptions: { globals: globals.node } },
);

function restrict(pattern) {
  return { 'no-restricted-imports': ['error', { patterns: [pattern] }] };
}
