import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'jsonc-parser';
import houseRules from '../../../build/lint-rules.mjs';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const { resolve } = createRequire(import.meta.url);

/** What each rule finds, and similar code that is allowed: one line each. */
const planted: Readonly<Record<string, { readonly wrong: readonly string[]; readonly right: readonly string[] }>> = {
  'house(loopback-only)': {
    wrong: ['server.listen(0);', "server.listen(0, '0.0.0.0');"],
    right: ["server.listen(0, '127.0.0.1');"],
  },
  'house(line-starts)': { wrong: ['test(/^a/m);', 'test(/^a/gm);'], right: ['test(/^a/g);'] },
  'house(short-arguments)': {
    wrong: ['list.push(...given);', 'Math.max(...given);', 'String.fromCharCode(0, ...given);'],
    right: ['list.push(given);', 'list.concat(...given);'],
  },
  'house(register-commands)': {
    wrong: ["vscode.commands.registerCommand('a');", "vscode.commands.registerTextEditorCommand('a');"],
    right: ["vscode.commands.executeCommand('a');"],
  },
  'house(read-once)': {
    wrong: ['matchRoute(readGraphUrl(url).path);', 'readGraphError(body);'],
    right: ['matchRoute(route);', 'readGraphUrl(url);'],
  },
  'house(redacted)': {
    wrong: ['test(text as Redacted);', 'test(text as readonly Redacted[]);'],
    right: ['test(text satisfies Redacted);'],
  },
  'house(clipboard)': {
    wrong: ["vscode.env.clipboard.writeText('a');"],
    right: ['vscode.env.clipboard.readText();'],
  },
  'house(streams)': { wrong: ['test(process.stdout);', "process.stderr.write('a');"], right: ['test(process.stdin);'] },
  'house(formatters)': {
    wrong: [
      'const make = () => new Intl.NumberFormat();',
      "function listed() { return new Intl.ListFormat('en').format(given); }",
      "test((1).toLocaleString('en'));",
    ],
    right: [
      'const made = new Intl.NumberFormat();',
      'const inText = inLanguageOfTexts((language) => new Intl.NumberFormat(language));',
      'test((1).toLocaleString());',
      "test(new Date().toLocaleString('en'));",
    ],
  },
  'house(editor-in-front)': {
    wrong: ['test(vscode.window.activeTextEditor?.document);'],
    right: ['test(vscode.window.visibleTextEditors);'],
  },
  'regexp(no-super-linear-backtracking)': { wrong: ['test(/^(?:a|b)*(?:a|c)*$/);'], right: ['test(/^a*c*$/);'] },
  'regexp(no-super-linear-move)': { wrong: ['test(/a+$/);'], right: ['test(/^a+$/);'] },
  'eslint(no-console)': { wrong: ["console.log('a');"], right: [] },
  'eslint(no-restricted-properties)': {
    wrong: ["URL.canParse('a');", "vscode.window.showErrorMessage('a');", 'box.validationMessage = undefined;'],
    right: ["Other.canParse('a');"],
  },
};

/** Which rules apply to a file of a room, and to the files that a rule points to. */
const everywhere = ['house(loopback-only)', 'eslint(no-restricted-properties)'];
const readers = [
  ...everywhere,
  'house(line-starts)',
  'house(short-arguments)',
  'regexp(no-super-linear-backtracking)',
  'regexp(no-super-linear-move)',
];
const all = Object.keys(planted).filter((rule) => rule !== 'house(editor-in-front)');
const but = (...rules: readonly string[]): readonly string[] => all.filter((rule) => !rules.includes(rule));
const rulesFor: Readonly<Record<string, readonly string[]>> = {
  'src/send/any.ts': all,
  'src/editor/commands.ts': but('house(register-commands)'),
  'src/editor/clipboard.ts': but('house(clipboard)'),
  'src/editor/log.ts': but('eslint(no-console)'),
  'src/editor/messages/messages.ts': but('eslint(no-restricted-properties)'),
  'src/editor/activation/load-failure.ts': but('eslint(no-restricted-properties)'),
  'src/catalog/routes.ts': but('house(read-once)'),
  'src/response/graph-response.ts': but('house(read-once)'),
  'src/secrets/redacted.ts': but('house(redacted)'),
  'src/cli/main.ts': but('house(streams)'),
  'build/any.ts': readers,
  'esbuild.mjs': readers,
  'test/any.ts': ['house(loopback-only)'],
  'test/editor/any.ts': ['house(loopback-only)', 'house(editor-in-front)'],
  'test/editor/editor-in-front.ts': ['house(loopback-only)'],
};

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly [{ readonly span: { readonly line: number } }];
}

/** Lints files as this repository is linted, without the rules that need types. */
function lint(files: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const config = parse(readFileSync(path.join(repository, '.oxlintrc.json'), 'utf8')) as {
    readonly options: object;
    readonly jsPlugins: readonly string[];
  };
  const folder = mkdtempSync(path.join(tmpdir(), 'lint-rules-'));
  try {
    for (const [name, text] of Object.entries({
      ...files,
      '.oxlintrc.json': JSON.stringify({
        ...config,
        options: { ...config.options, typeAware: false },
        // Their names are resolved relative to the configuration.
        jsPlugins: config.jsPlugins.map((name) => (name.startsWith('.') ? path.join(repository, name) : resolve(name))),
      }),
    })) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    const oxlint = path.join(repository, 'node_modules/oxlint/bin/oxlint');
    const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json'], { cwd: folder, encoding: 'utf8' });
    return (JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('lint rules', () => {
  const lines = Object.values(planted).flatMap(({ wrong, right }) => [...wrong, ...right]);
  let found: readonly Diagnostic[];

  before(() => {
    const withoutTypes = lines.map((line) => (line.includes('Redacted') ? '' : line));
    found = lint(
      Object.fromEntries(
        Object.keys(rulesFor).map((name) => [name, (name.endsWith('.ts') ? lines : withoutTypes).join('\n')]),
      ),
    );
  });

  it('of the house are all tested here', () => {
    const ours = Object.keys(houseRules.rules).map((name) => `house(${name})`);
    assert.deepEqual(
      ours.filter((name) => !(name in planted)),
      [],
    );
  });

  for (const [name, rules] of Object.entries(rulesFor)) {
    it(`find what isn’t allowed in ${name}, and nothing else`, () => {
      const expected = Object.entries(planted).flatMap(([rule, { wrong }]) =>
        rules.includes(rule) ? wrong.map((line) => `${rule}: ${line}`) : [],
      );
      const actual = found
        .filter(({ filename, code }) => filename === name && code in planted)
        .map(({ code, labels: [{ span }] }) => `${code}: ${lines[span.line - 1] ?? ''}`);
      assert.deepEqual(actual.sort(), expected.sort());
    });
  }
});
