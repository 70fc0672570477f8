import assert from 'node:assert/strict';
import type { PropertyRow, ResponseView, ResultRow } from '../../../src/panel/protocol/protocol.ts';
import { ResponsePage } from './response-page.ts';
import { body as bodyView, response, resultRow, results, underWay, view } from './response-views.ts';

const MARKUP = '</pre></script><script>document.title="owned"</script><img src=x onerror=alert(1)><b>bold</b>&lt;';

/** A view with this text in every field. */
function everywhere(text: string): Partial<ResponseView> {
  const fields = [{ name: text, value: text }];
  const row: PropertyRow = {
    ...{ name: text, value: text, type: text, page: text, description: text, meaning: text, sent: text },
    ...{ kind: 'text', omitted: 0, origin: 'changed' },
  };
  return {
    ...{
      headline: text,
      action: text,
      explanation: text,
      nextSteps: [text],
      linkLabel: text,
      target: text,
      request: text,
    },
    ...{ source: text, duration: text, timing: text, key: text, error: fields, headers: fields },
    next: [{ label: text, notBefore: undefined }],
    account: { name: text, tenantId: text, kind: 'user' },
    property: { name: text, value: text },
    entity: { typeName: text, page: text, rows: [row, { ...row, kind: 'identifier' }, { ...row, kind: 'code' }] },
    list: {
      ...{ typeName: text, page: text, columns: [text], total: 1, hasNextPage: true },
      found: text,
      items: [{ isSought: false, cells: [{ value: text, kind: 'time', meaning: text }] }],
    },
    body: { length: text.length, size: text, isJson: false, first: { text, left: 0 } },
    actions: [...view.actions, 'openLink', 'copySupport'],
  };
}

const rowOf = (text: string): ResultRow => resultRow(1, { name: text, request: text, status: text, detail: text });

