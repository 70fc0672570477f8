import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showError, showInformation, showWarning } from '../../src/editor/messages/messages.ts';

type Show = 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage';

describe('a notification', () => {
  const long =
    'Not sent. No value for {{scriptId}}, {{deviceId}}. Define them in the request file or in an environment file.';
  for (const [name, show] of [
    ['showInformationMessage', showInformation],
    ['showWarningMessage', showWarning],
    ['showErrorMessage', showError],
  ] as const)
    it(`has a button if VS Code would cut it to one line: ${name}`, async () => {
      const window = vscode.window as unknown as Record<Show, (...shown: string[]) => Promise<string | undefined>>;
      const original = window[name];
      const shown: string[][] = [];
      window[name] = (...all) => {
        shown.push(all.slice(1));
        return Promise.resolve(all[1]);
      };
      try {
        assert.equal(await show(long), undefined, 'none of the caller’s buttons was clicked');
        assert.equal(await show(long, 'Fix'), 'Fix');
        assert.equal(await show('History cleared.'), undefined);
      } finally {
        window[name] = original;
      }
      assert.deepEqual(shown, [['OK'], ['Fix'], []]);
    });
});
