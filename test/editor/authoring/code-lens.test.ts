import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { ask, openRequestFile } from '../request-document.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceHealthScripts/1/deviceRunStates';

const lensesOf = async ({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> =>
  ask<vscode.CodeLens[]>('executeCodeLensProvider', uri);

const sendTitle = 'Send to Sandbox';

describe('code lenses', () => {
  it('are above requests to Graph only', async () => {
    const { document } = await openRequestFile(
      `# @name a\nPOST ${url}\n\n{}\n\n### b\nGET https://example.com/\n\n### c\nGET ${url}\n`,
    );
    const lenses = await lensesOf(document);
    assert.deepEqual(
      lenses.map(({ range, command }) => [range.start.line, command?.title]),
      [
        [1, sendTitle],
        [1, 'Send All…'],
        [9, sendTitle],
      ],
    );
  });

  it('send their own request, wherever the cursor is', async () => {
    const { document } = await openRequestFile(`|GET https://example.com/\n\n### b\nGET ${url}\n`);
    const [lens] = await lensesOf(document);
    const command = lens?.command;
    assert.ok(command);
    assert.equal(command.command, 'graphRunStates.sendRequest');
    assert.deepEqual(command.arguments, [document.uri, new vscode.Position(3, 0)]);
    await vscode.commands.executeCommand(command.command, ...(command.arguments as unknown[]));
    await eventually(() => {
      assert.ok(
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(
            ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('graphRunStates'),
          ),
        ),
      );
    });
  });

  it('of ten thousand requests are only those near the visible ones, and follow scrolling', async () => {
    const { document, editor } = await openRequestFile(`GET ${url}\n\n###\n`.repeat(10_000));
    await eventually(async () => {
      const lines = (await lensesOf(document)).map(({ range }) => range.start.line);
      assert.equal(lines[0], 0);
      assert.ok(lines.length < 1000, `${lines.length} lenses`);
    });
    const last = document.lineCount - 2;
    editor.revealRange(new vscode.Range(last, 0, last, 0));
    await eventually(async () => {
      const lines = (await lensesOf(document)).map(({ range }) => range.start.line);
      assert.ok(
        (lines.at(-1) ?? 0) > last - 5 && lines.length < 1000,
        `${lines.length} lenses up to line ${lines.at(-1) ?? 0}`,
      );
    });
  });
});
