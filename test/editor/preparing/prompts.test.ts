import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { openRequestFile } from '../request-document.ts';

const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates';

/** Types into the boxes that are shown while something runs. @param type what, by their titles; undefined: the box is dismissed */
async function typing(
  type: (title: string) => string | undefined,
  run: () => Thenable<unknown>,
): Promise<readonly vscode.InputBoxOptions[]> {
  const window = vscode.window as unknown as {
    showInputBox: (options: vscode.InputBoxOptions) => Promise<string | undefined>;
  };
  const original = window.showInputBox;
  const shown: vscode.InputBoxOptions[] = [];
  window.showInputBox = (options) => {
    shown.push(options);
    return Promise.resolve(type(options.title ?? ''));
  };
  try {
    await run();
  } finally {
    window.showInputBox = original;
  }
  return shown;
}

const send = (): Thenable<unknown> => vscode.commands.executeCommand('graphRunStates.sendRequest');

/** Whether the sandbox has responded with the simulated failure. */
const wasSent = (document: vscode.TextDocument): boolean =>
  vscode.languages.getDiagnostics(document.uri).some(({ source }) => source?.startsWith('Microsoft Graph'));

describe('prompts', () => {
  const text = `# @sandbox 404\n# @prompt state Which state?\n# @secret key\nGET ${url}/{{state}}?$filter=a eq '{{key}}{{$password code}}'\n`;

  it('ask once each when a request is sent, and hide secrets', async () => {
    const { document } = await openRequestFile(text);
    const shown = await typing((title) => title.slice('GET: '.length), send);
    assert.deepEqual(
      shown.map(({ title, password }) => [title, password]),
      [
        ['GET: Which state?', false],
        ['GET: key', true],
        ['GET: code', true],
      ],
    );
    await eventually(() => {
      assert.ok(wasSent(document));
    });
  });

  it('send nothing if one is dismissed', async () => {
    const { document } = await openRequestFile(text);
    const shown = await typing((title) => (title.endsWith('key') ? undefined : 'x'), send);
    assert.equal(shown.length, 2);
    assert.ok(!wasSent(document));
  });
});
