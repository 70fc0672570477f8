import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

const head =
  'POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates\nContent-Type: application/json\n\n';

const fence = (body: string): string => `\`\`\`http\n${head}${body}\n\`\`\`\n`;

async function open(content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  return vscode.window.showTextDocument(document);
}

/** Waits until the problems are those at these texts. */
const showsProblems = ({ document }: vscode.TextEditor, ...wanted: string[]): Promise<void> =>
  eventually(() => {
    const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Graph Run States');
    assert.deepEqual(
      found.map(({ range }) => document.getText(range)),
      wanted,
    );
  });

describe('requests in Markdown', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('are checked in place, while they are edited', async () => {
    const editor = await open(`# a\n\n${fence('{ "runState": "x" }')}\ntext\n\n${fence('{ "errorCode": "y" }')}`);
    await showsProblems(editor, '"x"', '"y"');
    // Typing in the prose moves them.
    await editor.edit((edit) => {
      edit.insert(new vscode.Position(0, 0), 'more\n\n');
    });
    await showsProblems(editor, '"x"', '"y"');
    const at = editor.document.positionAt(editor.document.getText().indexOf('"x"'));
    await editor.edit((edit) => {
      edit.replace(new vscode.Range(at, at.translate(0, 3)), '"success"');
    });
    await showsProblems(editor, '"y"');
    // Without its fence, a request is prose.
    const last = editor.document.positionAt(editor.document.getText().lastIndexOf('```http'));
    await editor.edit((edit) => {
      edit.delete(new vscode.Range(last, last.translate(0, 7)));
    });
    await showsProblems(editor);
  });

  it('aren’t checked for other hosts or in nested fences', async () => {
    const foreign = fence('{ "runState": "x" }').replace('graph.microsoft.com', 'example.com');
    const inner = `\`\`\`\`md\n${fence('{ "runState": "z" }')}\`\`\`\``;
    const editor = await open(`${foreign}\n${inner}\n\n${fence('{ "runState": "y" }')}`);
    await showsProblems(editor, '"y"');
  });

  it('have completion, hovers and variables, unlike the text around them', async () => {
    const editor = await open(
      `POST {{id}}\n\n\`\`\`http\n@id = 1\n${head.replace('/1/', '/{{id}}/')}{ "runState": "success" }\n\`\`\`\n`,
    );
    const { document } = editor;
    const at = (text: string, by = 0) => document.positionAt(document.getText().indexOf(text) + by);
    const complete = (place: vscode.Position) =>
      vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        place,
      );
    const labels = ({ items }: vscode.CompletionList) =>
      items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels(await complete(at('"success"', 1))).some((label) => label.includes('success')));
    assert.ok(!labels(await complete(new vscode.Position(0, 0))).includes('POST'));
    const hovers = (place: vscode.Position) =>
      vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, place);
    assert.equal((await hovers(at('"runState"', 2))).length, 1);
    assert.deepEqual(await hovers(at('{{id}}', 2)), []);
    const definitions = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at('/{{id}}/', 3),
    );
    assert.deepEqual(
      definitions.map(({ range }) => document.getText(range)),
      ['id'],
    );
  });

  it('have the same fixes', async () => {
    const editor = await open(`# a\n\n${fence('{ "runState": "sucess" }')}`);
    await showsProblems(editor, '"sucess"');
    const at = editor.document.positionAt(editor.document.getText().indexOf('sucess'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(at, at),
    );
    const fix = actions.find(({ title }) => title === "Replace with 'success'");
    assert.ok(fix?.edit, actions.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(editor.document.getText(), `# a\n\n${fence('{ "runState": "success" }')}`);
  });

  it('can be sent by the code lenses above them', async () => {
    const { document } = await open(`# a\n\n${fence('{}')}\n${fence('{}')}`);
    await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      const ours = lenses.filter(({ command }) => command?.command === 'graphRunStates.sendRequest');
      assert.deepEqual(
        ours.map(({ range }) => range.start.line),
        [3, 10],
      );
    });
  });
});
