import type { Editor } from '../host/editor.ts';
import { sharedEditor, writeExample } from './vscode.ts';

describe('probe', () => {
  let editor: Editor;
  before(async () => {
    editor = await sharedEditor();
  });
  const timed = async (what: string, f: () => Promise<unknown>) => {
    const t = performance.now();
    try {
      console.log(what, await f(), Math.round(performance.now() - t));
    } catch (e) {
      console.log(what, 'FAILED', String(e).slice(0, 600));
      await editor.screenshot('probe-' + what);
      throw e;
    }
  };

  it('json', async () => {
    await writeExample(editor, 'sub/a.css', 'a {\n  color: red;\n  b*d: 1;\n}\n');
    await timed('open', () => editor.openFile('sub/a.css'));
    await timed('squiggle', () => editor.squiggles('error').first().waitFor());
    await timed('problems', () => editor.problems());
    await timed('reopen', () => editor.openFile('sub/a.css'));
    await timed('goto', () => editor.goTo(2, 5));
    await timed('hover', () => editor.hover());
    await timed('esc', () => editor.press('Escape'));
    await timed('goto', () => editor.goTo(2, 14));
    await timed('type', () => editor.type('dis'));
    await timed('suggest', () => editor.suggestions());
    await timed('shot', () => editor.screenshot('probe-suggest'));
    await timed('enter', () => editor.press('Enter'));
    await timed('insert', () => editor.paste('{[('));
    await timed('lines', () => editor.visibleLines());
    await timed('save', () => editor.save());
    await timed('palette', () => editor.runCommand('Change Language Mode'));
    await timed('choices', async () => (await editor.choices()).slice(0, 4));
    await timed('choose', () => editor.choose('Markdown'));
    await timed('status', () => editor.statusBarItem('Markdown').waitFor());
    await timed('preview', () => editor.runCommand('Markdown: Open Preview to the Side'));
    await timed('webview', async () => (await editor.webview('.markdown-body')).locator('body').innerText());
    await timed('shot', () => editor.screenshot('probe-webview'));
    await timed('notify', () => editor.runCommand('Graph Run States: Send Request'));
    await timed('notification', () => editor.notification('…').first().waitFor());
    await timed('close', () => editor.closeEverything());
  });
  it('dialog', async () => {
    await timed('open', () => editor.openFile('sub/a.css'));
    await timed('type', () => editor.type('x'));
    await timed('close', () => editor.press('Control+F4'));
    await timed('close', () => editor.runCommand('View: Close Editor'));
    await timed('dialog', () => editor.dialog('save').innerText());
    await timed('shot', () => editor.screenshot('probe-dialog'));
    await timed('button', () => editor.dialog('save').getByRole('button', { name: "Don't Save" }).click());
    await editor.page.locator('.tab').first().waitFor({ state: 'hidden' });
  });
});
