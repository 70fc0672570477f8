import assert from 'node:assert/strict';
import { ResponsePage } from './response-page.ts';
import { body as bodyView, created, failed, id, listed, response, view } from './response-views.ts';

describe('the page of the response panel', () => {
  const panel = ResponsePage.ofSuite();
  const { show, button, last } = panel;

  const body = () => panel.page.getByTestId('body');

  describe('what it shows', () => {
    it('asks for the state, and says what to do while there is none', async () => {
      await panel.open();
      assert.deepEqual(await panel.posted(), [{ type: 'ready' }]);
      await panel.page.getByRole('heading', { name: 'No response yet' }).waitFor();
      await button('History').click();
      assert.deepEqual(await last(), { type: 'history' });
    });

    it('says in one glance what was created, where, for whom, its id, and what became of what was sent', async () => {
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
        time: /· took 12\.5 s · 2 attempts\s+2026-01-31 08:30:00 UTC · 320 ms signing in/,
        changes:
          /changed by the service runState\s+not in the response resultMessage\s+reformatted lastStateUpdateDateTime\s+set by the service id/,
      };
      for (const [testId, wanted] of Object.entries(facts))
        assert.match(await page.getByTestId(testId).innerText(), wanted, testId);
    });

    it('says in one glance what went wrong, with which property, and what to do', async () => {
      const { page } = panel;
      await show(failed);
      assert.equal(await page.getByTestId('status').innerText(), '400 Bad Request');
      assert.match(await page.getByTestId('explanation').innerText(), /^The property 'state' does not exist/);
      assert.equal(await page.getByTestId('property').innerText(), 'state was sent as "success"');
      assert.deepEqual(await page.getByTestId('next-steps').getByRole('listitem').allInnerTexts(), failed.nextSteps);
      await button('Check with GET').click();
      assert.deepEqual(await last(), { type: 'next', id: '1', index: 0 });
    });

    it('gives support what it asks for, one by one and all at once', async () => {
      const { page } = panel;
      await show(failed);
      const texts = (await page.getByTestId('error').innerText()).split(/\n+/);
      assert.deepEqual(texts.slice(-8, -6), ['code', 'ModelValidationFailure']);
      await button('Copy request-id').click();
      assert.deepEqual(await last(), { type: 'copy', text: id });
      await button('Copy All for Support').click();
      assert.deepEqual(await last(), { type: 'do', id: '1', action: 'copySupport' });
      await panel.send({ type: 'copied' });
      assert.equal(await page.getByRole('status').innerText(), 'Details for support copied');
    });

    it('names the request in full where it has no name of its own', async () => {
      await show({ source: '' });
      assert.equal(await panel.page.getByTestId('request').innerText(), view.request);
    });

    it('sets the sandbox off from every cloud', async () => {
      await show({ sandbox: true });
      assert.equal(await panel.page.locator('vscode-badge').innerText(), 'Sandbox');
      await show({ sandbox: false, target: 'Microsoft Graph, global' });
      assert.equal(await panel.page.locator('vscode-badge').count(), 0);
    });

    for (const width of [1000, 600]) {
      it(`shows the entity as a table, with types, meanings and what the service did, at ${width} pixels`, async () => {
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

    it('leads to the reference by ids that the host knows, never by an address', async () => {
      const { page } = panel;
      await show(created);
      await page.getByRole('link', { name: 'API reference' }).click();
      assert.deepEqual(await last(), { type: 'openPage', page: 'type/deviceManagementScriptDeviceState' });
      await page.getByRole('link', { name: 'graph.runState' }).click();
      assert.deepEqual(await last(), { type: 'openPage', page: 'enum/runState' });
      assert.equal(await page.locator('a, [href]:not(link)').count(), 0);
    });

    it('has neither headers nor a body where no response came', async () => {
      await show({
        tone: 'notice',
        headline: 'Not sent',
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

    it('puts the headers that matter before the others', async () => {
      await show(created);
      await panel.page.locator('summary').click();
      const text = await panel.page.getByTestId('headers').innerText();
      assert.match(text.replace(/\s+/g, ' '), /^Headers 3 request-id .* date .* 1 other x-ms-ags-diagnostic/);
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
      it(`asks the host for “${label}”, and offers it only where it can be done`, async () => {
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

    it('shows a line for each entity, and more of them on demand', async () => {
      await show(listed);
      assert.equal(await table().getByRole('row').count(), 4);
      await panel.page.getByText('250 items shown; the service has more (@odata.nextLink)').waitFor();
      await button('Show More (247 items left)').click();
      assert.deepEqual(await last(), { type: 'items', id: '1', from: 3 });
      await panel.send({ type: 'items', id: '1', from: 3, items: listed.list?.items });
      assert.equal(await table().getByRole('row').count(), 7);
      await button('Show More (244 items left)').waitFor();
    });

    it('opens a line to the whole entity, and closes it', async () => {
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

    it('has the names of its columns beside the values where there is no room for columns', async () => {
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

    it('is laid out, or as received, by keyboard alone', async () => {
      await show({ body: bodyView(formatted) });
      assert.equal(await body().innerText(), formatted);
      await button('Show as Received').focus();
      await panel.page.keyboard.press('Enter');
      assert.deepEqual(await last(), { type: 'bodyPart', id: '1', layout: 'received', index: 0 });
      await panel.send(part(received, 0, 0, 'received'));
      assert.equal(await body().innerText(), received);
      await panel.page.keyboard.press('Space');
      assert.equal(await body().innerText(), formatted);
      assert.equal(await panel.page.evaluate('scrollY'), 0);
    });

    it('is shown as received if it is not JSON', async () => {
      await show({ body: { length: 8, isJson: false, first: { text: '{"cut": ', left: 0 } } });
      assert.equal(await body().innerText(), '{"cut": ');
      assert.equal(await button(/^Show/).count(), 0);
    });

    it('is copied by the host, which is shown on the button for a moment', async () => {
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

    it('comes part by part, as somebody wants to read on', async () => {
      await show({ body: bodyView('[\n  1,\n', 1_234_567) });
      await button('Show More (1,234,567 characters left)').click();
      assert.deepEqual(await last(), { type: 'bodyPart', id: '1', layout: 'formatted', index: 1 });
      await panel.send(part('another', 1, 5, 'received'));
      await panel.send(part('  2,\n', 1, 100));
      assert.equal(await body().textContent(), '[\n  1,\n  2,\n');
      await button('Show More (100 characters left)').click();
      await panel.send(part('  3\n]', 2));
      assert.equal(await button(/^Show More/).count(), 0);
      assert.equal(await panel.page.evaluate(`document.activeElement.textContent`), '  3\n]');
    });

    it('has colours without a single element for them', async () => {
      await show({ body: bodyView(formatted) });
      assert.equal(await body().locator('code > *').count(), 0);
      const ranges = `Object.fromEntries(Array.from(CSS.highlights, ([kind, { size }]) => [kind, size]))`;
      assert.deepEqual(await panel.page.evaluate(ranges), { name: 3, number: 2, string: 1 });
      await panel.send(response({ body: bodyView('plain') }, '2'));
      assert.deepEqual(await panel.page.evaluate(ranges), {});
    });

    it('has colours from one end to the other of what is long', async () => {
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
