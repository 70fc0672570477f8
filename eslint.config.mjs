import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const loopbackOnly = {
  selector: "CallExpression[callee.property.name='listen']:not([arguments.1.value='127.0.0.1'])",
  message: "Listen on '127.0.0.1': without a host, the whole network could talk to this server.",
};

const lineStarts = {
  selector: 'Literal[regex.flags=/m/]',
  message:
    'With the flag m a line ends at U+2028 and U+2029, too, which are text in a request file. Write (?<![^\\r\\n]) for its start.',
};

export default defineConfig(
  { ignores: ['dist/**', 'node_modules/**', '.vscode-test/**'] },
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': ['error', loopbackOnly],
      'no-restricted-properties': [
        'error',
        {
          object: 'URL',
          property: 'canParse',
          message: 'Its answer depends on the JIT: use src/catalog/parsed-url.ts.',
        },
        ...['showInformationMessage', 'showWarningMessage', 'showErrorMessage', 'withProgress'].map((property) => ({
          property,
          message: 'Texts hold names from outside, and links must not come of them: use src/editor/messages.ts.',
        })),
        ...['createInputBox', 'showInputBox', 'validationMessage'].map((property) => ({
          property,
          message: 'A box makes links of its texts: use src/editor/messages.ts.',
        })),
      ],
      // Numbers and booleans read well in messages; objects do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  { files: ['src/**'], rules: { 'no-restricted-syntax': ['error', loopbackOnly, lineStarts] } },
  // The files that the rules above lead to, and tests that answer what they show.
  {
    files: ['src/editor/messages.ts', 'test/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
);
