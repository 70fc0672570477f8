import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { pageStateFrom } from '../../src/panel/page-state.ts';
import type { ResponseView } from '../../src/panel/protocol.ts';
import { until } from '../host/until.ts';
import { startBrowser } from '../host/window.ts';
import { ResponsePage, type ResponsePageOptions } from './response-page.ts';
import { body as bodyView, created, failed, id, listed, response, sending, view } from './response-views.ts';

describe('the page of the response panel', () => {
  let browser: Browser;
  let panel: ResponsePage;

  before(async () => {
    browser = await startBrowser();
    panel = await ResponsePage.start(browser);
  });

  after(() => browser.close());

  afterEach(() => {
    assert.deepEqual(panel.complaints(), []);
  });

  /** Opens the page anew with this response. */
  async function show(change: Partial<ResponseView>, options?: ResponsePageOptions): Promise<void> {
    await panel.open(options);
    await panel.send(response(change));
  }

  const body = () => panel.page.getByTestId('body');
  const button = (name: string | RegExp) => panel.page.getByRole('button', { name });
  const last = async () => (await panel.posted()).at(-1);
  const focused = () => panel.page.evaluate<string>('document.activeElement.id');

  describe('what it shows', () => {
    it('asks for the state, and says what to do while there is none', async () => {
      await panel.open();
      assert.deepEqual(await panel.posted(), [{ type: 'ready' }]);
      await panel.page.getByRole('heading', { name: 'No response yet' }).waitFor();
      await button('History').click();
      assert.deepEqual(await last(), { type: 'do', id: '', action: 'history' });
    });

    it('says in one glance what was created, where, for whom, its id, and what became of what was sent', async () => {
      const { page } = panel;
      await show(created);
      assert.equal(await page.getByTestId('empty').count(), 0);
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '201 Created');
      const facts: Readonly<Record<string, RegExp>> = {
        deed: /^Created deviceManagementScriptDeviceState$/,
        id: new RegExp(`^${id}$`),
        target: /^Microsoft Graph, Global service$/,
        account: /^adele@contoso\.com$/,
        tenant: /^8c1d4b0a-/,
        request: /^POST https:.*\/deviceRunStates$/,
        time: /· took 12\.5 s · 2 attempts\s+320 ms for signing in/,
        changes:
          /changed by the service runState\s+not in the answer resultMessage\s+written in another way lastStateUpdateDateTime\s+set by the service id/,
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
      await button('Find Out with GET').click();
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
          /^lastStateUpdateDateTime 2026-01-31T09:30:00.0000000\+01:00 2026-01-31 08:30:00 UTC · Jan 31, 2026.* · .* ago Written in another way by the service Sent: 2026-01-31T08:30:00Z Edm/,
          /^errorDescription null Edm/,
          /^bigNumber 12345678901234567890$/,
          /^resultMessage sent, then forgotten Sent, but not in the answer/,
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

    it('has neither headers nor a body where no answer came', async () => {
      await show({
        tone: 'notice',
        headline: 'Not sent',
        headers: [],
        mattering: 0,
        body: undefined,
        took: '',
        can: [],
      });
      assert.equal(await panel.page.getByTestId('headers').count(), 0);
      assert.doesNotMatch(await panel.page.getByTestId('time').innerText(), /took/);
      assert.deepEqual(await panel.page.getByRole('button').allInnerTexts(), ['Pin']);
    });

    it('says that a body is empty', async () => {
      await show({ headline: '204 No Content', body: bodyView(''), can: ['resend'] });
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
      ['GET It', 'GET'],
      ['PATCH It', 'PATCH'],
      ['DELETE It', 'DELETE'],
      ['Copy Request As…', 'copyAs'],
      ['History', 'history'],
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
        await show({ can: [] });
        assert.equal(await panel.page.getByRole('button', { name: label, exact: true }).count(), 0);
      });
  });

  describe('a list', () => {
    const item = { type: 'item', id: '1', index: 1, entity: created.entity };
    const table = () => panel.page.getByTestId('list');

    it('shows a line for each entity, and more of them on demand', async () => {
      await show(listed);
      assert.equal(await table().getByRole('row').count(), 4);
      await panel.page.getByText('250 items, and the service has more (@odata.nextLink)').waitFor();
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

    it('is copied by the host, which is shown on the button', async () => {
      await show({});
      await button('Copy Body').click();
      await panel.send({ type: 'copied' });
      await panel.send({ type: 'copied' });
      assert.equal(await button('Copy Body').locator('.done').count(), 1);
      assert.equal(await panel.page.getByRole('status').innerText(), 'Body copied');
      await button('Copy Body').locator('.done').waitFor({ state: 'detached' });
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
  });

  describe('while a request is under way', () => {
    it('says so, keeps the previous response readable, and can be cancelled', async () => {
      const { page } = panel;
      await show({});
      await panel.send(sending);
      await page.getByTestId('sending').waitFor();
      assert.match(await page.getByTestId('sending').innerText(), /^Sending… POST .*\/next\nMicrosoft Graph, global/);
      assert.equal(await page.locator('[aria-busy=true]').getByTestId('status').innerText(), '201 Created');
      assert.match(await page.getByRole('status').innerText(), /^Sending/);
      await button('Cancel').press('Enter');
      assert.deepEqual(await last(), { type: 'cancel' });

      await panel.send(response({ headline: '404 Not Found', tone: 'failure' }, '2'));
      assert.equal(await page.getByTestId('sending').isVisible(), false);
      assert.equal(await page.locator('[aria-busy]').count(), 0);
      assert.equal(await page.getByTestId('status').innerText(), '404 Not Found');
      assert.equal(await focused(), 'status');
    });

    it('says what is being waited for, and announces a countdown once', async () => {
      await show({});
      await panel.send(sending);
      await panel.page.getByTestId('sending').waitFor();
      await panel.send({ type: 'progress', text: 'Waiting 12 s, as the service asked (429)' });
      assert.match(await panel.page.getByRole('status').innerText(), /^Waiting 12 s/);
      await panel.send({ type: 'progress', text: 'Waiting 11 s, as the service asked (429)' });
      assert.match(await panel.page.getByTestId('progress').innerText(), /^Waiting 11 s/);
      assert.match(await panel.page.getByRole('status').innerText(), /^Waiting 12 s/);
    });

    it('does not flicker when the answer comes at once', async () => {
      await show({});
      await panel.send(sending);
      await panel.send(response({}, '2'));
      await panel.page.waitForTimeout(300);
      assert.equal(await panel.page.getByTestId('sending').isVisible(), false);
    });

    it('moves nothing for those who want it so', async () => {
      await panel.open();
      await panel.page.emulateMedia({ reducedMotion: 'reduce' });
      await panel.send(sending);
      await panel.page.getByTestId('sending').waitFor();
      const moving = `document.getAnimations().filter(({ playState }) => playState === 'running').length`;
      assert.equal(await panel.page.evaluate(moving), 0);
      await panel.page.emulateMedia({ reducedMotion: null });
    });
  });

  describe('how it is used', () => {
    it('announces a new result, and one that was seen before only once', async () => {
      await panel.open();
      const announced = panel.page.getByRole('status');
      await panel.send(response());
      assert.equal(await announced.innerText(), '201 Created\nSandbox: nothing was sent to Microsoft Graph');
      assert.equal(await announced.getAttribute('aria-live'), 'polite');
      await panel.open({ state: await panel.state() });
      await panel.send(response());
      assert.equal(await panel.page.getByTestId('status').innerText(), '201 Created');
      assert.equal(await panel.page.getByRole('status').innerText(), '');
    });

    it('comes back as the reader left it, and shows what is new from the top', async () => {
      const long = { body: bodyView(`[\n${'  1,\n'.repeat(300)}`, 5) };
      const more = (index: number) => ({
        type: 'bodyPart',
        id: '1',
        layout: 'formatted',
        index,
        part: { text: '  2,\n'.repeat(300), left: 5 },
      });
      await show(long);
      await panel.page.locator('summary').press('Enter');
      await button(/^Show More/).click();
      await panel.send(more(1));
      await panel.page.evaluate('scrollTo(0, 9000)');
      await until('the place to be kept', panel.state.bind(panel), (state) => pageStateFrom(state).scrollY === 9000);

      await panel.open({ state: await panel.state() });
      assert.equal(await panel.page.getByTestId('empty').isVisible(), false);
      await panel.send(response(long));
      assert.deepEqual(await last(), { type: 'bodyPart', id: '1', layout: 'formatted', index: 1 });
      await panel.send(more(1));
      assert.equal(await panel.page.evaluate('scrollY'), 9000);
      assert.equal(await panel.page.getByTestId('headers').getAttribute('open'), '');

      await panel.send(response(long, '2'));
      assert.equal(await panel.page.evaluate('scrollY'), 0);
      assert.equal(await panel.page.getByTestId('headers').getAttribute('open'), '');
    });

    it('keeps what it shows for when the window is loaded anew, unless that is very long', async () => {
      await show(created);
      assert.deepEqual(pageStateFrom(await panel.state()).response, JSON.parse(JSON.stringify(created)));
      await show({ body: bodyView('x'.repeat(500_000)) });
      assert.equal(pageStateFrom(await panel.state()).response, undefined);
    });

    it('is reached by Tab, one control after the other, each with a visible focus', async () => {
      const { page } = panel;
      await show(created, { theme: { '--vscode-focusBorder': 'rgb(1, 2, 3)' } });
      const seen: string[] = [];
      // Of a button of the component library, the inner part has the outline.
      const current = `(({ id, shadowRoot, ariaLabel, textContent, ...rest }, active = document.activeElement) => [
        active.id || active.ariaLabel || active.textContent,
        getComputedStyle(active.shadowRoot?.querySelector('.base') ?? active).outlineColor,
      ])({})`;
      for (let press = 0; press < 20; press++) {
        await page.keyboard.press('Tab');
        const [name, outline] = await page.evaluate<[string, string]>(current);
        assert.equal(outline, 'rgb(1, 2, 3)', name);
        seen.push(name);
        if (name === 'saveBody') break;
      }
      assert.deepEqual(seen, [
        ...['Copy Id', 'Copy Tenant', 'resend', 'source', 'GET', 'PATCH', 'DELETE', 'copyAs', 'history', 'pin'],
        // The table is one stop; its buttons are reached with the arrow keys.
        ...['API reference', 'Copy id', 'headers-summary'],
        ...['layout', 'copyBody', 'openBody', 'compareRequest', 'comparePrevious', 'saveBody'],
      ]);
    });

    it('moves within a table by the arrow keys', async () => {
      const { page } = panel;
      await show(created);
      const name = () =>
        page.evaluate<string>(`document.activeElement.ariaLabel ?? document.activeElement.textContent`);
      await page.getByRole('button', { name: 'Copy id' }).last().focus();
      for (const [key, wanted] of [
        ['ArrowDown', 'Copy runState'],
        ['ArrowRight', 'graph.runState'],
        ['ArrowDown', 'Copy errorCode'],
        ['ArrowUp', 'Copy runState'],
        ['End', 'Copy resultMessage'],
        ['Home', 'Copy id'],
      ] as const) {
        await page.keyboard.press(key);
        assert.equal(await name(), wanted, key);
      }
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      assert.deepEqual(await last(), { type: 'copy', text: 'unknown' });
    });

    it('keeps the focus on a control when the next response comes', async () => {
      await show({});
      await button('Copy Body').focus();
      await panel.send(response({ headline: '200 OK' }, '2'));
      assert.equal(await focused(), 'copyBody');
      await panel.send(response({ can: [] }, '3'));
      assert.equal(await focused(), 'status');
    });

    it('leaves the focus alone where it is not in the page', async () => {
      await show({});
      assert.equal(await panel.page.evaluate('document.activeElement === document.body'), true);
    });

    it('is pinned by a button that says so', async () => {
      await show({});
      await button('Pin').click();
      assert.deepEqual(await last(), { type: 'pin', pinned: true });
      await panel.send({ type: 'pinned', pinned: true });
      assert.equal(await button('Unpin').getAttribute('aria-pressed'), 'true');
      await button('Unpin').click();
      assert.deepEqual(await last(), { type: 'pin', pinned: false });
    });

    it('keeps relative times up to date without a word to screen readers', async () => {
      const { page } = panel;
      await page.clock.install({ time: view.startedAt + 61_000 });
      await show({});
      const time = page.getByTestId('time');
      assert.match(await time.innerText(), /^1 minute ago/);
      const announced = await page.getByRole('status').innerText();
      await page.clock.fastForward(120_000);
      assert.match(await time.innerText(), /^3 minutes ago/);
      assert.equal(await page.getByRole('status').innerText(), announced);
      panel = await ResponsePage.start(browser);
    });

    it('takes its colours from the theme', async () => {
      const theme = { '--vscode-editor-background': 'rgb(1, 2, 3)', '--vscode-foreground': 'rgb(250, 251, 252)' };
      const { page } = panel;
      await show({}, { theme });
      const colours = `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))`;
      assert.deepEqual(await page.evaluate(colours), Object.values(theme));
    });
  });
});
