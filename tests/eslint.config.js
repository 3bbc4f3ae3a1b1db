import { fileURLToPath } from 'node:url';
import { defineConfig, globalIgnores } from 'eslint/config';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import accessibility from 'eslint-plugin-vuejs-accessibility';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Chromium's ICU has no Kazakh: any of these would print English dates and sort like English. */
const intlMessage = 'Chromium knows no Kazakh: use renderer/locale or shared/locale tables instead of Intl.';
const intlBans = [
  { selector: "MemberExpression[object.name='Intl'][property.name!='PluralRules']", message: intlMessage },
  {
    selector:
      'CallExpression[callee.property.name=/^toLocale(String|DateString|TimeString|UpperCase|LowerCase)$/]',
    message: intlMessage,
  },
  { selector: "CallExpression[callee.property.name='localeCompare']", message: intlMessage },
];
const cryptoBans = [
  {
    selector: 'CallExpression[callee.property.name=/^(serialize|backup|loadExtension|unsafeMode)$/]',
    message: 'Writes the store in clear or past its profile (SECURITY E-12).',
  },
  { selector: "Property[key.name='verbose']", message: 'The statement hook sees the key (SECURITY 3.1).' },
];

export default defineConfig(
  globalIgnores([
    'out/**',
    'dist/**',
    '.cache/**',
    'node_modules/**',
    'test-results/**',
    'tests/eslint.config.js',
  ]),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  vue.configs['flat/recommended'],
  accessibility.configs['flat/recommended'],
  prettier,
  {
    languageOptions: {
      parserOptions: {
        project: ['shared', 'resources', 'electron', 'renderer', 'tests'].map(
          (dir) => `${root}${dir}/tsconfig.json`,
        ),
        tsconfigRootDir: root,
        extraFileExtensions: ['.vue'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { 'import-x': importX },
    // Named, because the package `node` in node_modules would be taken for a resolver of that name.
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.vue', '.js', '.json'] })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', { max: 3 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'electron', message: 'Only electron/main.ts and electron/preload.ts know Electron.' },
          ],
        },
      ],
      'no-restricted-syntax': ['error', ...intlBans, ...cryptoBans],
      eqeqeq: 'error',
    },
  },
  {
    // Rules that ask for types build the whole program anew for each page: two thirds of the time of lint. vue-tsc checks the types.
    files: ['**/*.vue'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // Cannot tell an exhaustive switch without types; the compiler can (noImplicitReturns).
      'vue/return-in-computed-property': 'off',
      'vue/multi-word-component-names': 'off',
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': ['error', 'type-based'],
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  {
    files: ['electron/main.ts', 'electron/preload.ts', 'tests/hosts/**'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['resources/**', 'tests/**'],
    rules: {
      'no-restricted-syntax': 'off',
      'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }],
    },
  },
);
