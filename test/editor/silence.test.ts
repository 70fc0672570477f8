import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

const body = '{ "@odata.type": "#microsoft.graph.deviceHealthScriptDeviceState", "id": 1, "x": }';
const route = '/deviceManagement/deviceHealthScripts/1/deviceRunStates';

describe('requests that don’t go to Graph', () => {
  it('aren’t checked', async () => {
    const foreign = [
      `POST https://example.com/beta${route}`,
      `POST /api${route}`,
      `POST ${route}\nHost: example.com`,
      `POST http://localhost:3000/beta${route}`,
    ].map((head) => `${head}\n\n${body}\n`);
    const document = await vscode.workspace.openTextDocument({
      language: 'http',
      content: [...foreign, `POST ${route}\n\n${body}\n`].join('\n###\n'),
    });
    await vscode.window.showTextDocument(document);
    const graph = document.positionAt(document.getText().lastIndexOf('###')).line;
    await eventually(() => {
      const found = vscode.languages.getDiagnostics(document.uri);
      assert.ok(found.length > 0);
      assert.deepEqual(
        found.filter(({ range }) => range.start.line < graph),
        [],
      );
    });
  });
});
