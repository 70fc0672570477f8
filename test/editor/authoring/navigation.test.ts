import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { ask, openRequestFile } from '../request-document.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/{{id}}/deviceRunStates';
const file = `@id = 7
# first comment
# second comment

### Create
# @name create
POST ${url}
Content-Type: application/json

{
  "detectionState": "{{id}}"
}

### Elsewhere
GET https://example.com/{{id}}
`;

/** The file with a cursor in front of the nth `{{id}}`, counted from 1; 0 is the definition. */
function withCursorAt(occurrence: number): string {
  let at = file.indexOf('id =');
  for (let count = 0; count < occurrence; count++) at = file.indexOf('{{id}}', at + 1);
  return `${file.slice(0, at)}|${file.slice(at)}`;
}

const lineAndText = (document: vscode.TextDocument, range: vscode.Range): string =>
  `${range.start.line}:${document.getText(range)}`;

const everywhere = ['0:id', '6:id', '10:id', '14:id'];

describe('the outline in VS Code', () => {
  it('lists variables, and requests with their types', async () => {
    const { document } = await openRequestFile(file);
    // The environments are read meanwhile, and the outline is updated with them.
    await eventually(async () => {
      const symbols = await ask<vscode.DocumentSymbol[]>('executeDocumentSymbolProvider', document.uri);
      assert.deepEqual(
        symbols.map(({ name, detail, range }) => [name, detail, range.start.line, range.end.line]),
        [
          ['@id', '7', 0, 0],
          ['create', 'deviceHealthScriptDeviceState', 4, 11],
          ['Elsewhere', 'GET …/7', 13, 14],
        ],
      );
    });
  });
});

describe('folding in VS Code', () => {
  it('folds requests, bodies and comments', async () => {
    const { document } = await openRequestFile(file);
    const ranges = await ask<vscode.FoldingRange[]>('executeFoldingRangeProvider', document.uri);
    assert.deepEqual(ranges.map(({ start, end }) => `${start}-${end}`).sort(), ['1-2', '13-14', '4-11', '9-10']);
  });
});

describe('expanding the selection in VS Code', () => {
  it('grows from the property name to the whole file', async () => {
    const { document, position } = await openRequestFile(file.replace('"detectionState"', '"detection|State"'));
    const [innermost] = await ask<vscode.SelectionRange[]>('executeSelectionRangeProvider', document.uri, [position]);
    const texts: string[] = [];
    for (let range = innermost; range; range = range.parent) texts.push(document.getText(range.range));
    assert.ok(texts.includes('"detectionState"'));
    assert.ok(texts.includes('"detectionState": "{{id}}"'));
    assert.ok(texts.some((text) => text.startsWith('POST') && text.endsWith('}')));
    assert.ok(texts.some((text) => text.startsWith('### Create')));
    assert.equal(texts.at(-1), file);
  });
});

describe('variables in VS Code', () => {
  for (const occurrence of [0, 1, 2, 3]) {
    it(`have their definition, references and highlights at place ${occurrence}`, async () => {
      const { document, position } = await openRequestFile(withCursorAt(occurrence));
      const at = [document.uri, position] as const;
      const definitions = await ask<vscode.Location[]>('executeDefinitionProvider', ...at);
      assert.deepEqual(
        definitions.map(({ range }) => lineAndText(document, range)),
        ['0:id'],
      );
      const references = await ask<vscode.Location[]>('executeReferenceProvider', ...at);
      assert.deepEqual(
        references.map(({ range }) => lineAndText(document, range)),
        everywhere,
      );
      const highlights = await ask<vscode.DocumentHighlight[]>('executeDocumentHighlights', ...at);
      assert.deepEqual(
        highlights.map(({ range }) => lineAndText(document, range)),
        everywhere,
      );
      assert.equal(highlights[0]?.kind, vscode.DocumentHighlightKind.Write);
    });
  }

  it('are renamed everywhere', async () => {
    const { document, position } = await openRequestFile(withCursorAt(2));
    const edit = await ask<vscode.WorkspaceEdit>('executeDocumentRenameProvider', document.uri, position, 'scriptId');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), file.replaceAll(/(@|\{\{)id/g, '$1scriptId'));
  });

  it('reject an invalid name, and say why', async () => {
    const { document, position } = await openRequestFile(withCursorAt(1));
    await assert.rejects(ask('executeDocumentRenameProvider', document.uri, position, 'a b'), /can’t contain spaces/);
  });

  it('are the only names that can be changed', async () => {
    const { document, position } = await openRequestFile(file.replace('POST', 'PO|ST'));
    await assert.rejects(ask('prepareRename', document.uri, position), /Only variables of this file/);
    const unknown = await openRequestFile('GET http://a/{{|x}}');
    await assert.rejects(ask('prepareRename', unknown.document.uri, unknown.position), /'x' isn’t defined/);
  });
});

describe('links in VS Code', () => {
  it('open a body file', async () => {
    const { document } = await openRequestFile(
      'POST https://example.com/\n\n< ./adele.deviceManagementScriptUserState.json\n',
    );
    await eventually(async () => {
      const links = await ask<vscode.DocumentLink[]>('executeLinkProvider', document.uri);
      const link = links.find(({ range }) => range.start.line === 2);
      assert.ok(link?.target, JSON.stringify(links));
      assert.equal(document.getText(link.range), './adele.deviceManagementScriptUserState.json');
      await vscode.workspace.fs.stat(link.target);
    });
  });

  it('leave out network and absolute paths, and keep the other links of the file', async () => {
    const elsewhere = ['\\\\server\\share\\x', '//server/x', '/etc/hosts', 'C:\\x'];
    const { document } = await openRequestFile(
      [...elsewhere, './a.json'].map((path) => `POST https://example.com/\n\n< ${path}\n`).join('\n###\n'),
    );
    const links = await ask<vscode.DocumentLink[]>('executeLinkProvider', document.uri);
    assert.deepEqual(
      links.map(({ range }) => document.getText(range)).filter((text) => !text.startsWith('https:')),
      ['./a.json'],
    );
  });
});
