import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
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

/** Ways out of the window, or of the process. Each has one file, which takes only text without secrets. */
const waysOut = [
  {
    selector: "TSAsExpression TSTypeReference > Identifier[name='Redacted']",
    message: 'Only src/secrets/redacted.ts makes a redacted text.',
  },
  {
    selector: "MemberExpression[object.property.name='clipboard'][property.name='writeText']",
    message: 'Use src/editor/clipboard.ts, which says what may go there.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name=/^std(out|err)$/]",
    message: 'Use the Surroundings of src/cli/surroundings.ts, which take printed text only.',
  },
];

const commands = {
  selector: "MemberExpression[object.property.name='commands'][property.name=/^register(TextEditor)?Command$/]",
  message: 'Use src/editor/commands.ts, whose names a test compares with package.json.',
};

const routes = {
  selector:
    "CallExpression[callee.name='matchRoute'] CallExpression[callee.name='readGraphUrl'], " +
    "CallExpression[callee.name='readGraphError']",
  message: 'Use routeOfUrl, or what readOutcome of src/response/ has read already.',
};

const spreading = {
  selector:
    ':matches(' +
    'CallExpression[callee.property.name=/^(push|unshift|splice|fromCharCode|fromCodePoint)$/], ' +
    'CallExpression[callee.object.name="Math"]' +
    ') > SpreadElement.arguments',
  message: 'Pass no list as arguments whose length an input decides: a hundred thousand do not fit the stack.',
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
      'no-useless-rename': 'error',
      'object-shorthand': 'error',
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
  {
    // What reads texts of others.
    files: ['src/**', 'build/**', '*.mjs'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
      'no-restricted-syntax': ['error', loopbackOnly, lineStarts, spreading],
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', loopbackOnly, lineStarts, spreading, commands, routes, ...waysOut],
    },
  },
  {
    files: ['src/editor/commands.ts'],
    rules: { 'no-restricted-syntax': ['error', loopbackOnly, lineStarts, spreading, routes, ...waysOut] },
  },
  {
    files: ['src/catalog/routes.ts', 'src/response/graph-response.ts'],
    rules: { 'no-restricted-syntax': ['error', loopbackOnly, lineStarts, spreading, commands, ...waysOut] },
  },
  {
    files: ['src/secrets/redacted.ts', 'src/editor/clipboard.ts', 'src/editor/log.ts', 'src/cli/main.ts'],
    rules: { 'no-console': 'off', 'no-restricted-syntax': ['error', loopbackOnly, lineStarts, spreading] },
  },
  // The files that the rules above lead to, and tests that answer what they show.
  {
    files: ['src/editor/messages.ts', 'src/editor/activation/load-failure.ts', 'test/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
);
