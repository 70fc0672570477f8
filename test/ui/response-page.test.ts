import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { pageStateFrom } from '../../src/panel/page-state.ts';
import type { PropertyRow, ResponseView } from '../../src/panel/protocol.ts';
import { until } from '../host/until.ts';
import { startBrowser } from '../host/window.ts';
import { response, ResponsePage, type ResponsePageOptions } from './response-page.ts';

const MARKUP = '</pre></script><script>document.title="owned"</script><img src=x onerror=alert(1)><b>bold</b>&lt;';

const rows: readonly PropertyRow[] = [
  { name: 'id', value: '9c3f', type: 'Edm.String', description: 'The key.', origin: 'set' },
  {
    name: 'runState',
    value: 'unknown',
    type: 'runState',
    description: 'How it ended.',
    origin: 'changed',
    sent: 'success',
  },
  { name: 'errorCode', value: '0', type: 'Edm.Int32', description: 'The code.', origin: 'sent' },
];
const entity = { typeName: 'deviceManagementScriptDeviceState', rows };
const sending = {
  type: 'sending',
  request: 'POST https://graph.microsoft.com/beta/next',
  target: 'Microsoft Graph, global',
};

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

  async function assertNoScrollingSideways(): Promise<void> {
    assert.equal(await panel.page.evaluate('scrollTo(9999, scrollY), scrollX'), 0);
  }

  describe('what it shows', () => {
    it('asks for the state, and says what to do while there is none', async () => {
      await panel.open();
      assert.deepEqual(await panel.posted(), [{ type: 'ready' }]);
      await panel.page.getByRole('heading', { name: 'No response yet' }).waitFor();
    });

    it('shows status, target, request and time on top', async () => {
      const { page } = panel;
      await show({ explanation: 'It was created.' });
      assert.equal(await page.getByTestId('empty').count(), 0);
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), '201 Created');
      assert.equal(await page.getByTestId('explanation').innerText(), 'It was created.');
      assert.equal(await page.getByTestId('target').innerText(), 'Sandbox: nothing was sent to Microsoft Graph');
      assert.match(await page.getByTestId('request').innerText(), /^POST https:.*\/deviceRunStates$/);
      assert.equal(await page.getByTestId('time').innerText(), '12 ms');
    });

    it('sets the sandbox off from every cloud', async () => {
      const border = `getComputedStyle(document.querySelector('[data-testid=target]')).borderLeftWidth`;
      await show({ sandbox: true });
      assert.equal(await panel.page.evaluate(border), '4px');
      await show({ sandbox: false, target: 'Microsoft Graph, global' });
      assert.equal(await panel.page.evaluate(border), '0px');
    });

    for (const width of [1000, 600]) {
      it(`shows the entity as a table, and says what the service did, at ${width} pixels`, async () => {
        const { page } = panel;
        await show({ entity }, { width });
        const table = page.getByRole('table', { name: entity.typeName });
        assert.equal(await table.getByRole('columnheader').count(), 4);
        const texts = await table.getByRole('row').allInnerTexts();
        const cells = texts.slice(1).map((text) => text.split(/\s*[\n\t]\s*/));
        assert.deepEqual(cells, [
          ['id', '9c3f Set by the sandbox', 'Edm.String', 'The key.'],
          ['runState', 'unknown Changed by the sandbox', 'Sent: success', 'runState', 'How it ended.'],
          ['errorCode', '0', 'Edm.Int32', 'The code.'],
        ]);
        await page.getByText('3 properties, 1 set and 1 changed by the sandbox').waitFor();
      });
    }

    it('tells what the sandbox did from what Graph did', async () => {
      await show({ entity, sandbox: false });
      await panel.page.getByText('3 properties, 1 set and 1 changed by the service').waitFor();
    });

    it('shows the parts of an error', async () => {
      const error = [
        { name: 'code', value: 'Forbidden' },
        { name: 'request-id', value: 'e1b9' },
      ];
      const { page } = panel;
      await show({ tone: 'failure', headline: '403 Forbidden', error });
      assert.deepEqual((await page.getByTestId('error').innerText()).split(/\n+/), [
        'Error',
        'code',
        'Forbidden',
        'request-id',
        'e1b9',
      ]);
    });

    it('has neither headers nor a body where no answer came', async () => {
      await show({
        tone: 'notice',
        headline: 'Not sent',
        headers: [],
        body: '',
        milliseconds: undefined,
      });
      assert.equal(await panel.page.getByTestId('headers').count(), 0);
      assert.equal(await panel.page.getByTestId('time').count(), 0);
      assert.equal(await button(/./).count(), 0);
    });

    it('says that a body is empty', async () => {
      await show({ headline: '204 No Content', body: '' });
      await panel.page.getByText('The body is empty.').waitFor();
      assert.equal(await button('Copy Body').count(), 0);
    });
  });

  describe('the body', () => {
    const json = '{"n":12345678901234567890,"x":1.0,"text":"a\\u00e9"}';
    const formatted = '{\n  "n": 12345678901234567890,\n  "x": 1.0,\n  "text": "a\\u00e9"\n}';

    it('is laid out, or as received, by keyboard alone', async () => {
      await show({ body: json });
      assert.equal(await body().innerText(), formatted);
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.press('Tab');
      await panel.page.keyboard.press('Enter');
      assert.equal(await body().innerText(), json);
      await panel.page.keyboard.press('Space');
      assert.equal(await body().innerText(), formatted);
    });

    it('is shown as received if it is not JSON', async () => {
      await show({ body: '{"cut": ' });
      assert.equal(await body().innerText(), '{"cut": ');
      assert.equal(await button(/^Show/).count(), 0);
    });

    it('is copied by the host', async () => {
      await show({ body: json });
      await button('Copy Body').click();
      assert.deepEqual((await panel.posted()).at(-1), { type: 'copyBody' });
      await panel.send({ type: 'copied' });
      await panel.send({ type: 'copied' });
      await button('Copied').waitFor();
      assert.equal(await panel.page.getByRole('status').innerText(), 'Body copied');
      await button('Copy Body').waitFor();
    });

    it('says how much of it is left out', async () => {
      const { page } = panel;
      await show({ body: '{"cut": ', bodyOmitted: 1_234_567 });
      assert.match(
        await page.getByTestId('omitted').innerText(),
        /^The last 1,234,567 characters of the body are not shown/,
      );
    });

    it('has colours without a single element for them', async () => {
      await show({ body: json });
      assert.equal(await body().locator('code > *').count(), 0);
      const ranges = `Object.fromEntries(Array.from(CSS.highlights, ([kind, { size }]) => [kind, size]))`;
      assert.deepEqual(await panel.page.evaluate(ranges), { name: 3, number: 2, string: 1 });
      await panel.send(response({ body: 'plain' }, 2));
      assert.deepEqual(await panel.page.evaluate(ranges), {});
    });
  });

  describe('while a request is under way', () => {
    it('says so, and keeps the previous response readable', async () => {
      await show({});
      await panel.send(sending);
      await panel.page.getByTestId('sending').waitFor();
      assert.match(
        await panel.page.getByTestId('sending').innerText(),
        /^Sending… POST .*\/next\nMicrosoft Graph, global$/,
      );
      assert.equal(await panel.page.locator('[aria-busy=true]').getByTestId('status').innerText(), '201 Created');
      assert.match(await panel.page.getByRole('status').innerText(), /^Sending/);

      await panel.send(response({ headline: '404 Not Found', tone: 'failure' }, 2));
      assert.equal(await panel.page.getByTestId('sending').isVisible(), false);
      assert.equal(await panel.page.locator('[aria-busy]').count(), 0);
      assert.equal(await panel.page.getByTestId('status').innerText(), '404 Not Found');
    });

    it('does not flicker when the answer comes at once', async () => {
      await show({});
      await panel.send(sending);
      await panel.send(response({}, 2));
      await panel.page.waitForTimeout(300);
      assert.equal(await panel.page.getByTestId('sending').isVisible(), false);
    });

    it('goes back to the response before if the host shows that again', async () => {
      await show({});
      await panel.send(sending);
      await panel.page.getByTestId('sending').waitFor();
      await panel.send(response());
      assert.equal(await panel.page.getByTestId('sending').isVisible(), false);
    });

    it('moves nothing for those who want it so', async () => {
      await panel.open();
      await panel.page.emulateMedia({ reducedMotion: 'reduce' });
      await panel.send(sending);
      await panel.page.getByTestId('sending').waitFor();
      assert.equal(
        await panel.page.evaluate(`getComputedStyle(document.querySelector('.sending'), '::before').animationName`),
        'none',
      );
      await panel.page.emulateMedia({ reducedMotion: null });
    });
  });

  describe('what comes from outside', () => {
    it('makes no element, whatever field it is in', async () => {
      const elementsFor = async (text: string) => {
        const fields = [{ name: text, value: text }];
        const property = {
          name: text,
          value: text,
          type: text,
          description: text,
          origin: 'changed',
          sent: text,
        } as const;
        await show({
          ...{
            headline: text,
            explanation: text,
            target: text,
            request: text,
            error: fields,
            headers: fields,
            body: text,
          },
          entity: { typeName: text, rows: [property] },
        });
        const names = `[...document.querySelectorAll('body *:not(wbr)')].map(({ localName }) => localName).join(' ')`;
        return panel.page.evaluate<string>(names);
      };
      assert.equal(await elementsFor(MARKUP), await elementsFor('text'));
      await elementsFor(MARKUP);
      assert.equal(await body().innerText(), MARKUP);
      assert.equal(await panel.page.getByTestId('status').textContent(), MARKUP);
      assert.equal(await panel.page.title(), 'Graph Response');
    });

    it('cannot hide or turn round characters', async () => {
      await show({
        body: '"a\u202Eb\uD83Dc\0d\u200Be"',
        headline: 'ok\u202E',
        explanation: '\u2066',
      });
      assert.equal(await body().innerText(), '"a‹U+202E›b‹U+D83D›c‹U+0000›d‹U+200B›e"');
      assert.equal(await panel.page.getByTestId('status').innerText(), 'ok‹U+202E›');
      assert.equal(await panel.page.getByTestId('explanation').innerText(), '‹U+2066›');
    });

    it('does not freeze the page with a line of 5 MB', async () => {
      await panel.open();
      const long = response({ body: 'x'.repeat(5_000_000), explanation: 'y'.repeat(5_000_000) });
      await panel.send(long);
      assert.equal((await body().innerText()).length, 50_000);
      await assertNoScrollingSideways();
      await button('Show more (4,950,000 characters left)').click();
      assert.equal((await body().textContent())?.length, 100_000);
      await button('Show more (4,998,000 characters left)').waitFor();
    });

    it('does not freeze the page with megabytes of JSON', async () => {
      await panel.open();
      const items = Array.from({ length: 30_000 }, (_, n) => ({ id: n, name: `item ${n}`, ok: true }));
      await panel.send(response({ body: JSON.stringify(items) }));
      assert.match(await body().innerText(), /^\[\n {2}\{\n {4}"id": 0,\n/);
    });

    for (const [what, character] of [
      ['reverses the direction', '\u202E'],
      ['is a mark on the letter before', '\u0301'],
      ['ends a line', '\n'],
    ] as const) {
      it(`does not freeze the page with megabytes of what ${what}`, async () => {
        await panel.open();
        await panel.send(response({ body: character.repeat(2_000_000) }));
      });
    }

    it('does not freeze the page with thousands of properties', async () => {
      await panel.open();
      const property = { value: 'v', type: '', description: '', origin: 'set' } as const;
      const many = Array.from({ length: 5_000 }, (_, n) => ({ ...property, name: `p${n}` }));
      await panel.send(response({ entity: { ...entity, rows: many } }));
      assert.equal(await panel.page.getByTestId('entity').getByRole('row').count(), 201);
      await button('Show more (4,800 lines left)').waitFor();
    });

    it('may be nested deeper than any stack', async () => {
      await show({ body: '['.repeat(200_000) });
      assert.equal((await body().innerText()).length, 50_000);
      await panel.send(response({ body: '['.repeat(5_000) + ']'.repeat(5_000) }, 2));
      assert.match(await body().innerText(), /^\[\n {2}\[\n/);
    });

    it('may have ten thousand headers', async () => {
      const headers = Array.from({ length: 10_000 }, (_, n) => ({ name: `x-${n}`, value: 'v'.repeat(100) }));
      await panel.open();
      await panel.send(response({ headers }));
      const details = panel.page.getByTestId('headers');
      await details.locator('summary').click();
      assert.equal(await details.locator('dt').count(), 200);
      await button('Show more (9,800 lines left)').click();
      assert.equal(await details.locator('dt').count(), 400);
    });

    it('keeps the place of the keyboard when there is no more to show', async () => {
      await show({ body: 'x'.repeat(60_000) });
      await button(/^Show more/).press('Enter');
      assert.equal(await button(/^Show more/).count(), 0);
      assert.equal(await panel.page.evaluate(`document.activeElement.textContent.length`), 10_000);
    });

    for (const message of [null, 'response', 7, {}, { type: 'other' }, { type: ['response'] }]) {
      it(`is dropped if it is none of the messages: ${JSON.stringify(message)}`, async () => {
        await show({});
        await panel.send(message);
        assert.equal(await panel.page.getByTestId('status').innerText(), '201 Created');
      });
    }
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
      const long = { body: `{"lines":[${'1,'.repeat(300)}1]}` };
      await show(long);
      await panel.page.locator('summary').press('Enter');
      await button('Show as Received').click();
      await button('Show Formatted').click();
      await panel.page.evaluate('scrollTo(0, 700)');
      await until('the place to be kept', panel.state.bind(panel), (state) => pageStateFrom(state).scrollY === 700);

      await panel.open({ state: await panel.state() });
      assert.equal(await panel.page.getByTestId('empty').count(), 0);
      await panel.send(response(long));
      assert.equal(await panel.page.evaluate('scrollY'), 700);
      assert.equal(await panel.page.getByTestId('headers').getAttribute('open'), '');

      await panel.send(response(long, 2));
      assert.equal(await panel.page.evaluate('scrollY'), 0);
      assert.equal(await panel.page.getByTestId('headers').getAttribute('open'), '');
    });

    it('is reached by Tab, one control after the other, each with a visible focus', async () => {
      const { page } = panel;
      await show({ body: '[1]' }, { theme: { '--vscode-focusBorder': 'rgb(1, 2, 3)' } });
      const focused: unknown[] = [];
      for (let press = 0; press < 3; press++) {
        await page.keyboard.press('Tab');
        focused.push(
          await page.evaluate(`[document.activeElement.id, getComputedStyle(document.activeElement).outlineColor]`),
        );
      }
      assert.deepEqual(
        focused,
        ['headers-summary', 'layout', 'copy-body'].map((id) => [id, 'rgb(1, 2, 3)']),
      );
    });

    it('keeps the focus on a control when the next response comes', async () => {
      await show({});
      await button('Copy Body').focus();
      await panel.send(response({ body: '[2]' }, 2));
      assert.equal(await panel.page.evaluate('document.activeElement.id'), 'copy-body');
    });

    for (const width of [1000, 600, 300, 200]) {
      it(`never scrolls sideways: ${width} pixels`, async () => {
        const word = 'W'.repeat(3_000);
        const fields = [{ name: word, value: word }];
        const property = {
          name: word,
          value: word,
          type: word,
          description: word,
          origin: 'changed',
          sent: word,
        } as const;
        await show(
          {
            ...{
              headline: word,
              explanation: word,
              target: word,
              request: word,
              error: fields,
              headers: fields,
              body: word,
            },
            entity: { typeName: word, rows: [property, ...rows] },
          },
          { width },
        );
        await panel.page.locator('summary').click();
        await panel.send(sending);
        await panel.page.getByTestId('sending').waitFor();
        await assertNoScrollingSideways();
      });
    }

    it('takes its colours from the theme', async () => {
      const theme = { '--vscode-editor-background': 'rgb(1, 2, 3)', '--vscode-foreground': 'rgb(250, 251, 252)' };
      const { page } = panel;
      await show({}, { theme });
      const colours = `(({ backgroundColor, color }) => [backgroundColor, color])(getComputedStyle(document.body))`;
      assert.deepEqual(await page.evaluate(colours), Object.values(theme));
    });
  });
});
