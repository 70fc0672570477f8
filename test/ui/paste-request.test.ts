import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Editor } from '../host/screen/editor.ts';
import { until } from '../host/until.ts';
import { apiPages } from '../unit/language/api-pages.ts';
import { sharedEditor, writeExample } from './vscode.ts';

describe('pasting a request from an API page', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
  });

  afterEach(() => editor.closeEverything());

  /** Opens a new file with a text, and places the cursor at its end. */
  async function open(name: string, text: string): Promise<void> {
    await writeExample(editor, name, text);
    await editor.openFile(name);
    // Until the extension runs, VS Code pastes the text itself.
    await editor.statusBarItem('Graph: Sandbox').waitFor();
    await editor.press('Control+End');
  }

  /** Saves the file until it has this text. */
  async function saved(name: string, wanted: string): Promise<void> {
    // A paste that first asks what to make of the text isn't done yet when the keys are pressed, so the file is saved again.
    const text = async (): Promise<string> => {
      await editor.save();
      return readFile(path.join(editor.folder, name), 'utf8');
    };
    await until('the pasted text', text, (found) => found === wanted).catch(async () => {
      assert.equal(await text(), wanted);
    });
  }

  const options = () => editor.page.locator('.post-edit-widget');

  const [page] = apiPages;
  const shell = apiPages.at(-1);
  assert.ok(page && shell);

  it('inserts the request of a whole page automatically, and offers the page as it is', async () => {
    await open('page.http', 'GET /a\n');
    await editor.paste(page.markdown);
    await options().waitFor();
    await saved('page.http', `GET /a\n\n${page.clean}`);
    await options().click();
    await editor.page.getByText('Insert Plain Text').click();
    await saved('page.http', `GET /a\n${page.markdown}`);
  });

  it('inserts a request as it is, and offers the clean one', async () => {
    await open('example.http', '');
    await editor.paste(shell.example);
    await saved('example.http', shell.example);
    await options().click();
    await editor.page.getByText('Paste as Graph Request').click();
    await saved('example.http', shell.clean.replace(/^# Also.*\n/gm, ''));
  });

  it('inserts below the request at the cursor, and keeps the line endings', async () => {
    await open('crlf.http', '### a\r\nGET /a\r\n\r\n### b\r\nGET /b\r\n');
    await editor.goTo(2, 4);
    await editor.paste(shell.shown);
    await options().waitFor();
    const clean = shell.clean.replaceAll('\n', '\r\n');
    await saved('crlf.http', `### a\r\nGET /a\r\n\r\n${clean}\r\n### b\r\nGET /b\r\n`);
  });

  it('inserts at the start of the line after blanks, and keeps $ as it is', async () => {
    await open('blanks.http', '### a\nGET /a\n\n  ');
    const url =
      'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/userRunStates?$top=5&$filter=${a}';
    await editor.paste(`To list them:\nget ${url}`);
    await options().waitFor();
    await saved('blanks.http', `### a\nGET /a\n\n### List deviceManagementScriptUserState\nGET ${url}\n`);
  });

  it('inserts the request of a cURL command without the token, and says so', async () => {
    await open('curl.http', '');
    const url = 'https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/userRunStates';
    await editor.paste(
      `curl '${url}' \\\n  -H 'authorization: Bearer eyJ0eXAi0123456789' \\\n  -H 'origin: https://a.example'`,
    );
    await options().waitFor();
    await editor.notification('Secrets were left out: authorization').waitFor();
    await saved('curl.http', `### List deviceManagementScriptUserState\nGET ${url}\n`);
  });

  it('inserts clean requests and other texts as they are', async () => {
    for (const [index, text] of [page.clean, '{ "a": 1 }', 'https://graph.microsoft.com/beta/me'].entries()) {
      // Each in its own file: VS Code may still have the earlier content of a file.
      const file = `plain-${index}.http`;
      await open(file, '');
      await editor.paste(text);
      await saved(file, text);
      assert.equal(await options().count(), 0);
      await editor.closeEverything();
    }
  });
});
