import assert from 'node:assert/strict';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';
import { focusPanel } from '../panel/response-panel.ts';
import { sharedEditor, writeExample } from '../vscode.ts';

/** Its own request for each simulated failure: sending the same one again, after an uncertain end, would ask first. */
const requestWith = (failure: string): string => `### ${failure}
# @sandbox ${failure}
POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates

{ "runState": "success", "resultMessage": "${failure}" }
`;

/** The simulated failure, the message meanwhile, and the status when that is cancelled. */
const cases = [
  ['slow=600', 'waiting for the response', /Cancelled: may have been created/],
  ['429 retry-after=170', /throttled \(429\), retrying in/, /Cancelled(?!:)/],
] as const;

describe('a request that takes long', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
  });

  afterEach(() => editor.closeEverything());

  for (const [failure, message, end] of cases)
    it(`shows what it waits for in one place, and can be cancelled there: ${failure}`, async () => {
      await writeExample(editor, 'long.http', requestWith(failure));
      await editor.openFile('long.http');
      await editor.sendRequest();
      const notification = editor.notification(message);
      const bar = async () => (await editor.webview('[data-testid=sending]:not([hidden])')).getByTestId('sending');
      await (await bar()).getByText(message).waitFor();
      if (failure.startsWith('429')) await countsDown(() => editor.webviewText('progress'));
      assert.equal(await notification.count(), 0, 'the panel is visible, and shows this');

      // While the panel is hidden, a notification shows it.
      await focusPanel(editor);
      await editor.openFile('laptop-17.deviceHealthScriptDeviceState.json');
      await notification.waitFor();
      const text = await notification.innerText();
      assert.ok(text.includes(`Sending "${failure}" to Sandbox`), text);
      await focusPanel(editor);
      await notification.waitFor({ state: 'hidden' });

      await (await bar()).getByRole('button', { name: 'Cancel' }).click();
      await until(
        'the end',
        () => editor.webviewText('status'),
        (text) => end.test(text),
      );
    });
});

/** Waits until fewer seconds are left. */
async function countsDown(read: () => Promise<string>): Promise<void> {
  const seconds = (text: string): number => {
    const [, minutes = '0', left = '0'] = / in (?:(\d+) min ?)?(?:(\d+) s)?$/.exec(text) ?? [];
    return 60 * Number(minutes) + Number(left);
  };
  const first = seconds(await read());
  await until('the panel to count down', read, (text) => seconds(text) < first);
}
