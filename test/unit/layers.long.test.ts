import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript6';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** What each room may import besides itself: rooms, or files of a room. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  catalog: [],
  files: [],
  json: [],
  secrets: [],
  texts: [],
  http: ['json', 'files/read-result.ts'],
  language: ['http', 'json', 'secrets', 'catalog', 'texts', 'files/read-result.ts', 'panel/protocol/size-text.ts'],
  send: [
    'language',
    'http',
    'json',
    'secrets',
    'catalog',
    'texts',
    'files/read-result.ts',
    'panel/protocol/duration.ts',
    'panel/protocol/protocol.ts',
    'panel/protocol/shape.ts',
  ],
  response: [
    'send',
    'language',
    'http',
    'json',
    'secrets',
    'catalog',
    'texts',
    'panel/protocol/duration.ts',
    'panel/protocol/protocol.ts',
    'panel/protocol/shape.ts',
    'panel/protocol/size-text.ts',
  ],
  sandbox: ['send', 'language', 'http', 'json', 'secrets', 'catalog'],
  auth: ['sandbox', 'send', 'language', 'http', 'json', 'secrets', 'catalog', 'texts'],
  editor: [
    'auth',
    'sandbox',
    'response',
    'send',
    'language',
    'http',
    'json',
    'files',
    'secrets',
    'catalog',
    'texts',
    'panel/protocol/protocol.ts',
  ],
  'extension.ts': ['editor'],
  // A separate command: checks files without an editor.
  cli: ['language', 'http', 'files', 'secrets', 'catalog', 'texts'],
  panel: ['texts'],
};

/** Packages that only some rooms may import. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  vscode: ['extension.ts', 'editor'],
  '@azure/msal-node': ['auth'],
  '@azure/msal-common': ['auth'],
};

/** The files that access the file system, and what they access there. */
const reachesFiles: Readonly<Record<string, string>> = {
  'auth/methods/read-certificate.ts': 'the file that the user has chosen in a dialog',
  'catalog/compiled/read-text.ts': 'the compiled contract that comes with the extension and with the command line',
  'cli/find-files.ts': 'the files and folders that the arguments name',
  'cli/translation.ts': 'the translation that comes with the command line',
  'editor/authoring/commands/import-requests.ts': 'the file that the user has chosen in a dialog',
  'editor/authoring/script-content/script-content.ts': 'the file that the user has chosen in a dialog',
  'editor/documents/read-file-below.ts': 'files of a virtual workspace',
  'editor/history/durable-files.ts': 'the folders that VS Code gives the extension',
  'editor/history/history-files.ts': 'the folder that VS Code gives the extension for what is open',
  'editor/history/uncertain-writes.ts': 'the folder that VS Code gives the extension for all windows',
  'editor/messages/show-no-request-file.ts': 'how large the file of the tab in front is',
  'editor/view/workspace-requests.ts': 'when a file of the workspace was changed last',
  'files/locate.ts': 'files of a folder',
  'files/read-text-below.ts': 'files of a folder',
};

interface Import {
  /** From `src/`, with slashes. */
  readonly from: string;
  /** From `src/` for a file in there, else the package. */
  readonly to: string;
  /** Whether it is loaded on first use, by `import()`: by then both files are loaded. */
  readonly isLate: boolean;
  /** Whether it imports types only, which TypeScript removes. */
  readonly isOfTypes: boolean;
}

/** The imports of a file, including imports of types and imports on first use. */
function importsOf(file: string): Import[] {
  const tree = ts.createSourceFile(file, readFileSync(path.join(source, file), 'utf8'), {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  });
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isLate = false, isOfTypes = false): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const to = specifier.text.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), specifier.text)
      : specifier.text;
    found.push({ from: file, to, isLate, isOfTypes });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, false, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, false, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], true);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, false, true);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((name) => name.split(path.sep).join('/'))
  .filter((name) => name.endsWith('.ts'))
  .sort();
const imports = files.flatMap(importsOf);
const roomOf = (file: string): string => file.split('/')[0] ?? '';
const isOurs = (file: string): boolean => file.endsWith('.ts');

/** A file and what is loaded with it; packages by their names. */
function loadedBy(file: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  for (const { from, to, isLate, isOfTypes } of imports)
    if (from === file && !isLate && !isOfTypes) loadedBy(to, loaded);
  return loaded;
}

/** What activation loads: what VS Code may ask for at any time, and what decides from a document whether this extension is needed. */
const activation = [
  '@vscode/l10n',
  'editor/activation/load-failure.ts',
  'editor/activation/need.ts',
  'editor/activation/on-demand.ts',
  'editor/activation/workspace-symbols.ts',
  'editor/command-names.ts',
  'editor/commands.ts',
  'editor/documents/languages.ts',
  'editor/messages/without-links.ts',
  'editor/response-panel/register-panel-restorer.ts',
  'editor/response-panel/view-type.ts',
  'editor/translation.ts',
  'editor/view/lazy-tree.ts',
  'editor/view/tree-names.ts',
  'extension.ts',
  'language/markdown/request-fence.ts',
  'language/payload-file/name.ts',
  'texts/language.ts',
  'vscode',
];

