import assert from 'node:assert/strict';
import { until } from '../../host/until.ts';
import { ResponsePage } from './response-page.ts';
import { body as bodyView, created, failed, id, listed, response, view } from './response-views.ts';

describe('the page of the response panel', () => {
  const panel = ResponsePage.ofSuite();
  const { show, button, last } = panel;

  const body = () => panel.page.getByTestId('body');

  describe('what it shows', () => {
    it('says that it is ready, and offers the history while there is no response', async () => {
      await panel.open();
      assert.deepEqual(await panel.posted(), [{ type: 'ready' }]);
      await panel.page.getByRole('heading', { name: 'No response yet' }).waitFor();
      await button('History').click();
      assert.deepEqual(await last(), { type: 'history' });
    });

    it('shows at a glance what was created, where, as which account, its id, and what the service changed', async () => {
      const { page } = panel;
      await show(created);
      assert.equal(await page.getByTestId('empty').count(), 0);
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '201 Created');
      const facts: Readonly<Record<string, RegExp>> = {
        action: /^Created deviceManagementScriptDeviceState$/,
        id: new RegExp(`^${id}$`),
        target: /^Microsoft Graph, Global service$/,
        account: /^adele@contoso\.com$/,
        tenant: /^8c1d4b0a-/,
        request: /^laptop-17\s+POST https:.*\/deviceRunStates$/,
        time: /UTC · took 12\.5 s · 2 attempts\s+320 ms signing in/,
        changes:
          /changed by the service runState\s+not in the response resultMessage\s+reformatted lastStateUpdateDateTime\s+set by the service id/,
      };
      for (const [testId, wanted] of Object.entries(facts))
        assert.match(await page.getByTestId(testId).innerText(), wanted, testId);
    });

    it('shows at a glance what went wrong, with which property, and what to do', async () => {
      const { page } = panel;
      await show(failed);
      assert.equal(await page.getByTestId('status').innerText(), '400 Bad Request');
      assert.match(await page.getByTestId('explanation').innerText(), /^The property 'state' does not exist/);
      assert.equal(await page.getByTestId('property').innerText(), 'state was sent as "success"');
      assert.deepEqual(await page.getByTestId('next-steps').getByRole('listitem').allInnerTexts(), failed.nextSteps);
      await button('Check with GET').click();
      assert.deepEqual(await last(), { type: 'next', id: '1', index: 0 });
    });

    it('copies the details for support, one by one and all at once', async () => {
      const { page } = panel;
      await show({ ...failed, sandbox: false });
      const texts = (await page.getByTestId('error').innerText()).split(/\n+/);
      assert.deepEqual(texts.slice(-8, -6), ['code', 'ModelValidationFailure']);
      await button('Copy request-id').click();
      assert.deepEqual(await last(), { type: 'copy', text: id });
      await button('Copy All for Support').click();
      assert.deepEqual(await last(), { type: 'do', id: '1', action: 'copySupport' });
      await panel.send({ type: 'copied' });
      assert.equal(await page.getByRole('status').innerText(), 'Details for support copied');
    });

    it("doesn't mention support for an error of the sandbox", async () => {
      await show({ ...failed, sandbox: true });
      await button('Copy All').waitFor();
      assert.doesNotMatch(await panel.page.getByTestId('error').innerText(), /support/i);
    });

    it('shows the request in full if it has no name', async () => {
      await show({ source: '' });
      assert.equal(await panel.page.getByTestId('request').innerText(), view.request);
    });

    it('marks the sandbox with a badge, and no cloud', async () => {
      await show({ sandbox: true });
      assert.equal(await panel.page.locator('vscode-badge').innerText(), 'Sandbox');
      await show({ sandbox: false, target: 'Microsoft Graph, global' });
      assert.equal(await panel.page.locator('vscode-badge').count(), 0);
    });

    for (const width of [1000, 600]) {
      it(`shows the entity as a table, with types, meanings and changes by the service, at ${width} pixels`, async () => {
        const { page } = panel;
        await show(created, { width });
        const table = page.getByRole('table', { name: 'deviceManagementScriptDeviceState' });
        assert.equal(await table.getByRole('columnheader').count(), 4);
        assert.equal(await table.getByRole('rowheader').count(), 7);
        const cells = (await table.getByRole('row').allInnerTexts())
          .slice(1)
          .map((text) => text.replace(/\s+/g, ' ').trim());
        const wanted = [
          /^id f3b1.* Set by the service Edm.String Key of/,
          /^runState unknown Unknown result. Changed by the service Sent: success graph.runState What/,
          /^errorCode 0 Edm.Int32 What/,
          /^lastStateUpdateDateTime 2026-01-31T09:30:00.0000000\+01:00 2026-01-31 08:30:00 UTC · Jan 31, 2026.* · .* ago Reformatted by the service Sent: 2026-01-31T08:30:00Z Edm/,
          /^errorDescription null Edm/,
          /^bigNumber 12345678901234567890$/,
          /^resultMessage sent, then forgotten Sent, but not in the response/,
        ];
        for (const [index, pattern] of wanted.entries()) assert.match(cells[index] ?? '', pattern);
      });
    }

    it('opens the reference by ids that the host knows, never by a URL', async () => {
      const { page } = panel;
      await show(created);
      await page.getByRole('link', { name: 'API reference' }).click();
      assert.deepEqual(await last(), { type: 'openPage', page: 'type/deviceManagementScriptDeviceState' });
      await page.getByRole('link', { name: 'graph.runState' }).click();
      assert.deepEqual(await last(), { type: 'openPage', page: 'enum/runState' });
      assert.equal(await page.locator('a, [href]:not(link)').count(), 0);
    });

    it('shows neither headers nor a body if no response came', async () => {
      await show({
        tone: 'notice',
        headline: 'Not sent',
        statusLine: '',
        headers: [],
        importantHeaders: 0,
        body: undefined,
        duration: '',
        actions: [],
      });
      assert.equal(await panel.page.getByTestId('headers').count(), 0);
      assert.doesNotMatch(await panel.page.getByTestId('time').innerText(), /took/);
      assert.equal(await panel.page.getByRole('button').count(), 2);
      for (const ofThePanel of ['History', 'Pin']) await button(ofThePanel).waitFor();
    });

    it('says that a body is empty', async () => {
      await show({ headline: '204 No Content', body: bodyView(''), actions: ['resend'] });
      await panel.page.getByText('The body is empty.').waitFor();
      assert.equal(await button('Copy Body').count(), 0);
    });

    it('shows the important headers before the others', async () => {
      await show(created);
      await panel.page.getByRole('tab', { name: 'Headers (3)' }).click();
      const text = await panel.page.getByTestId('headers').innerText();
      assert.match(text.replace(/\s+/g, ' '), /^request-id .* date .* 1 other x-ms-ags-diagnostic/);
    });

    for (const [label, action] of [
      ['Send Again', 'resend'],
      ['Go to Request', 'source'],
      ['GET', 'GET'],
      ['Add PATCH Request', 'PATCH'],
      ['Add DELETE Request', 'DELETE'],
      ['Copy Request As…', 'copyAs'],
      ['Copy Body', 'copyBody'],
      ['Open as Document', 'openBody'],
      ['Compare with Request', 'compareRequest'],
      ['Compare with Previous', 'comparePrevious'],
      ['Save…', 'saveBody'],
    ] as const)
      it(`asks the host for “${label}”, and offers it only if it is possible`, async () => {
        await show(created);
        await panel.page.getByRole('button', { name: label, exact: true }).click();
        assert.deepEqual(await last(), { type: 'do', id: '1', action });
        await show({ actions: [] });
        assert.equal(await panel.page.getByRole('button', { name: label, exact: true }).count(), 0);
      });
  });

  describe('a list', () => {
    const item = { type: 'item', id: '1', index: 1, entity: created.entity };
    const table = () => panel.page.getByTestId('list');

    it('shows a row for each entity, and more rows on demand', async () => {
      await show(listed);
      assert.equal(await table().getByRole('row').count(), 4);
      await panel.page.getByText('250 items shown; the service has more (@odata.nextLink)').waitFor();
      await button('Show More (247 items left)').click();
      assert.deepEqual(await last(), { type: 'items', id: '1', from: 3 });
      await panel.send({ type: 'items', id: '1', from: 3, items: listed.list?.items });
      assert.equal(await table().getByRole('row').count(), 7);
      await button('Show More (244 items left)').waitFor();
    });

    it('opens a row to show the whole entity, and closes it', async () => {
      await show(listed);
      const toggle = table().getByRole('button', { name: 'Details of item 2' });
      await toggle.click();
      assert.deepEqual(await last(), { type: 'item', id: '1', index: 1 });
      await panel.send(item);
      assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
      await panel.page.getByRole('table', { name: 'deviceHealthScriptDeviceState, item 2' }).waitFor();
      await toggle.click();
      assert.equal(await panel.page.getByTestId('entity').count(), 0);
      await panel.send(item);
      assert.equal(await panel.page.getByTestId('entity').count(), 0);
    });

    it('shows the names of the columns beside the values if there is no room for columns', async () => {
      await show(listed, { width: 350 });
      const line = (await table().getByRole('row').nth(1).innerText()).replace(/\s+/g, ' ');
      assert.match(
        line,
        /detectionState success Script is .* remediationState skipped .* lastStateUpdateDateTime Jan 31/,
      );
    });

    it('says that it is empty', async () => {
      await show({ ...listed, list: listed.list && { ...listed.list, items: [], total: 0, hasNextPage: false } });
      await panel.page.getByText('The list is empty.').waitFor();
    });
  });

  describe('the body', () => {
    const formatted = '{\n  "n": 12345678901234567890,\n  "x": 1.0,\n  "text": "a\\u00e9"\n}';
    const received = '{"n":12345678901234567890,"x":1.0,"text":"a\\u00e9"}';
    const part = (text: string, index: number, left = 0, layout = 'formatted') => ({
      type: 'bodyPart',
      id: '1',
      layout,
      index,
      part: { text, left },
    });

    const tab = (name: string | RegExp) => panel.page.getByRole('tab', { name });
    const raw = () => panel.page.getByTestId('raw');

    it('can be switched between formatted and raw with the keyboard alone', async () => {
      await show({ body: bodyView(formatted) });
      assert.equal(await body().innerText(), formatted);
      await tab('Body').focus();
      await panel.page.keyboard.press('ArrowLeft');
      assert.deepEqual(await last(), { type: 'bodyPart', id: '1', layout: 'received', index: 0 });
      await panel.send(part(received, 0, 0, 'received'));
      assert.equal(await raw().innerText(), `HTTP 201 Created\ncontent-type: application/json\n\n${received}`);
      assert.equal(await body().isVisible(), false);
      await panel.page.keyboard.press('Home');
      assert.equal(await body().innerText(), formatted);
      assert.equal(await panel.page.evaluate('scrollY'), 0);
    });

    it('has tabs that say which is selected, and label their panels', async () => {
      await show(created);
      for (const [key, chosen] of [
        ['ArrowRight', 'Headers (3)'],
        ['ArrowRight', 'Raw'],
        ['ArrowRight', 'Body'],
        ['End', 'Raw'],
        ['ArrowLeft', 'Headers (3)'],
      ] as const) {
        await panel.page.locator('[role=tab][aria-selected=true]').press(key);
        assert.equal(await panel.page.locator('[role=tab][aria-selected=true]').innerText(), chosen);
        assert.equal(await panel.page.getByRole('tabpanel', { name: chosen }).count(), 1);
        assert.equal(await panel.page.locator('[role=tab][tabindex="0"]').count(), 1);
      }
      await panel.send(response(created, '2'));
      assert.equal(await tab('Headers (3)').getAttribute('aria-selected'), 'true', 'also for the next response');
    });

    it('hides tabs with nothing to show', async () => {
      await show({ headers: [], importantHeaders: 0, body: bodyView('') });
      assert.deepEqual(await panel.page.getByRole('tab').allInnerTexts(), ['Body', 'Raw']);
      await show({ statusLine: '', headers: [], importantHeaders: 0, body: undefined });
      assert.equal(await panel.page.getByRole('tablist').count(), 0);
    });

    const nested =
      '{\n  "value": [\n    {\n      "id": "1["\n    },\n    {\n      "id": "2"\n    }\n  ],\n  "none": []\n}';

    it('folds brackets with the mouse and the keyboard, and says whether they are expanded', async () => {
      await show({ body: bodyView(nested) });
      const toggle = panel.page.getByRole('button', { name: 'value, list' });
      assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
      await toggle.click();
      assert.equal(await toggle.getAttribute('aria-expanded'), 'false');
      assert.equal(await body().innerText(), '{\n  "value": [\n  ],\n  "none": []\n}');
      await panel.page.keyboard.press('ArrowRight');
      assert.equal(await body().innerText(), nested);
      await panel.page.keyboard.press('ArrowDown');
      await panel.page.keyboard.press('ArrowLeft');
      assert.doesNotMatch(await body().innerText(), /1\[/);
      assert.equal(await panel.page.locator('.fold[tabindex="0"]').count(), 1);
      await panel.page.getByRole('button', { name: 'Fold All', exact: true }).click();
      assert.equal(await body().innerText(), '{\n  "value": [\n  ],\n  "none": []\n}');
      await button('Unfold All').click();
      assert.equal(await body().innerText(), nested);
    });

    it('folds what comes in several parts, even if one ends within a line', async () => {
      await show({ body: bodyView(nested.slice(0, 38), 1) });
      await button(/^Show More/).click();
      await panel.send(part(nested.slice(38), 1));
      assert.equal(await body().innerText(), nested);
      await button('value, list').click();
      assert.equal(await body().innerText(), '{\n  "value": [\n  ],\n  "none": []\n}');
    });

    it('indents wrapped text', async () => {
      await panel.open({ width: 400 });
      await panel.send(response({ body: bodyView(`{\n  "text": "${'word '.repeat(60)}"\n}`) }));
      const lefts = await panel.page.evaluate<number[]>(`(() => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelectorAll('.line')[1]);
        return [...new Set([...range.getClientRects()].filter(({ width }) => width > 20).map(({ left }) => Math.round(left)))];
      })()`);
      assert.equal(lefts.length, 2, lefts.join());
      assert.ok((lefts[1] ?? 0) > (lefts[0] ?? 0));
    });

    const find = () => panel.page.getByRole('searchbox', { name: 'Find in the body' });
    const found = () => panel.page.getByTestId('find-count').innerText();
    const current = () =>
      panel.page.evaluate<string>(`[...(CSS.highlights.get('found-current') ?? [])].map(String).join()`);

    it('can be searched forwards and backwards, even where it is folded', async () => {
      await show({ body: bodyView(nested) });
      await panel.page.getByRole('button', { name: 'Fold All', exact: true }).click();
      await find().fill('ID');
      await until('the matches', found, (text) => text === '1 of 2');
      await find().press('Enter');
      assert.deepEqual([await found(), await current()], ['2 of 2', 'id']);
      assert.match(await body().innerText(), /"2"/);
      await find().press('Shift+Enter');
      assert.equal(await found(), '1 of 2');
      await find().fill('nowhere');
      await until('no match', found, (text) => text === 'No matches');
      await find().fill('');
      await until('nothing', found, (text) => text === '');
    });

    it('loads more of the body until the text is found', async () => {
      await show({ body: bodyView('[\n  1,\n', 100) });
      await find().fill('99');
      await until('no match so far', found, (text) => text.startsWith('No matches so far'));
      await find().press('Enter');
      assert.deepEqual(await last(), { type: 'bodyPart', id: '1', layout: 'formatted', index: 1 });
      await panel.send(part('  2,\n', 1, 50));
      assert.deepEqual(await last(), { type: 'bodyPart', id: '1', layout: 'formatted', index: 2 });
      await panel.send(part('  99\n]', 2));
      assert.deepEqual([await found(), await current()], ['1 of 1', '99']);
    });

    it('shows what a path matches, part by part, and the whole body again', async () => {
      await show({ body: bodyView(nested) });
      const path = panel.page.getByRole('searchbox', { name: 'Filter by JSONPath' });
      const result = () => panel.page.getByTestId('path-result').innerText();
      const filtered = (query: string, answer: object) => ({ type: 'filtered', id: '1', query, filtered: answer });
      await path.fill('$.value[*].id');
      await until('the request', last, (asked) => JSON.stringify(asked).includes('"filter"'));
      assert.deepEqual(await last(), { type: 'filter', id: '1', query: '$.value[*].id' });
      await panel.send(filtered('$.value', { kind: 'found', count: 'outdated', first: { text: '1', left: 0 } }));
      assert.equal(await body().innerText(), nested, 'the path has changed meanwhile');
      const first = { text: '[\n  "1[",\n', left: 3 };
      await panel.send(filtered('$.value[*].id', { kind: 'found', count: '2 values', first }));
      assert.deepEqual([await result(), await body().innerText()], ['2 values', '[\n  "1[",']);
      await button(/^Show More/).click();
      assert.deepEqual(await last(), { type: 'bodyPart', id: '1', layout: 'filtered', index: 1 });
      await panel.send(part('  "2"\n]', 1, 0, 'filtered'));
      assert.equal(await body().innerText(), '[\n  "1[",\n  "2"\n]');
      await path.fill('$.value[');
      await panel.send(filtered('$.value[', { kind: 'fault', message: 'This isn’t a JSONPath.' }));
      assert.equal(await path.getAttribute('aria-invalid'), 'true');
      assert.equal(await result(), 'This isn’t a JSONPath.');
      await path.fill('');
      await until(
        'the whole body',
        () => body().innerText(),
        (text) => text === nested,
      );
      assert.equal(await result(), '');
    });

    it("is shown as received if it isn't JSON", async () => {
      await show({ body: { length: 8, size: '8 bytes', isJson: false, first: { text: '{"cut": ', left: 0 } } });
      assert.equal(await body().innerText(), '{"cut": ');
      assert.equal(await button(/^Show/).count(), 0);
    });

    it('is copied by the host, and the button shows that for a moment', async () => {
      await panel.page.clock.install();
      await show({});
      await button('Copy Body').click();
      await panel.send({ type: 'copied' });
      await panel.send({ type: 'copied' });
      assert.equal(await button('Copy Body').locator('.done').count(), 1);
      assert.equal(await panel.page.getByRole('status').innerText(), 'Body copied');
      await panel.page.clock.fastForward(2000);
      assert.equal(await button('Copy Body').locator('.done').count(), 0);
      await panel.renew();
    });

    it('comes part by part, on demand', async () => {
      await show({ body: bodyView('[\n  1,\n', 1_234_567) });
      await button('Show More (1.2 MB left)').click();
      assert.deepEqual(await last(), { type: 'bodyPart', id: '1', layout: 'formatted', index: 1 });
      await panel.send(part('another', 1, 5, 'received'));
      await panel.send(part('  2,\n', 1, 100));
      assert.equal(await body().innerText(), '[\n  1,\n  2,');
      await button('Show More (100 bytes left)').click();
      await panel.send(part('  3\n]', 2));
      assert.equal(await button(/^Show More/).count(), 0);
      assert.equal(await panel.page.evaluate(`document.activeElement.textContent`), '  3');
    });

    it('is highlighted without extra elements', async () => {
      await show({ body: bodyView(formatted) });
      assert.equal(await body().locator('.line > :not(.fold)').count(), 0);
      const ranges = `Object.fromEntries(Array.from(CSS.highlights, ([kind, { size }]) => [kind, size]).filter(([, size]) => size > 0))`;
      assert.deepEqual(await panel.page.evaluate(ranges), { name: 3, number: 2, string: 1 });
      await panel.send(response({ body: bodyView('plain') }, '2'));
      assert.deepEqual(await panel.page.evaluate(ranges), {});
    });

    for (const [theme, colour] of [
      ['Default Dark Modern', 'rgb(156, 220, 254)'],
      ['Light+', 'rgb(4, 81, 165)'],
      ['Monokai', 'rgb(1, 2, 3)'],
    ] as const)
      it(`shows the names of properties in the color of the editor: ${theme}`, async () => {
        await show({ body: bodyView(formatted) }, { theme: { '--vscode-debugTokenExpression-name': 'rgb(1, 2, 3)' } });
        await panel.page.evaluate(`void (document.body.dataset.vscodeThemeId = ${JSON.stringify(theme)})`);
        const line = `document.querySelector('.line')`;
        assert.equal(await panel.page.evaluate(`getComputedStyle(${line}, '::highlight(name)').color`), colour);
      });

    it('highlights a long line to its end', async () => {
      const values = Array.from({ length: 200 }, (_, index) => `"${index}😀${'long '.repeat(10)}"`);
      await show({ body: bodyView(`[${values.join()}]`) });
      const coloured = `Array.from(CSS.highlights.get('string'), (coloured) => {
        const range = new Range();
        range.setStart(coloured.startContainer, coloured.startOffset);
        range.setEnd(coloured.endContainer, coloured.endOffset);
        return range.toString();
      })`;
      assert.deepEqual(await panel.page.evaluate(coloured), values);
      assert.equal(await body().textContent(), `[${values.join()}]`);
    });
  });
});
