import assert from 'node:assert/strict';
import type { Editor } from '../../host/screen/editor.ts';
import { until } from '../../host/until.ts';
import { focusPanel } from '../panel/response-panel.ts';
import { sharedEditor, writeExample } from '../vscode.ts';

/** One of its own for each day: the same, after an end that leaves it open what became of it, would be asked about first. */
const requestOn = (day: string): string => `### ${day}
# @sandbox ${day}
POST https://graph.microsoft.com/beta/deviceManagement/deviceShellScripts/1/deviceRunStates

{ "runState": "success", "resultMessage": "${day}" }
`;

/** The simulated failure, what is said meanwhile, and how it ends when that is cancelled. */
const cases = [
  ['slow=600', 'waiting for the response', /Cancelled: may have been created/],
  ['429 retry-after=170', /throttled \(429\), retrying in/, /Cancelled(?!:)/],
] as const;

describe('a send that takes long', () => {
  let editor: Editor;

  before(async () => {
    editor = await sharedEditor();
  });

  afterEach(() => editor.closeEverything());

  for (const [day, words, end] of cases)
    it(`says what it waits for in one place, and can be cancelled there: ${day}`, async () => {
      await writeExample(editor, 'long.http', requestOn(day));
      await editor.openFile('long.http');
      await editor.sendRequest();
      const notification = editor.notification(words);
      const bar = async () => (await editor.webview('[data-testid=sending]:not([hidden])')).getByTestId('sending');
      await (await bar()).getByText(words).waitFor();
      if (day.startsWith('429')) await countsDown(() => editor.webviewText('progress'));
      assert.equal(await notification.count(), 0, 'the panel is on the screen, and says it');

      // Without the panel a notification says it, as long as the panel is away.
      await focusPanel(editor);
      await editor.openFile('laptop-17.deviceHealthScriptDeviceState.json');
      await notification.waitFor();
      const text = await notification.innerText();
      assert.ok(text.includes(`Sending "${day}" to Sandbox`), text);
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

/** Waits for fewer seconds than there were. */
async function countsDown(read: () => Promise<string>): Promise<void> {
  const seconds = (text: string): number => {
    const [, minutes = '0', left = '0'] = / in (?:(\d+) min ?)?(?:(\d+) s)?$/.exec(text) ?? [];
    return 60 * Number(minutes) + Number(left);
  };
  const first = seconds(await read());
  await until('the panel to count down', read, (text) => seconds(text) < first);
}
