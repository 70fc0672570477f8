import assert from 'node:assert/strict';
import type { Editor } from '../host/screen/editor.ts';
import { until } from '../host/until.ts';
import { sharedEditor } from './vscode.ts';

describe('the first minute', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
  });

  afterEach(() => editor.closeEverything());

  it('gets from the walkthrough to a 201, and ticks every step except signing in', async () => {
    await editor.runCommand('Graph Run States: Get Started');
    await editor.page.getByRole('button', { name: 'Open Example Request' }).click();
    await editor.squiggles('error').first().waitFor();
    await editor.quickFix("Replace with 'success'");
    await editor.squiggles('error').first().waitFor({ state: 'hidden' });
    await editor.press('Control+Alt+R');
    await until(
      'the status',
      () => editor.webviewText('status'),
      (text) => text.includes('201 Created'),
    );
    const ticked = editor.page.locator('.step-list-container .getting-started-step .codicon.complete:visible');
    await until(
      'five steps to be ticked',
      () => ticked.count(),
      (count) => count === 5,
    );
  });

  it('starts with New File…, which shows a hint until you type, for example the prefix of a snippet', async () => {
    await editor.runCommand('Create: New File...');
    await editor.quickInput.choose('Graph Request');
    await editor.page.getByPlaceholder('Choose what to create').waitFor();
    assert.ok((await editor.quickInput.choices()).length > 0);
    await editor.press('Escape');
    const hint = (): Promise<string> =>
      editor.page.evaluate(
        `[...document.querySelectorAll('.editor-group-container.active .view-line span')].map((span) => getComputedStyle(span, '::after').content).join()`,
      );
    await until('the hint', hint, (text) => text.includes('Press F1'));
    await editor.type('drs-she');
    await until('the hint to go', hint, (text) => !text.includes('Press F1'));
    assert.deepEqual((await editor.suggestions()).slice(0, 2), ['drs-shell', 'drs-shell-user']);
    await editor.press('Enter');
    await editor.shows(/^POST .*\/deviceShellScripts\/.*\/deviceRunStates$/);
  });
});
