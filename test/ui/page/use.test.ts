import assert from 'node:assert/strict';
import { forgottenResponse } from '../../../src/editor/response-panel/shown.ts';
import { pageStateFrom } from '../../../src/panel/page-state.ts';
import { until } from '../../host/until.ts';
import { ResponsePage } from './response-page.ts';
import { body as bodyView, created, response, results, underWay, view } from './response-views.ts';

describe('using the page of the response panel', () => {
  const panel = ResponsePage.ofSuite();
  const { show, button, last } = panel;

  const lines = async () =>
    (await panel.page.getByTestId('sending').innerText())
      .replace(/\s+/g, ' ')
      .replace(/ Cancel/g, '')
      .trim();
  const focused = () => panel.page.evaluate<string>('document.activeElement.id');

  describe('while a request is in progress', () => {
    it('shows it, keeps the previous response readable, and can cancel it', async () => {
      const { page } = panel;
      await show({});
      await panel.send(underWay());
      await page.getByTestId('sending').waitFor();
      assert.equal(await lines(), 'Sending… laptop-17 Global service');
      assert.equal(await page.getByTestId('status').innerText(), '201 Created');
      assert.match(await page.getByRole('status').innerText(), /^Sending… laptop-17/);
      await button('Cancel').press('Enter');
      assert.deepEqual(await last(), { type: 'cancel', id: 'id of laptop-17' });

      await panel.send(response({ headline: '404 Not Found', tone: 'failure' }, '2'));
      await panel.send(underWay([]));
      assert.equal(await page.getByTestId('sending').isVisible(), false);
      assert.equal(await page.getByTestId('status').innerText(), '404 Not Found');
      assert.equal(await focused(), 'status');
    });

    it('marks the previous result until a new one comes, or the host says that none will', async () => {
      const { page } = panel;
      const mark = page.getByTestId('previous');
      await show({});
      for (const next of [response({ headline: '404 Not Found' }, '2'), { type: 'old', old: false } as const]) {
        await panel.send({ type: 'old', old: true });
        await mark.waitFor();
        assert.equal(await mark.innerText(), 'Previous result');
        assert.equal(await page.locator('.content.previous').count(), 1);
        await panel.send(next);
        await mark.waitFor({ state: 'hidden' });
        assert.equal(await page.locator('.content.previous').count(), 0);
      }
    });

    it('keeps showing a request in progress when another one ends, and can cancel it', async () => {
      const { page } = panel;
      await show({});
      await panel.send(underWay(['laptop-17', 'laptop-18']));
      await button('Cancel laptop-18').waitFor();
      await panel.send(response({ headline: '404 Not Found', tone: 'failure' }, '2'));
      await button('Cancel laptop-17').focus();
      await panel.send(underWay(['laptop-18'], 'waiting for the response'));
      assert.equal(await page.getByTestId('status').innerText(), '404 Not Found');
      assert.equal(await lines(), 'Sending… laptop-18 Global service · waiting for the response');
      // A key press that was meant for the first must not cancel the second.
      assert.equal(await focused(), 'status');
      await button('Cancel laptop-18').click();
      assert.deepEqual(await last(), { type: 'cancel', id: 'id of laptop-18' });
      await panel.send({ type: 'results', id: 'r', view: results });
      assert.equal(await page.getByTestId('sending').isVisible(), true);
    });

    it('shows what it waits for, and announces a countdown once', async () => {
      await show({});
      await panel.send(underWay());
      await panel.page.getByTestId('sending').waitFor();
      await panel.send(underWay(['laptop-17'], 'throttled (429), retrying in 12 s'));
      assert.match(await panel.page.getByRole('status').innerText(), /^throttled .* 12 s/);
      await panel.send(underWay(['laptop-17'], 'throttled (429), retrying in 11 s'));
      assert.match(await panel.page.getByTestId('progress').innerText(), /throttled .* 11 s/);
      assert.match(await panel.page.getByRole('status').innerText(), /^throttled .* 12 s/);
    });

    it("doesn't flicker when the response comes at once", async () => {
      await panel.open();
      await panel.page.clock.install();
      await panel.send(underWay());
      await panel.send(response({}, '2'));
      await panel.send(underWay([]));
      await panel.page.clock.fastForward(300);
      assert.equal(await panel.page.getByTestId('sending').isVisible(), false);
      await panel.renew();
    });

    it('animates nothing if the user prefers reduced motion', async () => {
      await panel.open();
      await panel.page.emulateMedia({ reducedMotion: 'reduce' });
      await panel.send(underWay());
      await panel.page.getByTestId('sending').waitFor();
      const moving = `document.getAnimations().filter(({ playState }) => playState === 'running').length`;
      assert.equal(await panel.page.evaluate(moving), 0);
      await panel.page.emulateMedia({ reducedMotion: null });
    });
  });

  describe('how it behaves', () => {
    it('announces a new result, but not again after a reload', async () => {
      await panel.open();
      const announced = panel.page.getByRole('status');
      await panel.send(response());
      assert.equal(await announced.innerText(), '201 Created\nSandbox\nNothing was sent to Microsoft Graph.');
      assert.equal(await announced.getAttribute('aria-live'), 'polite');
      await panel.open({ state: await panel.state() });
      await panel.send(response());
      assert.equal(await panel.page.getByTestId('status').innerText(), '201 Created');
      assert.equal(await panel.page.getByRole('status').innerText(), '');
    });

    it('restores what the user saw, and shows a new response from the top', async () => {
      const long = { body: bodyView(`[\n${'  1,\n'.repeat(300)}`, 5) };
      const more = (index: number) => ({
        type: 'bodyPart',
        id: '1',
        layout: 'formatted',
        index,
        part: { text: '  2,\n'.repeat(300), left: 5 },
      });
      await show(long);
      await panel.page.getByRole('tab', { name: 'Body' }).waitFor();
      await button(/^Show More/).click();
      await panel.send(more(1));
      await panel.page.evaluate('scrollTo(0, 9000)');
      await until(
        'the scroll position to be saved',
        panel.state.bind(panel),
        (state) => pageStateFrom(state).scrollY === 9000,
      );

      // The text of an empty page appears after a moment, which must not pass here, however slow the machine is.
      const animations = await panel.page.context().newCDPSession(panel.page);
      await animations.send('Animation.enable');
      await animations.send('Animation.setPlaybackRate', { playbackRate: 0 });
      await panel.open({ state: await panel.state() });
      assert.equal(await panel.page.getByTestId('empty').isVisible(), false);
      await animations.detach();
      await panel.send(response(long));
      assert.deepEqual(await last(), { type: 'bodyPart', id: '1', layout: 'formatted', index: 1 });
      await panel.send(more(1));
      assert.equal(await panel.page.evaluate('scrollY'), 9000);

      await panel.send(response(long, '2'));
      assert.equal(await panel.page.evaluate('scrollY'), 0);
    });

    it("doesn't save the response in its state: the history keeps it, if the user wants that", async () => {
      await show(created);
      const kept = JSON.stringify(await panel.state());
      assert.ok(!kept.includes(created.key), kept);
    });

    it("shows a response that wasn't kept, without its missing facts", async () => {
      await show(forgottenResponse('1').view);
      const text = await panel.page.locator('main').innerText();
      assert.match(text, /Not kept/);
      assert.doesNotMatch(text, /Where|Request\n|Sent\n/);
    });

    it('moves from control to control with Tab, each with a visible focus', async () => {
      const { page } = panel;
      await show(created, { theme: { '--vscode-focusBorder': 'rgb(1, 2, 3)' } });
      const seen: string[] = [];
      // In a button of the component library, the inner part has the outline.
      const current = `(({ id, shadowRoot, ariaLabel, textContent, ...rest }, active = document.activeElement) => [
        active.id || active.ariaLabel || active.textContent,
        getComputedStyle(active.shadowRoot?.querySelector('.base') ?? active).outlineColor,
      ])({})`;
      for (let press = 0; press < 30; press++) {
        await page.keyboard.press('Tab');
        const [name, outline] = await page.evaluate<[string, string]>(current);
        assert.equal(outline, 'rgb(1, 2, 3)', name);
        seen.push(name);
        if (name === 'object') break;
      }
      assert.deepEqual(seen, [
        ...['history', 'pin', 'Copy Id', 'Copy Tenant', 'resend', 'source', 'GET', 'PATCH', 'DELETE', 'copyAs'],
        // The table is one stop; its buttons are reached with the arrow keys.
        ...['API reference', 'Copy id', 'tab-body'],
        ...['copyBody', 'openBody', 'compareRequest', 'comparePrevious', 'saveBody'],
        ...['path', 'find', 'Previous match', 'Next match', 'fold-all', 'unfold-all', 'object'],
      ]);
    });

    it('moves within a table with the arrow keys', async () => {
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
      await panel.send(response({ actions: [] }, '3'));
      assert.equal(await focused(), 'status');
    });

    it("doesn't take the focus if it isn't in the page", async () => {
      await show({});
      assert.equal(await panel.page.evaluate('document.activeElement === document.body'), true);
    });

    it('opens the history', async () => {
      await show({});
      await button('History').click();
      assert.deepEqual(await last(), { type: 'history' });
    });

    it('has a button that pins it and shows this', async () => {
      await show({});
      await button('Pin').click();
      assert.deepEqual(await last(), { type: 'pin', pinned: true });
      await panel.send({ type: 'pinned', pinned: true });
      assert.equal(await button('Pin').getAttribute('aria-pressed'), 'true');
      await button('Pin').click();
      assert.deepEqual(await last(), { type: 'pin', pinned: false });
    });

    it('updates relative times without announcing them to screen readers', async () => {
      const { page } = panel;
      await page.clock.install({ time: view.startedAt + 61_000 });
      await show({});
      const time = page.getByTestId('time');
      assert.match(await time.innerText(), /^1 minute ago/);
      const announced = await page.getByRole('status').innerText();
      await page.clock.fastForward(120_000);
      assert.match(await time.innerText(), /^3 minutes ago/);
      assert.equal(await page.getByRole('status').innerText(), announced);
      await panel.renew();
    });

    it('uses the colors of the theme', async () => {
      const theme = { '--vscode-editor-background': 'rgb(1, 2, 3)', '--vscode-foreground': 'rgb(250, 251, 252)' };
      const { page } = panel;
      await show({}, { theme });
      const colours = `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))`;
      assert.deepEqual(await page.evaluate(colours), Object.values(theme));
    });
  });
});