describe('layers', () => {
  it('cover every room', () => {
    assert.deepEqual(
      [...new Set(files.map(roomOf))].filter((room) => !(room in mayImport)),
      [],
    );
  });

  it('imports name existing files inside src', () => {
    assert.deepEqual(
      imports.filter(({ to }) => isOurs(to) && !files.includes(to)).map(({ from, to }) => `${from} → ${to}`),
      [],
    );
  });

  for (const [room, allowed] of Object.entries(mayImport)) {
    it(`${room} imports ${allowed.join(', ') || 'no other room'}`, () => {
      const wrong = imports.filter(
        ({ from, to }) =>
          roomOf(from) === room &&
          isOurs(to) &&
          roomOf(to) !== room &&
          !allowed.some((place) => to === place || roomOf(to) === place),
      );
      assert.deepEqual(
        wrong.map(({ from, to }) => `${from} → ${to}`),
        [],
      );
    });
  }

  for (const [name, rooms] of Object.entries(packagesOf)) {
    it(`only ${rooms.join(' and ')} imports ${name}`, () => {
      const wrong = imports.filter(
        ({ from, to }) => (to === name || to.startsWith(`${name}/`)) && !rooms.includes(roomOf(from)),
      );
      assert.deepEqual(
        wrong.map(({ from }) => from),
        [],
      );
    });
  }

  it('only the listed files access the file system: what a request file names is read through src/files', () => {
    const reaching = files.filter(
      (file) =>
        imports.some(({ from, to }) => from === file && /^(node:)?fs(\/|$)/.test(to)) ||
        /\bfs\.(readFile|stat|readDirectory|copy|rename)\b/.test(readFileSync(path.join(source, file), 'utf8')),
    );
    assert.deepEqual(reaching, Object.keys(reachesFiles));
  });

  it('only one file reads values of the process environment, after asking', () => {
    const reading = files.filter((file) => {
      const text = readFileSync(path.join(source, file), 'utf8').replace(
        /Object\.keys\(process\.env\)|process\.env\['(?:NO_COLOR|LC_ALL|LC_MESSAGES|LANG)'\]/g,
        '',
      );
      return /\bprocess\.env\b|\benv\b[^;]*from 'node:process'/.test(text);
    });
    assert.deepEqual(reading, ['editor/environments/process-consent.ts']);
  });

  it('activation loads only the listed files, because every JSON or Markdown document triggers it', () => {
    const found = [...loadedBy('extension.ts')].sort();
    assert.deepEqual(found, activation);
  });

  it('files that are loaded on first use aren’t loaded earlier, by activation or by start.ts', () => {
    const before = loadedBy('extension.ts');
    const loaded = new Set([...before, ...loadedBy('editor/start.ts')]);
    const late = imports.filter(({ isLate }) => isLate);
    assert.deepEqual(
      late
        .filter(({ from, to }) => (from === 'extension.ts' ? before : loaded).has(to))
        .map(({ from, to }) => `${from} → ${to}`),
      [],
    );
    assert.deepEqual(
      late.filter(({ from }) => before.has(from)).map(({ from, to }) => `${from} → ${to}`),
      ['extension.ts → editor/start.ts'],
    );
  });

  it('no imports are circular, including imports of types and imports on first use', () => {
    const targets = new Map(files.map((file) => [file, imports.filter(({ from, to }) => from === file && isOurs(to))]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const follow = (file: string, trail: readonly string[]): void => {
      const at = trail.indexOf(file);
      if (at !== -1) {
        cycles.push([...trail.slice(at), file].join(' → '));
        return;
      }
      if (done.has(file)) return;
      for (const { to } of targets.get(file) ?? []) follow(to, [...trail, file]);
      done.add(file);
    };
    for (const file of files) follow(file, []);
    assert.deepEqual(cycles, []);
  });

  it('no folder has more than sixteen files, so that each can be read at a glance', () => {
    const larger: Readonly<Record<string, string>> = { 'test/unit/fixtures': 'one for each code of a problem' };
    const counts = new Map<string, number>();
    for (const root of ['src', 'test', 'build'])
      for (const one of readdirSync(path.join(source, '..', root), { recursive: true, withFileTypes: true })) {
        if (!one.isFile()) continue;
        const folder = path.relative(path.join(source, '..'), one.parentPath).replaceAll('\\', '/');
        counts.set(folder, (counts.get(folder) ?? 0) + 1);
      }
    assert.deepEqual(
      [...counts].filter(([, count]) => count > 16).map(([folder]) => folder),
      Object.keys(larger),
    );
  });
});
