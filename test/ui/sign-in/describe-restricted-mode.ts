import assert from 'node:assert/strict';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';
import { apps } from '../../loopback/openid-provider.ts';
import { writeExample } from '../vscode.ts';
import { Person, request, type SigningIn } from './person.ts';
import { closeModalEditor, removeMachineSetting } from './world.ts';

const file = 'restricted.http';
const clientId = 'graphRunStates.signIn.global.clientId';

/** In the settings of the workspace, and in those of the machine, which a dev container writes. */
export const fromWorkspace = { [clientId]: '99999999-9999-4999-8999-999999999999' };

/** A workspace that isn't trusted yet; it is trusted in the end, and the suites after this one use it. */
export function describeRestrictedMode({ world }: SigningIn): void {
  const person = new Person(world);
  let editor: Editor;

  before(async () => {
    ({ editor } = world());
    await writeExample(editor, file, request.replace('"success"', '"sucess"'));
    await writeExample(editor, '.vscode/settings.json', JSON.stringify(fromWorkspace));
    await editor.openFile(file);
  });

  after(() => editor.closeEverything());

  /** The client id that the guide offers. */
  const offered = async (): Promise<string> => {
    await editor.runCommand('Graph Run States: Set Up App Registration…');
    await editor.quickInput.choose('Global service');
    await editor.page.getByText('(1/2)').waitFor();
    const value = await editor.quickInput.input.inputValue();
    await editor.press('Escape');
    return value;
  };

  it('checks requests, and says that sending is off', async () => {
    await editor.squiggles('error').first().waitFor();
    await editor.statusBarItem('Graph: sending is off').waitFor();
    await editor.codeLens('Sending is off in Restricted Mode').waitFor();
  });

  it('says that sending is off in payload files, too', async () => {
    const payload = 'p.deviceManagementScriptDeviceState.json';
    await writeExample(editor, payload, '{}');
    await editor.openFile(payload);
    await editor.codeLens('Sending is off in Restricted Mode').waitFor();
    await editor.openFile(file);
  });

  it('sends nothing, not even to the sandbox', async () => {
    await editor.sendRequest();
    await editor.notification('You can’t send requests in Restricted Mode').waitFor();
    assert.equal(await editor.page.locator('.tab', { hasText: 'Graph Response' }).count(), 0);
  });

  it("doesn't list names", async () => {
    await editor.openFile(file);
    await editor.runCommand('Graph Run States: Insert Id by Name…');
    await editor.notification('You can’t send requests in Restricted Mode').first().waitFor();
    await editor.page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
  });

  it("doesn't sign in", async () => {
    await editor.runCommand('Graph Run States: Sign In…');
    await editor.notification('You can’t send requests in Restricted Mode').first().waitFor();
    await editor.page.locator('.quick-input-widget:visible').waitFor({ state: 'hidden' });
  });

  it('ignores an app registration from the workspace', async () => {
    assert.equal(await offered(), '');
  });

  it('ends when the workspace is trusted', async () => {
    const manage = editor
      .notification('You can’t send requests')
      .getByRole('button', { name: 'Manage Workspace Trust' });
    await manage.first().click();
    await editor.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await editor.openFile(file);
    await editor.codeLens('Send to Sandbox').waitFor();
    await editor.statusBarItem('Graph: Sandbox').waitFor();
    await editor.sendRequest();
    await editor.dialog('1 problem in this request').getByRole('button', { name: 'Send Anyway' }).click();
    await until(
      'a response',
      () => editor.webviewText('status'),
      (text) => text.includes('400'),
    );
  });

  it('ignores an app registration from the workspace even when it is trusted', async () => {
    assert.equal(await offered(), '');
  });

  // VS Code changes a setting in the settings of the machine if they have it already, and not in those of the user.
  it('says if an app registration is in the settings of the machine, where it is ignored', async () => {
    await editor.runCommand('Graph Run States: Set Up App Registration…');
    await editor.quickInput.choose('Global service');
    await person.answersRegistration(apps.user, 'contoso.example');
    await person.presses('Open Remote Settings', 'in the settings of this remote machine, where it doesn’t count');
    await editor.page.getByText(clientId).waitFor();
    await closeModalEditor(editor);
    await removeMachineSetting(world(), clientId);
  });
}