describe('external data on the page of the response panel', () => {
  const panel = ResponsePage.ofSuite();
  const { show, button } = panel;

  const body = () => panel.page.getByTestId('body');
  const elements = () =>
    panel.page.evaluate<string>(
      `[...document.querySelectorAll('body *:not(wbr)')].map(({ localName }) => localName).join(' ')`,
    );

  async function assertNoScrollingSideways(): Promise<void> {
    assert.equal(await panel.page.evaluate('scrollTo(9999, scrollY), scrollX'), 0);
  }

  it('creates no elements, links or addresses in any field of a response', async () => {
    await show(everywhere('text'));
    const harmless = await elements();
    await show(everywhere(MARKUP));
    assert.equal(await elements(), harmless);
    assert.equal(await body().innerText(), MARKUP);
    assert.equal(await panel.page.getByTestId('status').textContent(), MARKUP);
    assert.equal(await panel.page.title(), 'Graph Response');
    await show(everywhere('javascript:alert(1) command:workbench.action.quit https://example.com'));
    assert.equal(await panel.page.locator('a, main [href], main [src], [style], iframe').count(), 0);
  });

  it('creates no elements in any field of results', async () => {
    const send = async (text: string) => {
      await panel.open();
      await panel.send({
        type: 'results',
        id: text,
        view: { ...results, title: text, target: text, summary: text, rows: [rowOf(text)] },
      });
      return elements();
    };
    assert.equal(await send(MARKUP), await send('text'));
  });

  for (const [what, text, shown] of [
    ['reverse', 'a\u202Eb\u2066c', 'a‹U+202E›b‹U+2066›c'],
    ['hide', 'a\u200Bb\0c\u0007', 'a‹U+200B›b‹U+0000›c‹U+0007›'],
    ['break', 'a\uD83Db', 'a‹U+D83D›b'],
  ] as const)
    it(`can't ${what} characters in any field`, async () => {
      await show(everywhere(text));
      for (const testId of ['status', 'explanation', 'body'])
        assert.equal(await panel.page.getByTestId(testId).innerText(), shown);
      assert.equal(await panel.page.evaluate(`document.body.textContent.includes(${JSON.stringify(text)})`), false);
      const attributes = `[...document.querySelectorAll('body *')].some((element) => [...element.attributes].some(({ value }) => value.includes(${JSON.stringify(text)})))`;
      assert.equal(await panel.page.evaluate(attributes), false);
    });

  it("doesn't freeze the page with a line of 5 MB", async () => {
    await panel.open();
    const long = 'x'.repeat(5_000_000);
    await panel.send(
      response({
        body: { length: long.length, size: '', isJson: false, first: { text: long, left: 0 } },
        explanation: long,
      }),
    );
    assert.equal((await body().innerText()).length, 20_000);
    await assertNoScrollingSideways();
    await button('Show More (4.7 MB left)').click();
    assert.equal((await body().textContent())?.length, 40_000);
    await button('Show More (4.8 MB left)').waitFor();
  });

  for (const [what, character] of [
    ['direction overrides', '\u202E'],
    ['combining marks', '\u0301'],
    ['line breaks', '\n'],
  ] as const) {
    it(`doesn't freeze the page with a part of a body that is full of ${what}`, async () => {
      await show({ body: bodyView(character.repeat(20_000)) });
      assert.ok(((await body().textContent())?.length ?? 0) <= 40_000);
    });
  }

  it("doesn't freeze the page with thousands of properties", async () => {
    await panel.open();
    const rows = Array.from({ length: 5_000 }, (_, n) => ({ ...rowTemplate, name: `p${n}` }));
    await panel.send(response({ entity: { typeName: 'type', page: '', rows } }));
    assert.equal(await panel.page.getByTestId('entity').getByRole('row').count(), 201);
    await button('Show More (4,800 lines left)').waitFor();
  });

  it("doesn't freeze the page with ten thousand headers", async () => {
    const headers = Array.from({ length: 10_000 }, (_, n) => ({ name: `x-${n}`, value: 'v'.repeat(100) }));
    await panel.open();
    await panel.send(response({ headers, importantHeaders: 0 }));
    await panel.page.getByRole('tab', { name: /^Headers/ }).click();
    const details = panel.page.getByTestId('headers');
    assert.equal(await details.locator('dt').count(), 200);
    await button('Show More (9,800 lines left)').click();
    assert.equal(await details.locator('dt').count(), 400);
  });

  const other = { ...view, explanation: 'Another response' };
  const shown = (): Promise<string> => panel.page.locator('#root').innerText();
  for (const message of [
    ...[
      null,
      'response',
      7,
      {},
      { type: 'other' },
      { type: ['response'] },
      { type: '__proto__' },
      { type: 'toString' },
    ],
    { type: 'response', id: '9', results: '' },
    { type: 'response', id: 9, results: '', view: other },
    { type: 'response', id: '9', results: '', view: { ...other, headline: { toString: 'x' } } },
    { type: 'response', id: '9', results: '', view: { ...other, tone: 'constructor' } },
    { type: 'response', id: '9', results: '', view: { ...other, headers: [{ name: 'a' }] } },
    { type: 'response', id: '9', results: '', view: { ...other, actions: ['eval'] } },
    { type: 'results', id: '9', view: { ...results, rows: [{}] } },
  ]) {
    it(`is ignored if it isn't a valid message: ${JSON.stringify(message).slice(0, 60)}`, async () => {
      await show({});
      const before = await shown();
      await panel.send(message);
      assert.equal(await shown(), before);
    });
  }

  it('is shown if it is a valid message', async () => {
    await show({});
    await panel.send({ type: 'response', id: '9', results: '', view: other });
    assert.match(await shown(), /Another response/);
  });

  for (const width of [1000, 600, 300, 200]) {
    it(`never scrolls sideways: ${width} pixels`, async () => {
      await show(everywhere('W'.repeat(3_000)), { width });
      await panel.page.getByRole('tab', { name: /^Headers/ }).click();
      await panel.send(underWay(['W'.repeat(3_000), 'other'], 'W'.repeat(300)));
      await panel.page.getByTestId('sending').waitFor();
      await assertNoScrollingSideways();
      await panel.send({ type: 'results', id: 'r', view: { ...results, rows: [rowOf('W'.repeat(3_000))] } });
      await assertNoScrollingSideways();
    });
  }
});

const rowTemplate: PropertyRow = {
  ...{ name: '', value: 'v', type: '', page: '', description: '', meaning: '' },
  ...{ kind: 'text', omitted: 0, origin: 'set' },
};
