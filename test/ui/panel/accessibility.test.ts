import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { Editor } from '../../host/screen/editor.ts';
import { contrastsOf, focusPanel, post, resetTheme, setTheme, themes, violations } from './response-panel.ts';
import { created, failed, listed, response, results, resultRow, uncertain, underWay } from '../page/response-views.ts';
import { sharedEditor } from '../vscode.ts';

const states: readonly (readonly [name: string, messages: readonly unknown[], testId: string])[] = [
  ['an empty panel', [], 'empty'],
  ['a created entity', [response(created, 'created')], 'entity'],
  ['an error', [response(failed, 'failed')], 'error'],
  ['an uncertain write', [response(uncertain, 'uncertain')], 'error'],
  [
    'a list with an open item',
    [response(listed, 'listed'), 'open', { type: 'item', id: 'listed', index: 0, entity: created.entity }],
    'entity',
  ],
  ['a previous result', [response(created, 'before'), { type: 'old', old: true }], 'previous'],
  ['results', [{ type: 'results', id: 'results', view: results }], 'results'],
  ['a response opened from the results', [response(created, 'row', results.title)], 'entity'],
  [
    'requests in progress',
    [response(created, 'one of three'), underWay(['laptop-18', 'laptop-19'], 'throttled (429), retrying in 12 s')],
    'sending',
  ],
];

describe('the accessibility of the response panel', () => {
  let editor: Editor;
  const complaints: string[] = [];

  before(async function () {
    this.timeout(120_000);
    editor = await sharedEditor();
    editor.page.on('console', (message) => {
      if (/Content Security Policy|VSCode Elements/.test(message.text())) complaints.push(message.text());
    });
  });

  after(() => resetTheme(editor));

  for (const theme of themes)
    describe(`with ${theme.name}`, () => {
      let frame: Frame;

      before(async () => {
        frame = await focusPanel(editor);
        await setTheme(editor, frame, theme);
      });

      after(() => editor.closeEverything());

      for (const [name, messages, testId] of states)
        it(`axe reports nothing for ${name}`, async () => {
          for (const message of messages)
            if (message === 'open') await frame.getByRole('button', { name: 'Details of item 1' }).click();
            else await post(frame, message);
          await frame.getByTestId(testId).first().waitFor();
          assert.deepEqual(await violations(frame), []);
          assert.deepEqual(complaints, []);
        });

      // axe doesn't measure this: WCAG 2.2, 1.4.11.
      it('has a different icon for each tone, which stands out from the background', async () => {
        const tones = ['success', 'failure', 'uncertain', 'notice'] as const;
        const rows = tones.map((state, index) => resultRow(index, { state }));
        await post(frame, { type: 'results', id: 'tones', view: { ...results, rows } });
        const contrasts = await contrastsOf(frame, '.results .tone-icon');
        assert.equal(contrasts.length, tones.length);
        for (const [index, contrast] of contrasts.entries()) assert.ok(contrast >= 3, `${tones[index]}: ${contrast}`);
        const icons = `new Set(Array.from(document.querySelectorAll('.results .tone-icon path'), (path) => path.getAttribute('d'))).size`;
        assert.equal(await frame.evaluate(icons), tones.length);
      });

      it('axe reports nothing at a zoom of 200 %, and nothing scrolls sideways', async () => {
        await post(frame, response(created, 'zoomed'));
        await frame.evaluate(`document.documentElement.style.zoom = '2'`);
        assert.equal(await frame.evaluate('scrollTo(9999, scrollY), scrollX'), 0);
        assert.deepEqual(await violations(frame), []);
      });
    });
});
