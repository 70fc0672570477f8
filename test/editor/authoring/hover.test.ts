import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { ask, openRequestFile } from '../request-document.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates';

/** All that VS Code shows at the `|`, and the text that it is for. */
async function hoversAt(marked: string): Promise<{ readonly text: string; readonly hovers: readonly vscode.Hover[] }> {
  const { document, position } = await openRequestFile(marked);
  const hovers = await ask<vscode.Hover[]>('executeHoverProvider', document.uri, position);
  const [first] = hovers;
  return { text: first?.range ? document.getText(first.range) : '', hovers };
}

const markdownOf = (hovers: readonly vscode.Hover[]): string =>
  hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');

describe('hover in VS Code', () => {
  const rows: readonly (readonly [what: string, marked: string, text: string, says: string])[] = [
    ['a method', `PO|ST ${url}`, 'POST', '201 Created'],
    ['a route', `POST ${url}|`, 'deviceRunStates', '(collection) deviceHealthScript.deviceRunStates'],
    ['a property', `### second\nPOST ${url}\n\n{"detection|State": 1}`, '"detectionState"', 'graph.runState'],
    ['an enum member', `POST ${url}\n\n{\n"detectionState": "fa|il"}`, '"fail"', 'runState.fail = 2'],
    ['a variable', `@x = 1\n###\nGET http://a/{{|x}}`, '{{x}}', '@x = 1'],
  ];
  for (const [what, marked, text, says] of rows)
    it(what, async () => {
      const found = await hoversAt(marked);
      assert.equal(found.text, text);
      assert.ok(markdownOf(found.hovers).includes(says), markdownOf(found.hovers));
    });

  it('runs no command and shows no HTML', async () => {
    const { hovers } = await hoversAt(`@x = [a](command:b)<img>\nGET http://a/{{|x}}`);
    for (const content of hovers.flatMap(({ contents }) => contents)) {
      assert.ok(content instanceof vscode.MarkdownString);
      assert.ok(content.isTrusted !== true && content.supportHtml !== true);
    }
    assert.ok(markdownOf(hovers).includes('```http\n@x = [a](command:b)<img>\n```'));
  });

  it('is shown beside the problem at the same place', async () => {
    const { document, position } = await openRequestFile(`POST ${url}\n\n{"detectionState": "n|o"}`);
    await eventually(() => {
      assert.ok(vscode.languages.getDiagnostics(document.uri).some(({ range }) => range.contains(position)));
    });
    const hovers = await ask<vscode.Hover[]>('executeHoverProvider', document.uri, position);
    assert.ok(markdownOf(hovers).includes('Members of'));
  });

  it('shows nothing for other hosts', async () => {
    assert.deepEqual((await hoversAt('PO|ST https://example.com/\n\n{"id": 1}')).hovers, []);
  });
});
